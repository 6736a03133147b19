"""One schema: SQLite by default, a file beside the work. Everything is written in whole transactions or not at all."""

from tocsin.store.store import Kept, Store

__all__ = ["Kept", "Store"]
