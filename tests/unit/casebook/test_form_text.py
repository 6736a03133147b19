"""From a form back to the text of an entry: what nobody changed stays byte for byte."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.unit.casebook.test_forms import FOLDERS
from tocsin.casebook.editing import spots_of, text_at
from tocsin.casebook.form_text import filled_in, lines_of, path_at
from tocsin.casebook.forms import Field, fields_of
from tocsin.casebook.round_trip import as_block, value_in

BLOCK = """\
id: WP-X  # never changed
title: A title
question: >-
  A question on
  two lines?
narratives: [n_a, n_b]
indicators:
  - id: S01
    name: First  # with a comment
    observe: {record: claim}
  - id: S02
    name: Second
"""


def sent(fields: Iterable[Field]) -> dict[str, list[str]]:
    """Return what a browser sends of a form that nobody touched."""
    found: dict[str, list[str]] = {}
    for field in fields:
        for row in field.rows:
            found |= sent(row)
        if field.kind in ("ids", "choices"):
            found[field.path] = ["", *field.chosen]
        elif field.kind not in ("rows", "record"):
            found[field.path] = [field.held.replace("\n", "\r\n")]
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_form_nobody_touched_changes_nothing(folder: Path) -> None:
    for spot in spots_of(folder):
        text = text_at(spot)
        given = sent(fields_of(spot.section, value_in(text) or {}))
        assert filled_in(spot.section, text, given) == text
        after = filled_in(spot.section, text, given | {"reference": ["as: 'seen' # there"]})
        value = value_in(text)
        assert value is not None
        value["reference"] = "as: 'seen' # there"
        assert value_in(after or "") == value


def test_only_the_changed_field_is_written_anew() -> None:
    after = filled_in("problems", BLOCK, {"title": ["Another: title"], "horizon_days": ["21"]})
    assert after == BLOCK.replace("A title", "'Another: title'") + "horizon_days: 21\n"
    inner = filled_in("problems", BLOCK, {"indicators.0.name": ["Changed"]})
    assert inner == BLOCK.replace("First  #", "Changed #")


def test_rows_are_added_and_taken_out() -> None:
    given = {"indicators.0.remove": ["1"], "indicators.2.id": ["S03"], "indicators.2.name": ["New"]}
    after = value_in(filled_in("problems", BLOCK, given) or "")
    assert after is not None
    assert [row["id"] for row in after["indicators"]] == ["S02", "S03"]
    gone = {"indicators.0.remove": ["1"], "indicators.1.remove": ["1"]}
    assert "indicators" not in (value_in(filled_in("problems", BLOCK, gone) or "") or {})


def test_boxes_none_of_which_is_ticked_say_nothing() -> None:
    after = filled_in("problems", BLOCK, {"narratives": [""]})
    assert after == BLOCK.replace("narratives: [n_a, n_b]\n", "")


@pytest.mark.parametrize(
    ("field", "typed"),
    [("known_from", "next week"), ("horizon_days", "many"), ("outcome", "a: ["), ("id", "\u202ex")],
)
def test_what_is_no_value_of_its_field_is_kept_as_it_was_typed(field: str, typed: str) -> None:
    after = value_in(filled_in("problems", "id: a\noutcome: 1\n", {field: [typed]}) or "")
    assert after is not None
    assert after[field] == typed


def test_a_new_entry_is_written_from_nothing() -> None:
    given = {"id": ["b"], "name": ["Bridge"], "latitude": ["50.5"], "known_from": ["2022-03-01"]}
    text = "id: b\nname: Bridge\nknown_from: 2022-03-01\nlatitude: 50.5\n"
    assert value_in(filled_in("sites", "", given) or "") == value_in(text)


def test_a_text_that_cannot_be_read_has_no_form() -> None:
    assert filled_in("sites", "id: [", {"id": ["x"]}) is None


def test_a_line_leads_to_its_field() -> None:
    block = as_block(value_in(BLOCK))
    lines = lines_of(block)
    number = next(n for n, line in enumerate(block.splitlines(), 1) if "Second" in line)
    assert path_at(number, lines) == "indicators.1.name"
    assert path_at(0, lines) == ""


def test_a_condition_is_changed_in_place_and_the_kind_of_record_keeps_the_rest() -> None:
    given = {"indicators.0.observe.types": ["", "threaten", "accuse"]}
    after = filled_in("problems", BLOCK, given)
    assert after == BLOCK.replace("{record: claim}", "{record: claim, types: [threaten, accuse]}")
    other = filled_in("problems", after or "", {"indicators.0.observe.record": ["match"]})
    assert other is not None
    assert "{record: match, types: [threaten, accuse]}" in other
    gone = filled_in("problems", other, {"indicators.0.observe.types": [""]})
    assert gone == BLOCK.replace("record: claim", "record: match")


def test_an_indicator_is_added_by_saying_first_what_it_looks_at() -> None:
    given = {"indicators.2.id": ["S03"], "indicators.2.observe.record": ["reading"]}
    after = filled_in("problems", BLOCK, given) or ""
    then = {"indicators.2.observe.crossed": ["yes"], "indicators.2.observe.days": ["14"]}
    value = value_in(filled_in("problems", after, then) or "")
    assert value is not None
    observe = {"record": "reading", "crossed": True, "days": 14}
    assert value["indicators"][2] == {"id": "S03", "observe": observe}
