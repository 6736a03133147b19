"""Out to other programs: JSONL files, the map as GeoJSON, and what the exporters of plug-ins
write.
"""

from tocsin.exchange.choosing import Choice, Chosen, choose
from tocsin.exchange.exporters import EXPORTERS, UNMARKED, Exporter, Results, export_all
from tocsin.exchange.files import File, write_whole

__all__ = [
    "EXPORTERS",
    "UNMARKED",
    "Choice",
    "Chosen",
    "Exporter",
    "File",
    "Results",
    "choose",
    "export_all",
    "write_whole",
]
