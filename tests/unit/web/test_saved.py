"""Saved searches: what is new since their owner looked, for their owner alone."""

import json
from pathlib import Path

import pytest
from starlette.datastructures import FormData

from tests.unit.web.conftest import AS_OF, BOOK
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.errors import MissingError, UsageError
from tocsin.records import SavedSearch
from tocsin.sources import Stated
from tocsin.web.acts import Act
from tocsin.web.desk import Desk, Look
from tocsin.web.done import undo_of
from tocsin.web.saved import ACTS, new_texts, with_seen
from tocsin.web.views.alerts import notes
from tocsin.web.views.board import number_waiting

SEARCH = "/search?q=сирены OR sirens"


def send(look: Look, act: str, **fields: str) -> str:
    """Do what a form asks; return what was done."""
    return ACTS[act](Act(look.desk, FormData(list(fields.items())))).what


def arrive(look: Look, folder: Path, text: str) -> None:
    """Let a text come in."""
    file = folder / "late.jsonl"
    row = {"id": text[:9], "source": "tass", "published_at": "2022-03-20T10:00:00Z", "text": text}
    file.write_text(json.dumps(row), encoding="utf-8")
    store = look.desk.store
    pipeline.read_into(
        store,
        load_casebook(BOOK),
        [str(file)],
        as_of=AS_OF,
        stated=Stated(),
        tell=lambda _: None,
    )


def test_only_what_came_in_since_is_new_and_is_marked_as_seen(judged: Look, tmp_path: Path) -> None:
    assert send(judged, "search", name="Sirens", query=SEARCH, notify="1") == "search"
    before = number_waiting(judged)
    assert new_texts(judged) == []
    arrive(judged, tmp_path, "Sirens sounded again in Sumy, the mayor said on Sunday evening.")
    arrive(judged, tmp_path, "The bakery closed at noon, its owner told reporters in Sumy.")
    # A desk that is started now has nothing worked out from before.
    fresh = judged._replace(desk=Desk(str(judged.desk.store.url), BOOK, "A. One"))
    (row,) = new_texts(fresh)
    assert (row.search.name, row.number, row.is_more) == ("Sirens", 1, False)
    assert number_waiting(fresh) == before + 1
    (note,) = [note for note in notes(fresh) if note.page == "/queue#searches"]
    assert (note.title, note.body) == ("New for your search “Sirens”", "1 new document")
    form = FormData([("search", row.search.id)])
    done = ACTS["search-seen"](Act(fresh.desk, form))
    assert done.what == "search-seen"
    assert new_texts(fresh) == []
    with pytest.raises(UsageError, match="nothing would change"):
        send(fresh, "search-seen", search=row.search.id)
    back = undo_of(done.word or "")
    assert (back.act, send(fresh, back.act, **dict(back.fields))) == (
        "search-seen",
        "search-unseen",
    )
    assert [(row.search.name, row.number) for row in new_texts(fresh)] == [("Sirens", 1)]
    # Nobody marks as seen what has not come in yet.
    send(fresh, "search-seen", search=row.search.id, before="999999999")
    arrive(judged, tmp_path, "A second time sirens were heard, the mayor of Sumy said.")
    fresh = judged._replace(desk=Desk(str(judged.desk.store.url), BOOK, "A. One"))
    assert [row.number for row in new_texts(fresh)] == [1]


def test_a_search_of_somebody_else_or_of_an_older_program_says_nothing(judged: Look) -> None:
    store = judged.desk.store
    other = SavedSearch(id="sea-1", name="a", query=SEARCH, signer="B. Two", at=AS_OF, seen=0)
    old = SavedSearch(id="sea-2", name="b", query=SEARCH, signer="A. One", at=AS_OF)
    wrong = SavedSearch(
        id="sea-3", name="c", query='/search?q="', signer="A. One", at=AS_OF, seen=0
    )
    for search in (other, old, wrong):
        store.words.keep_search(search)
    assert new_texts(judged) == []
    with pytest.raises(UsageError, match="no search you keep"):
        send(judged, "search-seen", search="sea-1")
    assert with_seen(store, old, AS_OF).seen is not None


def test_a_search_needs_a_name_and_words(judged: Look) -> None:
    with pytest.raises(MissingError, match="needs a name"):
        send(judged, "search", query=SEARCH)
    with pytest.raises(UsageError, match="something it asks"):
        send(judged, "search", name="x", query="/search?source=tass")
