"""Ids for entries of a casebook, made from their names in Latin letters."""

import unicodedata
from collections.abc import Iterable, Iterator

import msgspec

from tocsin.casebook.write import Proposal
from tocsin.language.fold import fold
from tocsin.language.translit import SPELLINGS

# Letters of Ukrainian and Kazakh beside those of Russian, as ids write them.
_MORE_LETTERS = {
    "і": "i",
    "ї": "i",
    "є": "ie",
    "ґ": "g",
    "ә": "a",
    "ғ": "g",
    "қ": "k",
    "ң": "n",
    "ө": "o",
    "ұ": "u",
    "ү": "u",
    "һ": "h",
}


def with_ids(entries: Iterable[Proposal], used: set[str]) -> Iterator[Proposal]:
    """Give every proposal an id that no other entry has."""
    taken = {fold(u) for u in used}
    for entry in entries:
        base = id_of(entry.key) or f"{entry.section.removesuffix('s')}_to_name"
        kind = entry.section.removesuffix("s")
        tries = (base, f"{base}_{kind}", *(f"{base}_{n}" for n in range(2, 10_000)))
        chosen = next(t for t in tries if t not in taken)
        taken.add(chosen)
        yield msgspec.structs.replace(entry, fields={"id": chosen, **entry.fields})


def id_of(name: str) -> str:
    """Return an id made of a name, in Latin letters; empty where it has none."""
    plain = fold(name)
    letters = "".join(
        _MORE_LETTERS.get(c) or (SPELLINGS[c][0] if c in SPELLINGS else c) for c in plain
    )
    bare = unicodedata.normalize("NFKD", letters).casefold()
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in bare).split()
    stem = "_".join(words)[:60].strip("_")
    return stem if stem[:1].isalpha() else f"n_{stem}" if stem else ""
