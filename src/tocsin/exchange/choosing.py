"""What may leave: signed alarms unless drafts are asked for, and nothing above a marking."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from tocsin.errors import UsageError
from tocsin.exchange.exporters import Results
from tocsin.exchange.resting import Resting
from tocsin.records import (
    MARKINGS,
    Alarm,
    Chart,
    Document,
    Facts,
    Marking,
    Origin,
    Problem,
    Reading,
    label_of,
)

_TIED = ("mentions", "quotes", "attributions", "claims", "matches", "labels")


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for: one problem or all, what was captured since a moment, drafts or not, and
    the strictest marking that leaves.
    """

    problem: str | None = None
    since: dt.datetime | None = None
    drafts: bool = False
    highest: Marking = "amber+strict"


class Chosen(NamedTuple):
    """What leaves, and how much does not: documents and alarms above the marking, and drafts."""

    results: Results
    documents: int
    alarms: int
    drafts: int


def choose(results: Results, choice: Choice) -> Chosen:
    """Return what may leave of some results.

    An alarm has the strictest marking of what it rests on, and what it rests on leaves with it.

    Raises:
        UsageError: there is no such problem, or what states no marking may not leave.
    """
    _check(results, choice)
    resting, facts = Resting(results), results.facts
    of_problem = [a for a in results.alarms if choice.problem in (None, a.problem_id)]
    recent = [a for a in of_problem if choice.since is None or a.as_of >= choice.since]
    drafts = [] if choice.drafts else [a for a in recent if a.is_draft]
    rest = [a for a in recent if a not in drafts]
    alarms = [a for a in rest if leaves(resting.marking(a), choice)]
    hidden = {d.id for d in facts.documents if not leaves(results.marking(d), choice)}
    needed = {document.id for alarm in alarms for document in resting.of_alarm(alarm)}
    problems = [p for p in facts.casebook.problems if choice.problem in (None, p.id)]
    about = facts.touching(*_touching(problems)) if choice.problem else None
    leaving = {
        document.id
        for document in facts.documents
        if document.id in needed or _is_wanted(document, about, choice)
    } - hidden
    chosen = results._replace(
        facts=_facts(facts, leaving, hidden, problems, choice),
        alarms=tuple(alarms),
        assessments=_assessments(results, alarms),
        dropped=lambda: (),
    )
    return Chosen(chosen, len(hidden), len(rest) - len(alarms), len(drafts))


def _check(results: Results, choice: Choice) -> None:
    """Refuse what cannot be given.

    Raises:
        UsageError: there is no such problem, or what states no marking may not leave.
    """
    known = [problem.id for problem in results.facts.casebook.problems]
    if choice.problem is not None and choice.problem not in known:
        raise UsageError(f"there is no problem {choice.problem!r}; known: {', '.join(known)}.")
    if not leaves(results.unmarked, choice):
        raise UsageError(
            f"what states no marking counts as {label_of(results.unmarked)}, which is above "
            f"{label_of(choice.highest)}: nothing would leave. Say how it may be passed on: "
            f"--unmarked {choice.highest}."
        )


def leaves(marking: Marking, choice: Choice) -> bool:
    """Return whether a marking is low enough."""
    return MARKINGS.index(marking) <= MARKINGS.index(choice.highest)


def touching(facts: Facts) -> tuple[frozenset[str], frozenset[str]]:
    """Return the sites and the narratives of the problems of a casebook."""
    return _touching(facts.casebook.problems)


def _touching(problems: Sequence[Problem]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the sites and the narratives of some problems."""
    sites = frozenset(site for problem in problems for site in problem.sites)
    return sites, frozenset(name for problem in problems for name in problem.narratives)


def _is_wanted(document: Document, about: frozenset[str] | None, choice: Choice) -> bool:
    """Return whether a document is of the problem and the time that are asked for."""
    late = choice.since is None or document.seen_at >= choice.since
    return late and (about is None or document.id in about)


def _assessments(results: Results, alarms: Sequence[Alarm]) -> tuple[Any, ...]:
    """Return the assessments of alarms that leave."""
    moments = {(alarm.problem_id, alarm.as_of) for alarm in alarms}
    return tuple(a for a in results.assessments if (a.problem_id, a.as_of) in moments)


def _facts(
    facts: Facts, kept: set[str], hidden: set[str], problems: Sequence[Problem], choice: Choice
) -> Facts:
    """Return facts without the records of documents that do not leave."""
    tied: dict[str, Any] = {
        name: tuple(r for r in getattr(facts, name) if r.document_id in kept) for name in _TIED
    }
    claims = {claim.id for claim in tied["claims"]}
    secret = {claim.id for claim in facts.claims if claim.document_id in hidden}
    events = tuple(
        e for e in facts.events if claims & set(e.claim_ids) and not secret & set(e.claim_ids)
    )
    names = {problem.id for problem in problems}
    return msgspec.structs.replace(
        facts,
        **tied,
        casebook=msgspec.structs.replace(facts.casebook, problems=tuple(problems), targets=()),
        documents=tuple(d for d in facts.documents if d.id in kept),
        lineage=tuple(r for r in facts.lineage if r.document_id in kept),
        origins=tuple(_origin(o, kept, hidden) for o in facts.origins if kept & {*o.document_ids}),
        events=events,
        item_grades=_of(facts.item_grades, "event_id", {event.id for event in events}),
        novelties=tuple(n for n in facts.novelties if claims.issuperset(n.claim_ids)),
        proposals=tuple(p for p in facts.proposals if claims.issuperset(p.claim_ids)),
        readings=tuple(readings_asked(facts.readings, problems, choice)),
        changes=_of(facts.changes, "capture_id", _captures(facts, kept)),
        judgements=_of(facts.judgements, "record_id", _ids(tied, kept)),
        signatures=_of(facts.signatures, "problem_id", names),
        resolutions=_of(facts.resolutions, "problem_id", names),
        estimates=_of(facts.estimates, "problem_id", names),
        chart=_chart(facts, {event.id for event in events}),
        drops=(),
    )


def _origin(origin: Origin, kept: set[str], hidden: set[str]) -> Origin:
    """Return an origin with those of its documents that leave; nothing names one that does not."""
    documents = tuple(name for name in origin.document_ids if name in kept)
    why = tuple(line for line in origin.why if not any(name in line for name in hidden))
    return msgspec.structs.replace(origin, document_ids=documents, why=why)


def _of(records: Iterable[Any], field: str, wanted: set[str]) -> tuple[Any, ...]:
    """Return the records whose field is among what is wanted."""
    return tuple(record for record in records if getattr(record, field) in wanted)


def _captures(facts: Facts, kept: set[str]) -> set[str]:
    """Return the captures of the documents that leave."""
    return {document.capture_id for document in facts.documents if document.id in kept}


def _ids(tied: dict[str, Any], kept: set[str]) -> set[str]:
    """Return the ids of everything that leaves."""
    return kept | {record.id for records in tied.values() for record in records}


def readings_asked(
    readings: Iterable[Reading], problems: Sequence[Problem], choice: Choice
) -> Iterable[Reading]:
    """Yield the readings of the time and the problem that are asked for."""
    sites = {site for problem in problems for site in problem.sites}
    narratives = {name for problem in problems for name in problem.narratives}
    for reading in readings:
        late = choice.since is None or reading.day >= choice.since.date()
        about = reading.site_id in sites or reading.narrative_id in narratives
        if late and (choice.problem is None or about):
            yield reading


def _chart(facts: Facts, events: set[str]) -> Chart:
    """Return the map without the events that do not leave, not even as a number."""
    features = tuple(
        feature
        for feature in facts.chart.features
        if feature.kind != "event" or feature.id in events or events & set(feature.record_ids)
    )
    drawn = {name for feature in features for name in (feature.id, *feature.record_ids)}
    without_place = max(0, len(events - drawn) - facts.chart.left_out)
    return msgspec.structs.replace(facts.chart, features=features, without_place=without_place)
