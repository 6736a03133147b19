"""A stretch of an archive gives what `run` gives of its pages, and counts the rest."""

from pathlib import Path

import pytest

from tests import warcs
from tests.conftest import NOW, ROOT
from tocsin.casebook import load_casebook
from tocsin.pipeline import Reader
from tocsin.pipeline.sifting import Sifter, sifting_digest
from tocsin.records import Capture, Casebook, Sifted, Stretch
from tocsin.sources import Stated, read_inputs
from tocsin.sources.stretches import stretches_of


@pytest.fixture(scope="module")
def book() -> Casebook:
    """Return the casebook of the demo."""
    return load_casebook(ROOT / "casebooks" / "almaty-demo")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write an archive."""
    path = tmp_path_factory.mktemp("archive") / "a.warc.gz"
    path.write_bytes(warcs.packed(warcs.records()))
    return path


@pytest.fixture(scope="module")
def sifted(book: Casebook, path: Path) -> Sifted:
    """Read it in one stretch."""
    (stretch,) = stretches_of("a.warc.gz", str(path))
    assert isinstance(stretch, Stretch)
    return Sifter(book, NOW)(stretch)


def test_what_is_kept_is_what_a_run_reads(book: Casebook, path: Path, sifted: Sifted) -> None:
    found = read_inputs([str(path)], seen_at=NOW, stated=Stated())
    captures = [item for item in found if isinstance(item, Capture)]
    reads = [kept for kept in Reader(book, NOW).carry_all(captures) if kept.document is not None]
    assert [k.document for k in sifted.kept] == [k.document for k in reads]
    assert [k.annotations for k in sifted.kept] == [k.annotations for k in reads]
    assert [k.matches for k in sifted.kept] == [k.matches for k in reads]
    assert len(reads) >= 5


def test_every_record_is_counted_once(sifted: Sifted) -> None:
    tally = sifted.tally
    assert tally.records == len(warcs.records())
    assert tally.no_page == 1  # the one that was not there
    assert tally.records == tally.asked + tally.no_page + tally.refused
    published = sum(volume.captures for volume in sifted.volumes)
    assert tally.asked == tally.kept + published
    assert tally.opened < tally.asked


def test_what_is_not_kept_is_counted_on_its_day(sifted: Sifted) -> None:
    days = {v.published_at.date().isoformat() for v in sifted.volumes if v.published_at}
    assert days == {"2022-01-10"}


def test_a_page_of_later_is_neither_kept_nor_counted(book: Casebook, tmp_path: Path) -> None:
    url, title, text = warcs.told(1)[0]
    later = warcs.record(url, warcs.page(title, text, "2022-02-01"))
    dull = warcs.record("https://o.example/1", warcs.page("Notiz", "Wörter.", "2022-02-01"), 1)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warcs.packed([later, dull]))
    (stretch,) = stretches_of("a.warc.gz", str(path))
    assert isinstance(stretch, Stretch)
    found = Sifter(book, NOW)(stretch)
    assert found.tally.later == 2
    assert (found.kept, found.volumes) == ((), ())


def test_the_fingerprint_follows_the_casebook(book: Casebook) -> None:
    other = load_casebook(ROOT / "casebooks" / "almaty-2022")
    assert Sifter(book, NOW).fingerprint == Sifter(book, NOW).fingerprint
    assert Sifter(book, NOW).fingerprint != Sifter(other, NOW).fingerprint
    assert len(sifting_digest()) == 64


def test_a_stretch_that_ends_its_process_is_named(book: Casebook) -> None:
    stretch = Stretch(archive="a.warc.gz", path="a", size=9, begin=4)
    lost = Sifter(book, NOW).lost(stretch)
    assert lost.dropped[0].record_id == "a.warc.gz#4"
    assert lost.tally.refused == 1
