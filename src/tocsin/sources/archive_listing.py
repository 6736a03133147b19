"""Which files an archive has: the listing that its publisher gives, a folder, or one file.

A listing names a path a line, relative to its publisher's base, as those of Common Crawl do; it may
be packed with gzip.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path

from tocsin.errors import UsageError
from tocsin.sources.addresses import without_password
from tocsin.sources.faults import refusal
from tocsin.sources.remote import is_remote, joined, opened

_ARCHIVES = (".warc", ".warc.gz", ".wet", ".wet.gz", ".parquet", ".parq")
_MAGIC = b"\x1f\x8b"
_MOST = 268_435_456


def files_of(listing: str, base: str | None = None) -> list[tuple[str, str]]:
    """Return the files of an archive, each as it is listed and where it is opened, in order and
    each once.

    Args:
        listing: A listing, an archive file itself, or a folder of such files.
        base: What relative paths of a listing stand below; by default the folder of the listing.

    Raises:
        UsageError: it cannot be read, or names no file.
    """
    if not is_remote(listing) and Path(listing).is_dir():
        files = list(_in_folder(Path(listing)))
    elif listing.casefold().endswith(_ARCHIVES):
        files = [(listing, listing)]
    else:
        below = base or listing.rpartition("/")[0] or "."
        files = [(name, joined(below, name)) for name in _listed(listing)]
    if not files:
        raise UsageError(
            f"{without_password(listing)}: names no file; a listing has a path a line, a folder "
            f"holds files ending in {', '.join(_ARCHIVES)}."
        )
    return list(dict.fromkeys(files))


def _in_folder(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the archive files of a folder by name."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name.casefold().endswith(_ARCHIVES):
            yield path.relative_to(folder).as_posix(), str(path)


def _listed(listing: str) -> list[str]:
    """Return the lines of a listing.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        with opened(listing) as stream:
            body = stream.read(_MOST + 1)
        if body.startswith(_MAGIC):
            body = gzip.decompress(body)
        lines = body.decode("utf-8").splitlines()
    except Exception as error:  # noqa: BLE001  (a store of objects raises its own kinds)
        raise UsageError(refusal(listing, error).detail) from None
    if len(body) > _MOST:
        raise UsageError(f"{without_password(listing)}: too long for a listing; split it.")
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
