"""Events: the same event told twice is one with two claims, and accounts that conflict stand side
by side.
"""

import datetime as dt
import random
from typing import get_args

from tests.conftest import make_document
from tests.unit.annotate.reading import claim
from tocsin.annotate import Annotator, joined
from tocsin.annotate.acts.types import EVENT_TYPES
from tocsin.annotate.events.coder import EventCoder, day_for, latest_day
from tocsin.records import NOT_SPECIFIED, Casebook, Claim, Event, EventName, When

FIRST = (
    "The Russian Defense Ministry said that Russian troops carried out an exercise with 400 "
    "soldiers at Almaty airport "
    "on 10 January 2022."
)
SECOND = (
    "TASS reported that the Russian forces held an exercise with 250 soldiers at the "
    "Almaty airport on 11 January 2022."
)
OTHER = (
    "The Russian Defense Ministry said that Russian troops carried out an exercise at "
    "Almaty airport on 2 March 2021."
)


def told(book: Casebook, *texts: str) -> tuple[list[Event], list[Event]]:
    """Return the events of some texts as they stand alone, and joined."""
    annotate = Annotator(book.actors, book.sources, book.sites)
    documents = [
        make_document(
            t, external_id=f"{n}.txt", published_at=dt.datetime(2022, 1, 12, tzinfo=dt.UTC)
        )
        for n, t in enumerate(texts)
    ]
    found = [annotate(d) for d in documents]
    events = [e for a in found for e in a.events]
    claims = {c.id: c for a in found for c in a.claims}
    return events, joined(events, claims, {d.id: d for d in documents})


def exercises(events: list[Event]) -> list[Event]:
    return [e for e in events if e.type == "exercise"]


def test_the_same_event_told_twice_is_one_with_two_claims(almaty: Casebook) -> None:
    alone, together = told(almaty, FIRST, SECOND)
    assert len(exercises(alone)) == 2
    (event,) = exercises(together)
    assert len(event.claim_ids) == 2
    assert event.plover == "MOBILIZE"
    assert (event.start, event.end) == (dt.date(2022, 1, 10), dt.date(2022, 1, 11))


def test_numbers_that_conflict_stand_side_by_side(almaty: Casebook) -> None:
    _, together = told(almaty, FIRST, SECOND)
    (event,) = exercises(together)
    values = {v.value for v in event.versions if v.field == "quantity"}
    assert values == {"400 soldiers", "250 soldiers"}


def test_events_far_apart_in_time_stay_two(almaty: Casebook) -> None:
    _, together = told(almaty, FIRST, OTHER)
    assert len(exercises(together)) == 2


def test_the_order_of_documents_does_not_matter(almaty: Casebook) -> None:
    annotate = Annotator(almaty.actors, almaty.sources, almaty.sites)
    documents = [
        make_document(t, external_id=f"{n}.txt") for n, t in enumerate((FIRST, SECOND, OTHER))
    ]
    found = [annotate(d) for d in documents]
    events = [e for a in found for e in a.events]
    claims, by_id = {c.id: c for a in found for c in a.claims}, {d.id: d for d in documents}
    wanted = joined(events, claims, by_id)
    for seed in range(5):
        shuffled = random.Random(seed).sample(events, len(events))
        assert joined(shuffled, claims, by_id) == wanted


def test_a_number_that_is_kept_back_is_not_specified(almaty: Casebook) -> None:
    _, together = told(
        almaty,
        "The Russian Defense Ministry said that Russian troops are deployed at Almaty airport. "
        "The ministry has not specified figures of the deployment.",
    )
    assert NOT_SPECIFIED in {e.quantity for e in together if e.type == "force_deployment"}


def test_a_denied_event_says_by_which_claims(almaty: Casebook) -> None:
    _, together = told(
        almaty,
        "The Kazakh Health Ministry denied that the biological laboratory in Almaty was seized.",
    )
    seizures = [e for e in together if e.type == "seizure"]
    assert seizures
    assert all(e.denied_by == e.claim_ids for e in seizures)


def test_every_listed_event_word_belongs_to_a_type() -> None:
    from tocsin.language.lexicon import LANGUAGES, lexicon

    for code in LANGUAGES:
        named = {k.removeprefix("event_") for k in lexicon(code) if k.startswith("event_")}
        assert named <= set(EVENT_TYPES), code


def test_the_list_of_types_is_the_one_records_and_casebooks_know() -> None:
    assert set(EVENT_TYPES) == set(get_args(EventName))
    quiet = EventCoder("xx")  # a language nobody has written lists for
    assert quiet([]) == []


def _dated(day: dt.date) -> Claim:
    """Return a claim that dates what it tells to a day."""
    when = When(raw="then", precision="day", start=day, end=day, anchor="absolute")
    return claim("The army attacked the station", when=when)


def test_an_undated_text_looks_back_from_the_last_day_it_tells_of() -> None:
    first, last = dt.date(2018, 2, 13), dt.date(2018, 2, 20)
    claims = [_dated(last), _dated(first), claim("The army attacked")]
    assert latest_day(claims) == last
    assert day_for(claims[1], None, last) == last
    assert latest_day(claims[2:]) is None


def test_an_undated_report_of_a_day_is_not_historical() -> None:
    [event] = [
        e for e in EventCoder("en")([_dated(dt.date(2018, 2, 13))], None) if e.type == "attack"
    ]
    assert event.status == "claimed"
