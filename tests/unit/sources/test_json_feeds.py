"""The items of a JSON Feed, whole or cut off; what is no item is named."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.errors import InputError
from tocsin.sources.json_feeds import json_items

ITEMS = [{"id": "1", "content_text": "У лаборатории тихо."}, {"id": "2", "tags": ["a", ["b"]]}]
FEED = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": ITEMS})
URL = "https://a.example/feed.json"


def test_items_come_as_they_stand() -> None:
    assert json_items(FEED, URL) == (ITEMS, [])
    assert json_items("\ufeff" + FEED, URL) == (ITEMS, [])
    assert json_items('{"items": []}', URL) == ([], [])


@pytest.mark.parametrize("odd", ["5", "null", '"a"', "[]", "true"])
def test_what_is_no_item_is_named_with_its_place_and_loses_no_other(odd: str) -> None:
    items, lost = json_items(f'{{"items": [{{"id": "1"}}, {odd}, {{"id": "3"}}]}}', URL)
    assert [item["id"] for item in items] == ["1", "3"]
    assert [(entry.reason, "item 2" in entry.detail) for entry in lost] == [("schema", True)]


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", "<rss/>", '{"items": 5}', '{"items": {"a": 1}}', '{"items": [']
)
def test_what_is_no_feed_is_refused_with_its_address(text: str) -> None:
    with pytest.raises(InputError, match=r"a\.example/feed\.json") as refused:
        json_items(text, URL)
    assert refused.value.reason == "no_feed"


@settings(max_examples=40, deadline=None)
@given(st.integers(FEED.index("[") + 1, len(FEED) - 1))
def test_a_feed_cut_anywhere_gives_the_items_before_and_says_so(at: int) -> None:
    try:
        items, lost = json_items(FEED[:at], URL)
    except InputError:
        assert at < FEED.index(', {"id": "2"') + 1
        return
    assert items == ITEMS[: len(items)]
    assert [entry.reason for entry in lost] == ["cut_off"]


def test_items_nested_too_deep_are_refused_not_read_for_ever() -> None:
    with pytest.raises(InputError):
        json_items('{"items": [' + "[" * 20_000, URL)


def test_a_lone_surrogate_stops_nobody() -> None:
    items, _ = json_items('{"items": [{"id": "\\ud800"}]}', URL)
    assert len(items) == 1
