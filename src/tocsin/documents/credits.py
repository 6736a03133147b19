"""Whom a text is taken from, as it says itself: a forwarding header, a dateline, a line or formula
of credit, a photo's credit.

Only the credit of a whole text counts: a source quoted among others is a voice in the text, and
`annotate` looks for those.
"""

import functools
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.words import count_words, words
from tocsin.records import Document, Source

# A credit stands in a text's first or last words.
_HEAD, _TAIL = 70, 40
_LONGEST_LINE = 14
# A name in capitals no longer than this is only found in capitals.
_SHORT = 5

CreditKind = Literal["forwarded", "dateline", "credit"]


class Credit(NamedTuple):
    """A source a text is taken from: its id in the casebook or its name, how the text says so, and
    in which words.
    """

    source: str
    kind: CreditKind
    words: str


class Credits:
    """Finds the credit of a text, among the sources of a casebook."""

    def __init__(self, sources: Sequence[Source]) -> None:
        """Index the names; one that is short and in capitals only counts in capitals."""
        self._ids: dict[str, str] = {}
        self._capitals: set[str] = set()
        self._known: dict[str, Credit | None] = {}
        self.owners = {s.id: s.owner for s in sources}
        for source in sources:
            if source.kind != "author":
                for name in (source.name, *source.aliases):
                    self._ids.setdefault(fold(name), source.id)
                    self._capitals |= (
                        {fold(name)} if name.isupper() and len(name) <= _SHORT else set()
                    )
        names = sorted(self._ids, key=lambda n: (-len(n), n))
        joined = "|".join(re.escape(n) for n in names) or r"(?!)"
        self._name = re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])")
        before = "|".join(
            re.escape(p) for p in sorted(word_set("credit_before"), key=len, reverse=True)
        )
        after = "|".join(
            re.escape(p) for p in sorted(word_set("credit_after"), key=len, reverse=True)
        )
        self._before = re.compile(rf"(?<!\w)(?:{before})\s+(?:the\s+)?[\"'«“(]?({joined})(?![\w-])")
        self._after = re.compile(rf"[,(]?\s*(?<![\w-])({joined})[\"'»”)]?\s+(?:{after})(?!\w)")

    def of(self, document: Document) -> Credit | None:
        """Return the credit of a whole text, or None where it has none, or several, or credits its
        own house. A text that was asked for before is not read again.
        """
        if document.id not in self._known:
            self._known[document.id] = self._read(document)
        return self._known[document.id]

    def _read(self, document: Document) -> Credit | None:
        """Read the credit of a text."""
        if document.forwarded_from:
            name = document.forwarded_from
            return self._foreign(
                document,
                Credit(self._ids.get(fold(name), name), "forwarded", f"forwarded from {name}"),
            )
        text = fold(document.text)
        for noise in document.noise:
            if noise.kind == "agency_slug":
                names = self._name.finditer(text, noise.span.start, noise.span.end)
                source_ids = {
                    self._ids[m.group()] for m in names if self._is_written_so(document.text, m, 0)
                }
                if len(source_ids) == 1:
                    return self._foreign(
                        document,
                        Credit(source_ids.pop(), "dateline", noise.span.of(document.text).strip()),
                    )
        return self._formula(document, text)

    def _formula(self, document: Document, text: str) -> Credit | None:
        """Return the one source that formulas of credit in the head and the tail name."""
        if not self._name.search(text):
            return None
        hits = [
            m
            for start, end in _ends(text)
            for p in (self._before, self._after)
            for m in p.finditer(text, start, end)
        ]
        hits += [m for m in self._before.finditer(text) if _is_own_line(text, m.start(), m.end())]
        hits = [m for m in hits if self._is_written_so(document.text, m, 1)]
        source_ids = {self._ids[m.group(1)] for m in hits}
        if len(source_ids) != 1:
            return None
        first = min(hits, key=lambda m: m.start())
        return self._foreign(
            document,
            Credit(
                source_ids.pop(), "credit", document.text[first.start() : first.end()].strip(" ,(")
            ),
        )

    def _is_written_so(self, text: str, match: re.Match[str], group: int) -> bool:
        """Return whether a name that is written in capitals is written so here."""
        return (
            match.group(group) not in self._capitals
            or text[match.start(group) : match.end(group)].isupper()
        )

    def _foreign(self, document: Document, credit: Credit) -> Credit | None:
        """Leave out a text that credits its own house: that is no second voice."""
        own = document.source_id
        same = own is not None and (
            credit.source == own
            or self.owners.get(credit.source, "?") == self.owners.get(own, "??")
        )
        return None if same else credit


def says_it_is_older(document: Document) -> bool:
    """Return whether a text says that it was published before the day it is dated."""
    start = fold(document.text[:600] + "\n" + document.text[-400:])
    return any(phrase in start for phrase in _earlier_time())


@functools.cache
def _earlier_time() -> tuple[str, ...]:
    """Return the phrases that say so, folded."""
    return tuple(sorted(fold(phrase) for phrase in word_set("earlier_time")))


def _ends(text: str) -> list[tuple[int, int]]:
    """Return where the first and the last words of a text lie."""
    spans = [(w.start, w.end) for w in words(text)]
    if len(spans) <= _HEAD + _TAIL:
        return [(0, len(text))]
    return [(0, spans[_HEAD - 1][1]), (spans[-_TAIL][0], len(text))]


def _is_own_line(text: str, start: int, end: int) -> bool:
    """Return whether a credit makes up most of its line."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    return count_words(line) <= _LONGEST_LINE and start - first <= 3
