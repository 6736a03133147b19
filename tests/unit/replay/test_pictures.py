"""Pictures say in words what they show, and are sound SVG."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest

from tests.unit.replay.scored import SCORED_SPAN, scored
from tocsin.assess.scores import Forecasts
from tocsin.replay import pictures
from tocsin.replay.scoring import MISS_COSTS
from tocsin.report.worded import Words

SCORED = scored()
WORDS = Words()
_SPACE = "{http://www.w3.org/2000/svg}"


def drawn() -> dict[str, str]:
    """Return every picture."""
    assert SCORED.proper is not None
    incidents = {d.happened.problem.id: d.happened.incidents for d in SCORED.definitions}
    return {
        "reliability": pictures.reliability(SCORED.proper.bins, WORDS),
        "spread": pictures.spread(SCORED.forecasts, WORDS),
        "leads": pictures.leads(SCORED.matches, 4, WORDS),
        "timeline": pictures.timeline(SCORED.matches, incidents, SCORED_SPAN, SCORED_SPAN, WORDS),
        "curve": pictures.curve(SCORED.curve, WORDS),
        "costs": pictures.costs(SCORED.curve, WORDS),
    }


@pytest.mark.parametrize("name", ["reliability", "spread", "leads", "timeline", "curve", "costs"])
def test_a_picture_stands_alone_and_is_said_in_words(name: str) -> None:
    root = ET.fromstring(pictures.alone(drawn()[name]))
    assert root.tag == f"{_SPACE}svg"
    assert root.attrib["role"] == "img"
    assert len(root.attrib["aria-label"]) > 20
    assert root.find(f"{_SPACE}style") is not None


def test_everything_lies_inside_the_picture() -> None:
    for name, picture in drawn().items():
        root = ET.fromstring(picture)
        wide, tall = (float(v) for v in root.attrib["viewBox"].split()[2:])
        for node in root.iter():
            for axis, most in (("x", wide), ("cx", wide), ("y", tall), ("cy", tall)):
                assert -1 <= float(node.attrib.get(axis, 0)) <= most + 1, (name, node.attrib)


def test_marks_of_the_timeline_are_those_of_the_alarms_and_incidents() -> None:
    picture = drawn()["timeline"]
    false = sum(m.fate == "false" for m in SCORED.matches)
    shown = sum(len(d.happened.incidents) for d in SCORED.definitions)
    assert picture.count('class="false"') == false + 1  # one more in the key
    assert picture.count('class="happened"') == shown + 1


def test_where_there_is_nothing_there_is_no_picture() -> None:
    nothing = Forecasts((), np.array([]), np.array([]))
    assert pictures.reliability([], WORDS) == ""
    assert pictures.spread(nothing, WORDS) == ""
    assert pictures.leads([], 14, WORDS) == ""
    assert pictures.curve([], WORDS) == ""
    assert pictures.costs([], WORDS) == ""


def test_the_cost_of_saying_nothing_is_that_of_all_incidents() -> None:
    """And it falls with the first alarms of whoever knows."""
    own = next(t for t in SCORED.curve if t.forecaster == "program" and t.hits)
    silent = MISS_COSTS * own.incidents / own.judged_months
    assert f"0: {silent:.3g}, " in pictures.costs(SCORED.curve, WORDS)
    assert own.cost_a_month is not None
    assert own.cost_a_month < silent == own.silent_cost


@pytest.mark.parametrize(
    ("most", "marks"),
    [
        (0.0, [0, 0.2]),
        (1.0, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (12.0, [0, 2.5, 5, 7.5, 10, 12.5]),
        (20.6, [0, 5, 10, 15, 20, 25]),
        (0.07, [0, 0.02, 0.04, 0.06, 0.08]),
    ],
)
def test_scales_are_marked_with_round_figures(most: float, marks: list[float]) -> None:
    assert pictures.round_marks(most) == pytest.approx(marks)


def test_days_that_the_table_does_not_cover_are_shaded_and_said() -> None:
    first, last = SCORED_SPAN
    incidents = {d.happened.problem.id: d.happened.incidents for d in SCORED.definitions}
    bare = pictures.timeline(SCORED.matches, incidents, SCORED_SPAN, SCORED_SPAN, WORDS)
    part = (first + (last - first) / 2, last)
    shaded = pictures.timeline(SCORED.matches, incidents, SCORED_SPAN, part, WORDS)
    assert (bare.count("beyond"), shaded.count("beyond")) == (0, 2)  # one more in the key
    assert "does not cover" in shaded
