"""Every rule that ships with the program, on its own texts and on their twins with the names of the
sides changed.
"""

import datetime as dt
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tocsin.casebook import load_casebook
from tocsin.casebook.expand import library_indicators
from tocsin.casebook.rule_texts import read_rule_texts
from tocsin.replay.rehearsing import rehearse

NOW = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
SHIPPED = ("almaty-2022", "common", "library", "sumy-2022", "zaporizhzhia-2023")


def _folder(name: str) -> Path:
    return ROOT / "casebooks" / name


@pytest.mark.parametrize("name", SHIPPED)
def test_every_text_and_its_twin_do_what_they_must(name: str) -> None:
    book = load_casebook(_folder(name))
    trials = rehearse(book, read_rule_texts(_folder(name)), NOW)
    assert [(t.rule, t.text) for t in trials if not t.is_right] == []
    fires = {t.rule for t in trials if t.must_fire}
    assert fires == {t.rule for t in trials if not t.must_fire}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_rule_that_ships_has_texts(name: str) -> None:
    files = read_rule_texts(_folder(name))
    book = load_casebook(_folder(name))
    if name == "common":
        own = {n.id for n in book.narratives}
        assert {rule for file in files for rule in file.narratives} == own
    else:
        own = {f"{p.id}/{i.id}" for p in book.problems for i in p.indicators}
        assert {rule for file in files for rule in file.indicators} == own


def test_the_library_is_tried_whole() -> None:
    (problem,) = load_casebook(_folder("library")).problems
    assert {i.id for i in problem.indicators} == set(library_indicators())
    assert {i.status for i in problem.indicators} == {"test"}


def test_every_narrative_that_ships_has_a_measured_rate_on_its_label() -> None:
    """Over a stream of news, with the days that were wrong (docs/decisions/0037)."""
    for narrative in load_casebook(_folder("common")).narratives:
        label = narrative.measured
        assert label is not None, narrative.id
        assert label.false_a_month is not None
        assert label.false_a_month <= label.fired_a_month
