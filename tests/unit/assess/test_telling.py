"""Which claims count for windows, states and gaps."""

from typing import Any

import pytest

from tests import by_hand
from tocsin.assess.telling import denials_in, is_telling, meets, tells
from tocsin.records import Claim, Event, Hop, ObserveClaim, When

DOCUMENT = by_hand.document("mined", by_hand.BRIDGE)
WHEN = When(raw="on Friday", role="deadline", start_days=1, end_days=1)


def said(**stated: Any) -> Claim:
    """Make a claim."""
    return by_hand.claim(DOCUMENT, by_hand.BRIDGE, **stated)


@pytest.mark.parametrize(
    ("stated", "counts"),
    [
        ({}, False),
        ({"when": WHEN}, True),
        ({"type": "recommend"}, True),
        ({"type": "gap"}, True),
        ({"flags": ("calmer_explanation",)}, True),
        ({"flags": ("satire",)}, False),
    ],
)
def test_a_claim_counts_that_says_when_or_what_speaks_against_it(
    stated: dict[str, Any], counts: bool
) -> None:
    assert tells(said(**stated), frozenset()) is counts
    assert is_telling([said(**stated)], []) is counts


def test_what_carries_a_denial_or_denies_an_act_counts() -> None:
    made: dict[str, Any] = {"status": "claimed", "claim_ids": ("clm-mined", "clm-other")}
    denial = Event(id="evt-1", type="denial", **made)
    act = Event(id="evt-2", type="attack", denied_by=("clm-other",), **made)
    assert denials_in([denial]) == {"clm-mined", "clm-other"}
    assert denials_in([act]) == {"clm-other"}
    assert is_telling([said()], [denial])
    assert not is_telling([said()], [act])


@pytest.mark.parametrize(
    ("stated", "asked", "is_met"),
    [
        ({}, {}, True),
        ({"type": "cite"}, {}, False),
        ({"type": "cite"}, {"types": ("cite",)}, False),
        ({"type": "threaten"}, {"types": ("threaten", "accuse")}, True),
        ({"type": "observe"}, {"types": ("threaten",)}, False),
        ({"stance": "asks"}, {}, False),
        ({"stance": "asks"}, {"stances": ("asks",)}, True),
        ({"flags": ("satire",)}, {}, False),
        ({}, {"flags": ("preclaim",)}, False),
        ({"flags": ("preclaim",)}, {"flags": ("preclaim", "secret")}, True),
        ({"when": WHEN}, {"deadline": True}, True),
        ({}, {"deadline": True}, False),
        ({"actor_id": "kfor"}, {"actors": ("kfor",)}, True),
        ({"actor_id": "kfor"}, {"actors": ("serbia",)}, False),
        ({"chain": (Hop(surface="KFOR", entity_id="kfor"),)}, {"originators": ("kfor",)}, True),
        ({"chain": (Hop(surface="KFOR"),)}, {"originators": ("kfor",)}, False),
    ],
)
def test_a_claim_meets_by_itself_what_an_indicator_asks_for(
    stated: dict[str, Any], asked: dict[str, Any], is_met: bool
) -> None:
    assert meets(said(**stated), ObserveClaim(**asked)) is is_met
