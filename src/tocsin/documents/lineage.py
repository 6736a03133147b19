"""Where each document came from, and how many independent origins there are.

Copies within a language are found by their words, texts taken from an agency by the credit they
give, other versions of one page by their place; a person's judgement outranks all of it. The answer
depends on the set of documents and on as-of, never on their order.
"""

import bisect
import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from tocsin.documents.credits import Credit, Credits, says_it_is_older
from tocsin.documents.reprints import Copy, copies, differing_numbers
from tocsin.documents.same_event import same_event, similarity, vectors
from tocsin.language.numbers import counted
from tocsin.language.skeleton import skeleton
from tocsin.records import Document, Judgement, Lineage, Origin, Source, six, uncaptured_origin

# A text taken from an agency follows the agency's own within so many hours, and is at least this
# much like it.
_WINDOW = dt.timedelta(hours=72)
_ALIKE = 0.12
# Without a credit a translation must agree in more: in this much, and in so many numbers and names.
_TRANSLATION, _FEWEST_SHARED = 0.45, 5
_LASTING = re.compile(r"\d+(?:[.,]\d+)*|(?<=[^.!?…\s]\s)[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ][\w'’-]{2,}")
# Of those that have a number or name, so many of the latest are looked at.
_MOST_HOLDERS = 300
# Words told again after so long are old ones.
_OLD = dt.timedelta(days=30)
# How much later than its date a text may have come: a bare day ends so late, and a local time of an
# unknown zone may be this far behind UTC (UTC-12).
_LATEST = {
    "day": dt.timedelta(hours=23, minutes=59, seconds=59),
    "approximate": dt.timedelta(hours=12),
}
ITSELF = "itself"


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
    tree = _Tree(sorted(documents, key=lambda d: (known_since(d), d.id)))
    tree.link_copies()
    tree.link_versions()
    if sources or any(d.forwarded_from for d in documents):
        tree.link_credits(credits or Credits(sources))
    tree.link_translations()
    rows = tree.rows(as_of)
    return sorted(_judged(rows, judgements), key=lambda r: r.document_id)


def known_since(document: Document) -> dt.datetime:
    """Return the earliest moment a text is known to have been public; a date that is not exact
    counts from its end.
    """
    moments = [m for m in (document.archived_at, document.fetched_at) if m is not None]
    if document.published_at is not None:
        moments.append(document.published_at + _LATEST.get(document.date.precision, dt.timedelta()))
    return min(moments, default=document.seen_at)


class _Tree:
    """Documents in order of time, joined into families; the earliest of each is its root
    (union-find).
    """

    def __init__(self, ordered: Sequence[Document]) -> None:
        self._documents = ordered
        self._since = [known_since(document) for document in ordered]
        self._parents = list(range(len(ordered)))
        self._links: dict[int, list[Link]] = defaultdict(list)
        self._uncaptured: dict[int, tuple[str, Link]] = {}

    def link_copies(self) -> None:
        """Link near-copies and texts that stand inside longer ones."""
        for number, found in enumerate(copies(self._documents)):
            for copy in found:
                self._join(
                    number,
                    Link(
                        copy.number,
                        copy.basis,
                        copy.score,
                        _copied(copy, self._documents[copy.number]),
                    ),
                )

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

    def link_credits(self, credits: Credits) -> None:
        """Link families whose earliest text says that it is taken from somebody else."""
        found = {n: c for n in self._roots() if (c := credits.of(self._documents[n]))}
        credited = {c.source for c in found.values()}
        own: dict[str, list[int]] = defaultdict(list)
        for number, document in enumerate(self._documents):
            if document.source_id in credited:
                own[document.source_id].append(number)
        nearby = {n: self._shortly_before(n, own[c.source]) for n, c in found.items()}
        needed = sorted({*found, *(m for near in nearby.values() for m in near)})
        made = dict(zip(needed, vectors([self._documents[n] for n in needed]), strict=True))
        missing: dict[str, list[int]] = defaultdict(list)
        for number, credit in found.items():
            near = nearby[number]
            best = max(((similarity(made[n], made[number]), -n) for n in near), default=(0.0, 0))
            if best[0] >= _ALIKE:
                why = (
                    f"{_credited(credit)}, and agrees with {self._documents[-best[1]].id} of "
                    "that source"
                )
                self._join(number, Link(-best[1], "credit_and_content", best[0], why))
            else:
                missing[credit.source].append(number)
        for source, numbers in sorted(missing.items()):
            self._link_uncaptured(source, sorted(numbers), found)

    def _link_uncaptured(
        self, source: str, numbers: list[int], found: Mapping[int, Credit]
    ) -> None:
        """Give texts that credit the same source for the same event one origin, which nobody
        captured.
        """
        events = same_event([self._documents[n] for n in numbers])
        for event in sorted(set(events)):
            family = [n for n, e in zip(numbers, events, strict=True) if e == event]
            name = uncaptured_origin(source, self._documents[family[0]].id)
            for number in family:
                why = f"{_credited(found[number])}; that source's own text was not captured"
                self._uncaptured[number] = (name, Link(family[0], "credit", six(0.5), why))
                if number != family[0]:
                    self._join(number, Link(family[0], "credit", 0.5, why))

    def link_translations(self) -> None:
        """Link families in different languages that agree in numbers and names within the window,
        without a credit.
        """
        roots = self._roots()
        if len({self._documents[n].language for n in roots}) < 2:
            return
        lasting = [_lasting(self._documents[n]) for n in roots]
        holders: dict[str | None, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for place, number in enumerate(roots):
            language = self._documents[number].language
            others = [held for code, held in holders.items() if code != language]
            shared = Counter(
                p
                for held in others
                for f in lasting[place]
                for p in held.get(f, ())[-_MOST_HOLDERS:]
            )
            for earlier in sorted(p for p, both in shared.items() if both >= _FEWEST_SHARED):
                self._link_translation(roots[earlier], number, lasting[earlier], lasting[place])
            if len(lasting[place]) >= _FEWEST_SHARED:
                for feature in lasting[place]:
                    holders[language][feature].append(place)

    def _link_translation(
        self, first: int, second: int, theirs: frozenset[str], ours: frozenset[str]
    ) -> None:
        """Link a document to an earlier one in another language that has most of its numbers and
        names.
        """
        earlier = self._documents[first]
        shared = ours & theirs
        alike = len(shared) / len(ours | theirs)
        if alike < _TRANSLATION or not self._in_window(first, second):
            return
        if any(f[0].isdigit() for f in shared):
            why = f"has {len(shared)} numbers and names of {earlier.id} ({earlier.language})"
            self._join(second, Link(first, "translation", alike, why))

    def rows(self, as_of: dt.datetime) -> list[Lineage]:
        """Return the lineage of every document."""
        return [
            self._row(number, document, as_of) for number, document in enumerate(self._documents)
        ]

    def _row(self, number: int, document: Document, as_of: dt.datetime) -> Lineage:
        """Return the lineage of one document."""
        root = self._root(number)
        name, credit = self._uncaptured.get(root, (self._documents[root].id, None))
        link = max(self._links[number], key=lambda k: (k.score, -k.number), default=None)
        shown = (
            link
            or credit
            or (
                Link(number, "itself", 1.0, "nothing earlier is like it")
                if root == number
                else Link(root, "linked_by_a_later_copy", 1.0, "a later text copies both")
            )
        )
        earlier = self._documents[link.number] if link else None
        flags = [
            f
            for f, on in (
                ("old_text", self._since[number] - self._since[root] > _OLD),
                ("credits_earlier", root == number and credit is not None),
                ("says_it_is_older", says_it_is_older(document)),
            )
            if on
        ]
        copied = link is not None and link.basis in (
            "near_copy",
            "contains_copy",
            "edited_copy",
            "revision",
        )
        return Lineage(
            document_id=document.id,
            origin_id=name,
            basis=shown.basis,
            score=six(shown.score),
            as_of=as_of,
            why=shown.why,
            copied_from=earlier.id if earlier else None,
            flags=tuple(flags),
            differs=differing_numbers(document.text, earlier.text) if earlier and copied else (),
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
        """Link a document to another; the earlier root stays the root."""
        self._links[number].append(link)
        first, second = sorted((self._root(number), self._root(link.number)))
        self._parents[second] = first

    def _in_window(self, earlier: int, later: int) -> bool:
        """Tell whether a document could have been taken from another: that one came first, and not
        long before.
        """
        return earlier < later and self._since[later] - self._since[earlier] <= _WINDOW

    def _shortly_before(self, number: int, others: Sequence[int]) -> Sequence[int]:
        """Return those of some documents, in order of time, that one could have been taken from."""
        oldest = self._since[number] - _WINDOW
        first = bisect.bisect_left(others, oldest, key=self._since.__getitem__)
        return others[first : bisect.bisect_left(others, number)]


def _lasting(document: Document) -> frozenset[str]:
    """Return what survives translation: numbers, and the skeletons of words with a capital inside a
    sentence.
    """
    return frozenset(
        w if w[0].isdigit() else skeleton(w) for w in _LASTING.findall(document.text)
    ) - {""}


def _copied(copy: Copy, earlier: Document) -> str:
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


def _judged(rows: Sequence[Lineage], judgements: Sequence[Judgement]) -> list[Lineage]:
    """Let the latest word of a person on a document's origin outrank what was found, for it and
    what was copied from it.
    """
    latest = {
        j.record_id: j for j in sorted(judgements, key=lambda j: j.at) if j.field == "origin_id"
    }
    by_id = {r.document_id: r for r in rows}
    made = []
    for row in rows:
        judgement = latest.get(row.document_id) or latest.get(row.origin_id)
        if judgement is None:
            made.append(row)
            continue
        own = judgement.record_id == row.document_id
        wanted = judgement.record_id if judgement.value == ITSELF else judgement.value
        origin = (
            by_id[wanted].origin_id if wanted in by_id and wanted != judgement.record_id else wanted
        )
        why = f"{judgement.signer}: {judgement.note or 'judged so'}"
        changed = {"basis": "judgement", "score": 1.0, "why": why} if own else {}
        made.append(msgspec.structs.replace(row, origin_id=origin, **changed))
    return made


def origins(
    documents: Sequence[Document], lineage: Sequence[Lineage], sources: Sequence[Source]
) -> list[Origin]:
    """Return the independent origins of some documents, and why their documents count as one.

    Copies have their original's origin. Texts whose origins belong to one publisher's house are one
    voice; so are those of an outlet or channel that no casebook lists, by its own name; an author's
    are his own.
    """
    owners = {s.id: None if s.kind == "author" else s.owner for s in sources}
    by_id = {d.id: d for d in documents}
    by_voice: dict[str, list[Lineage]] = defaultdict(list)
    for row in lineage:
        if row.document_id in by_id:
            by_voice[_voice(row, by_id, owners)].append(row)
    found = []
    for voice, rows in sorted(by_voice.items()):
        roots = sorted(Counter(row.origin_id for row in rows).items())
        why = [f"{counted(number, 'document')} with origin {root}" for root, number in roots]
        if len(roots) > 1:
            why.append(f"{len(roots)} originals of one house count as one voice: {voice}")
        found.append(
            Origin(
                id=voice, document_ids=tuple(sorted(r.document_id for r in rows)), why=tuple(why)
            )
        )
    return found


def _voice(row: Lineage, by_id: Mapping[str, Document], owners: Mapping[str, str | None]) -> str:
    """Return the voice a document counts as: the owner of its origin's outlet, else that outlet by
    its name, else the origin itself.
    """
    outlet = row.credited
    if outlet is None:
        outlet = (by_id.get(row.origin_id) or by_id[row.document_id]).outlet
    if outlet is None:
        return row.origin_id
    if outlet not in owners:
        return f"outlet: {outlet}"
    owner = owners[outlet]
    return f"publisher: {owner}" if owner else row.origin_id
