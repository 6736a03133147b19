"""A program on a store in which one program works at a time: every part of its work is its own."""

from collections.abc import Iterable, Sequence

from tocsin.records.working import ReadingVersion


class Alone:
    """The only program at work; that it is the only one, its turn sees to (`Dialect.turns`)."""

    is_one_of_many = False

    def enlist(self, version: ReadingVersion) -> None:
        """Begin to work; there is nobody to differ from."""

    def leave(self) -> None:
        """End the work."""

    def take(self, work: str, parts: Sequence[str]) -> set[str]:
        """Return all of some parts."""
        return set(parts)

    def release(self, work: str, parts: Iterable[str]) -> None:
        """Let go of some parts."""

    def at_work(self) -> int:
        """Return nothing: who is at work in a file is not written down."""
        return 0

    def holder_of(self, work: str, part: str) -> str:
        """Return nothing: nobody else holds any part."""
        return ""

    def close(self) -> None:
        """End for good."""
