"""Of a document only what can bear on the problem is kept, and looked at once: what is observed on
a later day is what looking at everything anew observes.
"""

import datetime as dt
import random
from typing import Any

import msgspec
import pytest

from tests import by_hand
from tests.unit.replay.stream import DAY, FIRST, book, bundle, calm
from tocsin.annotate import joined
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.indicators import IndicatorSearch
from tocsin.records import (
    Event,
    Observation,
    ObserveClaim,
    ObserveEvent,
    ObserveMatch,
    ObserveReading,
    Origin,
    Problem,
    When,
)
from tocsin.records.annotation import EventStatus
from tocsin.replay.case_file import CaseFile, facts_of, within
from tocsin.replay.days import end_of
from tocsin.replay.past import Bundle

FEW_DAYS = 4
STATUSES: tuple[EventStatus, ...] = ("claimed", "claimed_by_party")


def filed(*bundles: Bundle) -> CaseFile:
    """File some documents of the first day."""
    case_file = CaseFile(by_hand.problem(), book())
    index = FactsIndex(facts_of(bundles, book()))
    case_file.take(bundles, index, end_of(FIRST))
    return case_file


def test_what_touches_nothing_is_not_kept() -> None:
    assert not filed(calm(1, FIRST)).documents


def test_what_bears_on_the_problem_is_kept() -> None:
    case_file = filed(bundle(1, FIRST), calm(2, FIRST))
    touched = case_file.touched(())
    assert set(touched.documents) == touched.naming == touched.carrying == {"doc-n1"}
    (seen,) = case_file.observe((), (), {}, end_of(FIRST))
    assert [b.record_id for b in seen.bound] == ["clm-n1"]


def test_a_document_that_only_names_the_site_touches_the_problem() -> None:
    bare = bundle(1, FIRST)._replace(claims=(), matches=())
    touched = filed(bare).touched(())
    assert (set(touched.naming), set(touched.carrying)) == ({"doc-n1"}, set())


def test_what_says_when_counts_for_the_time_of_the_problem() -> None:
    plain = bundle(1, FIRST)
    when = When(raw="in two days", role="deadline", start_days=2, end_days=2)
    telling = plain._replace(claims=(msgspec.structs.replace(plain.claims[0], when=when),))
    assert not filed(plain).touched(()).claims
    assert [c.id for c in filed(telling).touched(()).claims] == ["clm-n1"]


def test_sites_hold_what_lies_in_them() -> None:
    assert within(["port"], book()) == {"port", "bridge"}
    assert within(["bridge"], book()) == {"bridge"}


def watching() -> Problem:
    """Return a problem that looks for claims, events and matches, some only for a few days."""
    looks: tuple[Any, ...] = (
        ObserveClaim(types=("accuse",), sites=("problem",)),
        ObserveClaim(types=("accuse",), days=FEW_DAYS),
        ObserveEvent(types=("sabotage",), statuses=STATUSES),
        ObserveEvent(
            types=("sabotage", "denial"), statuses=STATUSES, actors=("vostia",), days=FEW_DAYS
        ),
        ObserveMatch(narratives=("problem",), days=FEW_DAYS),
        ObserveReading(),
    )
    first = by_hand.problem().indicators[0]
    rows = tuple(
        msgspec.structs.replace(first, id=f"I{n}", name=f"Look {n}", observe=look)
        for n, look in enumerate(looks)
    )
    return by_hand.problem(indicators=rows)


def account(number: int, day: dt.date, random_: random.Random) -> Bundle:
    """Make a document that tells of sabotage: by somebody or nobody, at some time, now and then
    without a date, and sometimes with a second account that denies what the first one carries.
    """
    plain = bundle(number, day)
    document = plain.document
    if random_.random() < 0.2:
        document = msgspec.structs.replace(document, published_at=None)
    times = (
        None,
        When(raw="yesterday", start_days=-1, end_days=-1),
        When(raw="in June", start=day - 9 * DAY, end=day - 2 * DAY, anchor="absolute"),
    )
    claim = msgspec.structs.replace(plain.claims[0], when=random_.choice(times))
    events = []
    for part in range(random_.randrange(3)):
        says_no = (claim.id,) if random_.random() < 0.3 else ()
        events.append(
            Event(
                id=f"evt-{number}-{part}",
                type="sabotage",
                status=random_.choice(STATUSES),
                claim_ids=(claim.id,),
                actor_id=random_.choice((None, None, None, "vostia", "vostia", "ministry")),
                site_id="bridge",
                denied_by=says_no,
            )
        )
    return plain._replace(document=document, claims=(claim,), events=tuple(events))


def anew(
    problem: Problem, known: list[Bundle], voices: dict[str, str], as_of: dt.datetime
) -> list[Observation]:
    """Return what looking at everything that is known observes."""
    facts = facts_of(known, book())
    events = joined(
        facts.events, {c.id: c for c in facts.claims}, {d.id: d for d in facts.documents}
    )
    origins = tuple(
        Origin(id=voice, document_ids=(name,), why=()) for name, voice in voices.items()
    )
    whole = msgspec.structs.replace(facts, events=tuple(events), origins=origins)
    return IndicatorSearch(problem, FactsIndex(whole), as_of).observe()


@pytest.mark.parametrize("seed", range(25))
def test_what_is_looked_at_once_is_observed_as_by_looking_at_everything_anew(seed: int) -> None:
    random_, problem = random.Random(seed), watching()
    case_file, known = CaseFile(problem, book()), list[Bundle]()
    for offset in range(10):
        day = FIRST + offset * DAY
        today = [account(100 * offset + n, day, random_) for n in range(random_.randrange(4))]
        known += today
        case_file.take(today, FactsIndex(facts_of(today, book())), end_of(day))
        voices = {b.document.id: random_.choice(("one", "two", b.document.id)) for b in known}
        seen = case_file.observe((), (), voices, end_of(day))
        assert seen == anew(problem, known, voices, end_of(day))


def test_the_comparison_above_meets_what_changes_with_the_days() -> None:
    """It would pass where nothing ceased to count, and no account were joined with another."""
    ceased = joined_actors = 0
    for seed in range(25):
        random_, problem = random.Random(seed), watching()
        days = [
            [account(100 * n + k, FIRST + n * DAY, random_) for k in range(3)] for n in range(7)
        ]
        everything, soon = [b for day in days for b in day], end_of(FIRST + DAY)
        first, later, alone = (
            {o.indicator_id: set(o.evidence) for o in anew(problem, known, {}, as_of)}
            for known, as_of in (
                (days[0], end_of(FIRST)),
                (everything, end_of(FIRST + 6 * DAY)),
                (days[0], soon),
            )
        )
        both = anew(problem, days[0] + days[1], {}, soon)
        together = {o.indicator_id: set(o.evidence) for o in both}
        ceased += not first["I1"] <= later["I1"]
        joined_actors += alone["I3"] != together["I3"] & first["I0"]
    assert ceased
    assert joined_actors
