"""What a store remembers of itself: its casebook without whom it notifies, and its clock."""

import datetime as dt

import pytest

from tests.conftest import NOW
from tests.unit.store.made import kept
from tocsin.records import Casebook, Target
from tocsin.store import Store
from tocsin.store.about import About

BOOK = Casebook(
    id="b",
    title="Книга",
    digest="d",
    targets=(Target(id="t", name="Дежурный", url="env:SECRET"),),
)


def test_a_store_that_was_never_read_into_remembers_nothing(store: Store) -> None:
    assert store.about.casebook() is None
    assert not store.about.is_replayed()
    assert store.about.captures() == 0


def test_the_last_casebook_is_remembered_without_those_it_notifies(store: Store) -> None:
    store.about.remember(BOOK, NOW)
    store.about.remember(BOOK, NOW)
    found = store.about.casebook()
    assert found is not None
    assert (found.title, found.targets) == ("Книга", ())


@pytest.mark.parametrize(
    ("behind", "replayed"), [(0, False), (23, False), (25, True), (9999, True)]
)
def test_a_moment_more_than_a_day_behind_was_chosen(
    store: Store, behind: int, replayed: bool
) -> None:
    store.about.remember(BOOK, dt.datetime.now(dt.UTC) - dt.timedelta(hours=behind))
    assert store.about.is_replayed() is replayed


def test_a_store_that_does_not_remember_is_told_by_its_captures(store: Store) -> None:
    store.keep([kept("У лаборатории тихо.")], "f")
    assert store.about.is_replayed()
    assert store.about.captures() == 1


def test_another_program_on_the_same_file_remembers_the_same(store: Store) -> None:
    other = About(store.url, store._engine)
    store.about.remember(BOOK, NOW)
    assert other.casebook() == store.about.casebook()
    assert other.is_replayed()


def test_up_to_when_targets_were_told_is_remembered(store: Store) -> None:
    assert store.about.reported_until() is None
    for moment in (NOW, NOW + dt.timedelta(hours=1)):
        store.about.report_until(moment)
        assert store.about.reported_until() == moment
