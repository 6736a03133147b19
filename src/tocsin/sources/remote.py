"""Files by path or address: of this machine, or of any store of objects that fsspec knows."""

import io
from pathlib import Path
from typing import Any, BinaryIO, cast

from tocsin.errors import InputError
from tocsin.sources.addresses import without_password


def is_remote(path: str) -> bool:
    """Return whether a path is an address (`s3://bucket/key`, `file:///data/a.warc.gz`)."""
    return "://" in path


def joined(base: str, path: str) -> str:
    """Return where a file is that a listing names: an address or a whole path as it stands, any
    other below `base`.
    """
    if is_remote(path) or path.startswith("/"):
        return path
    return f"{base.rstrip('/')}/{path}" if is_remote(base) else str(Path(base) / path)


def size_of(path: str) -> int:
    """Return how many bytes a file has.

    Raises:
        InputError: its kind of address is not known here, or needs a package.
        OSError: there is no such file.
    """
    if not is_remote(path):
        return Path(path).stat().st_size
    system, name = _system(path)
    try:
        size = system.size(name)
    except Exception as error:
        raise _failed(path, error) from error
    if size is None:
        raise InputError(f"{without_password(path)}: its size is not known.", reason="unreadable")
    return int(size)


def opened(path: str) -> BinaryIO:
    """Open a file for reading; it can be read from any of its bytes on.

    Raises:
        InputError: its kind of address is not known here, or needs a package.
        OSError: there is no such file, or it cannot be read.
    """
    if not is_remote(path):
        return Path(path).open("rb")
    system, name = _system(path)
    try:
        stream = cast(BinaryIO, system.open(name, "rb"))
    except Exception as error:
        raise _failed(path, error) from error
    return stream if stream.seekable() else io.BytesIO(stream.read())


def _failed(path: str, error: Exception) -> Exception:
    """Return the error of a store of objects as one of ours: each store raises its own kinds."""
    if isinstance(error, OSError):
        return error
    said = f"{type(error).__name__}: {error}"
    return InputError(f"{without_password(path)}: cannot be read ({said}).", reason="unreadable")


def _system(path: str) -> tuple[Any, str]:
    """Return the file system of an address, and the file's name in it.

    Raises:
        InputError: fsspec is missing, does not know it, or needs a package for it.
    """
    shown = without_password(path)
    try:
        import fsspec
    except ImportError:
        message = f"{shown}: this needs an extra; install it with: pip install 'tocsin[archive]'"
        raise InputError(message, reason="extra") from None
    try:
        system, name = fsspec.core.url_to_fs(path)
    except (ImportError, ValueError) as error:
        raise InputError(f"{shown}: cannot be opened ({error}).", reason="extra") from None
    return system, str(name)
