"""Gists of a large store on the disk while they are looked at together: a look that holds them all
grows by two kilobytes a document.
"""

from collections.abc import Iterator, MutableMapping, ValuesView

import msgspec

from tocsin.pipeline.nameless import nameless
from tocsin.records import Gist

# So many kilobytes of it stay in memory, and so many gists are read at once.
_CACHE, _AT_ONCE = 4_096, 500
_TABLE = "CREATE TABLE gists (place INTEGER PRIMARY KEY, id TEXT UNIQUE, record BLOB)"
_decode = msgspec.msgpack.Decoder(Gist).decode
_encode = msgspec.msgpack.encode


class GistShelf(MutableMapping[str, Gist]):
    """Gists by the ids of their documents, in the order in which they were put, in a file without
    a name that goes with it. What is taken out is a copy: what is changed is put again.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._file = nameless(_TABLE, _CACHE)

    def __getitem__(self, name: str) -> Gist:
        """Return the gist of a document.

        Raises:
            KeyError: there is none.
        """
        chosen = self._file.execute("SELECT record FROM gists WHERE id = ?", (name,)).fetchone()
        if chosen is None:
            raise KeyError(name)
        return _decode(chosen[0])

    def __setitem__(self, name: str, gist: Gist) -> None:
        """Put a gist; one that is there is replaced where it is."""
        self._file.execute(
            "INSERT INTO gists (id, record) VALUES (?, ?) "
            "ON CONFLICT (id) DO UPDATE SET record = excluded.record",
            (name, _encode(gist)),
        )

    def __delitem__(self, name: str) -> None:
        """Take a gist out.

        Raises:
            KeyError: there is none.
        """
        if self._file.execute("DELETE FROM gists WHERE id = ?", (name,)).rowcount == 0:
            raise KeyError(name)

    def __contains__(self, name: object) -> bool:
        """Return whether there is the gist of a document."""
        chosen = self._file.execute("SELECT 1 FROM gists WHERE id = ?", (name,))
        return chosen.fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        cursor = self._file.execute("SELECT id FROM gists ORDER BY place")
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from (name for (name,) in rows)

    def __len__(self) -> int:
        """Return how many there are."""
        return int(self._file.execute("SELECT count(*) FROM gists").fetchone()[0])

    def values(self) -> ValuesView[Gist]:
        """Return the gists, which are read anew each time they are gone through."""
        return _Gists(self)

    def read(self) -> Iterator[Gist]:
        """Yield the gists."""
        cursor = self._file.execute("SELECT record FROM gists ORDER BY place")
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from (_decode(record) for (record,) in rows)


class _Gists(ValuesView[Gist]):
    """The gists of a shelf, one after another and not by their ids."""

    def __init__(self, shelf: GistShelf) -> None:
        """Look at a shelf."""
        super().__init__(shelf)
        self._shelf = shelf

    def __iter__(self) -> Iterator[Gist]:
        """Yield them."""
        return self._shelf.read()
