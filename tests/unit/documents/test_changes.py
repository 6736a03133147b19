"""Edits and deletions: what went and what came, with a few words around."""

import pytest

from tests.conftest import NOW, make_capture
from tocsin.documents.changes import deleted, difference, edited


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("Ten were hurt.", "Two were hurt.", "[-Ten-] {+Two+} were hurt."),
        ("One two.", "One two three.", "One [-two.-] {+two three.+}"),
    ],
)
def test_what_went_and_what_came_is_shown(old: str, new: str, shown: str) -> None:
    assert difference(old, new).replace("  ", " ").strip() == shown


def test_a_long_text_is_shown_around_its_change_only() -> None:
    words = "word " * 400
    shown = difference(f"{words}ten {words}", f"{words}two {words}")
    assert "[-ten-]" in shown
    assert "{+two+}" in shown
    assert len(shown) < 400


def test_an_edit_names_both_captures_and_a_deletion_the_last_one() -> None:
    earlier, later = make_capture("old"), make_capture("new")
    edit = edited(earlier, later, "old", "new")
    assert (edit.kind, edit.earlier_id, edit.capture_id) == ("edited", earlier.id, later.id)
    gone = deleted("https://a.example", earlier.id, "paper", NOW, "404")
    assert (gone.kind, gone.earlier_id, gone.at, gone.basis) == ("deleted", earlier.id, NOW, "404")
    assert edit.id != gone.id
