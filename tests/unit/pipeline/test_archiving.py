"""An archive is read into a store once, whatever stops it on the way."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from tests import warcs
from tests.conftest import NOW, ROOT
from tocsin.casebook import load_casebook
from tocsin.pipeline.archiving import Archived, ArchiveFile, sift_into, take_sifted
from tocsin.pipeline.sifting import Sifter
from tocsin.records import Casebook, Document, Stretch, Tally
from tocsin.sources.archive_listing import files_of
from tocsin.sources.stretches import stretches_of
from tocsin.store import Store, schema
from tocsin.store.archive_tables import ARCHIVES

SMALL = 2_000


@pytest.fixture(scope="module")
def book() -> Casebook:
    """Return the casebook of the demo."""
    return load_casebook(ROOT / "casebooks" / "almaty-demo")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[ArchiveFile]:
    """Write an archive of two files and a missing one."""
    listing = warcs.archive(tmp_path_factory.mktemp("archive"), warcs.records())
    return [ArchiveFile(*file) for file in files_of(str(listing))]


def told(store: Store) -> list[object]:
    """Return what a store holds of an archive, row by row."""
    tables = (*schema.OF_DOCUMENT, schema.CAPTURES, schema.VOLUMES, schema.UNDATED, schema.HOURS)
    with store._engine.connect() as connection:
        rows = [
            (table.name, *sorted(map(repr, connection.execute(select(table)))))
            for table in (*tables, schema.DROPPED, ARCHIVES)
        ]
    return list(rows)


def read(path: Path, book: Casebook, files: list[ArchiveFile], workers: int = 1) -> Archived:
    """Read an archive into a store."""
    with Store(str(path)) as store:
        return sift_into(
            store, book, files, as_of=NOW, tell=lambda _: None, workers=workers, size=SMALL
        )


@pytest.fixture(scope="module")
def whole(
    tmp_path_factory: pytest.TempPathFactory, book: Casebook, files: list[ArchiveFile]
) -> Iterator[tuple[Archived, list[object]]]:
    """Return what reading it at one go gives."""
    path = tmp_path_factory.mktemp("whole") / "whole.sqlite"
    done = read(path, book, files)
    with Store(str(path)) as store:
        yield done, told(store)


def test_what_touches_is_kept_and_a_missing_file_is_named(
    whole: tuple[Archived, list[object]],
) -> None:
    done, _ = whole
    assert done.tally.records == len(warcs.records())
    assert 0 < done.tally.kept < done.tally.asked
    assert done.files == 2
    assert [d.reason for d in done.refused] == ["missing"]
    assert done.per_million is not None
    assert done.per_million > 0


def test_workers_give_the_same(
    tmp_path: Path,
    book: Casebook,
    files: list[ArchiveFile],
    whole: tuple[Archived, list[object]],
) -> None:
    read(tmp_path / "two.sqlite", book, files, workers=2)
    with Store(str(tmp_path / "two.sqlite")) as store:
        assert told(store) == whole[1]


def test_again_adds_nothing_and_reads_nothing(
    tmp_path: Path, book: Casebook, files: list[ArchiveFile], whole: tuple[Archived, list[object]]
) -> None:
    read(tmp_path / "a.sqlite", book, files)
    again = read(tmp_path / "a.sqlite", book, files)
    assert (again.before, again.tally) == (2, Tally())
    with Store(str(tmp_path / "a.sqlite")) as store:
        assert told(store) == whole[1]


def test_what_was_read_elsewhere_is_taken_in_once(
    tmp_path: Path, book: Casebook, files: list[ArchiveFile], whole: tuple[Archived, list[object]]
) -> None:
    sifter = Sifter(book, NOW)
    found = [s for file in files for s in stretches_of(file.archive, file.path, SMALL)]
    parts = [sifter(stretch) for stretch in found if isinstance(stretch, Stretch)]
    with Store(str(tmp_path / "a.sqlite")) as store:
        for _ in range(2):
            done = take_sifted(store, book, parts, sifter=sifter, as_of=NOW, tell=lambda _: None)
        assert done.tally == Tally()
        documents = store.records(Document)
    assert len(documents) == whole[0].tally.kept


def test_a_file_that_changed_is_not_read_on(
    tmp_path: Path, book: Casebook, files: list[ArchiveFile]
) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(Path(files[0].path).read_bytes())
    own = [ArchiveFile("a.warc.gz", str(path))]
    sifter = Sifter(book, NOW)
    (first, *_) = stretches_of("a.warc.gz", str(path), SMALL)
    assert isinstance(first, Stretch)
    with Store(str(tmp_path / "a.sqlite")) as store:
        take_sifted(store, book, [sifter(first)], sifter=sifter, as_of=NOW, tell=lambda _: None)
    path.write_bytes(path.read_bytes() + warcs.packed(warcs.records(1)))
    done = read(tmp_path / "a.sqlite", book, own)
    assert [d.reason for d in done.refused] == ["changed"]


PROGRAM = """
import sys
from pathlib import Path
from tests.unit.pipeline.test_archiving import read, ROOT, load_casebook, ArchiveFile, files_of
book = load_casebook(ROOT / "casebooks" / "almaty-demo")
read(Path(sys.argv[1]), book, [ArchiveFile(*file) for file in files_of(sys.argv[2])])
"""


def test_killed_anywhere_it_goes_on_where_it_stood(
    tmp_path: Path, book: Casebook, files: list[ArchiveFile], whole: tuple[Archived, list[object]]
) -> None:
    store, listing = tmp_path / "a.sqlite", str(Path(files[0].path).parent / "warc.paths.gz")
    for kill in range(2):
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(store), listing], cwd=ROOT, env=dict(os.environ)
        )
        before = _marks(store)
        deadline = time.monotonic() + 120
        while _marks(store) <= before and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(0.02 * kill)
        process.send_signal(signal.SIGKILL)
        process.wait()
    read(store, book, files)
    with Store(str(store)) as opened:
        assert told(opened) == whole[1]


def _marks(path: Path) -> int:
    """Return how far a store has come, in bytes of files."""
    if not path.exists():
        return 0
    try:
        with Store(str(path)) as store:
            marks = [store.archives.mark(f"part-{number}.warc.gz") for number in range(2)]
    except Exception:  # noqa: BLE001  (the other process is making it)
        return 0
    return sum(mark.upto for mark in marks if mark is not None)
