"""What an indicator nearly took: records that fail by one condition, and which one that is."""

from typing import Any

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import MOMENT, casebook, problem
from tocsin.assess import Assessor
from tocsin.records import Claim, Facts, Lineage, ObserveClaim, Problem
from tocsin.workspace.near_misses import Near, near_misses

DOCUMENT = by_hand.document("mined", by_hand.BRIDGE)


def asking(**conditions: Any) -> Problem:
    """Return the problem with an indicator that asks for some conditions."""
    one = problem()
    observe = ObserveClaim(**conditions)
    indicator = msgspec.structs.replace(one.indicators[0], observe=observe)
    return msgspec.structs.replace(one, indicators=(indicator,))


def near(of: Problem, *claims: Claim, days: int = 0) -> list[Near]:
    """Return what the indicator of a problem nearly takes of some claims."""
    moved = msgspec.structs.replace(DOCUMENT, published_at=MOMENT - days * by_hand.DAY)
    own = Lineage(document_id=moved.id, origin_id=moved.id, basis="own", score=1.0, as_of=MOMENT)
    bridge = by_hand.mention(moved, "bridge", "bridge")
    facts = Facts(
        casebook=casebook(), documents=(moved,), lineage=(own,), claims=claims, mentions=(bridge,)
    )
    seen = Assessor(facts.casebook.reference_classes)(of, facts, MOMENT).observations
    return near_misses(of, seen, facts, MOMENT).get("I1", [])


def claim(**stated: Any) -> Claim:
    """Make a claim of the document."""
    accuses = stated.get("type", "accuse") == "accuse"
    blaming = ({"flags": ("preclaim",)} if accuses else {}) | stated
    return by_hand.claim(DOCUMENT, "the bridge at Port Lumen had been mined", **blaming)


def test_what_is_taken_is_no_near_miss() -> None:
    assert near(asking(types=("accuse",), sites=("problem",)), claim()) == []


def test_an_accusation_that_blames_nobody_is_said_to_blame_nobody() -> None:
    (found,) = near(asking(types=("accuse",), sites=("problem",)), claim(flags=()))
    assert found.why == "it blames nobody, or only whom its speaker belongs to"


@pytest.mark.parametrize(
    ("conditions", "stated", "condition", "why"),
    [
        (
            {"types": ("threaten", "accuse"), "sites": ("bridge",)},
            {"type": "explain"},
            "types",
            "its type is explain; wanted: threaten, accuse",
        ),
        (
            {"types": ("accuse",), "stances": ("denies",)},
            {},
            "stances",
            "its stance is asserts; wanted: denies",
        ),
        (
            {"types": ("accuse",), "originators": ("mayor",)},
            {},
            "originators",
            "it is said by The harbour ministry; wanted: mayor",
        ),
        (
            {"types": ("accuse",), "sites": ("port",)},
            {},
            "sites",
            "it is about bridge; wanted: port",
        ),
        (
            {"types": ("accuse",), "flags": ("satire",)},
            {},
            "flags",
            "it has not the flag satire",
        ),
        ({"types": ("accuse",), "deadline": True}, {}, "deadline", "it gives no deadline"),
        (
            {"types": ("accuse",), "terms": {"en": ("sunk",)}},
            {},
            "terms",
            (
                "none of its terms stands in the claim, or what stands there is denied, doubted "
                "or only wanted"
            ),
        ),
        (
            {"types": ("accuse",), "actors": ("mayor",)},
            {},
            "actors",
            "its actor is not known; wanted: mayor",
        ),
    ],
)
def test_the_condition_that_fails_is_named(
    conditions: dict[str, Any], stated: dict[str, Any], condition: str, why: str
) -> None:
    (miss,) = near(asking(**conditions), claim(**stated))
    assert (miss.condition, miss.why) == (condition, why)
    assert (miss.text, miss.words) == ("mined.txt", "the bridge at Port Lumen had been mined")


def test_a_claim_that_is_too_old_says_which_days_count() -> None:
    (miss,) = near(asking(types=("accuse",), days=5), claim(), days=7)
    assert miss.condition == "days"
    assert miss.why == "it is of 2022-01-05; only the 5 days before 2022-01-12 count"


def test_what_fails_by_two_conditions_is_no_near_miss() -> None:
    wanted = asking(types=("threaten",), originators=("mayor",))
    assert near(wanted, claim()) == []


def test_a_claim_of_another_type_is_worth_a_look_only_at_a_site_of_the_problem() -> None:
    wanted = asking(types=("threaten",), originators=("ministry",))
    here, elsewhere = claim(id="clm-a", flags=()), claim(id="clm-b", flags=(), site_id=None)
    misses = near(wanted, elsewhere, here)
    assert [m.telling for m in misses] == [True, False]


def test_an_indicator_without_conditions_and_a_problem_without_indicators_miss_nothing() -> None:
    assert near(asking(), claim()) == []
    facts = Facts(casebook=casebook())
    assert near_misses(msgspec.structs.replace(problem(), indicators=()), (), facts, MOMENT) == {}
