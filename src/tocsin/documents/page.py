"""Saved web pages: main text and metadata by trafilatura (Barbaresi 2021), captions by a pass of
our own.

Every extraction library drops the captions of figures; they are often the only words on a page that
are no statement by a party. They are kept apart from the main text.
"""

import datetime as dt
import re

from tocsin.documents.captions import captions_of
from tocsin.documents.faults import page_fault, parsed
from tocsin.documents.page_dates import page_date
from tocsin.documents.page_parts import Page
from tocsin.documents.page_section import section_of
from tocsin.errors import InputError

_SPACES = re.compile(r"\s+")
# An extensive search of htmldate takes a year in a footer for a date.
_DATES = {"extensive_search": False, "original_date": True}


def read_page(body: bytes | str, url: str | None = None) -> Page:
    """Read a page; paragraphs of its text stand apart by an empty line.

    Raises:
        InputError: it holds no HTML, or no text; or it says that the text is gone (reason
            `page_gone`), or shows a wall instead (`unreadable`).
    """
    # A quarter of a second of modules, which a run without saved pages does not need.
    import trafilatura

    extracted = trafilatura.bare_extraction(
        body,
        url=url or None,
        fast=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )
    read = None if extracted is None or isinstance(extracted, dict) else extracted
    tree = parsed(body)
    fault = page_fault(tree, str(read.text or "") if read else "") if tree is not None else None
    if fault is not None:
        raise fault
    if read is None or not (read.text or "").strip():
        raise InputError("no main text was found on this page.", reason="no_text")
    extracted = read
    captions = captions_of(tree) if tree is not None else []
    lines = [line for line in str(extracted.text).split("\n") if line.strip()]
    text = "\n\n".join(_without(lines, captions))
    return Page(
        text=text,
        captions=tuple(c for c in captions if c not in _SPACES.sub(" ", text)),
        title=extracted.title,
        published=page_date(tree, url, _date(extracted.date)) if tree is not None else None,
        language=extracted.language,
        site=extracted.sitename,
        section=section_of(tree) if tree is not None else None,
    )


def _date(value: str | None) -> dt.date | None:
    """Read the date htmldate found; a date that is none is no date."""
    try:
        return dt.date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _without(lines: list[str], captions: list[str]) -> list[str]:
    """Leave out the lines that are a caption; a text that would be nothing else keeps them."""
    known = set(captions)
    kept = [line for line in lines if _SPACES.sub(" ", line).strip() not in known]
    return kept or lines
