"""What somebody wrote, taken for an entry of the casebook: by id, name or alias, in any script and
case; or refused with what lies near.
"""

import difflib
import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from tocsin.errors import UsageError
from tocsin.language.fold import fold, visible
from tocsin.language.skeleton import skeleton
from tocsin.language.translit import SPELLINGS, spellings
from tocsin.language.words import word_list

# So many near entries are named, each at least so like what was written.
_MOST_NEAR, _LIKE = 3, 0.6
# A word with more ways of being spelled in Latin letters than this is not spelled out.
_MOST_SPELLINGS, _SHORTEST = 4_000, 4
# Across alphabets only consonants are compared: so many of them, and so alike.
_FEWEST_SOUNDS, _SOUNDS_LIKE = 3, 0.75
_AROUND = " \t\n\"'«»„“”.,;:@"
_ARTICLE = re.compile(r"^the (?=\S)")


class Entry(NamedTuple):
    """An entry: its id, what it is called, and every name it goes by, folded, the id first and the
    name second.
    """

    id: str
    name: str
    forms: tuple[str, ...]

    def __str__(self) -> str:
        """Return the id with the name people know."""
        return self.id if fold(self.id) == fold(self.name) else f"{self.id} ({self.name})"


class Names:
    """The names of some entries of a casebook; `what` says what they are, for people ("actor or
    source").
    """

    def __init__(self, what: str, entries: Iterable[Any]) -> None:
        """`entries` are sources, actors, sites and the like; the first keeps an id
        that two share.
        """
        self.what = what
        self._entries = list({e.id: _entry(e) for e in reversed(list(entries))}.values())[::-1]

    def find(self, written: str) -> str | None:
        """Return the id of the one entry that goes by what was written; None where none does.

        Raises:
            UsageError: several entries go by it.
        """
        key = key_of(written)
        for is_called in _WAYS:
            entries = [e for e in self._entries if key and is_called(e, key)]
            if len(entries) > 1:
                raise UsageError(
                    "{written!r} is the name of several: {found}; write the id.",
                    code="error-several",
                    written=written,
                    found=", ".join(map(str, entries)),
                )
            if entries:
                return entries[0].id
        return None

    def need(self, written: str) -> str:
        """Return the id of the one entry that goes by what was written.

        Raises:
            UsageError: none does, or several do.
        """
        entry_id = self.find(written)
        if entry_id is None:
            raise UsageError(
                "{written!r} is no {what} of the casebook{near}.",
                code="error-no-entry",
                written=written,
                what=self.what,
                near=hint(self.near(written)),
            )
        return entry_id

    def near(self, written: str) -> list[str]:
        """Return the entries whose names lie nearest to what was written, the nearest first."""
        key = key_of(written)
        ranked = sorted(
            ((max(_likeness(key, f) for f in e.forms), e) for e in self._entries),
            key=lambda r: (-r[0], r[1].id),
        )
        return [str(e) for likeness, e in ranked[:_MOST_NEAR] if likeness >= _LIKE]


def key_of(written: str) -> str:
    """Return a name as it is compared: folded, without quotation marks, articles, double blanks and
    letters nobody sees.
    """
    plain = " ".join(visible(written)[0].split()).strip(_AROUND)
    return _ARTICLE.sub("", fold(plain))


def hint(near: Sequence[str]) -> str:
    """Return the end of a sentence that names what lies near."""
    return f"; near it: {', '.join(near)}" if near else ""


def nearest(written: str, known: Iterable[str]) -> list[str]:
    """Return the words nearest to one that is none of them."""
    by_key = {fold(k): k for k in known}
    return [
        by_key[k] for k in difflib.get_close_matches(fold(written), list(by_key), _MOST_NEAR, _LIKE)
    ]


def _entry(entry: Any) -> Entry:
    """Return the names of an entry."""
    name = str(getattr(entry, "name", None) or getattr(entry, "title", entry.id))
    handles = [entry.handle(p).name for p in getattr(entry, "handles", {}) if entry.handle(p)]
    forms = (entry.id, name, *getattr(entry, "aliases", ()), *handles)
    return Entry(entry.id, name, tuple(key_of(f) for f in forms))


def _same_sounds(entry: Entry, key: str) -> bool:
    """Return whether a name is one of the entry's, spelled letter by letter in the
    other alphabet.
    """
    return any(key.isascii() != form.isascii() and _spells(key, form) for form in entry.forms)


# How an entry may be called, the surest first: by its id, by its name, by an alias or handle, by
# one of them in another alphabet.
_WAYS: tuple[Callable[[Entry, str], bool], ...] = (
    lambda e, key: key in e.forms[:1],
    lambda e, key: key in e.forms[1:2],
    lambda e, key: key in e.forms,
    _same_sounds,
)


def _spells(one: str, other: str) -> bool:
    """Return whether two names in different alphabets are spellings of each other, word by word."""
    latin, cyrillic = (one, other) if one.isascii() else (other, one)
    pairs = list(zip(word_list(latin), word_list(cyrillic), strict=False))
    if any(" ".join(word_list(name)) != name for name in (latin, cyrillic)):
        return (
            False  # more than words stands there: it is no name, but something written about names
        )
    if (
        len(latin.split()) != len(cyrillic.split())
        or max((len(w) for w, _ in pairs), default=0) < _SHORTEST
    ):
        return False
    return all(
        skeleton(a) == skeleton(b) and _ways(b) <= _MOST_SPELLINGS and a in spellings(b)
        for a, b in pairs
    )


def _ways(word: str) -> int:
    """Return in how many ways a word can be spelled in Latin letters."""
    return list(
        itertools.accumulate(
            (len(SPELLINGS.get(c, (c,))) for c in word), lambda a, b: a * b, initial=1
        )
    )[-1]


def _likeness(key: str, form: str) -> float:
    """Return how like two names are: by their letters, or across alphabets by their consonants; a
    part of a name is like it.
    """
    if key and (
        set(key.split()) <= set(form.split())
        or (min(len(key), len(form)) >= _SHORTEST and (key in form or form in key))
    ):
        return 0.9
    letters = difflib.SequenceMatcher(None, key, form).ratio()
    if key.isascii() == form.isascii():
        return letters
    bones = ["".join(map(skeleton, word_list(text))) for text in (key, form)]
    sounds = (
        difflib.SequenceMatcher(None, bones[0], bones[1]).ratio()
        if min(map(len, bones)) >= _FEWEST_SOUNDS
        else 0.0
    )
    return max(letters, sounds if sounds >= _SOUNDS_LIKE else 0.0)
