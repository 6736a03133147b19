"""The fields of forms, made from the records' own types and filled from real casebooks."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from tests.conftest import ROOT
from tocsin.casebook.editing import spots_of, text_at
from tocsin.casebook.forms import Field, fields_of, written
from tocsin.casebook.observing import conditions
from tocsin.casebook.round_trip import value_in
from tocsin.casebook.rows import SECTIONS
from tocsin.records import OBSERVED_KINDS

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
    assert named(fields, "indicators.0.observe").kind == "record"
    assert named(fields, "indicators.0.expected").kind == "yes_no"
    assert named(fields, "thresholds.warning_low").kind == "number"
    assert named(fields_of("targets", {}), "events").kind == "choices"
    assert named(fields_of("sources", {}), "known_from").kind == "date"


def test_the_conditions_of_an_indicator_are_those_of_the_record_it_looks_at() -> None:
    claim = {"record": "claim", "types": ["threaten"], "sites": ["problem"], "crossed": True}
    indicators = [{"observe": claim}, {"observe": {"record": "reading", "days": 7}}, {"observe": 5}]
    fields = fields_of("problems", {"indicators": indicators})
    before = "indicators.0.observe"
    assert named(fields, f"{before}.record").choices == tuple(OBSERVED_KINDS)
    assert named(fields, f"{before}.record").held == "claim"
    assert named(fields, f"{before}.types").kind == "choices"
    assert named(fields, f"{before}.types").chosen == ("threaten",)
    assert "accuse" in named(fields, f"{before}.types").choices
    sites = named(fields, f"{before}.sites")
    assert (sites.section, sites.chosen, sites.takes_own) == ("sites", ("problem",), True)
    assert named(fields, f"{before}.deadline").kind == "yes_no"
    # What does not belong to the record stays, as it is written.
    assert named(fields, f"{before}.crossed").held == "true"
    assert named(fields, "indicators.1.observe.days").held == "7"
    assert named(fields, "indicators.2.observe").kind == "yaml"
    # An indicator to be added first says what it looks at.
    assert [one.name for one in named(fields, "indicators.3.observe").rows[0]] == ["record"]


@pytest.mark.parametrize("kind", OBSERVED_KINDS)
def test_every_condition_of_every_kind_of_record_has_its_field(kind: str) -> None:
    fields = fields_of("problems", {"indicators": [{"observe": {"record": kind}}]})
    names = [one.name for one in named(fields, "indicators.0.observe").rows[0]]
    assert set(names) == {"record", *conditions(kind)}
    kinds = {one.name: one.kind for one in named(fields, "indicators.0.observe").rows[0]}
    assert {name for name, shape in kinds.items() if shape == "yaml"} <= {"terms"}


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
