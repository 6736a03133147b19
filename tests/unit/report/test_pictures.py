"""Pictures are sound SVG and say in words what they show."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest

from tocsin.language.catalogues import LANGUAGES
from tocsin.records import Reading
from tocsin.report.pictures import likelihood_bar, likelihood_strip, moves, series, volumes
from tocsin.report.worded import Words

DAY = dt.date(2022, 1, 10)


def reading(number: int, observed: int, *, crossed: bool = False, coverage: float = 1.0) -> Reading:
    """Return the reading of a day."""
    return Reading(
        day=DAY + dt.timedelta(number),
        group="g",
        site_id="s",
        narrative_id=None,
        observed=observed,
        expected=1.0,
        low=0.0,
        high=3.0,
        log_e=0.1,
        ready=True,
        crossed=crossed,
        coverage=coverage,
        why="x",
    )


def label(picture: str) -> str:
    """Return what a picture says of itself, after checking that it is well-formed."""
    return ElementTree.fromstring(picture).attrib["aria-label"]


def test_a_bar_says_its_figure_and_range() -> None:
    assert label(likelihood_bar(0.1, 0.2, 0.4)) == "likelihood 20 %, range 10 % to 40 %"
    assert (
        label(likelihood_bar(0.01, 0.01, 0.01)) == "likelihood less than 1 %, range less than 1 %"
    )


def test_a_series_marks_crossings_and_days_without_sources() -> None:
    rows = [reading(0, 0), reading(1, 9, crossed=True), reading(2, 0, coverage=0.2)]
    picture = series(rows)
    assert picture.count('class="cross"') == 1
    assert picture.count('class="gap"') == 1
    assert picture.count('class="count"') == 1
    assert "2022-01-11" in label(picture)
    assert series([]) == ""


def test_moves_need_two_points() -> None:
    first = dt.datetime(2022, 1, 10, tzinfo=dt.UTC)
    points = [(first, 0.1, 0.2, 0.3), (first + dt.timedelta(2), 0.2, 0.4, 0.5)]
    assert moves(points[:1]) == ""
    assert label(moves(points)) == (
        "from 20 % on 2022-01-10 to 40 % on 2022-01-12, in 2 assessments"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_described_in_every_language(language: str) -> None:
    words = Words(language)
    shown = [
        label(likelihood_bar(0.1, 0.2, 0.4, words)),
        label(series([reading(0, 2)], words)),
        label(volumes([(DAY, 3), (DAY + dt.timedelta(1), 0)], words)),
    ]
    assert not any(text.startswith("brief-") for text in shown)
    assert "20 %" in shown[0]
    assert "2022-01-10" in shown[1]
    assert "3" in shown[2]


# Letters at the largest size that a stylesheet shows pictures in, as a share of a picture's width.
_LARGEST = 20.0


def spilt(picture: str) -> list[str]:
    """Return the labels that would pass a side of their picture."""
    root = ElementTree.fromstring(picture)
    width = float(root.attrib["viewBox"].split()[2])
    found = []
    for text in root.iter("text"):
        words, anchor = text.text or "", text.attrib.get("text-anchor", "start")
        size = _LARGEST * 0.6 * len(words)
        before = {"start": 0.0, "middle": size / 2, "end": size}[anchor]
        left = float(text.attrib["x"]) - before
        if left < -0.01 or left + size > width + 0.01:
            found.append(words)
    return found


@pytest.mark.parametrize("number", [0, 1, 9, 10, 99, 100, 999, 1_000, 12_345, 1_234_567])
def test_no_label_passes_the_side_of_its_picture(number: int) -> None:
    moment = dt.datetime(2022, 1, 10, tzinfo=dt.UTC)
    points = [(moment + dt.timedelta(days=n), 0.1, 0.5, 1.0) for n in range(3)]
    for picture in (
        likelihood_bar(0.0, 0.5, 1.0),
        likelihood_bar(0.99, 1.0, 1.0),
        likelihood_bar(0.0, 0.0, 0.01),
        series([reading(n, number) for n in range(3)]),
        moves(points),
        volumes([(DAY, number), (DAY + dt.timedelta(1), 1)]),
    ):
        assert spilt(picture) == []


@pytest.mark.parametrize(("low", "figure", "high"), [(0, 0, 0), (0.2, 0.3, 0.6), (1, 1, 1)])
def test_a_strip_stays_within_its_frame(low: float, figure: float, high: float) -> None:
    drawn = likelihood_strip(low, figure, high)
    starts = [float(x) for x in re.findall(r'<rect x="([\d.]+)"', drawn)]
    widths = [float(w) for w in re.findall(r' width="([\d.]+)"', drawn)]
    assert label(drawn) == label(likelihood_bar(low, figure, high))
    assert all(x >= 0 and x + w <= 162 for x, w in zip(starts, widths, strict=True))
