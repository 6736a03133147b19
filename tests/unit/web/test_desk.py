"""What a desk keeps: work done once, forms done once, and another version after each change."""

import datetime as dt
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest

from tests.conftest import ROOT
from tocsin.errors import UsageError
from tocsin.records.areas import AREAS, Area
from tocsin.store import Store
from tocsin.store.shelves import stir
from tocsin.web.desk import Basis, Desk, Look, names_of
from tocsin.web.done import Done

BOOK = ROOT / "casebooks" / "sumy-2022"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk on an empty store."""
    return Desk(str(tmp_path_factory.mktemp("desk") / "s.sqlite"), BOOK, "A. One")


def look(desk: Desk, language: str = "en", **asked: str) -> Look:
    moment = dt.datetime(2022, 3, 21, tzinfo=dt.UTC)
    return Look(desk, desk.book(), moment, False, asked, language)


def test_what_was_worked_out_is_kept_until_something_changes(desk: Desk) -> None:
    calls: list[int] = []

    def make() -> int:
        calls.append(1)
        return len(calls)

    assert desk.once("figure", make) == 1
    assert desk.once("figure", make) == 1
    assert desk.once("other", make) == 2


def test_whoever_waits_takes_what_was_begun_since_though_more_has_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    states: list[tuple[int]] = []

    def changed(basis: str) -> tuple[int]:
        states.append((len(states),))
        return states[-1]

    monkeypatch.setattr(desk, "_changes", changed)
    is_making, may_end = threading.Event(), threading.Event()
    numbers: list[int] = []

    def make() -> int:
        numbers.append(len(numbers))
        is_making.set()
        assert may_end.wait(20)
        return numbers[-1]

    with ThreadPoolExecutor(6) as people:
        first = people.submit(desk.once, "crowded", make)
        assert is_making.wait(20)
        rest = [people.submit(desk.once, "crowded", make) for _ in range(5)]
        while len(states) < 2 + len(rest):  # each asks for the state before it waits
            time.sleep(0.01)
        may_end.set()
        assert first.result(20) == 0
        assert {each.result(20) for each in rest} == {1}


def test_what_was_made_with_another_mark_takes_the_place_of_what_was_before(desk: Desk) -> None:
    assert [desk.once("marked", partial(int, n), mark=n // 2) for n in range(6)] == [
        0,
        0,
        2,
        2,
        4,
        4,
    ]
    kept = len(desk._kept)
    for n in range(6, 20):
        assert desk.once("marked", partial(int, n), mark=n) == n
    assert len(desk._kept) == kept


RESTS_ON: dict[Basis, set[Area]] = {
    "casebook": set(),
    "read": {"read", "judged", "corrected"},
    "standing": {"judged", "signed"},
    "duty": {"judged", "signed", "duty"},
    "discussed": {"discussed"},
    "everything": set(AREAS),
}


@pytest.mark.parametrize("basis", RESTS_ON)
@pytest.mark.parametrize("area", AREAS)
def test_what_was_worked_out_is_kept_while_only_other_areas_change(
    desk: Desk, basis: Basis, area: Area
) -> None:
    def make() -> object:
        return object()

    key = ("area", basis, area)
    before = desk.once(key, make, basis)
    with Store(desk.store.url) as store, store._engine.begin() as connection:
        stir(connection, area)
    assert (desk.once(key, make, basis) is before) == (area not in RESTS_ON[basis])


def test_the_very_same_form_is_done_once(desk: Desk) -> None:
    made: list[Done] = []

    def do() -> Done:
        made.append(Done("kept"))
        return made[-1]

    assert desk.act("form", do) is desk.act("form", do)
    assert len(made) == 1
    desk.act("another form", do)
    desk.act(None, do)
    desk.act(None, do)
    assert len(made) == 4


def test_a_version_stays_while_nothing_changes(desk: Desk) -> None:
    assert desk.version() == desk.version()


@pytest.mark.parametrize("given", ["x", "-1", "6", "1501", "9" * 40, "1.5"])
def test_a_number_outside_its_bounds_is_refused_with_them(desk: Desk, given: str) -> None:
    with pytest.raises(UsageError, match="a whole number from 7 to 1500") as refused:
        look(desk, days=given).number("days", 7, 1500, "no number of days")
    assert refused.value.code == "error-whole-number"


def test_a_number_that_is_not_asked_for_is_none(desk: Desk) -> None:
    assert look(desk).number("days", 7, 1500, "no number of days") is None
    assert look(desk, days="90").number("days", 7, 1500, "no number of days") == 90


def test_a_look_has_the_words_of_its_reader(desk: Desk) -> None:
    assert look(desk, "uk").words("desk-board") == "Огляд"
    assert look(desk, "kk").words("desk-board") == "Шолу"


def test_everything_the_casebook_lists_has_a_name(desk: Desk) -> None:
    names = names_of(desk.book())
    assert names["tass"] == "TASS"
    assert names["WP-SUMY-CHEM"] == "Chemical release at the Sumykhimprom works"
