"""What an indicator nearly took: records that meet all of its conditions but one, and which one
that is.

The assessor itself looks for them, with one condition of the indicator lifted at a time.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

import msgspec

from tocsin.assess import Assessor
from tocsin.records import (
    UNSTATED,
    Claim,
    EventName,
    EventStatus,
    Facts,
    Indicator,
    Match,
    Observation,
    Observe,
    ObserveMatch,
    ObserveSaid,
    Problem,
    Record,
    RecordKind,
    SilenceState,
    Stance,
)

# Joins the id of an indicator with the condition that is lifted; no id holds it.
_LIFTED = "~"
_FOREVER = 200 * 365
_SHOWN = 160
# An accusation is of the type that is wanted, and yet not taken.
_BLAMES_NOBODY = "it blames nobody, or only whom its speaker belongs to"
_ALL_STANCES = tuple(s for s in get_args(Stance) if s not in UNSTATED)


# Conditions that most claims fail: a claim that does is worth a look where it meets a condition of
# another kind, at a site of the problem.
_BROAD = ("types", "terms", "flags", "stances", "statuses", "crossed")
_NARROW = ("types", "terms", "flags", "deadline", "speakers", "originators", "sources", "actors")


class Near(Record, frozen=True):
    """A record that an indicator nearly took: its text and words, the condition that fails, and
    how.

    `telling` where it is worth a look, since what it does meet is met by few.
    """

    text: str
    words: str
    condition: str
    why: str
    telling: bool = True


def near_misses(
    problem: Problem, seen: Sequence[Observation], facts: Facts, as_of: dt.datetime
) -> dict[str, list[Near]]:
    """Return what each indicator of a problem nearly took, by its id, in the order of the texts."""
    lifted = [v for i in problem.indicators for v in _lifted(i)]
    if not lifted:
        return {}
    assess = Assessor(facts.casebook.reference_classes)
    observations = assess(
        msgspec.structs.replace(problem, indicators=tuple(lifted)), facts, as_of
    ).observations
    taken = {s.indicator_id: set(s.evidence) for s in seen}
    by_id = {i.id: i for i in problem.indicators}
    near: dict[str, list[Near]] = {}
    say = _Sayer(facts)
    for observation in observations:
        name, _, condition = observation.indicator_id.partition(_LIFTED)
        for record in observation.evidence:
            if record not in taken.get(name, set()):
                near.setdefault(name, []).append(
                    say(record, condition, by_id[name].observe, problem, as_of)
                )
    return {name: sorted(rows, key=_rank) for name, rows in near.items()}


def _rank(near: Near) -> tuple[bool, bool, str, str, str]:
    """Sort near misses: what is worth a look first, and of that what fails by other things than its
    subject.
    """
    return (not near.telling, near.condition in _BROAD, near.text, near.words, near.condition)


def _lifted(indicator: Indicator) -> Iterator[Indicator]:
    """Yield an indicator once for each of its conditions, without that condition."""
    want = indicator.observe
    for condition, value in _without(want):
        observe = msgspec.structs.replace(want, **{condition: value})
        if observe != want:
            name = f"{indicator.id}{_LIFTED}{condition}"
            yield msgspec.structs.replace(indicator, id=name, observe=observe, expected=False)


def _without(want: Observe) -> Iterator[tuple[str, Any]]:
    """Yield (condition, the value under which it holds for everything)."""
    every: Mapping[RecordKind, Mapping[str, Any]] = {
        "claim": {
            "types": (),
            "stances": _ALL_STANCES,
            "flags": (),
            "deadline": False,
            "actors": (),
            "terms": {},
        },
        "event": {
            "types": get_args(EventName),
            "statuses": get_args(EventStatus),
            "terms": {},
            "actors": (),
        },
        "match": {"narratives": (), "voices": ()},
        "reading": {"crossed": False},
        "silence": {"statuses": get_args(SilenceState)},
    }
    yield from every[want.record].items()
    if isinstance(want, ObserveSaid):
        yield from (("speakers", ()), ("originators", ()))
    if isinstance(want, ObserveSaid | ObserveMatch):
        yield from (("sites", ()), ("days", _FOREVER))


class _Sayer:
    """Says why a record fails one condition."""

    def __init__(self, facts: Facts) -> None:
        """Index what records stand for."""
        self._claims = {c.id: c for c in facts.claims}
        self._matches = {m.id: m for m in facts.matches}
        self._documents = {d.id: d for d in facts.documents}
        self._readings = {r.id: r for r in facts.readings}
        self._silences = {s.id: s for s in facts.silences}
        self._within = facts.casebook.sites
        self._events: dict[str, list[str]] = {}
        for event in facts.events:
            for claim_id in event.claim_ids:
                self._events.setdefault(claim_id, []).append(event.type)

    def __call__(
        self, record: str, condition: str, want: Observe, problem: Problem, as_of: dt.datetime
    ) -> Near:
        """Return the near miss a record is."""
        match = self._matches.get(record)
        claim = self._claims.get(match.claim_id if match is not None else record)
        if claim is None or not isinstance(want, ObserveSaid | ObserveMatch):
            why = self._not_measured(record, want)
            return Near(
                text="", words=self._measured(record), condition=condition, why=why, telling=False
            )
        document = self._documents[claim.document_id]
        words = " ".join(claim.text.split())
        words = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
        why = self._why(condition, want, claim, match, problem)
        if condition == "days":
            day = (document.published_at or document.seen_at).date()
            why = f"it is of {day}; only the {want.days} days before {as_of:%Y-%m-%d} count"
        about = claim.site_id is not None and claim.site_id in self._sites_of(problem)
        others = any(getattr(want, name, ()) for name in _NARROW if name != condition)
        telling = condition not in _BROAD or (about and others)
        return Near(
            text=document.external_id, words=words, condition=condition, why=why, telling=telling
        )

    def _sites_of(self, problem: Problem) -> frozenset[str]:
        """Return the sites of a problem, and those in them."""
        return frozenset(
            (*problem.sites, *(s.id for s in self._within if s.parent in problem.sites))
        )

    def _why(
        self,
        condition: str,
        want: ObserveSaid | ObserveMatch,
        claim: Claim,
        match: Match | None,
        problem: Problem,
    ) -> str:
        """Say what a claim or match is, and what was wanted."""
        wanted = (
            ", ".join(map(str, getattr(want, condition)))
            if isinstance(getattr(want, condition), tuple)
            else ""
        )
        of_problem = isinstance(want, ObserveMatch) and "problem" in want.narratives
        if condition == "narratives" and of_problem:
            wanted = ", ".join(problem.narratives)
        sites = ", ".join(problem.sites) if "problem" in want.sites else ", ".join(want.sites)
        types = (
            ", ".join(sorted(set(self._events.get(claim.id, ()))))
            if want.record == "event"
            else claim.type
        )
        said = {
            "types": (
                f"its type is {types or 'none'}; wanted: {wanted}"
                if types not in wanted.split(", ")
                else _BLAMES_NOBODY
            ),
            "stances": (
                f"its stance is {claim.stance}; wanted: {wanted or 'one that puts it forward'}"
            ),
            "speakers": f"it is said by {claim.chain[0].surface}, who is not: {wanted}",
            "originators": f"it is said by {claim.chain[0].surface}; wanted: {wanted}",
            "sources": f"it stands in another source; wanted: {wanted}",
            "sites": f"it is about {claim.site_id or 'no site'}; wanted: {sites}",
            "terms": (
                "none of its terms stands in the claim, or what stands there is denied, doubted "
                "or only wanted"
            ),
            "flags": f"it has not the flag {wanted}",
            "deadline": "it gives no deadline",
            "actors": f"its actor is {claim.actor_id or 'not known'}; wanted: {wanted}",
            "statuses": f"its status is another one; wanted: {wanted}",
            "voices": (
                f"its voice is {match.voice if match is not None else 'none'}; wanted: {wanted}"
            ),
            "narratives": (
                "it is the narrative "
                f"{match.narrative_id if match is not None else 'none'}; wanted: {wanted}"
            ),
        }
        return said.get(condition, "another condition fails")

    def _measured(self, record: str) -> str:
        """Say what a reading or a silence is of."""
        if record in self._readings:
            reading = self._readings[record]
            return f"{reading.group} on {reading.site_id or reading.narrative_id}, {reading.day}"
        return (
            f"{self._silences[record].source_id} is {self._silences[record].state}"
            if record in self._silences
            else record
        )

    def _not_measured(self, record: str, want: Observe) -> str:
        """Say why a reading or a silence does not count."""
        return (
            "measured, and below its level"
            if record in self._readings
            else f"wanted: {', '.join(getattr(want, 'statuses', ()))}"
        )
