"""Which objects were sent already: kept on the disk, since a large store has millions of them."""

import sqlite3

# So many kilobytes of it stay in memory.
_CACHE = 4_096
# So many letters tell the kinds of objects from each other.
_KIND = 6


class Sent:
    """The ids of objects that were sent. It goes when nobody holds it any more."""

    def __init__(self) -> None:
        """Begin with none, in a file without a name."""
        self._file = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for line in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{_CACHE}"):
            self._file.execute(f"PRAGMA {line}")
        self._file.execute("CREATE TABLE sent (id BLOB PRIMARY KEY) WITHOUT ROWID")
        self._file.execute("BEGIN")

    def is_new(self, name: str) -> bool:
        """Remember an id; tell whether it was not sent before."""
        added = self._file.execute("INSERT OR IGNORE INTO sent VALUES (?)", (_short(name),))
        return added.rowcount == 1


def _short(name: str) -> bytes:
    """Return an id in few bytes: its kind cut short, and its digest. A channel and a narrative of
    one name have one digest.
    """
    kind, digest = name.split("--")
    return kind[:_KIND].encode() + bytes.fromhex(digest.replace("-", ""))
