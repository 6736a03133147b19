"""Files without a name: what a look at a whole store notes lies on the disk, and goes when nobody
holds it any more.
"""

import sqlite3


def nameless(tables: str, cache: int) -> sqlite3.Connection:
    """Return an empty file with tables, in one transaction that is never ended; `cache` kilobytes
    of it stay in memory.
    """
    file = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    for line in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{cache}"):
        file.execute(f"PRAGMA {line}")
    file.executescript(tables)
    file.execute("BEGIN")
    return file
