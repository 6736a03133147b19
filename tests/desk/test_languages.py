"""The desk in four languages: every page, every kind of error, and nothing of the program's own
left in English.
"""

import re
from collections import Counter

import pytest
from starlette.testclient import TestClient

from tests.desk.reading import english_runs, own_texts
from tests.desk.test_acts import send, token
from tocsin.language.catalogues import ENGLISH, LANGUAGES
from tocsin.web.words import words_in

# So many pages of each kind are read: they are made from the same templates.
_MOST_OF_A_KIND = 3
_NO_PAGES = (
    "/api",
    "/language",
    "/static",
    "/favicon",
    "/alarms.atom",
    "/audit.jsonl",
    "/ledger.csv",
    "/ledger.json",
    "/search.csv",
    "/table",
    "/casebook.zip",
    "/button.zip",
    # The brief cites the casebook, whose language is its own; its languages are tested with it.
    "/brief",
)
_KINDS = {
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
    "ledger",
    "add",
    "queue",
    "alerts",
    "collecting",
    "actors",
    "actor",
    "export",
    "find",
    "casebook",
    "button",
}
_STARTS = (
    "/",
    "/search?q=plant",
    "/search?q=zzzz&language=ru",
    "/audit",
    "/ledger",
    "/?as_of=2022-03-20",
    "/?as_of=9999-12-31",
    "/?done=added-2-1-1",
    "/?done=signed",
)
_WRONG = (
    "/problem/NONE",
    "/claim/clm-x",
    "/source/tas",
    "/site/sumykhimpron",
    "/document/doc-x",
    "/narrative/x",
    "/actor/x",
    "/actor/mizintsev?skip=x",
    "/lineage/x",
    "/attention/x",
    "/nothing",
    "/?as_of=someday",
    "/?as_of=0001-01-01",
    "/search?q=-plant",
    "/search?q=%22",
    "/search?q=plant&from=x",
    "/search?q=plant&before=x",
    "/map?from=x",
    "/map?from=2022-03-20&to=2022-03-01",
    "/attention?days=100000",
    "/problem/WP-SUMY-CHEM?against=2001-01-01",
    "/export?problem=NONE",
    "/export?since=soon",
    "/export?marking=red",
    "/export?marking=clear",
    "/export/file?form=cap&problem=WP-SUMY-CHEM",
    "/export/file?form=odt",
    "/brief/NONE",
    "/brief/WP-SUMY-CHEM/file?form=odt",
    "/table/chairs.csv",
    "/casebook/actors/nobody",
    "/casebook/chairs/x",
)


def pages_of(desk: TestClient, language: str) -> dict[str, str]:
    """Return some pages of every kind, by their addresses."""
    waiting, read = list(_STARTS), dict[str, str]()
    kinds: Counter[str] = Counter()
    while waiting:
        path = waiting.pop(0)
        kind = re.split(r"[/?]", path)[1]
        is_new = path not in read and (path in _STARTS or kinds[kind] < _MOST_OF_A_KIND)
        if path.startswith(_NO_PAGES) or not is_new:
            continue
        kinds[kind] += 1
        answer = desk.get(path, headers={"accept-language": language})
        assert answer.status_code == 200, path
        read[path] = answer.text
        links = re.findall(r'href="(/[^"]*)"', answer.text)
        waiting += [link.replace("&amp;", "&").partition("#")[0] for link in links]
    assert set(kinds) >= _KINDS
    return read


@pytest.fixture(scope="module")
def judged(desk: TestClient) -> TestClient:
    """The desk after people corrected a claim and a match, dissented and saved a search."""
    claim = desk.get("/api/claims?limit=1").json()["items"][0]["id"]
    match = desk.get("/api/matches?limit=1").json()["items"][0]["id"]
    alarm = desk.get("/api/alarms").json()["items"][0]["id"]
    send(desk, "judge", record=claim, field="outcome", value="borne_out", note="as it came out")
    send(desk, "judge", record=match, field="same", value="different", change="1")
    send(desk, "sign", alarm=alarm, word="dissent", note="it is far too early")
    send(desk, "search", name="plants of every kind", query="/search?q=plant")
    return desk


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != ENGLISH])
def test_every_page_says_its_own_in_the_readers_language(judged: TestClient, language: str) -> None:
    for path, page in pages_of(judged, language).items():
        assert own_texts(page)[0] == language, path
        assert english_runs(page) == [], path
    assert words_in(language).catalogue.faults == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_is_worded_in_the_readers_language(desk: TestClient, language: str) -> None:
    for path in _WRONG:
        answer = desk.get(path, headers={"accept-language": language})
        assert answer.status_code in (400, 404), path
        found = re.search(r'role="alert">(.*?)</p>', answer.text, re.DOTALL)
        assert found is not None, path
        assert not re.search(r"error-[a-z]", found[1]), path
        assert language == ENGLISH or len(re.findall("[а-яёіїєґәғқңөұүһ]", found[1])) > 8, path
        assert language == ENGLISH or english_runs(answer.text) == [], path
    assert words_in(language).catalogue.faults == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_error_of_a_page_names_a_flag(desk: TestClient, language: str) -> None:
    claim = desk.get("/api/claims?limit=1").json()["items"][0]["id"]
    match = next(m for m in desk.get("/api/matches?limit=50").json()["items"] if m.get("voice"))
    for record, field, value in (
        (claim, "chain", "tass <- ru_mod"),
        (claim, "stance", ""),
        (match["id"], "same", "different"),
        ("", "stance", "denies"),
        (claim, "colour", "red"),
    ):
        form = {"token": token(desk), "page": "/", "record": record, "field": field, "value": value}
        headers = {"origin": "http://127.0.0.1:8330", "accept-language": language}
        answer = desk.post("/act/judge", data=form, headers=headers)
        found = re.search(r'role="alert">(.*?)</p>', answer.text, re.DOTALL)
        assert answer.status_code == 409
        assert found is not None
        assert " --" not in found[1]
        assert language == ENGLISH or english_runs(answer.text) == [], (record, field)


def test_what_is_cited_is_marked_with_its_language(desk: TestClient) -> None:
    page = desk.get("/search?q=загроза", headers={"accept-language": "ru"}).text
    assert '<bdi lang="uk">Суми</bdi>' in page
    assert '<bdi lang="und">TASS</bdi>' in page
    assert "украинский" in page


@pytest.mark.parametrize(
    ("language", "day", "left"),
    [
        ("en", "21 Mar 2022", "14 days left"),
        ("ru", "21 мар. 2022", "осталось 14 дней"),
        ("uk", "21 бер. 2022", "залишилося 14 днів"),
        ("kk", "21 нау. 2022", "14 күн қалды"),
    ],
)
def test_days_and_plurals_follow_the_language(
    desk: TestClient, language: str, day: str, left: str
) -> None:
    board = desk.get("/", headers={"accept-language": language}).text
    assert day in board
    assert left in board
    assert "(s)" not in board
