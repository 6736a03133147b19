"""Full text: any form of a word in Russian and Ukrainian, and no character of a search is an
operator by accident.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tocsin.errors import UsageError
from tocsin.language.search_query import MOST_CHARACTERS, read_query
from tocsin.store.search import match_of


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("хімічний завод", "Суми"),
        ("хімічного заводу", "Суми"),
        ("загроза", "Суми"),
        ("загрози", "Суми"),
        ("аміаком", "Суми"),
        ("хІМІчному", "Суми"),
        ('"під охороною"', "Суми"),
        ("Сумихім*", "Суми"),
        ("немає OR нічого", "Суми"),
        ("saboteur mining", "<b>bold</b>"),
        ("troop remaining", "<b>bold</b>"),
    ],
)
def test_any_form_of_a_word_finds_the_text(desk: TestClient, query: str, title: str) -> None:
    found = desk.get("/api/search", params={"q": query}).json()["items"]
    assert title in [c["title"] for c in found]


def test_what_must_not_be_there_is_left_out(desk: TestClient) -> None:
    every = {
        c["id"]
        for c in desk.get("/api/search", params={"q": "plant", "limit": "500"}).json()["items"]
    }
    without = {
        c["id"]
        for c in desk.get("/api/search", params={"q": "plant -saboteurs", "limit": "500"}).json()[
            "items"
        ]
    }
    assert without < every
    phrase = desk.get("/api/search", params={"q": '"plant chemical"'}).json()["items"]
    assert phrase == []


def test_pages_of_a_search_hold_everything_once(desk: TestClient) -> None:
    every = [
        c["id"]
        for c in desk.get("/api/search", params={"q": "Sumy", "limit": "500"}).json()["items"]
    ]
    paged, cursor = [], ""
    while True:
        page = desk.get(
            "/api/search",
            params={"q": "Sumy", "limit": "3"} | ({"cursor": cursor} if cursor else {}),
        ).json()
        paged += [c["id"] for c in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert paged == every
    assert len(every) == len(set(every)) > 3


def test_filters_narrow(desk: TestClient) -> None:
    def titles(**more: str) -> list[str]:
        return [
            c["title"]
            for c in desk.get("/api/search", params={"q": "загроза", **more}).json()["items"]
        ]

    assert titles(source="tass", language="uk") == ["Суми"]
    assert titles(source="reuters") == []
    assert titles(**{"from": "2022-03-21"}) == []
    assert titles(**{"from": "2022-03-20", "to": "2022-03-20"}) == ["Суми"]


@given(
    st.text(max_size=60)
    | st.sampled_from(
        [
            '"',
            "AND",
            "NEAR(a b)",
            "a AND",
            "NOT",
            "(",
            "col:a",
            "^a",
            "a*b",
            "* *",
            "-",
            "OR OR",
            "{a b}",
        ]
    )
)
@settings(max_examples=150, deadline=None)
def test_no_search_is_read_as_the_index_own_language(desk: TestClient, query: str) -> None:
    answer = desk.get("/api/search", params={"q": query})
    assert answer.status_code in (200, 400), query


@given(st.text(min_size=1, max_size=MOST_CHARACTERS))
@settings(max_examples=200, deadline=None)
def test_what_is_asked_is_quoted(query: str) -> None:
    try:
        match = match_of(read_query(query))
    except UsageError:
        return
    assert match.count('"') % 2 == 0
