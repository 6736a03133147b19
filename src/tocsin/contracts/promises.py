"""A contract: an object whose methods named `test_...` each hold a plug-in to one promise."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tocsin import plugins
from tocsin.plugins import Door


class Contract:
    """The contract of one kind, for the plug-in of one name. Each `test_` method raises
    AssertionError where a promise is broken.
    """

    door: Door[Any]

    def __init__(self, name: str) -> None:
        """`name` is the name of the plug-in's entry point."""
        self.name = name

    def part(self) -> Any:
        """Return the plug-in as the program uses it.

        Raises:
            AssertionError: no installed package brings it, or it cannot be loaded.
        """
        require(self.name in self.door, f"no installed package brings {self.name!r}")
        with no_faults():
            return self.door[self.name]


def require(condition: object, promise: str) -> None:
    """Raise AssertionError, with the promise that is broken, unless the condition holds."""
    if not condition:
        raise AssertionError(promise)


@contextmanager
def no_faults() -> Iterator[None]:
    """Hold a plug-in to raising nothing that its kind does not allow.

    Raises:
        AssertionError: it did, inside the block.
    """
    before = len(plugins.faults())
    try:
        yield
    finally:
        new = plugins.faults()[before:]
        require(not new, "; ".join(map(str, new)))


def promises(contract: type[Contract]) -> tuple[str, ...]:
    """Return the names of the promises of a kind."""
    return tuple(name for name in dir(contract) if name.startswith("test_"))


def broken_promises(contract: Contract) -> list[str]:
    """Hold a plug-in to every promise; return those that are broken, with what happened. An empty
    list is a kept contract.
    """
    broken = []
    for name in promises(type(contract)):
        try:
            getattr(contract, name)()
        except Exception as error:  # noqa: BLE001  (whatever a plug-in does is reported)
            broken.append(f"{name}: {type(error).__name__}: {error}")
    return broken


def shapes(sample: bytes) -> Mapping[str, bytes]:
    """Return bad input of many shapes, by what it is; some are made of a sound `sample`, whose
    dates are of 2022.
    """
    return {**_plain_shapes(), **_made_of(sample)}


# One line as long as a careless program makes it, in bytes.
LONG_LINE = 16_000_000


def _plain_shapes() -> Mapping[str, bytes]:
    """Return shapes that no format gives a meaning to."""
    return {
        "empty": b"",
        "blank": b" \r\n\t \n",
        "zeros": b"\x00" * 400,
        "every byte": bytes(range(256)) * 4,
        "a mark and no text": b"\xef\xbb\xbf",
        "half a pair of surrogates": b"The ministry said \xed\xa0\x80 so. " * 20,
        "the head of a gzip file": b"\x1f\x8b\x08\x00 cut off",
        "the head of a zip": b"PK\x03\x04 cut off",
        "brackets without end": b"[" * 100_000,
        "braces without end": b'{"a":' * 50_000,
        "tags without end": b"<a>" * 50_000,
        "an encoding nobody has": b'<?xml version="1.0" encoding="unicode_escape"?><a>\\ud800</a>',
        "a number without end": b'{"id": ' + b"9" * 5_000 + b"}",
        "a long line": b"word " * (LONG_LINE // 5),
    }


def _made_of(sample: bytes) -> Mapping[str, bytes]:
    """Return damaged forms of a sound file."""
    text = sample.decode("utf-8", "replace")
    damaged = {
        "cut off early": sample[: len(sample) // 4],
        "cut off in the middle": sample[: len(sample) // 2],
        "cut off before the end": sample[:-2],
        "without its beginning": sample[len(sample) // 3 :],
        "twice": sample + sample,
        "in UTF-16": text.encode("utf-16"),
        "in an old encoding": text.encode("cp1251", "replace"),
        "the year 10^9": sample.replace(b"2022", b"1000000000"),
        "the year 0": sample.replace(b"2022", b"0000"),
        "no address": sample.replace(b"://", b"://["),
    }
    return damaged | {f"byte {place} changed": _changed(sample, place) for place in _places(sample)}


def _places(sample: bytes) -> range:
    """Return forty places spread over a file."""
    return range(0, len(sample), max(1, len(sample) // 40))


def _changed(sample: bytes, place: int) -> bytes:
    """Return a file with one byte changed."""
    return sample[:place] + bytes([sample[place] ^ 0x5A]) + sample[place + 1 :]
