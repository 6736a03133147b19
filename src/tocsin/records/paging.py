"""Records that are gone through page by page, and what is looked up beside them: who writes them
out holds none of it, however many there are.
"""

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from tocsin.records.annotation import Event
from tocsin.records.base import Record
from tocsin.records.marking import Marking
from tocsin.records.match import Match

# So many records are looked at together.
AT_ONCE = 500
# So many documents are read at once with what was found in them: a long page has hundreds of
# mentions.
DOCUMENTS_AT_ONCE = 100
ItemT = TypeVar("ItemT")


class Home(Protocol):
    """What the records of a document repeat of it."""

    @property
    def id(self) -> str:
        """Return the id of the document."""
        ...

    @property
    def name(self) -> str:
        """Return what people call it."""
        ...

    @property
    def url(self) -> str | None:
        """Return its address."""
        ...

    @property
    def source_id(self) -> str | None:
        """Return the source that published it."""
        ...

    @property
    def published_at(self) -> dt.datetime | None:
        """Return when it was published."""
        ...

    @property
    def seen_at(self) -> dt.datetime:
        """Return when it was captured."""
        ...

    @property
    def marking(self) -> Marking | None:
        """Return how far it may be passed on, where it says so."""
        ...


class AtHand(Protocol):
    """What is looked up beside records that leave. What does not leave is not found."""

    def homes(self, documents: Iterable[str]) -> Mapping[str, Home]:
        """Return documents by their ids."""
        ...

    def documents_of(self, records: Iterable[str]) -> Mapping[str, str]:
        """Return the documents that some claims and matches belong to."""
        ...

    def beside(self, documents: Sequence[str]) -> Mapping[str, Sequence[Record]]:
        """Return the mentions, quotes and attributions of some documents."""
        ...

    def matches_of(self, documents: Sequence[str]) -> Mapping[str, Sequence[Match]]:
        """Return the matches of some documents, by their claims."""
        ...

    def events_of(self, claims: Sequence[str]) -> Mapping[str, Sequence[Event]]:
        """Return the events that some claims report, in order of their ids."""
        ...


class Paged(Generic[ItemT]):
    """Records that are read anew, a page at once, each time they are gone through."""

    def __init__(self, pages: Callable[[], Iterator[Sequence[ItemT]]]) -> None:
        """Take what reads the pages."""
        self._pages = pages
        self._number: int | None = None

    def __iter__(self) -> Iterator[ItemT]:
        """Yield the records."""
        number = 0
        for page in self._pages():
            number += len(page)
            yield from page
        self._number = number

    def __len__(self) -> int:
        """Return how many there are; they are counted once."""
        if self._number is None:
            self._number = sum(len(page) for page in self._pages())
        return self._number


def batches(records: Iterable[ItemT], size: int = AT_ONCE) -> Iterator[list[ItemT]]:
    """Yield records, some at once."""
    waiting = iter(records)
    while part := list(itertools.islice(waiting, size)):
        yield part
