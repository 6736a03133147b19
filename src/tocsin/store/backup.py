"""Backups of a store: a consistent copy while others write, with a manifest of what it holds; it is
checked before it is called one, and again before it is restored.
"""

import datetime as dt
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

import tocsin
from tocsin.errors import StoreError
from tocsin.records.health import Manifest
from tocsin.store.checking import integrity, rows_by_table
from tocsin.store.files import INDEX, LOG, damaged, file_of, has_lost_log, lost_log, opened_to_look

MANIFEST = ".manifest.json"
_CHUNK = 1 << 20
# So many pages are copied at a time; others may write in between.
_PAGES = 2_000


def back_up(url: str, out: Path, at: dt.datetime) -> Manifest:
    """Copy a store as it stands at one moment, and write its manifest beside the copy.

    Raises:
        StoreError: there is no such store, it is damaged, or something stands at `out` already.
    """
    path = file_of(url)
    if not path.is_file():
        raise StoreError(f"{path}: no such store.")
    if has_lost_log(path):
        raise StoreError(lost_log(path))
    beside = manifest_of(out)
    refuse_to_overwrite(out)
    refuse_to_overwrite(beside)
    with _whole_or_nothing(out) as part, _of_database(path):
        _copy(path, part)
        manifest = _described(part, out.name, at)
    beside.write_bytes(msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
    _to_disk(beside)
    return manifest


def restore(backup: Path, url: str) -> Manifest:
    """Put a backup where there is no store yet, after checking it against its manifest.

    Raises:
        StoreError: something stands there already, or the backup is not what its manifest says.
    """
    path = file_of(url)
    manifest = read_manifest(backup)
    for end in ("", LOG, INDEX):
        refuse_to_overwrite(path.with_name(path.name + end))
    with _whole_or_nothing(path) as part:
        size, sha256 = _copied(backup, part)
        if (size, sha256) != (manifest.size, manifest.sha256):
            raise StoreError(
                f"{backup}: not the file of its manifest ({size} bytes, sha256 {sha256[:12]}…, "
                f"instead of {manifest.size}, {manifest.sha256[:12]}…); take another backup."
            )
        with _of_database(backup):
            restored = _described(part, manifest.file, manifest.at)
        if restored.rows != manifest.rows or restored.audit_head != manifest.audit_head:
            raise StoreError(f"{backup}: its rows are not those of its manifest.")
    return manifest


def manifest_of(backup: Path) -> Path:
    """Return where the manifest of a backup stands."""
    return backup.with_name(backup.name + MANIFEST)


def read_manifest(backup: Path) -> Manifest:
    """Return the manifest of a backup.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    path = manifest_of(backup)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be read ({error.strerror}); a backup and its manifest belong together."
        ) from None
    except msgspec.MsgspecError as error:
        raise StoreError(f"{path}: no manifest of a backup ({error}).") from None


def refuse_to_overwrite(path: Path) -> None:
    """Refuse a place where something stands.

    Raises:
        StoreError: something does.
    """
    if path.exists():
        raise StoreError(f"{path}: is there already, and is not overwritten; give another file.")


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[Path]:
    """Yield a file to write; it comes to stand at `path` only once it is whole and on disk.

    Raises:
        StoreError: the folder cannot be written, or something has come to stand at `path`.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        yield part
        _to_disk(part)
        os.link(part, path)
    except FileExistsError:
        refuse_to_overwrite(path)
        raise
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({error.strerror}).") from None
    finally:
        for end in ("", LOG, INDEX):
            part.with_name(part.name + end).unlink(missing_ok=True)
    _to_disk(path.parent)


def _copy(path: Path, part: Path) -> None:
    """Copy a store page by page, into a file that needs no other beside it."""
    source, target = opened_to_look(path), sqlite3.connect(part)
    try:
        source.backup(target, pages=_PAGES)
        target.execute("PRAGMA journal_mode=DELETE")
    finally:
        source.close()
        target.close()


@contextmanager
def _of_database(path: Path) -> Iterator[None]:
    """Turn an error of the database into one that says what to do.

    Raises:
        StoreError: one came.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise damaged(str(path), error) from None


def _described(part: Path, name: str, at: dt.datetime) -> Manifest:
    """Return what stands in a copy."""
    connection = opened_to_look(part)
    try:
        for finding in integrity(connection, part):
            raise sqlite3.DatabaseError(finding.what)
        rows = rows_by_table(connection)
        steps = [r[0] for r in connection.execute("SELECT name FROM migrations ORDER BY position")]
        head = None
        if "audit" in rows:
            head = connection.execute(
                "SELECT sha256 FROM audit ORDER BY number DESC LIMIT 1"
            ).fetchone()
    finally:
        connection.close()
    return Manifest(
        file=name,
        sha256=_digest(part),
        size=part.stat().st_size,
        at=at,
        program=tocsin.__version__,
        steps=tuple(steps),
        rows=rows,
        audit_head=head[0] if head else None,
    )


def _digest(path: Path) -> str:
    """Return the sha256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copied(path: Path, part: Path) -> tuple[int, str]:
    """Copy a file; return the size and sha256 of what was written.

    Raises:
        StoreError: it cannot be read.
    """
    digest, size = hashlib.sha256(), 0
    try:
        source = path.open("rb")
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}).") from None
    with source, part.open("wb") as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return size, digest.hexdigest()


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
