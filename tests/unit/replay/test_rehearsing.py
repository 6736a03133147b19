"""The texts of rules, run: each must fire or stay silent, and so must its twin."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from tests import by_hand
from tests.unit.replay.stream import book
from tocsin.casebook.rule_texts import RuleTexts, TextFile
from tocsin.errors import UsageError
from tocsin.records import Indicator, ObserveReading
from tocsin.replay.rehearsing import Trial, rehearse

NOW = dt.datetime(2022, 1, 12, 12, tzinfo=dt.UTC)
SWAP = (("Vostia", "Ostmark"),)
MEASURED = Indicator(
    id="I2",
    name="Attention",
    observe=ObserveReading(sites=("problem",), crossed=True),
    likelihoods={"H1": "power", "H2": "chance"},
    basis="a test",
)


def run(only: str | None = None, **stated: object) -> list[Trial]:
    """Run the texts of the town's rules."""
    problem = by_hand.problem(indicators=(*by_hand.problem().indicators, MEASURED))
    file = TextFile(swap=SWAP, **stated)  # type: ignore[arg-type]
    told = msgspec.structs.replace(book().narratives[0], by_terms=True)
    town = book(problems=(problem,), narratives=(told,))
    return rehearse(town, [file], NOW, only)


def test_a_text_and_its_twin_are_tried_and_each_says_what_the_rule_did() -> None:
    texts = RuleTexts(
        fires=("Vostia said that the bridge at Port Lumen had been mined.",),
        silent=("Vostia said that the bridge at Port Lumen was painted.",),
    )
    trials = run(narratives={"n_mined": texts})
    assert [(t.must_fire, t.is_twin, t.is_right) for t in trials] == [
        (True, False, True),
        (True, True, True),
        (False, False, True),
        (False, True, True),
    ]
    assert trials[1].text.startswith("Ostmark")


def test_what_is_measured_is_tried_on_counts_whichever_source_they_come_from() -> None:
    texts = RuleTexts(counts_fire=((90, 2), (1, 60)), counts_silent=((91, 2),))
    trials = run(indicators={"WP-BRIDGE/I2": texts})
    assert [(t.must_fire, t.is_twin) for t in trials if t.is_right] == [
        (True, False),
        (True, True),
        (False, False),
        (False, True),
    ]


def test_only_the_rule_that_is_asked_for_is_tried() -> None:
    texts = RuleTexts(fires=("Vostia mined the bridge at Port Lumen.",))
    assert run("n_other", narratives={"n_mined": texts}) == []


def test_a_text_that_names_no_side_has_no_twin_and_is_refused() -> None:
    with pytest.raises(UsageError, match="no twin"):
        run(narratives={"n_mined": RuleTexts(fires=("The bridge was mined.",))})


@pytest.mark.parametrize(
    "stated",
    [
        {"narratives": {"n_no": RuleTexts(fires=("Vostia mined it.",))}},
        {"indicators": {"WP-BRIDGE/I9": RuleTexts(fires=("Vostia mined it.",))}},
        {"indicators": {"I1": RuleTexts(fires=("Vostia mined it.",))}},
    ],
)
def test_a_text_for_a_rule_that_is_not_there_is_refused(stated: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="has not"):
        run(**stated)
