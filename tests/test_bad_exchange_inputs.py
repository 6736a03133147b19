"""Bad texts go the whole way: taken in, exported in every format from a small store and from a
large one (read page by page), and read by the format's own readers.
"""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.test_bad_exchange import FORMULAS, READERS
from tocsin.exchange import EXPORTERS, Choice
from tocsin.exchange.stix.shape import MARKING_IDS, marking_objects
from tocsin.records import Document
from tocsin.store import Store
from tocsin.workspace import exporting
from tocsin.workspace.importing import take_in
from tocsin.workspace.workspace import Workspace

BOOK = ROOT / "casebooks" / "sumy-2022"
AS_OF = dt.datetime(2022, 3, 21, 23, 59, 59, tzinfo=dt.UTC)
SAID = "The plant in Sumy is mined, the ministry of defence said."
# Ten of each kind.
FORMULA_TEXTS = (*FORMULAS, "=HYPERLINK(1)", "+cmd|' /C calc'!A0", "-2+3", "＋1")
CONTROLS = (
    *("\x00", "\x01\x02", "\x1b[31m", "\x7f", "\u202e"),
    *("\ufeff", "\u0085", "\u2028", "\x0b\x0c", "\ud800"),
)
LONG = ("a", "я", "=", "\u0301", "👩\u200d", "ﷺ", '"', "<", "&", "%")
NULLS = ("source", "title", "url", "language", "published_at", "author", "marking", "seen_at")


def rows() -> Iterator[dict[str, Any]]:
    """Yield records of every kind."""
    known = {"source": "tass", "published_at": "2022-03-20T09:00:00Z", "title": "Title"}
    for number, odd in enumerate(FORMULA_TEXTS):
        yield known | {"id": f"{odd} {number}", "title": odd, "text": f"{odd} {SAID}"}
    for number, odd in enumerate(CONTROLS):
        yield known | {"id": f"c{number}", "title": f"T{odd}", "text": f"{odd}{SAID} {odd}x"}
    for number, odd in enumerate(LONG):
        name = (odd * 10_000)[:10_000]
        more = {"title": name, "author": name, "url": f"https://x.example/{'a' * 9_000}"}
        yield known | more | {"id": f"n{number}", "text": f"{SAID} {number}"}
    for number, name in enumerate((*NULLS, "id", "text")):
        yield known | {"id": f"z{number}", "text": f"{SAID} {number}."} | {name: None}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A store with all of them."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "in.jsonl").write_text("\n".join(map(json.dumps, rows())), encoding="utf-8")
    with Workspace(Store(str(folder / "s.sqlite")), BOOK, "A. Analyst") as made:
        made.read(folder / "in.jsonl", as_of=AS_OF, workers=1)
        made.assess(as_of=AS_OF, keep=True)
        assert len(made.rows(Document)) >= 30
        yield made


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("form", READERS)
def test_every_bad_text_leaves_in_every_format(
    work: Workspace, form: str, is_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "is_held_whole", lambda _: not is_large)
    found = exporting.chosen(work, Choice(drafts=True), as_of=AS_OF)
    files = {file.name: b"".join(file.content) for file in EXPORTERS[form](found.results)}
    assert files
    for name, body in files.items():
        READERS[form](body, name)


MEDIA = {
    "type": "media-content",
    "spec_version": "2.1",
    "id": "media-content--3f1e5a5c-6a0e-5b1e-9c55-0a2d1f7d7a01",
    "title": "A report",
    "content": SAID,
    "url": "https://wire.example/1",
    "publication_date": "2022-03-20T10:00:00Z",
}
OTHER_ID = MEDIA["id"][:-2] + "02"
OTHER_WORDS = f"{SAID} Nothing else is known."
# How the same text comes again.
AGAIN: dict[str, dict[str, str | None]] = {
    "as it was": {},
    "edited": {"content": OTHER_WORDS},
    "another id": {"id": OTHER_ID},
    "another id, edited": {"id": OTHER_ID, "content": OTHER_WORDS},
    "another id and address": {"id": OTHER_ID, "url": "https://elsewhere.example/1"},
    "another address": {"url": "https://elsewhere.example/1"},
    "no address": {"url": None},
    "another id, no address": {"id": OTHER_ID, "url": None},
    "another day": {"publication_date": "2022-03-19T10:00:00Z"},
    "another title": {"id": OTHER_ID, "title": "Another report"},
}


def bundle(folder: Path, name: str, marking: str | None, **fields: object) -> Path:
    """Write a bundle of one text under a marking."""
    known = dict(MARKING_IDS)
    refs = {"object_marking_refs": [known[marking]]} if marking in known else {}
    objects = [*marking_objects(), MEDIA | fields | refs]
    path = folder / f"{name}.json"
    whole = {"type": "bundle", "id": "bundle--1", "objects": objects}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


@pytest.mark.parametrize("claimed", ["clear", "amber", None])
@pytest.mark.parametrize("form", AGAIN)
def test_what_came_as_red_stays_red_whatever_a_later_bundle_says(
    tmp_path: Path, form: str, claimed: str | None
) -> None:
    with Workspace(Store(str(tmp_path / "s.sqlite")), BOOK) as made:
        take_in(made, bundle(tmp_path, "red", "red"), as_of=AS_OF, marking=None)
        again = bundle(tmp_path, "again", claimed, **AGAIN[form])
        take_in(made, again, as_of=AS_OF, marking="clear")
        found = exporting.chosen(made, Choice(), as_of=AS_OF)
        assert {document.marking for document in made.rows(Document, red=True)} == {"red"}
        assert not found.results.facts.documents


def test_what_stands_apart_from_a_red_text_keeps_its_own_marking(tmp_path: Path) -> None:
    apart = {"id": OTHER_ID, "url": "https://elsewhere.example/1", "content": OTHER_WORDS}
    with Workspace(Store(str(tmp_path / "s.sqlite")), BOOK) as made:
        for name, marking, fields in (("red", "red", {}), ("apart", "clear", apart)):
            path = bundle(tmp_path, name, marking, **fields)
            take_in(made, path, as_of=AS_OF, marking=None)
        found = exporting.chosen(made, Choice(), as_of=AS_OF)
        assert [each.marking for each in found.results.facts.documents] == ["clear"]


def test_the_same_words_published_for_all_are_not_red(tmp_path: Path) -> None:
    row = {"id": "1", "url": "https://tass.example/1", "published_at": "2022-03-20T09:00:00Z"}
    (tmp_path / "in.jsonl").write_text(json.dumps(row | {"text": SAID}), encoding="utf-8")
    with Workspace(Store(str(tmp_path / "s.sqlite")), BOOK) as made:
        take_in(made, bundle(tmp_path, "red", "red"), as_of=AS_OF, marking=None)
        made.read(tmp_path / "in.jsonl", as_of=AS_OF, workers=1)
        assert [each.marking for each in made.rows(Document)] == [None]
