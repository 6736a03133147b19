"""The check says where the name of an indicator promises more than its conditions ask."""

import datetime as dt
from typing import Any

import pytest

from tocsin.casebook.check_wide import check_wide
from tocsin.casebook.yaml_lines import Lines, Placed
from tocsin.records import Hypothesis, Indicator, Observe, ObserveClaim, ObserveEvent, Problem, Site

KNOWN: dict[str, Any] = {"known_from": dt.date(2020, 1, 1), "reference": "test"}
SITE = Site(id="dam", name="Varn dam", kind="facility", type="dam", **KNOWN)
BY_ID = {"dam": Placed(entry=SITE, section="sites", lines=Lines("sites.yml"), path=())}


def _said(name: str, kind: type[Observe] = ObserveEvent, **conditions: Any) -> str:
    """Return what the check says of one indicator."""
    indicator = Indicator(
        id="I1",
        name=name,
        observe=kind(**{"sites": ("problem",), **conditions}),
        likelihoods={"H1": "C"},
        basis="test",
    )
    problem = Problem(
        id="WP",
        title="The dam",
        question="?",
        incident="the dam is attacked",
        resolution="reports",
        hypotheses=(Hypothesis(id="H1", text="an attack", kind="incident", share=None),),
        indicators=(indicator,),
        sites=("dam",),
        reference_class="none",
        assumptions=(),
        watch_list=(),
        **KNOWN,
    )
    return " ".join(message for _, message, _ in check_wide(problem, BY_ID))


@pytest.mark.parametrize(
    ("name", "types", "words"),
    [
        ("Aircraft strike the rebels", ("attack",), ["aircraft", "rebels"]),
        ("Missiles hit the Varn dam from the north", ("attack", "explosion"), ["north"]),
        ("Divers are arrested at the dam", ("arrest",), ["divers"]),
        ("The opposition seizes the building", ("seizure",), ["opposition"]),
        ("Students protest", ("protest",), ["students"]),
    ],
)
def test_words_that_nothing_asks_for_are_named(
    name: str, types: tuple[str, ...], words: list[str]
) -> None:
    said = _said(name, types=types)
    assert all(f"“{word}”" in said for word in words)
    assert f"every {', '.join(types)} counts" in said


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("The Varn dam is attacked", ("attack",)),
        ("Fire, shelling or an explosion is reported at the site", ("attack", "explosion")),
        ("A military exercise is held or announced in the area", ("exercise",)),
        ("Forces are sent, moved or stationed in the area", ("force_deployment", "troop_transfer")),
        ("Arrests are reported at the site", ("arrest",)),
    ],
)
def test_a_name_that_says_what_the_conditions_ask_is_fine(
    name: str, types: tuple[str, ...]
) -> None:
    assert _said(name, types=types) == ""


@pytest.mark.parametrize(
    "condition",
    [
        {"terms": {"en": ("aircraft",)}},
        {"actors": ("air_force",)},
        {"speakers": ("official",)},
        {"originators": ("ministry",)},
    ],
)
def test_who_narrows_an_indicator_is_not_warned(condition: dict[str, Any]) -> None:
    assert _said("Aircraft strike the rebels", types=("attack",), **condition) == ""


def test_only_indicators_on_events_are_looked_at() -> None:
    assert _said("An official warns of aircraft", ObserveClaim, types=("forecast",)) == ""
    assert _said("Aircraft over the dam") == ""
