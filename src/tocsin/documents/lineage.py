"""Where each document came from.

Copies within a language are found by their words, texts taken from an agency by the credit they
give, other versions of one page by their place; a person's judgement outranks all of it. The answer
depends on the set of documents and on as-of, never on their order.
"""

import bisect
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from tocsin.documents.credits import Credit, Credits, says_it_is_older
from tocsin.documents.reprints import Copy, copies, differing_numbers
from tocsin.documents.same_event import events_of, features, similarity, weighted
from tocsin.documents.translations import WINDOW, Board, Held, lasting, same_told
from tocsin.records import (
    ITSELF,
    Document,
    Judgement,
    Lineage,
    Source,
    six,
    uncaptured_origin,
)

# A text taken from an agency is at least this much like it.
_ALIKE = 0.12
# Words repeated after so long are old ones.
_OLD = dt.timedelta(days=30)
# How much later than its date a text may have come: a bare day ends so late, and a local time of an
# unknown zone may be this far behind UTC (UTC-12).
_LATEST = {
    "day": dt.timedelta(hours=23, minutes=59, seconds=59),
    "approximate": dt.timedelta(hours=12),
}
_COPIES = ("near_copy", "contains_copy", "edited_copy", "revision")
NOTHING_LIKE_IT = "nothing earlier is like it"
Copied = TypeVar("Copied")


class Link(NamedTuple):
    """Why one document belongs to an earlier one."""

    number: int
    basis: str
    score: float
    why: str


def lineage_of(
    documents: Sequence[Document],
    as_of: dt.datetime,
    sources: Sequence[Source] = (),
    judgements: Sequence[Judgement] = (),
    credits: Credits | None = None,
) -> list[Lineage]:
    """Return a lineage for every document: its earliest known original, a credited source nobody
    captured, or itself.

    Earlier is decided by the earliest moment a text is known to have stood anywhere, then by id.
    Texts that are linked have one origin. Score and basis are those of the strongest link to an
    earlier text. `credits` may remember what the sources are credited with.
    """
    ordered = sorted(documents, key=lambda d: (known_since(d), d.id))
    tree = linked([trace_of(d) for d in ordered], InTexts(ordered, credits or Credits(sources)))
    rows = [
        msgspec.structs.replace(row, differs=differing_numbers(document.text, earlier.text))
        if (earlier := tree.copied(number, ordered)) is not None
        else row
        for number, document in enumerate(ordered)
        for row in [tree.row(number, as_of)]
    ]
    return sorted(judged(rows, tree.origins(), judgements), key=lambda r: r.document_id)


class Trace(Protocol):
    """What the lineage of a document is worked out from, beside its ties to others."""

    @property
    def id(self) -> str:
        """Return the id of the document."""
        ...

    @property
    def since(self) -> dt.datetime:
        """Return the earliest moment its text is known to have been public."""
        ...

    @property
    def external_id(self) -> str:
        """Return what its source calls it."""
        ...

    @property
    def source_id(self) -> str | None:
        """Return its source."""
        ...

    @property
    def url(self) -> str | None:
        """Return its address."""
        ...

    @property
    def language(self) -> str | None:
        """Return its language."""
        ...

    @property
    def is_older(self) -> bool:
        """Return whether it says that it was published before."""
        ...


class Ties(Protocol):
    """What ties documents to each other; they go by their numbers in order of time."""

    def copies(self) -> Iterable[tuple[int, Copy]]:
        """Yield documents with an earlier one that each copies."""
        ...

    def credits(self, numbers: Sequence[int]) -> Mapping[int, Credit]:
        """Return whom some documents are taken from, as they say."""
        ...

    def features(self, numbers: Sequence[int]) -> list[Counter[str]]:
        """Return what some documents tell of, weighted."""
        ...

    def translations(self, numbers: Sequence[int]) -> Iterable["Likeness"]:
        """Yield pairs of some documents in two languages that agree in numbers and names, in order
        of the later and then the earlier one.
        """
        ...


class Likeness(NamedTuple):
    """Two documents in two languages: how alike they are, and in how many numbers and names."""

    earlier: int
    later: int
    score: float
    shared: int


class _Traced(NamedTuple):
    """The trace of a document that is at hand."""

    id: str
    since: dt.datetime
    external_id: str
    source_id: str | None
    url: str | None
    language: str | None
    is_older: bool


def trace_of(document: Document) -> Trace:
    """Return the trace of a document."""
    return _Traced(
        document.id,
        known_since(document),
        document.external_id,
        document.source_id,
        document.url,
        document.language,
        says_it_is_older(document),
    )


def linked(ordered: Sequence[Trace], ties: Ties) -> "Tree":
    """Return documents in order of time, joined into families by everything that ties them."""
    tree = Tree(ordered, ties)
    tree.link_copies()
    tree.link_versions()
    tree.link_credits()
    tree.link_translations()
    return tree


class InTexts:
    """Ties that are looked for in the texts themselves, all of them at once."""

    def __init__(self, ordered: Sequence[Document], credits: Credits) -> None:
        """Take documents in order of time, and what finds their credits."""
        self._documents = ordered
        self._credits = credits

    def copies(self) -> Iterator[tuple[int, Copy]]:
        """Yield documents with an earlier one that each copies."""
        for number, copied in enumerate(copies(self._documents)):
            for copy in copied:
                yield number, copy

    def credits(self, numbers: Sequence[int]) -> Mapping[int, Credit]:
        """Return whom some documents are taken from."""
        pairs = ((n, self._credits.of(self._documents[n])) for n in numbers)
        return {number: credit for number, credit in pairs if credit is not None}

    def features(self, numbers: Sequence[int]) -> list[Counter[str]]:
        """Return what some documents tell of."""
        return [features(self._documents[n]) for n in numbers]

    def lasting(self, number: int) -> frozenset[int]:
        """Return what of a document survives translation."""
        return lasting(self._documents[number])

    def translations(self, numbers: Sequence[int]) -> Iterator[Likeness]:
        """Yield pairs of documents in two languages that agree in numbers and names."""
        if len({self._documents[n].language for n in numbers}) < 2:
            return
        board: Board[int] = Board()
        for number in numbers:
            document = self._documents[number]
            held = Held(number, known_since(document), document.language, self.lasting(number))
            for earlier in board.others(held):
                score = same_told(earlier.lasting, held.lasting)
                if score is not None:
                    yield Likeness(earlier.name, number, score, len(earlier.lasting & held.lasting))


def known_since(document: Document) -> dt.datetime:
    """Return the earliest moment a text is known to have been public; a date that is not exact
    counts from its end.
    """
    moments = [m for m in (document.archived_at, document.fetched_at) if m is not None]
    if document.published_at is not None:
        moments.append(document.published_at + _LATEST.get(document.date.precision, dt.timedelta()))
    return min(moments, default=document.seen_at)


class Tree:
    """Documents in order of time, joined into families; the earliest of each is its root
    (union-find).
    """

    def __init__(self, ordered: Sequence[Trace], ties: Ties) -> None:
        """Begin with every document by itself."""
        self._documents = ordered
        self._ties = ties
        self._since = [trace.since for trace in ordered]
        self._parents = list(range(len(ordered)))
        self._links: dict[int, Link] = {}
        self._uncaptured: dict[int, tuple[str, Link]] = {}

    def link_copies(self) -> None:
        """Link near-copies and texts that stand inside longer ones."""
        for number, copy in self._ties.copies():
            if self._is_stronger(number, copy.score, copy.number):
                why = _copied(copy, self._documents[copy.number])
                self._links[number] = Link(copy.number, copy.basis, copy.score, why)
            self._unite(number, copy.number)

    def link_versions(self) -> None:
        """Link the versions of one page or post."""
        first: dict[tuple[str, str], int] = {}
        for number, document in enumerate(self._documents):
            if document.url:
                earlier = first.setdefault((document.url, document.external_id), number)
                if earlier != number:
                    self._join(
                        number,
                        Link(
                            earlier,
                            "revision",
                            1.0,
                            "another version of the text at the same place",
                        ),
                    )

    def link_credits(self) -> None:
        """Link families whose earliest text says that it is taken from somebody else."""
        taken_from = self._ties.credits(self._roots())
        credited = {c.source for c in taken_from.values()}
        own: dict[str, list[int]] = defaultdict(list)
        for number, document in enumerate(self._documents):
            if document.source_id in credited:
                own[document.source_id].append(number)
        nearby = {n: self._shortly_before(n, own[c.source]) for n, c in taken_from.items()}
        needed = sorted({*taken_from, *(m for near in nearby.values() for m in near)})
        vectors = dict(zip(needed, weighted(self._ties.features(needed)), strict=True))
        missing: dict[str, list[int]] = defaultdict(list)
        for number, credit in taken_from.items():
            near = nearby[number]
            best = max(
                ((similarity(vectors[n], vectors[number]), -n) for n in near), default=(0.0, 0)
            )
            if best[0] >= _ALIKE:
                why = (
                    f"{_credited(credit)}, and agrees with {self._documents[-best[1]].id} of "
                    "that source"
                )
                self._join(number, Link(-best[1], "credit_and_content", best[0], why))
            else:
                missing[credit.source].append(number)
        for source, numbers in sorted(missing.items()):
            self._link_uncaptured(source, sorted(numbers), taken_from)

    def _link_uncaptured(
        self, source: str, numbers: list[int], taken_from: Mapping[int, Credit]
    ) -> None:
        """Give texts that credit the same source for the same event one origin, which nobody
        captured.
        """
        events = events_of(self._ties.features(numbers))
        for event in sorted(set(events)):
            family = [n for n, e in zip(numbers, events, strict=True) if e == event]
            name = uncaptured_origin(source, self._documents[family[0]].id)
            for number in family:
                why = f"{_credited(taken_from[number])}; that source's own text was not captured"
                self._uncaptured[number] = (name, Link(family[0], "credit", six(0.5), why))
                if number != family[0]:
                    self._join(number, Link(family[0], "credit", 0.5, why))

    def link_translations(self) -> None:
        """Link families in different languages that agree in numbers and names within the window,
        without a credit.
        """
        for pair in self._ties.translations(self._roots()):
            if self._in_window(pair.earlier, pair.later):
                earlier = self._documents[pair.earlier]
                why = f"has {pair.shared} numbers and names of {earlier.id} ({earlier.language})"
                link = Link(pair.earlier, "translation", pair.score, why)
                self._join(pair.later, link)

    def origins(self) -> dict[str, str]:
        """Return the origin of every document."""
        return {d.id: self._origin(n) for n, d in enumerate(self._documents)}

    def _origin(self, number: int) -> str:
        """Return the origin of one document: the earliest of its family, or one nobody captured."""
        root = self._root(number)
        name, _ = self._uncaptured.get(root, (self._documents[root].id, None))
        return name

    def copied(self, number: int, among: Sequence[Copied]) -> Copied | None:
        """Return what a document copies, from as many things as there are documents; None where it
        copies none.
        """
        link = self._links.get(number)
        return among[link.number] if link is not None and link.basis in _COPIES else None

    def row(self, number: int, as_of: dt.datetime) -> Lineage:
        """Return the lineage of one document, without the numbers in which a copy differs."""
        document, root = self._documents[number], self._root(number)
        name, credit = self._uncaptured.get(root, (self._documents[root].id, None))
        link = self._links.get(number)
        shown = link or credit or _alone(number, root)
        marks = (
            ("old_text", self._since[number] - self._since[root] > _OLD),
            ("credits_earlier", root == number and credit is not None),
            ("says_it_is_older", document.is_older),
        )
        return Lineage(
            document_id=document.id,
            origin_id=name,
            basis=shown.basis,
            score=six(shown.score),
            as_of=as_of,
            why=shown.why,
            copied_from=self._documents[link.number].id if link else None,
            flags=tuple(flag for flag, is_set in marks if is_set),
        )

    def _roots(self) -> list[int]:
        """Return the earliest document of every family, in order."""
        return [n for n in range(len(self._documents)) if self._root(n) == n]

    def _root(self, number: int) -> int:
        """Return the earliest text that one is linked to (path halving)."""
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def _join(self, number: int, link: Link) -> None:
        """Link a document to another."""
        if self._is_stronger(number, link.score, link.number):
            self._links[number] = link
        self._unite(number, link.number)

    def _is_stronger(self, number: int, score: float, earlier: int) -> bool:
        """Return whether a link to an earlier document is stronger than what is known of one."""
        known = self._links.get(number)
        return known is None or (score, -earlier) > (known.score, -known.number)

    def _unite(self, number: int, other: int) -> None:
        """Make two families one; the earlier root stays the root."""
        if self._parents[number] == self._parents[other]:
            return
        one, another = self._root(number), self._root(other)
        if one != another:
            self._parents[max(one, another)] = min(one, another)

    def _in_window(self, earlier: int, later: int) -> bool:
        """Return whether a document could have been taken from another: that one came first, and
        not long before.
        """
        return earlier < later and self._since[later] - self._since[earlier] <= WINDOW

    def _shortly_before(self, number: int, others: Sequence[int]) -> Sequence[int]:
        """Return those of some documents, in order of time, that one could have been taken from."""
        oldest = self._since[number] - WINDOW
        first = bisect.bisect_left(others, oldest, key=self._since.__getitem__)
        return others[first : bisect.bisect_left(others, number)]


def _alone(number: int, root: int) -> Link:
    """Say why a document that copies nothing has its origin."""
    if root == number:
        return Link(number, "itself", 1.0, NOTHING_LIKE_IT)
    return Link(root, "linked_by_a_later_copy", 1.0, "a later text copies both")


def _copied(copy: Copy, earlier: Trace) -> str:
    """Say how much of which text one copies."""
    what = {
        "near_copy": "of both texts' runs of three words are those of",
        "contains_copy": "of the shorter text's runs of three words stand in both it and",
        "edited_copy": "of the words stand in the same order as in",
    }[copy.basis]
    return f"{copy.score:.0%} {what} {earlier.id}"


def _credited(credit: Credit) -> str:
    """Say whom a text credits."""
    return f"credits {credit.source} ({credit.kind}: {credit.words!r})"


def judged(
    rows: Iterable[Lineage], origins: Mapping[str, str], judgements: Sequence[Judgement]
) -> list[Lineage]:
    """Let the latest word of a person on a document's origin outrank what was found, for it and
    what was copied from it. `origins` are what was found for all documents.
    """
    latest = {
        j.record_id: j for j in sorted(judgements, key=lambda j: j.at) if j.field == "origin_id"
    }
    settled = []
    for row in rows:
        judgement = latest.get(row.document_id) or latest.get(row.origin_id)
        if judgement is None:
            settled.append(row)
            continue
        own = judgement.record_id == row.document_id
        wanted = judgement.record_id if judgement.value == ITSELF else judgement.value
        origin = origins[wanted] if wanted in origins and wanted != judgement.record_id else wanted
        why = f"{judgement.signer}: {judgement.note or 'judged so'}"
        changed = {"basis": "judgement", "score": 1.0, "why": why} if own else {}
        settled.append(msgspec.structs.replace(row, origin_id=origin, **changed))
    return settled
