"""The program's folder in the user's cache: what can be made again at any time."""

import contextlib
import functools
import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

Value = TypeVar("Value")
_DIGEST = 32  # bytes


def cache_folder() -> Path:
    """Return the folder; it need not exist."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "tocsin"


def made_of(
    contents: Iterable[bytes], name: str, kind: type[Value], make: Callable[[], Value]
) -> Value:
    """Return what is made of some contents; from the cache where it was made before.

    Args:
        contents: Everything that decides the result, code included: a digest of it is the key, so
            that nothing in the cache can be out of date.
        name: Says what is made; of each name only the latest is kept.
        kind: What is made: values that MessagePack holds, such as mappings, tuples and texts.
        make: Makes it.

    A file that is missing or damaged is made again; one that cannot be written, or a value that
    MessagePack does not hold, is done without.
    """
    key = hashlib.sha256()
    for part in contents:
        key.update(hashlib.sha256(part).digest())
    folder = cache_folder() / "made"
    file = folder / f"{name}-{key.hexdigest()}"
    with contextlib.suppress(OSError, ValueError, msgspec.DecodeError):
        written = file.read_bytes()
        if hashlib.sha256(written[_DIGEST:]).digest() == written[:_DIGEST]:
            return msgspec.msgpack.decode(written[_DIGEST:], type=kind)
    value = make()
    with contextlib.suppress(OSError, ValueError, OverflowError):
        _write(file, msgspec.msgpack.encode(value))
        for other in folder.glob(f"{name}-*"):
            if other != file:
                other.unlink(missing_ok=True)
    return value


@functools.lru_cache
def code_of(rooms: tuple[str, ...]) -> tuple[bytes, ...]:
    """Return the code and the lists of some rooms of the program, for what is made by them."""
    package = Path(__file__).parent
    files = (f for room in rooms for f in sorted((package / room).rglob("*")))
    return tuple(f.read_bytes() for f in files if f.suffix in (".py", ".yml"))


def _write(file: Path, content: bytes) -> None:
    """Write a file with the digest of its content before it, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    begun = file.with_name(f".{file.name}.{os.getpid()}")
    begun.write_bytes(hashlib.sha256(content).digest() + content)
    begun.replace(file)
