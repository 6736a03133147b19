"""Saved web pages: main text and metadata by trafilatura (Barbaresi 2021), captions by a pass of our own.

Every extraction library drops the captions of figures; they are often the only words on a page that are no statement by a
party. They are kept apart from the main text.
"""

import datetime as dt
import re
from typing import Any

import trafilatura
from lxml import etree, html

from tocsin.documents.page_dates import PageDate, page_date
from tocsin.errors import InputError
from tocsin.records import Record

_SPACES = re.compile(r"\s+")
_SHORTEST_CAPTION = 12
# An extensive search of htmldate takes a year in a footer for a date.
_DATES = {"extensive_search": False, "original_date": True}


class Page(Record, frozen=True):
    """What a page says: its main text, the captions of its figures, and what it states of itself."""

    text: str
    captions: tuple[str, ...] = ()
    title: str | None = None
    published: PageDate | None = None
    language: str | None = None
    site: str | None = None


def read_page(body: bytes | str, url: str | None = None) -> Page:
    """Read a page; paragraphs of its text stand apart by an empty line.

    Raises:
        InputError: it holds no HTML, or no text.
    """
    found = trafilatura.bare_extraction(
        body,
        url=url or None,
        fast=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise InputError("no main text was found on this page.", reason="no_text")
    tree = _tree(body)
    text = "\n\n".join(line for line in str(found.text).split("\n") if line.strip())
    return Page(
        text=text,
        captions=tuple(c for c in _captions(tree) if c not in text),
        title=found.title,
        published=page_date(tree, url, _date(found.date)) if tree is not None else None,
        language=found.language,
        site=found.sitename,
    )


def _date(value: str | None) -> dt.date | None:
    """Read the date htmldate found; a date that is none is no date."""
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _tree(body: bytes | str) -> Any:
    """Return the tree of a page, or None where it has none."""
    plain = body.encode("utf-8", "replace") if isinstance(body, str) else body
    parser = html.HTMLParser(encoding="utf-8") if isinstance(body, str) else None
    try:
        return html.document_fromstring(plain, parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _captions(tree: Any) -> list[str]:
    """Return the captions of the page's figures, in order, each once."""
    if tree is None:
        return []
    found: list[str] = []
    for figure in tree.iter("figcaption"):
        text = _SPACES.sub(" ", figure.text_content()).strip()
        if len(text) >= _SHORTEST_CAPTION and text not in found:
            found.append(text)
    return found
