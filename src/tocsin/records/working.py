"""What programs that work on one store at the same time know of each other."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from tocsin.records.base import Record


class ReadingVersion(Record, frozen=True):
    """What a program reads with: the casebook by its id, and digests of its entries, of the program
    and of its models. Programs that read for one casebook at a time must agree in all of them.
    """

    casebook_id: str
    casebook: str
    program: str
    models: str


class Worker(Protocol):
    """This program among those that work on one store. Work is shared part by part: a part that one
    has taken is no other's until it is released, or the program that holds it is dead.
    """

    @property
    def is_one_of_many(self) -> bool:
        """Return whether others may work on the store at the same time."""
        ...

    def enlist(self, version: ReadingVersion) -> None:
        """Begin to read with a version of casebook, program and models.

        Raises:
            StoreError: another program reads for the same casebook with another version.
        """
        ...

    def leave(self) -> None:
        """End what was begun last."""
        ...

    def take(self, work: str, parts: Sequence[str]) -> set[str]:
        """Return those of some parts of a work that are this program's from now on, or were."""
        ...

    def release(self, work: str, parts: Iterable[str]) -> None:
        """Let go of parts, each as often as it was taken."""
        ...

    def at_work(self) -> int:
        """Return how many programs read into the store now, this one included."""
        ...

    def holder_of(self, work: str, part: str) -> str:
        """Return who holds a part, for people; nothing where nobody does."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...
