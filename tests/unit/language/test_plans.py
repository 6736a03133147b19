"""What somebody is said to plan is not their own word: the brief says who tells it, and the
teller's role counts.
"""

import pytest

from tests.conftest import make_document
from tocsin.annotate.annotator import Annotator
from tocsin.language.plans import tells_a_plan
from tocsin.warn.citing import said_by


@pytest.mark.parametrize(
    "cue",
    [
        "is planning",
        "plans",
        "are preparing",
        "intends",
        "has decided",
        "планирует",
        "готовит",
        "намерены",
        "планує",
        "має намір",
        "жоспарлайды",
    ],
)
def test_a_verb_of_planning_tells_a_plan(cue: str) -> None:
    assert tells_a_plan(cue)


@pytest.mark.parametrize(
    "cue",
    [
        "said",
        "has promised",
        "vowed",
        "denies",
        "заявил",
        "пообещал",
        "повідомив",
        "айтты",
        "",
        None,
        ":",
    ],
)
def test_a_verb_of_saying_tells_none(cue: str | None) -> None:
    assert not tells_a_plan(cue)


def test_the_brief_says_who_tells_the_plan_and_of_whom() -> None:
    document = make_document(
        "The ministry is planning to close the port of Lowfield.", language="en"
    )
    (claim,) = Annotator((), (), ())(document).claims
    assert [h.surface for h in claim.chain[:-1]] == ["The ministry"]
    assert said_by(claim, document, {}).endswith("says of The ministry")
