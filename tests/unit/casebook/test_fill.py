"""What an entry need not say twice is filled in, and nothing a person wrote is changed."""

import copy
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.unit.casebook.conftest import read
from tocsin.casebook.fill import fill
from tocsin.casebook.rows import Row
from tocsin.casebook.yaml_lines import Lines
from tocsin.records import KNOWN_ALWAYS, Issue


@pytest.mark.parametrize(
    ("text", "section"),
    [
        (
            "actors:\n  - {id: a, name: Port Authority, kind: organisation, aliases: [PA]}\n",
            "actors",
        ),
        ("sites:\n  - {id: a, name: Port Authority, kind: facility, aliases: [PA]}\n", "sites"),
        (
            (
                "sources:\n  - {id: a, name: Port Authority, kind: official, owner: o, aliases: "
                "[PA]}\n"
            ),
            "sources",
        ),
        (
            (
                "actors:\n  - {id: a, name: Port Authority, kind: organisation, aliases: [port "
                "authority, PA]}\n"
            ),
            "actors",
        ),
    ],
)
def test_a_name_is_an_alias_without_being_repeated(tmp_path: Path, text: str, section: str) -> None:
    book, issues = read(tmp_path, text)
    assert book is not None, issues
    aliases = [a.casefold() for a in getattr(book, section)[0].aliases]
    assert aliases == ["port authority", "pa"]


def test_a_name_with_a_remark_in_brackets_describes_and_is_no_alias(tmp_path: Path) -> None:
    book, _ = read(
        tmp_path, "sites:\n  - {id: a, name: Laboratories (not named), kind: facility_set}\n"
    )
    assert book is not None
    assert book.sites[0].aliases == ()


def test_precedents_debunks_and_rows_take_the_reference_and_are_not_known_before_their_day(
    tmp_path: Path,
) -> None:
    text = """narratives:
  - id: n
    title: The dam was mined
    summary: s
    first_seen: f
    precedents: [{date: 2021-05-01, place: p, who: w, what: x, followed: y}]
    debunks: [{date: 2021-06-01, who: w, what: x}]
"""
    book, issues = read(tmp_path, text)
    assert book is not None, issues
    one, other = book.narratives[0].precedents[0], book.narratives[0].debunks[0]
    assert (str(one.known_from), one.reference, str(other.known_from)) == (
        "2021-05-01",
        "r",
        "2021-06-01",
    )


def filled(section: str, **value: Any) -> tuple[dict[str, Any], list[Issue]]:
    """Return a row after it is filled, and what is said of it."""
    lines = Lines("x.yml")
    for number, field in enumerate(value):
        lines.put((section, 0, field), number + 10)
    issues: list[Issue] = []
    row = Row(value=value, section=section, lines=lines, path=(section, 0))
    fill(row, issues)
    return row.value, issues


@pytest.mark.parametrize(
    ("name", "aliases", "kept"),
    [
        ("Озёрный завод", [], ["Озёрный завод"]),
        ("Озёрный завод", ["озерный ЗАВОД"], ["озерный ЗАВОД"]),
        ("Завод", ["Зaвод"], ["Зaвод"]),  # with a Latin a
        ("Қорған", ["Корган"], ["Қорған", "Корган"]),
        ("The plant (not named)", ["plant"], ["plant"]),
        ("Я", [], []),
        (" ", [], []),
        (7, [], []),
        ("Plant", "plant", "plant"),  # the reader of records says what is wrong here
        ("Plant", [7], ["Plant", 7]),
    ],
)
def test_the_name_stands_among_the_aliases_once(name: Any, aliases: Any, kept: Any) -> None:
    assert filled("sites", name=name, aliases=aliases)[0]["aliases"] == kept


def test_lines_of_aliases_stay_right_when_the_name_is_put_before_them(tmp_path: Path) -> None:
    text = (
        "sites:\n  - id: s\n    name: Lindholm works\n    kind: facility\n"
        "    aliases:\n      - Old works\n      - 7\n"
    )
    _, issues = read(tmp_path, text)
    assert [(i.line, "`aliases[3]`" in i.message) for i in issues if i.level == "error"] == [
        (7, True)
    ]


def test_narratives_have_no_aliases() -> None:
    assert filled("narratives", name="n", title="The well") == (
        {"name": "n", "title": "The well"},
        [],
    )


DAY, LATER = dt.date(2021, 5, 1), dt.date(2021, 6, 1)


@pytest.mark.parametrize(
    ("part", "entry", "filled_in"),
    [
        ({"date": DAY}, {"reference": "r"}, {"reference": "r", "known_from": DAY}),
        (
            {"date": DAY, "known_from": LATER, "reference": "own"},
            {"reference": "r"},
            {"reference": "own", "known_from": LATER},
        ),
        ({"date": "soon"}, {"reference": "r"}, {"reference": "r", "known_from": KNOWN_ALWAYS}),
        ({}, {"reference": "r"}, {"reference": "r", "known_from": KNOWN_ALWAYS}),
    ],
)
def test_a_precedent_takes_what_it_does_not_say(
    part: dict[str, Any], entry: dict[str, Any], filled_in: dict[str, Any]
) -> None:
    value, issues = filled("narratives", precedents=[part], **entry)
    assert issues == []
    assert {k: v for k, v in value["precedents"][0].items() if k != "date"} == filled_in


def test_what_nobody_can_look_up_is_doubtful_and_what_is_no_list_is_left() -> None:
    value, issues = filled("narratives", debunks=[{"date": DAY}, "text"], precedents="none")
    assert [(i.level, "`debunks[1]` has no reference" in i.message) for i in issues] == [
        ("warning", True)
    ]
    assert (value["debunks"][1], value["precedents"]) == ("text", "none")


def test_a_past_case_has_no_day_of_knowledge() -> None:
    value, _ = filled("reference_classes", rows=[{"date": DAY}], reference="r")
    assert value["rows"] == [{"date": DAY, "reference": "r"}]


def test_filling_twice_changes_nothing_more() -> None:
    once, _ = filled("actors", name="Қорған", aliases=["Guard"])
    twice, _ = filled("actors", **copy.deepcopy(once))
    assert once == twice


@pytest.mark.parametrize("day", ["soon", "2021-13-01", "2021-05-01T12:00:00", "2021", ""])
def test_a_day_that_is_none_is_said_once(tmp_path: Path, day: str) -> None:
    text = (
        "narratives:\n  - {id: n, title: The dam was mined, summary: s, first_seen: f, debunks: "
        f"[{{date: {day}, who: w, what: x}}]}}\n"
    )
    _, issues = read(tmp_path, text)
    assert [i.message.split(":")[1] for i in issues] == [" `debunks[1].date` is no day"]
