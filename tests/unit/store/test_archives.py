"""How far the files of archives are read, and what they published beside what is kept."""

import datetime as dt

import pytest

from tests.conftest import NOW
from tocsin.records import ArchiveMark, Volume
from tocsin.store import Store
from tocsin.store.archives import remember_archive

DAY = dt.datetime(2022, 1, 10, tzinfo=dt.UTC)


def mark(upto: int) -> ArchiveMark:
    """Return how far a file is read."""
    return ArchiveMark(
        archive="a.warc.gz",
        size=100,
        upto=upto,
        ended=upto == 100,
        fingerprint="f",
        as_of=NOW,
        later=0,
        counted=upto,
    )


def test_a_mark_is_written_over_the_one_before(store: Store) -> None:
    assert store.archives.mark("a.warc.gz") is None
    for upto in (50, 100):
        store.keep([mark(upto)], "f", NOW)
        assert store.archives.mark("a.warc.gz") == mark(upto)


def test_what_is_published_counts_without_being_kept(store: Store) -> None:
    dated = Volume(source_id="tass", published_at=DAY, seen_at=NOW, captures=3)
    undated = Volume(source_id="tass", published_at=None, seen_at=NOW, captures=3)
    store.keep([dated, dated], "f", NOW)
    store.keep([undated], "f", NOW)
    assert store.rollups.volumes(NOW) == {("tass", DAY.date()): 6}
    assert store.rollups.arrivals(NOW.date())["tass"].undated == {NOW.date(): 3}


def _stopped(store: Store) -> None:
    """Begin to write a mark and a count, and stop."""
    volume = Volume(source_id="tass", published_at=DAY, seen_at=NOW, captures=1)
    with store._engine.begin() as connection:
        remember_archive(connection, mark(50))
        remember_archive(connection, volume)
        raise RuntimeError


def test_marks_and_counts_come_together_or_not_at_all(store: Store) -> None:
    with pytest.raises(RuntimeError):
        _stopped(store)
    assert store.archives.mark("a.warc.gz") is None
    assert store.rollups.volumes(NOW) == {}


def test_a_mark_holds_for_what_it_was_read_with() -> None:
    later = NOW + dt.timedelta(days=1)
    assert mark(9).holds("f", later)
    assert not mark(9).holds("g", NOW)
