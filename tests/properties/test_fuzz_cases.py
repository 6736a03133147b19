"""Inputs that once raised what nobody caught: each is read, or refused with its place, at every
door it may come through.
"""

from pathlib import Path

import pytest

from tests.conftest import NOW, SHARED, needs_shared
from tocsin.documents import Extractor
from tocsin.errors import InputError
from tocsin.records import Capture, Dropped
from tocsin.sources import LISTINGS, Listing, Stated, read_inputs
from tocsin.sources.decode import decode

FOLDER = SHARED / "cases" / "fuzz"
CASES = sorted(path.name for path in FOLDER.glob("*_*")) if FOLDER.is_dir() else []
ENDINGS = {
    "warcgz": "warc.gz",
    "sitemap": "xml",
    "jsonfeed": "json",
    "telegram": "json",
    "jsonlgz": "jsonl.gz",
    "preview": "html",
    "moment": "txt",
}
URL = "https://case.example/list"


@needs_shared
@pytest.mark.parametrize("name", CASES)
def test_a_case_is_read_or_refused_with_its_place(name: str, tmp_path: Path) -> None:
    kind = name.partition("_")[2]
    path = tmp_path / f"case.{ENDINGS.get(kind, kind)}"
    path.write_bytes((FOLDER / name).read_bytes())
    items = list(read_inputs([str(path)], seen_at=NOW, stated=Stated()))
    assert items
    extract = Extractor(as_of=NOW, decode=decode, find_source=lambda stated, url: stated)
    for item in items:
        read = extract(item) if isinstance(item, Capture) else item
        if isinstance(read, Dropped):
            assert "case." in read.detail
            assert read.reason


@needs_shared
@pytest.mark.parametrize("name", CASES)
def test_a_case_is_a_listing_or_refused_with_its_address(name: str) -> None:
    body = (FOLDER / name).read_bytes()
    for kind in ("feeds", "sitemaps", "telegram"):
        listing, refusal = Listing(), URL
        try:
            listing = LISTINGS[kind](body, URL)
        except InputError as error:
            refusal = str(error)
        assert "case.example" in refusal
        assert all(entry.id for entry in listing.entries)
        assert all(lost.detail and lost.reason for lost in listing.lost)
