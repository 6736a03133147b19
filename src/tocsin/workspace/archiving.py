"""What `tocsin archive` does: the gate is asked of every record of a web archive, and only what it
lets through is read.
"""

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocsin.casebook import load_casebook
from tocsin.engines import workers_at_hand
from tocsin.errors import MissingExtraError, UsageError
from tocsin.pipeline.archiving import (
    Archived,
    ArchiveFile,
    TellArchived,
    sift_into,
    take_sifted,
)
from tocsin.pipeline.sifting import Sifter
from tocsin.records import Dropped
from tocsin.sources.archive_listing import files_of
from tocsin.workspace.shipped import find_casebook
from tocsin.workspace.workspace import open_workspace

if TYPE_CHECKING:
    from tocsin.pipeline.sifting_folder import Round

ENGINES = ("local", "spark")


def files(listing: str, base: str | None = None) -> list[ArchiveFile]:
    """Return the files that a listing names.

    Raises:
        UsageError: it cannot be read, or names no file.
    """
    return [ArchiveFile(archive, path) for archive, path in files_of(listing, base)]


def read_archive(
    listed: list[ArchiveFile],
    *,
    casebook: Path,
    store: str,
    as_of: dt.datetime,
    tell: TellArchived,
    workers: int | None = None,
) -> Archived:
    """Read an archive into a store, and return what came of it."""
    book = load_casebook(find_casebook(casebook))
    with open_workspace(store) as work:
        return sift_into(
            work.store,
            book,
            listed,
            as_of=as_of,
            tell=tell,
            workers=workers_at_hand() if workers is None else workers,
        )


def write_archive(
    listed: list[ArchiveFile],
    *,
    casebook: Path,
    out: Path,
    as_of: dt.datetime,
    tell: "Callable[[Round], None]",
    engine: str = "local",
    master: str | None = None,
    workers: int | None = None,
) -> "tuple[Round, tuple[Dropped, ...]]":
    """Read an archive into a folder of Parquet files; return how far it is filled, and what of the
    listing could not be read.

    Args:
        listed: The files of the archive.
        casebook: Folder of a casebook, or the name of one that ships with tocsin.
        out: The folder; a cluster's machines see it, and the archive, under the same path.
        as_of: What was published later is left out.
        tell: Is told after each round.
        engine: `local` or `spark`.
        master: The address of a cluster of Spark.
        workers: How many processes of this machine read, for the local engine.

    Raises:
        MissingExtraError: an extra is needed.
        UsageError: there is no such engine or cluster, or the folder was begun with another
            casebook.
        WorkerError: a machine refused, or failed time and again.
    """
    try:
        from tocsin.pipeline.sifting_folder import sift_to
    except ImportError:
        raise MissingExtraError("Writing Parquet", "archive") from None
    book = load_casebook(find_casebook(casebook))
    with _engine(engine, master, workers) as chosen:
        return sift_to(out, book, listed, as_of=as_of, engine=chosen, tell=tell)


@contextlib.contextmanager
def _engine(name: str, master: str | None, workers: int | None) -> Iterator[Any]:
    """Give the engine of a name.

    Raises:
        UsageError: there is no such engine, or it needs a master.
    """
    if name not in ENGINES:
        raise UsageError(f"{name!r} is no engine; known: {', '.join(ENGINES)}.")
    if name == "local":
        from tocsin.engines.local_files import LocalFiles

        yield LocalFiles(workers_at_hand() if workers is None else workers)
        return
    if master is None:
        raise UsageError("name the cluster with --master: spark://host:7077, or local[2].")
    from tocsin.engines.spark import Spark

    with Spark(master) as session:
        yield session


def is_archive_folder(path: Path) -> bool:
    """Return whether a path is a folder into which an archive was read."""
    return (path / "manifest.json").is_file()


def take_in_archive(folder: Path, *, casebook: Path, store: str, tell: TellArchived) -> Archived:
    """Take in what an archive was read into a folder, and return what came of it.

    Raises:
        MissingExtraError: an extra is needed.
        UsageError: the folder was filled with another casebook, program or models than those at
            hand, or it is damaged.
    """
    try:
        from tocsin.pipeline.sifting_folder import manifest_of, refused_of, sifted_of
    except ImportError:
        raise MissingExtraError("Reading Parquet", "archive") from None
    manifest = manifest_of(folder)
    if manifest is None:
        raise UsageError(
            f"{folder}: its manifest.json cannot be read; have the archive read again."
        )
    book = load_casebook(find_casebook(casebook))
    sifter = Sifter(book, manifest.as_of)
    if sifter.fingerprint != manifest.fingerprint:
        raise UsageError(
            f"{folder}: was filled with casebook {manifest.casebook} under digest "
            f"{manifest.fingerprint[:12]}, and what is at hand has {sifter.fingerprint[:12]}: use "
            "the casebook, the program and the models that it was filled with."
        )
    with open_workspace(store) as work:
        done = take_sifted(
            work.store, book, sifted_of(folder), sifter=sifter, as_of=manifest.as_of, tell=tell
        )
    return done._replace(refused=(*refused_of(folder), *done.refused))
