"""A picture shown by itself is well formed, has colours for everything it draws, and gives none to
what stands beside it.
"""

import re
from xml.etree import ElementTree

import pytest

from tocsin.report import ENGLISH, Words
from tocsin.report.pictures import likelihood_bar
from tocsin.report.standing_alone import standing_alone

BAR = likelihood_bar(0.05, 0.2, 0.4, Words(ENGLISH))


def test_a_picture_by_itself_is_an_image_and_has_its_colours() -> None:
    alone = standing_alone(BAR)
    root = ElementTree.fromstring(alone)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    sheet = root.findtext("{http://www.w3.org/2000/svg}style") or ""
    drawn = {name for part in root.iter() for name in part.get("class", "").split()}
    assert drawn >= {"alone", "scale", "range", "point", "tick"}
    for name in drawn - {"alone", "bar"}:
        assert f".alone .{name}" in sheet


def test_its_styles_hold_within_it_alone() -> None:
    sheet = re.search("<style>(.*)</style>", standing_alone(BAR))
    assert sheet is not None
    rules = re.findall(r"([^{}]+)\{", sheet[1])
    assert all(one.startswith(".alone") for rule in rules for one in rule.split(","))


@pytest.mark.parametrize("other", ["", "no picture", "<p>text</p>"])
def test_what_is_no_picture_stays_as_it_is(other: str) -> None:
    assert standing_alone(other) == other
