"""A range of days in the address narrows every page that lists or draws what was published by day,
without scripts, and goes on to the next page.
"""

import re

import pytest
from starlette.testclient import TestClient

from tests.desk.reading import read_aloud
from tocsin.web.ranges import RANGED

DAYS = "from=2022-03-18&to=2022-03-19"
GROUP = "ru-state"


def pages(desk: TestClient) -> dict[str, str]:
    """Return a page of each kind that obeys a range."""
    actor = re.search(r'href="(/actor/[^"?]+)"', desk.get("/actors").text)
    chart = re.search(r'<a href="(/attention/[^"]+)"', desk.get("/attention").text)
    site = re.search(r'href="(/site/[^"?]+)"', desk.get("/map").text)
    assert actor is not None
    assert chart is not None
    assert site is not None
    return {
        "actor": actor[1],
        "attention": "/attention",
        "families": "/lineage",
        "map": "/map",
        "narrative": "/narrative/" + _narrative(desk),
        "problem": "/problem/WP-SUMY-CHEM",
        "search": "/search",
        "series": chart[1].replace("&amp;", "&"),
        "site": site[1],
    }


def _narrative(desk: TestClient) -> str:
    """Return a narrative that documents carry."""
    name = re.search(r'href="/narrative/([^"?]+)"', desk.get("/narratives").text)
    assert name is not None
    return name[1]


def test_every_page_that_obeys_a_range_takes_it_and_hands_it_on(desk: TestClient) -> None:
    addresses = pages(desk)
    assert set(addresses) == RANGED
    for name, address in addresses.items():
        joined = f"{address}{'&' if '?' in address else '?'}{DAYS}"
        shown = desk.get(joined)
        assert shown.status_code == 200, name
        assert 'name="from" value="2022-03-18"' in shown.text, name
        assert 'href="/map?from=2022-03-18&amp;to=2022-03-19"' in shown.text, name
        if name not in ("map", "search"):
            assert "Only what was published in these days" in read_aloud(shown.text), name
        wrong = desk.get(f"{address}{'&' if '?' in address else '?'}from=x")
        assert wrong.status_code == 400, name


def test_lists_and_charts_hold_only_what_was_published_then(desk: TestClient) -> None:
    every = desk.get("/search").text
    few = desk.get(f"/search?{DAYS}").text
    assert "20 Mar 2022" in read_aloud(every)
    assert "20 Mar 2022 10:00" not in read_aloud(few)
    series = pages(desk)["series"]
    rows = re.findall(r"day=(\d{4}-\d\d-\d\d)", desk.get(f"{series}&{DAYS}").text)
    assert set(rows) <= {"2022-03-18", "2022-03-19"}
    address = re.search(r'data-chart="([^"]+)"', desk.get(f"{series}&{DAYS}").text)
    assert address is not None
    readings = desk.get(address[1].replace("&amp;", "&")).json()
    days = [reading["day"] for reading in readings]
    assert days
    assert set(days) <= {"2022-03-18", "2022-03-19"}


def test_the_wrong_way_round_is_said_and_another_day_keeps_the_range(desk: TestClient) -> None:
    wrong = desk.get("/attention?from=2022-03-19&to=2022-03-18")
    assert (wrong.status_code, "the first comes first" in read_aloud(wrong.text)) == (400, True)
    page = desk.get(f"/attention?{DAYS}").text
    assert f"/attention?{DAYS}&as_of=2022-03-20".replace("&", "&amp;") in page
    assert 'href="/attention?">All days' in page


@pytest.mark.parametrize("language", ["ru", "uk", "kk"])
def test_the_control_is_in_the_readers_language(desk: TestClient, language: str) -> None:
    page = desk.get(f"/attention?{DAYS}", headers={"accept-language": language}).text
    assert "All days" not in page
    assert "desk-day-range" not in page
