"""The closed list of event types is the one the records allow, each with a type
elsewhere or none.
"""

from typing import get_args

import pytest

from tocsin.annotate.acts.types import EVENT_TYPES, OF_FORCES, SPOKEN
from tocsin.records import ClaimType, EventName


def test_every_event_of_the_records_has_a_type_and_no_other() -> None:
    assert set(EVENT_TYPES) == set(get_args(EventName))


def test_the_claims_that_carry_an_event_are_types_of_claims() -> None:
    known = set(get_args(ClaimType))
    assert {kind for item in EVENT_TYPES.values() for kind in item.fitting} <= known


@pytest.mark.parametrize(
    ("name", "plover", "acled"),
    [
        ("attack", "ASSAULT", None),
        ("protest", "PROTEST", "Protests"),
        ("arrest", "COERCE", "Strategic developments/Arrests"),
        ("leak", None, None),
        ("support", "SUPPORT", None),
    ],
)
def test_types_elsewhere(name: EventName, plover: str | None, acled: str | None) -> None:
    assert EVENT_TYPES[name].plover == plover
    assert EVENT_TYPES[name].acled == acled


def test_acts_of_words_and_of_forces_are_on_the_list() -> None:
    assert set(SPOKEN.values()) | set(OF_FORCES) <= set(EVENT_TYPES)
    assert SPOKEN["threaten"] == "threat"
