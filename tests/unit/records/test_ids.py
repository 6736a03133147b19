"""What an id is made of is read by the record that made it, and nowhere else."""

import datetime as dt

import pytest

from tocsin.records import Lineage, Target, credited_source, uncaptured_origin
from tocsin.records.reading import Key


@pytest.mark.parametrize("group", ["press", "g-1", "russian_state"])
@pytest.mark.parametrize("site", [None, "bridge", "a-b"])
@pytest.mark.parametrize("narrative", [None, "n_mined"])
@pytest.mark.parametrize("when", ["2022-01-12", "2022-01-12T07"])
def test_the_id_of_a_reading_names_its_key(
    group: str, site: str | None, narrative: str | None, when: str
) -> None:
    key = Key(group=group, site_id=site, narrative_id=narrative)
    assert Key.of_reading(key.named(when)) == key


@pytest.mark.parametrize("other", ["", "clm-1", "tass/late/2022-01-12", "mat-2", "a/b/c/d/e"])
def test_the_id_of_another_record_names_no_key(other: str) -> None:
    assert Key.of_reading(other) is None


@pytest.mark.parametrize("source", ["tass", "a:b", "Агентство", "new source"])
def test_an_uncaptured_origin_names_the_source_that_is_credited(source: str) -> None:
    origin = uncaptured_origin(source, "doc-1")
    assert credited_source(origin) == source
    moment = dt.datetime(2022, 1, 12, tzinfo=dt.UTC)
    row = Lineage(document_id="doc-2", origin_id=origin, basis="credit", score=0.5, as_of=moment)
    assert row.credited == source


@pytest.mark.parametrize("origin", ["doc-1", "", "captured:x:doc-1", "doc:uncaptured:"])
def test_an_origin_that_was_captured_is_credited_to_nobody(origin: str) -> None:
    assert credited_source(origin) is None


@pytest.mark.parametrize(
    ("url", "variable"),
    [("env:DUTY", "DUTY"), ("mailto://a", None), ("json://env:x", None), ("env:", "")],
)
def test_a_target_says_which_variable_holds_its_address(url: str, variable: str | None) -> None:
    day = dt.date(2022, 1, 12)
    target = Target(id="a", name="a", url=url, known_from=day, reference="test")
    assert target.variable == variable
