"""Events of several documents are one where act, place or actor and time agree."""

import datetime as dt

import msgspec

from tests.unit.annotate.reading import claim, document
from tocsin.annotate.events.coder import EventCoder
from tocsin.annotate.events.joining import joined
from tocsin.records import Claim, Document, Event

DAY = dt.datetime(2022, 1, 5, tzinfo=dt.UTC)


def told(text: str, number: int, **stated: object) -> tuple[Event, Claim, Document]:
    """Return the event that one document's claim tells, with its claim and document."""
    page = document(f"{text}. It is report {number}.", published_at=DAY)
    item = claim(text, id=f"clm-{number}", document_id=page.id, **stated)
    (event,) = [e for e in EventCoder("en")([item]) if e.type == "attack"]
    return msgspec.structs.replace(event, site_id="s_plant"), item, page


def together(*told_events: tuple[Event, Claim, Document]) -> list[Event]:
    """Join events with their claims and documents."""
    events = [event for event, _, _ in told_events]
    claims = {item.id: item for _, item, _ in told_events}
    return joined(events, claims, {page.id: page for _, _, page in told_events})


TEXT = "Rebels attacked the power station with drones"


def test_the_same_act_at_the_same_place_is_one_event_with_two_claims() -> None:
    (event,) = together(told(TEXT, 1), told(TEXT, 2))
    assert sorted(event.claim_ids) == ["clm-1", "clm-2"]


def test_other_places_make_other_events() -> None:
    first, second = told(TEXT, 1), told(TEXT, 2)
    moved = msgspec.structs.replace(second[0], site_id="s_bridge")
    assert len(together(first, (moved, *second[1:]))) == 2


def test_the_order_of_the_inputs_does_not_matter() -> None:
    first, second = told(TEXT, 1), told(TEXT, 2)
    assert together(first, second) == together(second, first)


def test_without_events_there_is_nothing_to_join() -> None:
    assert joined([], {}, {}) == []
