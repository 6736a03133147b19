"""An archive read into a folder, round by round, and taken from it into a store."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests import warcs
from tests.conftest import NOW, ROOT
from tocsin.casebook import load_casebook
from tocsin.engines.local_files import LocalFiles
from tocsin.errors import UsageError
from tocsin.pipeline.archiving import ArchiveFile
from tocsin.pipeline.sifting import Sifter
from tocsin.pipeline.sifting_folder import Round, manifest_of, refused_of, sift_to, sifted_of
from tocsin.sources.archive_listing import files_of

BOOK = load_casebook(ROOT / "casebooks" / "almaty-demo")
SIZE = 2_000


class Stops:
    """An engine that stops in its second round, as a process that is killed does."""

    def __init__(self) -> None:
        self._rounds = 0

    def write(
        self,
        work: Callable[[Iterator[Any]], Iterator[Any]],
        rows: Sequence[bytes],
        schema: Any,
        out: Path,
        give_up: Callable[[bytes], Any],
    ) -> None:
        """Write a round, or half of one."""
        self._rounds += 1
        half = rows[: len(rows) // 2] if self._rounds == 2 else rows
        LocalFiles(1).write(work, half, schema, out, give_up)
        if self._rounds == 2:
            (out / "_SUCCESS").unlink()
            raise KeyboardInterrupt


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[ArchiveFile]:
    """Write an archive."""
    listing = warcs.archive(tmp_path_factory.mktemp("archive"), warcs.records(6))
    return [ArchiveFile(*file) for file in files_of(str(listing))]


def filled(out: Path, files: list[ArchiveFile], engine: Any = None) -> Round:
    """Fill a folder."""
    done, _ = sift_to(
        out,
        BOOK,
        files,
        as_of=NOW,
        engine=engine or LocalFiles(1),
        tell=lambda _: None,
        size=SIZE,
        together=2,
    )
    return done


def test_a_round_that_was_stopped_is_done_again_and_no_other(
    tmp_path: Path, files: list[ArchiveFile]
) -> None:
    whole = filled(tmp_path / "whole", files)
    with pytest.raises(KeyboardInterrupt):
        filled(tmp_path / "stopped", files, Stops())
    went_on = filled(tmp_path / "stopped", files)
    assert (went_on.before, went_on.done) == (1, whole.done - 1)
    assert list(sifted_of(tmp_path / "stopped")) == list(sifted_of(tmp_path / "whole"))
    assert filled(tmp_path / "whole", files) == whole._replace(
        done=0, before=whole.done, tally=type(whole.tally)()
    )


def test_a_folder_says_under_what_it_was_filled(tmp_path: Path, files: list[ArchiveFile]) -> None:
    filled(tmp_path, files)
    manifest = manifest_of(tmp_path)
    assert manifest is not None
    assert manifest.fingerprint == Sifter(BOOK, NOW).fingerprint
    assert [dropped.reason for dropped in refused_of(tmp_path)] == ["missing"]
    other = load_casebook(ROOT / "casebooks" / "almaty-2022")
    with pytest.raises(UsageError, match="another casebook"):
        sift_to(tmp_path, other, files, as_of=NOW, engine=Stops(), tell=lambda _: None)


def test_a_damaged_file_of_a_folder_is_named(tmp_path: Path, files: list[ArchiveFile]) -> None:
    filled(tmp_path, files)
    path = next(tmp_path.glob("round-*/*.parquet"))
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(UsageError, match=path.name):
        list(sifted_of(tmp_path))
    assert manifest_of(tmp_path / "none") is None
