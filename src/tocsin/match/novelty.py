"""What is new about a story this time: the site, actor, date or pretext that no precedent had,
beside the nearest precedent.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from tocsin.language.fold import fold
from tocsin.match.lexical import stems_of
from tocsin.records import Claim, Match, Mention, Narrative, Novelty, Precedent

_SITES = ("place", "site", "state")
# The voices in which a story is tellings.
TELLING = ("promotes", "relays")
_MOST = 4
_SHORT = 3


def novelties(
    narratives: Sequence[Narrative],
    matches: Sequence[Match],
    claims: Mapping[str, Claim],
    mentions: Sequence[Mention],
    names: Mapping[str, str],
) -> list[Novelty]:
    """Return for each story that is promoted or relayed what no precedent of it had. `names` gives
    the name of an id.
    """
    heard = Heard(narratives, names)
    heard.add(matches, claims, mentions)
    return heard.novelties()


class Heard:
    """What is told of stories, page by page: of a telling only that is kept which may be new."""

    def __init__(self, narratives: Sequence[Narrative], names: Mapping[str, str]) -> None:
        """Begin with nothing; `names` gives the name of an id."""
        self._narratives = {n.id: n for n in narratives}
        self._names = names
        self._heard: dict[str, _Tellings] = {}

    def add(
        self, matches: Iterable[Match], claims: Mapping[str, Claim], mentions: Iterable[Mention]
    ) -> None:
        """Add what was found in some documents."""
        by_document: dict[str, list[Mention]] = {}
        for mention in mentions:
            by_document.setdefault(mention.document_id, []).append(mention)
        for match in matches:
            claim = claims.get(match.claim_id)
            if claim is None or match.voice not in TELLING:
                continue
            own = self._heard.get(match.narrative_id)
            if own is None:
                narrative = self._narratives.get(match.narrative_id)
                own = self._heard[match.narrative_id] = _Tellings(narrative)
            own.add(claim, by_document.get(claim.document_id, ()), self._names)

    def novelties(self) -> list[Novelty]:
        """Return what is new about each story."""
        known = self._narratives
        return [_novelty(known[i], own) for i, own in sorted(self._heard.items()) if i in known]


class _Tellings:
    """The tellings of one story: what they name, each once and in order, and what they share with
    its precedents and pretexts.
    """

    def __init__(self, narrative: Narrative | None) -> None:
        """Begin with none, of a story of the catalogue or of another."""
        self._known = _known_stems(narrative) if narrative else frozenset()
        self.claim_ids: set[str] = set()
        self.sites_stated: dict[str, None] = {}
        self.sites_named: dict[str, None] = {}
        self.actors: dict[str, None] = {}
        self.dates: dict[str, None] = {}
        self.stems: set[frozenset[str]] = set()

    def add(self, claim: Claim, mentions: Iterable[Mention], names: Mapping[str, str]) -> None:
        """Add a claim, with what its document names."""
        self.claim_ids.add(claim.id)
        self.stems.add(self._known.intersection(stems_of(claim.text)))
        self.sites_stated[names.get(claim.site_id or "", "")] = None
        for mention in mentions:
            if mention.kind in _SITES and claim.span.covers(mention.span):
                self.sites_named[names.get(mention.entity_id or "", mention.surface)] = None
        if len(claim.chain) > 1:
            first = claim.chain[0]
            self.actors[names.get(first.entity_id or "", first.surface)] = None
        if claim.when is not None and claim.when.raw:
            self.dates[claim.when.raw] = None


def _novelty(narrative: Narrative, tellings: _Tellings) -> Novelty:
    """Compare the tellings of one story with its precedents."""
    before = fold(
        " ".join(f"{p.place} {p.who} {p.what} {p.followed}" for p in narrative.precedents)
    )
    known = _telling_stems(before) | frozenset(
        s for w in _tellings(narrative) for s in _telling_stems(w)
    )
    sites = dict.fromkeys([*_new(tellings.sites_stated, known), *_new(tellings.sites_named, known)])
    pretexts = (p for p in narrative.pretexts if _shares(p, tellings.stems))
    first = {
        "site": tuple(sites)[:_MOST],
        "actor": _new(tellings.actors, known)[:_MOST],
        "date": tuple(tellings.dates)[:_MOST],
        "pretext": _new(pretexts, frozenset())[:_MOST],
    }
    new = {kind: names for kind, names in first.items() if names}
    nearest = _nearest(narrative.precedents, tellings.stems)
    return Novelty(
        narrative_id=narrative.id,
        claim_ids=tuple(sorted(tellings.claim_ids)),
        new=new,
        sentence=_sentence(nearest, new),
        nearest=_phrase(nearest) if nearest else None,
        followed=nearest.followed if nearest else None,
    )


def _known_stems(narrative: Narrative) -> frozenset[str]:
    """Return the stems of the precedents and pretexts of a story."""
    before = (f"{p.place} {p.what}" for p in narrative.precedents)
    return frozenset(s for words in (*before, *narrative.pretexts) for s in stems_of(words))


def _tellings(narrative: Narrative) -> Iterable[str]:
    """Return every way a story is put."""
    yield from (narrative.title, *narrative.titles.values())
    for wordings in narrative.wordings.values():
        yield from wordings


def _new(names: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
    """Return names of which no word stands in what is known, each once, in order."""
    each = dict.fromkeys(names)
    return tuple(n for n in each if n and not known & _telling_stems(n))


def _telling_stems(text: str) -> frozenset[str]:
    """Return the stems of a text that are longer than an article or a preposition."""
    return frozenset(s for s in stems_of(text) if len(s) > _SHORT)


def _shares(pretext: str, stems: Iterable[frozenset[str]]) -> bool:
    """Return whether a claim names what a known pretext is made of."""
    mine = frozenset(stems_of(pretext))
    return any(len(mine & own) * 2 > len(mine) for own in stems)


def _nearest(precedents: Sequence[Precedent], stems: Iterable[frozenset[str]]) -> Precedent | None:
    """Return the precedent that shares most words with what is said now; the latest where they
    share the same.
    """
    mine = frozenset(s for own in stems for s in own)

    def nearness(precedent: Precedent) -> tuple[int, dt.date]:
        return len(
            mine & frozenset(stems_of(f"{precedent.place} {precedent.what}"))
        ), precedent.date

    return max(precedents, key=nearness, default=None)


def _phrase(precedent: Precedent) -> str:
    """Write a precedent as a phrase."""
    return f"{precedent.who}, {precedent.place}, {precedent.date}: {precedent.what}"


def _sentence(nearest: Precedent | None, new: Mapping[str, Sequence[str]]) -> str:
    """Say in one sentence what came before, what followed it, and what is new."""
    listed = "; ".join(f"{kind} {', '.join(values)}" for kind, values in new.items())
    fresh = f"new this time: {listed}" if listed else "nothing in it is new"
    if nearest is None:
        return f"The catalogue has no precedent of this narrative; {fresh}."
    return (
        f"The nearest precedent is {_phrase(nearest)} (what followed: {nearest.followed}); {fresh}."
    )
