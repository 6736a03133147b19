"""One schema: SQLite by default, a file beside the work.

Everything is written in whole transactions or not at all.
"""

from tocsin.records import Kept, Mark, Stored
from tocsin.store.health import Health, UnknownField
from tocsin.store.rollups import Rollups
from tocsin.store.store import Store

__all__ = ["Health", "Kept", "Mark", "Rollups", "Store", "Stored", "UnknownField"]
