"""The visible list of stages, in the order in which data flows."""

import functools
import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from typing import NamedTuple

from tocsin.errors import TocsinError


class Step(NamedTuple):
    """A stage by name, what it needs and what it adds."""

    name: str
    needs: frozenset[str]
    adds: frozenset[str]


STEPS = (
    Step("sources", frozenset(), frozenset({"captures"})),
    Step("documents", frozenset({"captures"}), frozenset({"documents", "changes"})),
    Step("gate", frozenset({"documents"}), frozenset({"hits"})),
    Step(
        "annotate",
        frozenset({"documents", "hits"}),
        frozenset({"mentions", "quotes", "attributions", "claims", "events"}),
    ),
    Step("match", frozenset({"claims", "mentions"}), frozenset({"matches"})),
    Step("lineage", frozenset({"documents"}), frozenset({"lineage"})),
    Step(
        "watch", frozenset({"matches", "mentions", "lineage"}), frozenset({"readings", "silences"})
    ),
    Step(
        "assess",
        frozenset({"claims", "events", "matches", "readings", "lineage"}),
        frozenset({"assessments"}),
    ),
    Step("warn", frozenset({"assessments", "claims", "silences"}), frozenset({"alarms"})),
)


def check_order(steps: Sequence[Step]) -> None:
    """Check that every stage finds what it needs.

    Raises:
        TocsinError: a stage stands before the one that makes what it needs.
    """
    there: set[str] = set()
    for step in steps:
        missing = sorted(step.needs - there)
        if missing:
            raise TocsinError(
                f"stage {step.name} needs {', '.join(missing)}, which no stage before it adds."
            )
        there |= step.adds


# What decides how a capture is read and what is kept of it.
_READING = ("sources", "documents", "language", "annotate", "match", "gate.py", "records")


@functools.lru_cache(maxsize=1)
def program_digest() -> str:
    """Return the sha256 of the rooms that read: what an older reading left in a store is read
    again, never mixed in.
    """
    return digest_of((*_READING, "pipeline/reader.py"))


def digest_of_text(text: str) -> str:
    """Return the sha256 of a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest_of(rooms: Sequence[str]) -> str:
    """Return the sha256 of some rooms' files."""
    package = resources.files("tocsin")
    digest = hashlib.sha256()
    for room in rooms:
        for name, body in sorted(_files_of(package / room, room)):
            digest.update(name.encode() + b"\0" + body)
    return digest.hexdigest()


def _files_of(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield the source and data files of a room."""
    if place.is_file():
        if name.endswith((".py", ".yml", ".json", ".npz")):
            yield name, place.read_bytes()
        return
    for inner in place.iterdir():
        yield from _files_of(inner, f"{name}/{inner.name}")
