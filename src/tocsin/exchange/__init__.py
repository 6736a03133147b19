"""Out to other programs: JSONL files, the map as GeoJSON, and what the exporters of plug-ins
write.
"""

from tocsin.exchange.exporters import EXPORTERS, Exporter, Results, export_all
from tocsin.exchange.files import File, write_whole

__all__ = ["EXPORTERS", "Exporter", "File", "Results", "export_all", "write_whole"]
