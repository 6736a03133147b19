"""The desk's pages: whole without scripts, two clicks from an alarm to its sentence, and for this
machine alone.
"""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.conftest import ROOT
from tests.desk.conftest import BOOK, HERE
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.errors import StoreError
from tocsin.language.catalogues import ENGLISH, codes_of
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.web import make_app
from tocsin.workspace.clock import as_of_moment

_WEB = ROOT / "src" / "tocsin" / "web"
_ROOMS = {
    "",
    "problem",
    "claim",
    "document",
    "source",
    "sources",
    "attention",
    "map",
    "site",
    "lineage",
    "narratives",
    "narrative",
    "search",
    "audit",
    "add",
    "queue",
    "alerts",
    "collecting",
    "actors",
    "actor",
    "export",
    "brief",
    "table",
    "find",
    "firing",
    "ledger",
    "casebook",
    "button",
}


# Thousands of pages are linked, most of them alike: so many of each room are looked at.
_OF_A_ROOM = 5
# In so many tests, which can run at the same time.
_PARTS = 3
_NOT_PAGES = {"language", "static"}


def room(path: str) -> str:
    """Return the room that an address belongs to, as its first word names it."""
    return re.split(r"[/?.]", path)[1]


def _links(page: str) -> list[str]:
    """Return the addresses of the desk that a page links to, in order."""
    return [
        link.replace("&amp;", "&").partition("#")[0]
        for link in re.findall(r'href="(/[^"]*)"', page)
    ]


def _looked_at(desk: TestClient, path: str) -> list[str]:
    """Look at a page: it is whole, and runs nothing but our own. Return what it links to."""
    answer = desk.get(path)
    assert answer.status_code == 200, path
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'")
    if "html" not in answer.headers["content-type"] or "content-disposition" in answer.headers:
        return []
    tags = re.sub(r">[^<]*<", "><", answer.text)
    # The one link that is dragged to the bookmarks, to run on other pages; here it does nothing.
    tags = re.sub(r'id="bookmarklet" href="javascript:[^"]*"', "", tags)
    assert not re.search(r"\son\w+=|javascript:|\sstyle=|<style", tags), path
    assert not re.search(r'(?:src|href|action)="(?!/|\?|#)', tags), path
    other = re.search(r"<script(?! type=\"module\" src=\"/static/built/\w+\.js\">)", answer.text)
    assert other is None, path
    return _links(answer.text)


@pytest.fixture(scope="module")
def linked(desk: TestClient) -> dict[str, list[str]]:
    """Look at one page of each room; return what these pages link to, so many pages of a room."""
    waiting = ["/", "/search?q=plant"]
    pages: dict[str, list[str]] = {}
    while waiting:
        path = waiting.pop(0)
        of_room = pages.setdefault(room(path), [])
        if path in of_room or len(of_room) == _OF_A_ROOM or room(path) in _NOT_PAGES:
            continue
        of_room.append(path)
        if len(of_room) == 1:
            waiting += _looked_at(desk, path)
    return pages


def test_every_room_is_linked(linked: dict[str, list[str]]) -> None:
    assert linked.keys() >= _ROOMS


@pytest.mark.parametrize("part", range(_PARTS))
def test_every_page_that_is_linked_is_there_whole_and_runs_nothing_but_our_own(
    desk: TestClient, linked: dict[str, list[str]], part: int
) -> None:
    others = [path for name in sorted(linked) for path in linked[name][1:]]
    assert len(others) > 60
    for path in others[part::_PARTS]:
        _looked_at(desk, path)


def test_from_the_board_to_the_sentence_in_two_clicks(desk: TestClient) -> None:
    problem = re.search(r'href="(/problem/[^"]+)"', desk.get("/").text)
    assert problem is not None
    claim = re.search(r'href="(/claim/[^"]+)"', desk.get(problem.group(1)).text)
    assert claim is not None
    page = desk.get(claim.group(1)).text
    assert "<mark>" in page
    assert "Attribution chain" in page


def test_both_sides_stand_on_the_page_and_what_changed(desk: TestClient) -> None:
    page = desk.get("/problem/WP-SUMY-CHEM").text
    for part in (
        "For",
        "Against",
        "Gaps",
        "Would lower the likelihood",
        "Competing explanations",
        "Likelihood over time",
        "Earlier assessments",
    ):
        assert f">{part}<" in page, part
    assert "The proposed state was NOTE" in desk.get("/").text
    compared = re.search(r'href="([^"]*against=[^"]*)#earlier"', page)
    assert compared is not None
    assert (
        "Compared with the assessment of 19 Mar 2022"
        in desk.get(compared.group(1).replace("&amp;", "&")).text
    )


def test_what_a_text_says_is_never_markup(desk: TestClient) -> None:
    found = desk.get("/search?q=saboteurs+mined").text
    assert "&lt;b&gt;bold" in found
    document = re.search(r"/document/[\w-]+", found)
    assert document is not None
    for page in (found, desk.get(document.group()).text):
        assert "<b>bold" not in page
        assert "<script>alert" not in page
    assert "\u202e" in desk.get(document.group()).text


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/problem/NONE", 404, "is no problem of"),
        ("/claim/clm-x", 404, "is no claim of"),
        ("/source/nobody", 404, "is no source of"),
        ("/document/doc-x", 404, "is no document of"),
        ("/narrative/x", 404, "is no narrative of"),
        ("/site/x", 404, "is no site of"),
        ("/lineage/doc-x", 404, "document goes back to"),
        ("/attention/x", 404, "is no group of sources"),
        ("/nothing", 404, "no such page"),
        ("/?as_of=someday", 400, "is not a date"),
        ("/?as_of=0001-01-01", 400, "before 1970"),
        ("/?as_of=9999-12-31", 200, "lies ahead"),
        ("/?as_of=2001-01-01", 200, "No document concerns it"),
        ("/claim/" + "x" * 5_000, 404, "is no claim of"),
        ("/search?q=" + "a" * 10_000, 400, "at most 500 characters"),
        ('/search?q="', 400, "no word to search for"),
        ("/search?q=-plant", 400, "needs a word that is to be there"),
        ("/search?q=plant&from=x", 400, "is no day"),
        ("/search?q=plant&before=x", 400, "no place in a list"),
        ("/map?from=2022-03-20&to=2022-03-01", 400, "the first of them first"),
        ("/map?from=x", 400, "is written"),
        ("/attention?days=100000", 400, "is no number of days"),
        ("/audit?before=x", 400, "no line"),
        ("/attention?days=" + "9" * 5_000, 400, "is no number of days"),
        ("/search?q=plant&before=" + "9" * 5_000, 400, "no place in a list"),
        ("/audit?before=" + "9" * 5_000, 400, "no line"),
        ("/problem/WP-SUMY-CHEM?against=2001-01-01", 400, "was not assessed by"),
    ],
)
def test_what_is_not_there_is_told(desk: TestClient, path: str, status: int, told: str) -> None:
    answer = desk.get(path)
    assert (answer.status_code, told in answer.text) == (status, True), answer.text[-600:]


def test_a_look_back_knows_nothing_later(desk: TestClient) -> None:
    then = desk.get("/search", params={"q": "saboteurs mined", "as_of": "2022-03-19"}).text
    assert "No text matches" in then
    board = desk.get("/", params={"as_of": "2022-03-19"}).text
    assert 'Assessed <time datetime="2022-03-19' in board
    assert "You are viewing the past" in board
    assert 'Assessed <time datetime="2022-03-21' in desk.get("/").text


def test_it_answers_to_this_machine_alone_and_looking_changes_nothing(
    url: str, desk: TestClient
) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "", "[::1].evil.example"):
        assert desk.get("/", headers={"host": host}).status_code == 421
    for host in ("localhost:8330", "127.0.0.1", "[::1]:8330"):
        assert desk.get("/", headers={"host": host}).status_code == 200
    assert desk.post("/problem/WP-SUMY-CHEM").status_code == 405
    with Store(url) as store:
        before = len(store.words.audit())
        desk.get("/problem/WP-SUMY-CHEM")
        assert len(store.words.audit()) == before


def test_an_address_cannot_make_a_page_say_what_was_not_done(desk: TestClient) -> None:
    assert "Send your password" not in desk.get("/?done=Send+your+password+to+us").text
    assert "Done: signed." in desk.get("/?done=signed").text


def test_a_reader_finds_their_own_language(desk: TestClient) -> None:
    assert "Обзор" in desk.get("/", headers={"accept-language": "ru-RU,ru;q=0.9"}).text
    assert 'lang="en"' in desk.get("/", headers={"accept-language": "de"}).text
    chosen = desk.get("/language/ru?back=//evil.example")
    assert (chosen.status_code, chosen.headers["location"]) == (303, "/")
    desk.cookies.clear()


def test_every_code_of_the_pages_is_in_the_catalogue_and_every_text_is_used() -> None:
    written = "".join(file.read_text(encoding="utf-8") for file in _WEB.rglob("*.html"))
    written += "".join(file.read_text(encoding="utf-8") for file in _WEB.rglob("*.py"))
    used = set(re.findall(r"[\"'](desk-[a-z-]+[a-z])[\"']", written))
    known = codes_of(ENGLISH, "desk")
    assert used <= known
    assert {
        code
        for code in known - used
        if not code.startswith(("desk-done-", "desk-status-", "desk-lineage-"))
    } == set()
    assert len(used) > 200


def test_without_scripts_nothing_is_missing(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.web.app.is_built", lambda: False)
    for path in ("/", "/problem/WP-SUMY-CHEM", "/attention", "/map"):
        page = desk.get(path).text
        assert "<script" not in page
        assert path in ("/", "/attention") or "<svg" in page


def test_a_long_text_is_shown_in_parts(url: str, desk: TestClient, tmp_path: Path) -> None:
    calm = "The river was calm and nothing was to be seen from the bridge that day. " * 3_000
    text = f"The Sumykhimprom plant in Sumy works as usual, the administration said. {calm}"
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    with Store(url) as store:
        as_of = as_of_moment("2022-03-22")
        pipeline.read_into(
            store,
            load_casebook(BOOK),
            [str(tmp_path / "long.txt")],
            as_of=as_of,
            stated=Stated(),
            tell=lambda _: None,
        )
    card = desk.get("/api/documents?limit=1").json()["items"][0]
    page = desk.get(f"/document/{card['id']}")
    assert len(page.content) < 200_000
    assert "Characters 0 to 20,000 of 2" in page.text
    after = re.search(r'rel="next" href="([^"]+)"', page.text)
    assert after is not None
    assert "Characters 20,000 to 40,000" in desk.get(after.group(1)).text
    assert desk.get(f"/document/{card['id']}?from=99999999").status_code == 400


def test_an_empty_store_has_every_page_and_a_damaged_one_is_told(tmp_path: Path) -> None:
    empty = TestClient(make_app(str(tmp_path / "new.sqlite"), BOOK), base_url=HERE)
    assert "No document concerns it yet" in empty.get("/").text
    for room in ("attention", "map", "lineage", "narratives", "sources", "search", "audit", "add"):
        assert empty.get(f"/{room}").status_code == 200, room
    (tmp_path / "bad.sqlite").write_bytes(b"not a store at all" * 500)
    with pytest.raises(StoreError, match="not a store"):
        make_app(str(tmp_path / "bad.sqlite"), BOOK)


def test_a_store_that_is_gone_or_newer_is_told_and_comes_back(tmp_path: Path) -> None:
    url = str(tmp_path / "s.sqlite")
    desk = TestClient(make_app(url, BOOK), base_url=HERE)
    assert desk.get("/").status_code == 200
    Path(url).rename(tmp_path / "away.sqlite")
    gone = desk.get("/")
    assert (gone.status_code, "the store is gone" in gone.text) == (503, True)
    assert desk.get("/api/alarms").status_code == 503
    (tmp_path / "away.sqlite").rename(url)
    assert desk.get("/").status_code == 200
    with Store(url) as store, store._engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO migrations VALUES ('of_the_future', 99)")
    newer = desk.get("/")
    assert (newer.status_code, "newer tocsin" in newer.text) == (503, True)


def test_who_says_what_is_put_into_the_readers_language(desk: TestClient) -> None:
    page = desk.get("/problem/WP-SUMY-CHEM", headers={"accept-language": "ru"}).text
    evidence = page.partition('id="evidence"')[2].partition("</section></div>")[0]
    assert "по сообщению" in evidence
    assert "as reported by" not in evidence
