"""One schema: SQLite by default, a file beside the work.

Everything is written in whole transactions or not at all.
"""

from tocsin.store.copying import copy_store
from tocsin.store.rollups import Rollups
from tocsin.store.store import Store

__all__ = ["Rollups", "Store", "copy_store"]
