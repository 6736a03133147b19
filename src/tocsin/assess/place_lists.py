"""Lists of places, written line under line ("Lowbridge: air alert", forty times) or with commas.

They are about no place, and bind nothing. A line belongs to a list where its neighbours are as
short, or say the same of other places. A line that tells something of its own of one place
("Lowbridge: a shell hit the school, and two teachers were hurt") does not.
"""

import re

from tocsin.assess.facts_index import FactsIndex
from tocsin.language.fold import fold
from tocsin.language.words import words
from tocsin.records import Claim, Span

# So many such lines make a list, and so many places of it are known by name.
_FEWEST_LINES, _FEWEST_PLACES = 8, 2
# A line is short with so many words beside the place it names; two say the same where they share
# this much of their words.
_SHORT, _SAME = 3, 0.6
_LINE = re.compile(r"[^\n]*\S[^\n]*")
# So many names with commas between them are a list, also where few of them are known.
_NAMES = re.compile(r"(?:(?<!\w)[^\W\d_a-zа-яёіїєґәғқңөұүһ][\w'’-]*(?: [\w'’-]+){0,2}\s?[,;]\s){7}")
_PLACES = ("site", "place")


class PlaceLists:
    """Tells which claims stand in a list of places."""

    def __init__(self, index: FactsIndex) -> None:
        """Look at the documents of an index."""
        self._index = index
        self._lists: dict[str, list[Span]] = {}

    def hold(self, claim: Claim) -> bool:
        """Return whether a claim is a list of places, or lies in a line of one."""
        if _NAMES.search(claim.text):
            return True
        document_id = claim.document_id
        if document_id not in self._lists:
            self._lists[document_id] = self._lists_of(document_id)
        return any(part.covers(claim.span) for part in self._lists[document_id])

    def _lists_of(self, document_id: str) -> list[Span]:
        """Return where lists of places stand in a document."""
        text = self._index.documents[document_id].text
        lines = [Span(start=m.start(), end=m.end()) for m in _LINE.finditer(text)]
        if len(lines) < _FEWEST_LINES:
            return []
        rests = [self._rest(document_id, line, text) for line in lines]
        lists: list[Span] = []
        first = 0
        for number in range(1, len(lines) + 1):
            if number < len(lines) and _alike(rests[number - 1], rests[number]):
                continue
            if number - first >= _FEWEST_LINES:
                part = Span(start=lines[first].start, end=lines[number - 1].end)
                lists += [part] if self._names_many(document_id, part) else []
            first = number
        return lists

    def _rest(self, document_id: str, line: Span, text: str) -> frozenset[str]:
        """Return the folded words of a line beside the places it names."""
        places = [m.span for m in self._index.mentions_in(document_id, line) if m.kind in _PLACES]
        rest = [
            w
            for w in words(text, line.start, line.end)
            if not any(p.start <= w.start < p.end for p in places)
        ]
        return frozenset(fold(w.text) for w in rest)

    def _names_many(self, document_id: str, part: Span) -> bool:
        """Return whether a part of a document names so many places that it is a list of them."""
        inside = self._index.mentions_in(document_id, part)
        return (
            len({m.entity_id or m.surface for m in inside if m.kind in _PLACES}) >= _FEWEST_PLACES
        )


def _alike(rest: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two lines are items of one list: both short, or with the same words."""
    if len(rest) <= _SHORT and len(other) <= _SHORT:
        return True
    return len(rest & other) >= _SAME * max(len(rest), len(other))
