"""The fields of forms, made from the records' own types and filled from real casebooks."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from tests.conftest import ROOT
from tocsin.casebook.editing import spots_of, text_at
from tocsin.casebook.forms import Field, fields_of, written
from tocsin.casebook.round_trip import value_in
from tocsin.casebook.rows import SECTIONS

FOLDERS = [ROOT / "casebooks" / name for name in ("sumy-2022", "almaty-2022", "common", "library")]


def every(fields: Iterable[Field]) -> Iterable[Field]:
    for field in fields:
        yield field
        for row in field.rows:
            yield from every(row)


def named(fields: Iterable[Field], path: str) -> Field:
    return next(field for field in every(fields) if field.path == path)


@pytest.mark.parametrize("section", SECTIONS)
def test_a_form_has_every_field_of_its_kind_of_entry(section: str) -> None:
    fields = fields_of(section, {})
    assert {field.name for field in fields} == {
        field.name for field in msgspec.structs.fields(SECTIONS[section])
    }
    assert all(field.is_empty for field in fields)
    needed = [field.is_needed for field in fields]
    assert needed == sorted(needed, reverse=True)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_form_shows_all_that_stands_in_a_shipped_entry(folder: Path) -> None:
    for spot in spots_of(folder):
        value = value_in(text_at(spot))
        assert value is not None
        shown = {field.name for field in fields_of(spot.section, value) if not field.is_empty}
        assert shown >= {name for name, held in value.items() if held not in (None, [], {})}


def test_each_field_is_filled_in_by_its_type() -> None:
    fields = fields_of("problems", {"sites": ["a"], "horizon_days": 14, "host": "b"})
    assert named(fields, "sites").kind == "ids"
    assert named(fields, "sites").section == "sites"
    assert named(fields, "horizon_days").held == "14"
    assert named(fields, "host").section == "actors"
    assert named(fields, "indicators.0.status").choices == ("experimental", "stable", "test")
    assert named(fields, "indicators.0.observe").kind == "yaml"
    assert named(fields, "indicators.0.expected").kind == "yes_no"
    assert named(fields, "thresholds.warning_low").kind == "number"
    assert named(fields_of("targets", {}), "events").kind == "choices"
    assert named(fields_of("sources", {}), "known_from").kind == "date"


def test_what_does_not_fit_its_field_is_shown_as_yaml() -> None:
    fields = fields_of(
        "problems", {"indicators": "standard", "template": "coup", "sites": {"a": 1}}
    )
    assert named(fields, "indicators").held == "standard"
    assert named(fields, "template").kind == "yaml"
    assert named(fields, "sites").held == "a: 1"


@pytest.mark.parametrize(("value", "shown"), [(True, "yes"), (False, "no"), (0.5, "0.5")])
def test_a_value_is_written_as_people_write_it(value: object, shown: str) -> None:
    assert written(value) == shown
