"""Stories that recur and are not in the catalogue: claims of several sources, grouped, and proposed
to a person with examples.

Groups are complete-linkage clusters (every claim of a group is like every other), by meaning where
vectors are at hand, by shared words otherwise; reprints are folded by their origin first. Nothing
is ever added to a catalogue from here.
"""

import datetime as dt
import functools
import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np

from tocsin.match.lexical import TermWeights, stems_of
from tocsin.match.vectors import LONGEST
from tocsin.records import UNSTATED, Claim, Embedder, Match, Proposal, content_id

# Claims of one story lie this near each other: cosine of centred vectors, or share of words. Set on
# EUvsDisinfo's repeated cases.
_BY_MEANING, _BY_WORDS = 0.55, 0.45
# What a product in single precision may be wrong by.
_MARGIN = 0.001
_FEWEST_WORDS, MOST_CLAIMS, _EXAMPLES, _TERMS = 6, 1_500, 3, 6
_SOURCES, _ORIGINS = 2, 3
_UNASSERTED = {"asks", *UNSTATED}


class Dated(Protocol):
    """A document as far as proposals look at it."""

    @property
    def id(self) -> str:
        """Return its id."""
        ...

    @property
    def source_id(self) -> str | None:
        """Return its source."""
        ...

    @property
    def published_at(self) -> dt.datetime | None:
        """Return when it was published."""
        ...


def proposals(
    claims: Sequence[Claim],
    matches: Sequence[Match],
    documents: Mapping[str, Dated],
    origin_of: Mapping[str, str],
    embedder: Embedder | None = None,
) -> list[Proposal]:
    """Return groups of unmatched claims that several sources and at least three independent origins
    made; the largest first.
    """
    matched = {m.claim_id for m in matches}
    chosen: dict[tuple[str, str], _Said] = {}
    for claim in sorted(claims, key=lambda c: (str(documents[c.document_id].published_at), c.id)):
        if is_unclaimed(claim, matched):
            document = documents[claim.document_id]
            origin = origin_of.get(document.id, document.id)
            said = _Said(claim.id, claim.text, document.source_id, document.published_at, origin)
            chosen.setdefault((origin, claim.text.casefold()), said)
    rows = tuple(chosen.values())[-MOST_CLAIMS:]
    key = (rows, embedder.name if embedder is not None else "")
    known = _PROPOSED.get(key)
    if known is None:
        if len(_PROPOSED) >= _MOST_KNOWN:
            _PROPOSED.clear()
        known = _PROPOSED[key] = _proposed(rows, embedder)
    return list(known)


class _Said(NamedTuple):
    """All that proposals look at of a claim."""

    id: str
    text: str
    source_id: str | None
    published_at: dt.datetime | None
    origin: str


# The proposals of the last few looks, by claims and model. Whoever watches looks again and again at
# the same claims: most of what arrives says nothing that could be of a story.
_PROPOSED: dict[tuple[tuple[_Said, ...], str], Sequence[Proposal]] = {}
_MOST_KNOWN = 4


def _proposed(rows: Sequence[_Said], embedder: Embedder | None) -> Sequence[Proposal]:
    """Return the proposals of some claims."""
    if len(rows) < _ORIGINS:
        return []
    near, least = _nearness(rows, embedder)
    proposed = []
    for group in _groups(near, least):
        proposal = _proposal([rows[i] for i in group])
        if proposal is not None:
            proposed.append(proposal)
    return sorted(proposed, key=lambda p: (-p.origins, -len(p.claim_ids), p.id))


def is_unclaimed(claim: Claim, matched: Collection[str]) -> bool:
    """Return whether a claim may be of a story in no catalogue; `matched` are those that meet
    one.
    """
    return (
        claim.id not in matched
        and claim.stance not in _UNASSERTED
        and len(claim.text.split()) >= _FEWEST_WORDS
    )


def _nearness(
    rows: Sequence[_Said], embedder: Embedder | None
) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.float32]], float]:
    """Return how near each claim is to each other, and what counts as near."""
    texts = [said.text[:LONGEST] for said in rows]
    if embedder is not None:
        vectors = embedder(texts)
        centred = vectors - vectors.mean(axis=0)
        length = np.linalg.norm(centred, axis=1, keepdims=True)
        unit = centred / np.where(length == 0, 1, length)
        return np.asarray(unit @ unit.T, dtype=np.float32), _BY_MEANING
    sets = [_stems(text) for text in texts]
    weigh = TermWeights(sets)
    weights = [weigh(s) or 1.0 for s in sets]
    near = np.zeros((len(rows), len(rows)), dtype=np.float32)
    for later, earlier in _maybe_near(sets, weights, weigh):
        share = weigh(sets[later] & sets[earlier]) / max(weights[later], weights[earlier])
        near[later, earlier] = near[earlier, later] = share
    return near, _BY_WORDS


@functools.lru_cache(maxsize=4 * MOST_CLAIMS)
def _stems(text: str) -> frozenset[str]:
    """Return the stems of a text; of those that are looked at again, most are known."""
    return frozenset(stems_of(text))


def _maybe_near(
    sets: Sequence[frozenset[str]], weights: Sequence[float], weigh: TermWeights
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that may be near enough by their words, the later one first: one product
    tells all others apart.
    """
    times = Counter(stem for stems in sets for stem in stems)
    common = sorted(stem for stem, number in times.items() if number > 1)
    columns = {stem: n for n, stem in enumerate(common)}
    table = np.zeros((len(sets), len(columns)), dtype=np.float32)
    for row, stems in enumerate(sets):
        for stem in columns.keys() & stems:
            table[row, columns[stem]] = math.sqrt(weigh([stem]))
    shared, own = table @ table.T, np.asarray(weights, dtype=np.float32)
    enough = shared >= (_BY_WORDS - _MARGIN) * np.maximum.outer(own, own)
    for later, earlier in zip(*np.where(np.tril(enough, k=-1)), strict=True):
        yield int(later), int(earlier)


def _groups(
    near: np.ndarray[tuple[int, ...], np.dtype[np.float32]], least: float
) -> list[list[int]]:
    """Return groups of which all members are near each other, made greedily from the nearest pairs
    on.
    """
    left, right = np.where(np.triu(near >= least, k=1))
    order = sorted(
        zip(left.tolist(), right.tolist(), strict=True), key=lambda p: (-float(near[p]), p)
    )
    group_of = {i: [i] for i in range(len(near))}
    for i, j in order:
        one, other = group_of[i], group_of[j]
        if one is not other and float(near[np.ix_(one, other)].min()) >= least:
            one += other
            for member in other:
                group_of[member] = one
    return [sorted(g) for g in {id(g): g for g in group_of.values()}.values() if len(g) >= _ORIGINS]


def _proposal(group: Sequence[_Said]) -> Proposal | None:
    """Make a proposal of a group, or nothing where too few sources or origins stand behind it."""
    sources = sorted({said.source_id for said in group if said.source_id})
    origins = {said.origin for said in group}
    if len(sources) < _SOURCES or len(origins) < _ORIGINS:
        return None
    counted = Counter(w for c in group for w in dict.fromkeys(stems_of(c.text)))
    days = sorted(said.published_at for said in group if said.published_at is not None)
    return Proposal(
        id=content_id("pro", *sorted(c.id for c in group)),
        claim_ids=tuple(c.id for c in group),
        origins=len(origins),
        sources=tuple(sources),
        terms=tuple(w for w, n in counted.most_common(_TERMS) if n > 1),
        examples=tuple(c.text for c in group[:_EXAMPLES]),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
