"""Lineage from what is kept of documents: the ties that were found when each came, joined anew."""

import bisect
import datetime as dt
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from tocsin.documents import (
    NOTHING_LIKE_IT,
    WINDOW,
    Copy,
    Credit,
    Likeness,
    Tree,
    differing_numbers,
    features,
    judged,
    linked,
)
from tocsin.records import Alike, Document, Gist, Judgement, Lineage, ports


class Tied(NamedTuple):
    """What is held of a document that others may be tied to: a tenth of its gist."""

    id: str
    since: dt.datetime
    external_id: str
    source_id: str | None
    url: str | None
    language: str | None
    is_older: bool
    text: int
    is_linked: bool


class Kin:
    """The families of the documents known at a moment.

    Most documents are lone: nothing ties them to others, and nobody said anything of where they
    come from. Only the others are joined.
    """

    def __init__(
        self, store: ports.GistedStore, known: Collection[Gist], judgements: Sequence[Judgement]
    ) -> None:
        """Join documents by everything that ties them."""
        self._store = store
        self._judgements = judgements
        words = [j for j in judgements if j.field == "origin_id"]
        self._judged = words
        alike = _alike(store, known)
        tied = _tied(store, known, alike, {j.record_id for j in words})
        self._ordered = sorted(
            (_tied_of(gist) for gist in known if gist.id in tied), key=lambda g: (g.since, g.id)
        )
        self._numbers = {gist.id: number for number, gist in enumerate(self._ordered)}
        self._lone = tuple(gist.id for gist in known if gist.id not in tied)
        ties = _KeptTies(store, self._ordered, self._numbers, alike)
        self._tree: Tree = linked(self._ordered, ties)
        self._origins = {name: name for name in self._lone} | self._tree.origins()
        self.origin_of = self._origins if not words else self._with_words()

    def _with_words(self) -> dict[str, str]:
        """Return the origin of every document after what people said."""
        epoch = dt.datetime.min.replace(tzinfo=dt.UTC)
        rows = (self._tree.row(n, epoch) for n in range(len(self._ordered)))
        said = judged(rows, self._origins, self._judged)
        return self._origins | {r.document_id: r.origin_id for r in said}

    def rows(self, documents: Sequence[Document], as_of: dt.datetime) -> list[Lineage]:
        """Return the lineage of some documents, in order of their ids."""
        texts = {d.id: d.text for d in documents}
        pairs = {d.id: self._copied(d.id) for d in documents if d.id in self._numbers}
        far = sorted({name for name in pairs.values() if name} - texts.keys())
        texts |= {d.id: d.text for d in self._store.gists.of(Document, far)}
        rows = [lone_row(d.id, as_of) for d in documents if d.id not in self._numbers]
        for name, earlier in pairs.items():
            row = self._tree.row(self._numbers[name], as_of)
            if earlier is not None:
                differs = differing_numbers(texts[name], texts[earlier])
                row = msgspec.structs.replace(row, differs=differs)
            rows.append(row)
        return judged(
            sorted(rows, key=lambda row: row.document_id), self._origins, self._judgements
        )

    def _copied(self, name: str) -> str | None:
        """Return the document that one copies, if it does."""
        earlier = self._tree.copied(self._numbers[name], self._ordered)
        return earlier.id if earlier is not None else None

    def name(self, document: str) -> str:
        """Return the id of a document as it is held here, so that many who hold it hold one."""
        if document in self._numbers:
            return self._ordered[self._numbers[document]].id
        return self._origins.get(document, document)

    def lone(self) -> Sequence[str]:
        """Return the documents of which there is nothing to say: nothing ties them to others, and
        nobody said anything of where they come from.
        """
        return self._lone

    def tied(self, name: str) -> bool:
        """Return whether a document is one of all others."""
        return name in self._numbers

    def bare_rows(self, as_of: dt.datetime) -> list[Lineage]:
        """Return the lineage of all other documents, without the numbers in which copies differ."""
        rows = (self._tree.row(n, as_of) for n in range(len(self._ordered)))
        return judged(rows, self._origins, self._judgements)


def _tied_of(gist: Gist) -> Tied:
    """Return what is held of a gist; there are few sources and languages, which are held once."""
    return Tied(
        id=gist.id,
        since=gist.since,
        external_id=gist.external_id,
        source_id=sys.intern(gist.source_id) if gist.source_id else gist.source_id,
        url=gist.url,
        language=sys.intern(gist.language) if gist.language else gist.language,
        is_older=gist.is_older,
        text=gist.text,
        is_linked=gist.is_linked,
    )


def lone_row(name: str, as_of: dt.datetime) -> Lineage:
    """Return the lineage of a document that nothing ties to another."""
    return Lineage(
        document_id=name,
        origin_id=name,
        basis="itself",
        score=1.0,
        as_of=as_of,
        why=NOTHING_LIKE_IT,
    )


def _alike(store: ports.GistedStore, known: Collection[Gist]) -> list[Alike]:
    """Return the pairs of known texts that are copies."""
    texts = {gist.text for gist in known}
    return [pair for pair in store.gists.alike() if pair.one in texts and pair.other in texts]


def _tied(
    store: ports.GistedStore, known: Collection[Gist], alike: Sequence[Alike], judged_on: set[str]
) -> set[str]:
    """Return the documents that something may tie to others, or of which more is to be said than
    that nothing does.
    """
    tied = {g.id for g in known if g.is_older or g.id in judged_on}
    times = Counter(g.text for g in known)
    texts = {text for text, number in times.items() if number > 1}
    texts.update(pair.one for pair in alike)
    texts.update(pair.other for pair in alike)
    tied |= {g.id for g in known if g.text in texts}
    for pair in store.gists.translated():
        tied |= {pair.one, pair.other}
    return tied | _versions(known) | _crediting(store, known)


def _versions(known: Collection[Gist]) -> set[str]:
    """Return the documents that stand at one place with another."""
    first: dict[tuple[str, str], str] = {}
    versions: set[str] = set()
    for gist in known:
        if gist.url:
            earlier = first.setdefault((gist.url, gist.external_id), gist.id)
            if earlier != gist.id:
                versions |= {earlier, gist.id}
    return versions


def _crediting(store: ports.GistedStore, known: Collection[Gist]) -> set[str]:
    """Return the documents that credit a source, and those of that source that they may be taken
    from.
    """
    credits = store.gists.credits()
    moments: dict[str, list[dt.datetime]] = defaultdict(list)
    for gist in known:
        if gist.id in credits:
            moments[credits[gist.id][0]].append(gist.since)
    for credited in moments.values():
        credited.sort()
    crediting = set(credits)
    for gist in known:
        credited = moments.get(gist.source_id or "", [])
        place = bisect.bisect_left(credited, gist.since)
        if place < len(credited) and credited[place] - gist.since <= WINDOW:
            crediting.add(gist.id)
    return crediting


class _KeptTies:
    """The ties that were found when documents came."""

    def __init__(
        self,
        store: ports.GistedStore,
        ordered: Sequence[Tied],
        numbers: Mapping[str, int],
        alike: Sequence[Alike],
    ) -> None:
        """Take documents in order of time, their numbers, and the pairs of texts that are
        copies.
        """
        self._alike = alike
        self._store = store
        self._ordered = ordered
        self._numbers = numbers

    def copies(self) -> Iterator[tuple[int, Copy]]:
        """Yield documents with the first one that has the same text, and the first of every text
        like it.
        """
        first: dict[int, int] = {}
        for number, gist in enumerate(self._ordered):
            first.setdefault(gist.text, number)
        like: dict[int, list[Copy]] = defaultdict(list)
        for pair in self._alike:
            like[pair.one].append(Copy(pair.score, first[pair.other], pair.basis))
            like[pair.other].append(Copy(pair.score, first[pair.one], pair.basis))
        for number, gist in enumerate(self._ordered):
            if gist.is_linked and first[gist.text] < number:
                yield number, Copy(1.0, first[gist.text], "near_copy")
            for copy in like.get(gist.text, ()):
                if copy.number < number:
                    yield number, copy

    def credits(self, numbers: Sequence[int]) -> Mapping[int, Credit]:
        """Return whom some documents are taken from."""
        by_name = self._store.gists.credits()
        wanted = set(numbers)
        credit_of = {self._numbers[name]: c for name, c in by_name.items() if name in self._numbers}
        in_order = sorted(number for number in credit_of if number in wanted)
        return {number: Credit(*credit_of[number]) for number in in_order}  # type: ignore[arg-type]

    def features(self, numbers: Sequence[int]) -> list[Counter[str]]:
        """Return what some documents tell of; what is not kept yet is worked out and kept."""
        gists = self._store.gists
        names = [self._ordered[n].id for n in numbers]
        features_of = gists.features(names)
        missing = [name for name in names if name not in features_of]
        for start in range(0, len(missing), 500):
            documents = gists.of(Document, missing[start : start + 500])
            new_features = {d.id: dict(features(d)) for d in documents}
            gists.put_features(new_features)
            features_of |= new_features
        return [Counter(features_of[name]) for name in names]

    def translations(self, numbers: Sequence[int]) -> Iterator[Likeness]:
        """Yield pairs of some documents that agree in two languages."""
        wanted, pairs = set(numbers), []
        for pair in self._store.gists.translated():
            one, other = self._numbers.get(pair.one), self._numbers.get(pair.other)
            if one in wanted and other in wanted and one is not None and other is not None:
                earlier, later = min(one, other), max(one, other)
                pairs.append(Likeness(earlier, later, pair.score, pair.shared))
        yield from sorted(pairs, key=lambda p: (p.later, p.earlier))
