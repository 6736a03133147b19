"""The full text: the keys of every text's words, entered after the texts themselves are kept.

A text is found once it is entered, and it is entered in a transaction of its own: after a run, a
batch of it, or before a search. What stands on the shelf behind the last text entered still waits,
so a stop anywhere loses nothing.
"""

import zlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select

from tocsin.language.search_keys import search_key
from tocsin.language.words import word_list
from tocsin.store import schema
from tocsin.store.connect import begin_writing, errors_explained
from tocsin.store.dialects import dialect_of

# So many texts are entered in one transaction.
_AT_ONCE = 500


class FullText:
    """Enters what waits on the shelf of a store."""

    def __init__(self, url: str, engine: Engine) -> None:
        """Look at the same file as the store."""
        self._url = url
        self._engine = engine

    def is_behind(self) -> bool:
        """Return whether any text waits to be entered."""
        with errors_explained(self._url), self._engine.connect() as connection:
            last = connection.scalar(select(func.max(schema.SHELF.c.number)))
            return (last or 0) > _entered(connection)

    def catch_up(self) -> int:
        """Enter every text that waits, and return how many did."""
        number = 0
        while self.is_behind():
            with errors_explained(self._url), self._engine.begin() as connection:
                begin_writing(connection)
                number += enter_waiting(connection, _AT_ONCE)
        return number


def enter_waiting(connection: Connection, limit: int) -> int:
    """Enter some of the texts that wait, the first shelved first; return how many."""
    shelf, documents, unread = schema.SHELF.c, schema.DOCUMENTS.c, schema.UNREAD.c
    words = func.json_extract(documents.record, "$.text").label("words")
    language = func.coalesce(documents.language, unread.language).label("language")
    title = func.coalesce(documents.title, unread.title).label("title")
    chosen = select(shelf.number, title, words, unread.text.label("packed"), language)
    chosen = chosen.outerjoin(schema.DOCUMENTS, documents.id == shelf.document_id)
    chosen = chosen.outerjoin(schema.UNREAD, unread.id == shelf.document_id)
    waiting = chosen.where(shelf.number > _entered(connection)).order_by(shelf.number)
    rows = connection.execute(waiting.limit(limit)).all()
    if rows:
        entered = dialect_of(connection).words_entered
        entries = [{"rowid": row.number, "words": entered(_keys(row))} for row in rows]
        connection.execute(insert(schema.STEMS), entries)
    return len(rows)


def _entered(connection: Connection) -> int:
    """Return the number of the last text that was entered."""
    stems = schema.STEMS.c.rowid
    return connection.scalar(select(stems).order_by(stems.desc()).limit(1)) or 0


def _keys(row: Any) -> list[str]:
    """Return the keys of the words of a text and its title, in order."""
    text = row.words
    if text is None:
        text = unpacked(row.packed) if row.packed is not None else ""
    return keys_of(word_list(f"{row.title or ''}\n{text}"), row.language)


def keys_of(words: Sequence[str], language: str | None) -> list[str]:
    """Return the keys of words of a text in a language, in order."""
    return [search_key(word, language) for word in words]


def unpacked(text: bytes) -> str:
    """Return a text that is not read for claims, from the bytes it is kept as."""
    return zlib.decompress(text).decode("utf-8", "surrogatepass")
