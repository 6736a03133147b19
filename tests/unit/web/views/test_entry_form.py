"""An entry as a form: its fields with names and help in the reader's language, and the entries that
it may name.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.casebook.forms import Field
from tocsin.language.catalogues import LANGUAGES
from tocsin.web.desk import Look
from tocsin.web.views.entry_form import form_of
from tocsin.workspace.casebook_edits import Draft

Looks = Callable[..., Look]


def test_a_form_has_names_help_and_the_entries_it_may_name(look: Looks) -> None:
    form = form_of(look(), "actors", "id: a\nname: A\nshoe: 43\n", None)
    assert form is not None
    assert form["labels"]["aliases"] == "Other names"
    assert form["helps"]["aliases"].startswith("One per line")
    assert form["helps"]["name"] == ""
    assert form["labels"]["shoe"] == "shoe"
    assert ("russia", "Russia") in form["entries_of"]["actors"]
    assert form["findings"] == {}
    shown = form["pairs_of"](Field("x", "x", "choice", choices=("a_b",)))
    assert shown == [("a_b", "a b")]


def test_values_of_conditions_are_called_as_elsewhere_at_the_desk(look: Looks) -> None:
    stances = Field("stances", "indicators.0.observe.stances", "choices", choices=("denies",))
    for language, name in (("en", "denies"), ("ru", "отрицает")):
        form = form_of(look(language=language), "problems", "", None)
        assert form is not None
        assert form["pairs_of"](stances) == [("denies", name)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", ["sources", "problems", "narratives", "targets"])
def test_every_field_has_a_name(look: Looks, section: str, language: str) -> None:
    form = form_of(look(language=language), section, "", None)
    assert form is not None
    assert all(label != name for name, label in form["labels"].items())


def test_each_finding_stands_at_its_field(look: Looks) -> None:
    text = "{id: mizintsev, name: X, kind: admiral, parent: nobody, known_from: soon}"
    draft = Draft("actors", "mizintsev", text, "", "A. One", dt.datetime.now(dt.UTC))
    form = form_of(look(), "actors", text, draft)
    assert form is not None
    assert set(form["findings"]) >= {"kind", "known_from"}


def test_a_text_that_cannot_be_read_is_no_form(look: Looks, tmp_path: Path) -> None:
    assert form_of(look(), "actors", "id: [", None) is None
    assert form_of(look(), "chairs", "id: a", None) is None
