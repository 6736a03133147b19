"""Which acts a claim tells of: lists propose, the head decides, and rare types
follow their lists.
"""

import pytest

from tests.unit.annotate.reading import claim
from tocsin.annotate.acts.words import event_words
from tocsin.annotate.claims.heads import Guess
from tocsin.annotate.events.choice import ActChooser, chosen

CHOOSER = ActChooser("en")


def named(text: str, **stated: object) -> list[str]:
    """Return the acts that a claim tells of."""
    return [act.name for act in CHOOSER(claim(text, **stated))]


def test_the_words_of_an_act_come_with_it() -> None:
    text = "Rebels attacked the power station with drones"
    (act,) = [a for a in CHOOSER(claim(text)) if a.name == "attack"]
    assert "attacked" in [span.of(text) for span in act.words]


@pytest.mark.parametrize(
    "text", ["The minister met the press", "The bridge is closed", "", "He had a heart attack"]
)
def test_a_claim_without_an_act_has_none(text: str) -> None:
    assert "attack" not in named(text)


@pytest.mark.parametrize(
    "stated", [{"stance": "asks"}, {"type": "ask"}, {"type": "gap"}, {"type": "recommend"}]
)
def test_what_is_asked_missing_or_advised_did_not_happen(stated: dict[str, str]) -> None:
    assert named("Rebels attacked the power station with drones", **stated) == []


def test_a_type_the_head_never_learnt_follows_its_list_and_the_kind_of_claim() -> None:
    text = "Troops arrived at the base"
    found = event_words("en").find(text)
    nothing = Guess("none", 1.0, {})
    assert "force_arrival" in list(chosen(claim(text, type="mobilize"), found, nothing))
    assert "force_arrival" not in list(chosen(claim(text, type="reject"), found, nothing))


def test_a_type_that_no_list_proposes_needs_near_certainty() -> None:
    item = claim("Something happened at the base")
    assert list(chosen(item, {}, Guess("attack", 0.5, {"attack": 0.5}))) == []
    assert list(chosen(item, {}, Guess("attack", 0.999, {"attack": 0.999}))) == ["attack"]
