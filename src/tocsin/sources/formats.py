"""Formats: how a file becomes captures. The program's own and those of plug-ins, by the end of a
file's name.

A plug-in may bring a format: an entry point of the group `tocsin.formats`, named as the files end
(`epub`), that names a `Format`.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO, Protocol

from tocsin import plugins
from tocsin.errors import InputError
from tocsin.plugins import Door, PlugIn
from tocsin.records import Capture, Dropped, Occurrence
from tocsin.sources.captures import STAGE, Read, Reading


class Format(Protocol):
    """Reads the files of one format."""

    def __call__(self, reading: Reading, stream: BinaryIO, /) -> Iterator[Read]:
        """Yield what a file holds, in its order.

        `reading` has the file's name, the moment it counts as seen, and what the user states about
        it; `reading.capture` and `reading.row` make captures. `stream` gives the bytes of the file,
        unpacked where its name ends in `.gz`; it may not be seekable. What cannot be read of a file
        is yielded as a `Dropped` that says where it stands, and the rest is read.

        Raises:
            InputError: nothing more of the file can be read; what was yielded before is kept.
        """
        ...


class _GuardedFormat:
    """A plug-in's format: what it raises or yields against the contract is named, and loses nothing
    else.
    """

    def __init__(self, plug_in: PlugIn, format_reader: Format) -> None:
        self._plug_in, self._reader = plug_in, format_reader

    def __call__(self, reading: Reading, stream: BinaryIO, /) -> Iterator[Read]:
        """Yield what the plug-in reads.

        Raises:
            InputError: nothing more of the file can be read.
        """
        try:
            for number, item in enumerate(self._reader(reading, stream), start=1):
                yield self._checked(item, f"{reading.name}#{number}")
        except InputError as error:
            raise InputError(_placed(reading.name, error), reason=error.reason) from error
        except Exception as error:
            error_of_plug_in = plugins.raised(self._plug_in, error)
            raise InputError(_placed(reading.name, error_of_plug_in), reason="plugin") from error

    def _checked(self, item: object, where: str) -> Read:
        """Return an item as it is, or what is said of one that is no record."""
        if isinstance(item, Capture | Dropped | Occurrence):
            return item
        error = plugins.broken(self._plug_in, f"yielded {_kind(item)}, where a record belongs")
        detail = f"{where}: {error}"
        return Dropped(stage=STAGE, record_id=where, reason=error.reason, detail=detail)


def _placed(name: str, error: Exception) -> str:
    """Return what happened with the file's name before it."""
    said = str(error)
    return said if said.startswith(name) else f"{name}: {said}"


def _kind(value: object) -> str:
    """Return what kind of value something is."""
    return f"a value of type {type(value).__name__}"


def _accept(plug_in: PlugIn, loaded: Any) -> Format:
    """Return a format that is ready to read.

    Raises:
        ValueError: it cannot be called.
    """
    if not callable(loaded):
        raise ValueError(f"{_kind(loaded)}, where a function of a reading and a stream belongs")
    if plug_in.is_built_in:
        own: Format = loaded
        return own
    return _GuardedFormat(plug_in, loaded)


FORMATS: Door[Format] = Door(plugins.FORMATS, _accept)


def format_of(name: str) -> str:
    """Return the format of a file by the end of its name; of several that fit, the longest.

    Raises:
        InputError: nobody reads this format.
    """
    low = name.casefold()
    fitting = [ending for ending in FORMATS if low.endswith(f".{ending}")]
    if not fitting:
        known = ", ".join(f".{ending}" for ending in FORMATS)
        message = f"{name}: this format is not read; known: {known}, a folder of these, or -"
        raise InputError(message, reason="format")
    return max(fitting, key=len)
