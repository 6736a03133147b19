"""Which problems another look concerns: those whose assessment may come out otherwise than the last
one of the same day. Of the others the last one stands.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from tocsin.assess import Concerns
from tocsin.pipeline.gists import gist_of
from tocsin.records import (
    Assessment,
    Claim,
    Event,
    Facts,
    Gist,
    Match,
    Mention,
    Problem,
    Reading,
)

OfDocument = TypeVar("OfDocument", Mention, Claim, Match)
# A group counts as heard from this coverage on, as in looking for indicators.
_HEARD = 0.5


def touched_problems(
    last: Facts, assessments: Sequence[Assessment], facts: Facts, as_of: dt.datetime
) -> frozenset[str]:
    """Return the problems that something concerns which is known now and was not at the last look.

    What people said, what was edited, and a source that falls silent or is heard for the first time
    concern all of them. A document concerns those that may rest on it (`Concerns`), and so does one
    that counts as another origin than before or whose events are told otherwise; a reading those
    that look at it.
    """
    problems = facts.casebook.problems
    if _of_all(last) != _of_all(facts):
        return frozenset(p.id for p in problems)
    concerns = Concerns(facts.casebook)
    names = _changed(last, facts)
    touched = set[str]()
    for side in (last, facts):
        for gist in _gists(side, names):
            touched |= concerns.problems(gist, as_of)
    touched |= _read_otherwise(concerns, last, facts)
    rested = {a.problem_id: _rested(a) for a in assessments}
    before, now = _Readings(last), _Readings(facts)
    for problem in problems:
        own = rested.get(problem.id)
        if own is None or before.behind(problem, own) != now.behind(problem, own):
            touched.add(problem.id)
    return frozenset(touched)


def _of_all(facts: Facts) -> Sequence[object]:
    """Return what concerns every problem."""
    said = (facts.judgements, facts.signatures, facts.resolutions, facts.estimates)
    sources = (facts.silences, facts.source_grades, sorted(facts.by_source()))
    return (facts.casebook, facts.beyond is None, facts.changes, *said, *sources)


def _changed(last: Facts, facts: Facts) -> set[str]:
    """Return the documents that are new or gone, count as another origin, or carry an event that is
    told otherwise.
    """
    before, now = _voices(last), _voices(facts)
    names = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
    return names | _retold(last, facts) | _retold(facts, last)


def _voices(facts: Facts) -> dict[str, tuple[str | None, str | None]]:
    """Return by document where it comes from, and the voice it counts as."""
    rows = {row.document_id: row.origin_id for row in facts.lineage}
    voices = {name: o.id for o in facts.origins for name in o.document_ids}
    return {d.id: (rows.get(d.id), voices.get(d.id)) for d in facts.documents}


def _retold(facts: Facts, other: Facts) -> set[str]:
    """Return the documents of events that other facts tell otherwise or not at all."""
    known = {event.id: event for event in other.events}
    owner = {claim.id: claim.document_id for claim in facts.claims}
    changed = (event for event in facts.events if known.get(event.id) != event)
    return {owner[claim] for event in changed for claim in event.claim_ids if claim in owner}


def _gists(facts: Facts, names: set[str]) -> Iterator[Gist]:
    """Yield the gists of some documents."""
    mentions, claims = _by_document(facts.mentions, names), _by_document(facts.claims, names)
    matches = _by_document(facts.matches, names)
    carried: dict[str, list[Event]] = defaultdict(list)
    for event in facts.events:
        for claim in event.claim_ids:
            carried[claim].append(event)
    for document in facts.documents:
        if document.id in names:
            own = {claim.id for claim in claims[document.id]}
            events = {e.id: _part_of(e, own) for name in own for e in carried[name]}
            yield gist_of(
                document,
                mentions[document.id],
                claims[document.id],
                list(events.values()),
                matches[document.id],
            )


def _by_document(records: Iterable[OfDocument], names: set[str]) -> Mapping[str, list[OfDocument]]:
    """Return the records of some documents."""
    of_document: dict[str, list[OfDocument]] = defaultdict(list)
    for record in records:
        if record.document_id in names:
            of_document[record.document_id].append(record)
    return of_document


def _part_of(event: Event, own: set[str]) -> Event:
    """Return what the claims of one document tell of an event."""
    claims = tuple(c for c in event.claim_ids if c in own)
    denied = tuple(c for c in event.denied_by if c in own)
    return msgspec.structs.replace(event, claim_ids=claims, denied_by=denied)


def _read_otherwise(concerns: Concerns, last: Facts, facts: Facts) -> set[str]:
    """Return the problems that look at a reading which has become ready, or has crossed its level,
    or does so no longer.
    """
    before, now = ({_shown(r): r for r in side.readings} for side in (last, facts))
    changed = [*(r for key, r in before.items() if key not in now)]
    changed += [r for key, r in now.items() if key not in before]
    return {problem for reading in changed for problem in concerns.reads(reading)}


def _shown(reading: Reading) -> Sequence[object]:
    """Return what is looked at of a reading that nothing rests on."""
    counted = reading.group, reading.site_id, reading.narrative_id, reading.day, reading.hour
    return (*counted, reading.measure, reading.ready, reading.crossed)


def _rested(assessment: Assessment) -> frozenset[str]:
    """Return the records that an assessment rests on."""
    return frozenset(b.record_id for seen in assessment.observations for b in seen.bound)


class _Readings:
    """The readings of some facts, gone through once for all problems."""

    def __init__(self, facts: Facts) -> None:
        """Index readings by id, and look which groups are heard."""
        self._by_id: dict[str, list[Reading]] = defaultdict(list)
        for reading in facts.readings:
            self._by_id[reading.id].append(reading)
        attention = (r for r in facts.readings if r.measure == "attention")
        self._heard = {r.group for r in attention if r.coverage >= _HEARD}

    def behind(self, problem: Problem, rested: frozenset[str]) -> Sequence[object]:
        """Return whether the groups of a problem are heard, and the readings it rests on."""
        heard = self._heard.intersection(problem.groups) if problem.groups else self._heard
        return bool(heard), [self._by_id[name] for name in sorted(rested & self._by_id.keys())]
