"""What is new about a story this time: the site, actor, date or pretext that no precedent had,
beside the nearest precedent.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from tocsin.language.fold import fold
from tocsin.match.lexical import stems_of
from tocsin.records import Claim, Match, Mention, Narrative, Novelty, Precedent

_SITES = ("place", "site", "state")
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
    by_narrative: dict[str, list[Claim]] = {}
    for match in matches:
        if match.voice in ("promotes", "relays") and match.claim_id in claims:
            by_narrative.setdefault(match.narrative_id, []).append(claims[match.claim_id])
    by_document: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_document.setdefault(mention.document_id, []).append(mention)
    stems = {c.id: frozenset(stems_of(c.text)) for rows in by_narrative.values() for c in rows}
    known = {n.id: n for n in narratives}
    return [
        _novelty(
            known[i],
            rows,
            [m for c in rows for m in by_document.get(c.document_id, ()) if c.span.covers(m.span)],
            names,
            [stems[c.id] for c in rows],
        )
        for i, rows in sorted(by_narrative.items())
        if i in known
    ]


def _novelty(
    narrative: Narrative,
    claims: Sequence[Claim],
    mentions: Sequence[Mention],
    names: Mapping[str, str],
    stems: Sequence[frozenset[str]],
) -> Novelty:
    """Compare the tellings of one story with its precedents; `stems` are those of each claim."""
    before = fold(
        " ".join(f"{p.place} {p.who} {p.what} {p.followed}" for p in narrative.precedents)
    )
    known = _telling_stems(before) | frozenset(
        s for w in _tellings(narrative) for s in _telling_stems(w)
    )
    sites = _new(
        (names.get(m.entity_id or "", m.surface) for m in mentions if m.kind in _SITES), known
    )
    sites = tuple(
        dict.fromkeys([*_new((names.get(c.site_id or "", "") for c in claims), known), *sites])
    )[:_MOST]
    said_by = (
        names.get(h.entity_id or "", h.surface)
        for c in claims
        if len(c.chain) > 1
        for h in c.chain[:1]
    )
    actors = _new(said_by, known)[:_MOST]
    dates = tuple(dict.fromkeys(c.when.raw for c in claims if c.when is not None and c.when.raw))[
        :_MOST
    ]
    pretexts = _new((p for p in narrative.pretexts if _shares(p, stems)), frozenset())[:_MOST]
    new = {
        k: v
        for k, v in (("site", sites), ("actor", actors), ("date", dates), ("pretext", pretexts))
        if v
    }
    nearest = _nearest(narrative.precedents, stems)
    return Novelty(
        narrative_id=narrative.id,
        claim_ids=tuple(sorted({c.id for c in claims})),
        new=new,
        sentence=_sentence(nearest, new),
        nearest=_phrase(nearest) if nearest else None,
        followed=nearest.followed if nearest else None,
    )


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


def _shares(pretext: str, stems: Sequence[frozenset[str]]) -> bool:
    """Return whether a claim names what a known pretext is made of."""
    mine = frozenset(stems_of(pretext))
    return any(len(mine & own) * 2 > len(mine) for own in stems)


def _nearest(precedents: Sequence[Precedent], stems: Sequence[frozenset[str]]) -> Precedent | None:
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
