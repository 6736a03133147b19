"""What `tocsin archive` does: the gate is asked of every record of a web archive, and only what it
lets through is read.
"""

import datetime as dt
from pathlib import Path

from tocsin.casebook import load_casebook
from tocsin.engines import workers_at_hand
from tocsin.pipeline.archiving import Archived, ArchiveFile, TellArchived, sift_into
from tocsin.sources.archive_listing import files_of
from tocsin.workspace.shipped import find_casebook
from tocsin.workspace.workspace import open_workspace


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
