"""Entries read and written with their comments."""

import pytest

from tocsin.casebook.round_trip import as_block, round_trip, value_in


def test_a_value_in_block_style_says_the_same_on_lines_of_its_own() -> None:
    value = value_in("{id: a, name: 'Ä B', aliases: [x, y], known_from: 2022-01-02}")
    assert value is not None
    block = as_block(value)
    assert value_in(block) == value
    assert len(block.splitlines()) == 6


@pytest.mark.parametrize("text", ["- a\n- b", "name: [", "word", "\tid: a", "a: 1\na: 2"])
def test_what_is_not_the_fields_of_one_entry_has_no_value(text: str) -> None:
    assert value_in(text) is None


def test_an_empty_text_is_an_entry_without_fields() -> None:
    assert value_in("  \n") == {}


def test_comments_survive() -> None:
    import io

    out = io.StringIO()
    round_trip().dump(value_in("id: a  # the first\nname: b\n"), out)
    assert "# the first" in out.getvalue()
