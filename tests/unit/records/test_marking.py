"""The Traffic Light Protocol: what people write, and which is the strictest."""

import pytest

from tocsin.records.marking import MARKINGS, label_of, marking_of, strictest


@pytest.mark.parametrize(
    ("text", "marking"),
    [
        ("TLP:RED", "red"),
        ("tlp:white", "clear"),
        (" Clear ", "clear"),
        ("TLP: AMBER+STRICT", "amber+strict"),
        ("tlp:amber-strict", "amber+strict"),
        ("pink", None),
        ("", None),
        ("TLP:", None),
    ],
)
def test_a_marking_is_known_as_people_write_it(text: str, marking: str | None) -> None:
    assert marking_of(text) == marking


def test_the_strictest_holds() -> None:
    assert strictest(["clear", None, "red", "amber"]) == "red"
    assert strictest([None]) is None
    assert [marking_of(label_of(marking)) for marking in MARKINGS] == list(MARKINGS)
