"""What a page, or a file that holds one text, comes to, whatever reads it.

It stands apart from what reads pages, which is long to load: most texts are none.
"""

import datetime as dt
from typing import NamedTuple

from tocsin.records import Precision, Record


class PageDate(NamedTuple):
    """The publication of a page: an instant or the first moment of a day (UTC), the day on its own
    clock, and what is doubtful.
    """

    at: dt.datetime
    precision: Precision
    day: dt.date
    doubts: tuple[str, ...] = ()


class Page(Record, frozen=True):
    """What a page says: its main text, the captions of its figures, and what it states of
    itself.
    """

    text: str
    captions: tuple[str, ...] = ()
    title: str | None = None
    published: PageDate | None = None
    language: str | None = None
    site: str | None = None
    section: str | None = None
