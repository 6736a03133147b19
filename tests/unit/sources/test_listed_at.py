"""Where a source's listings stand, its own lists and a channel's public preview, and when each is
due.
"""

import datetime as dt

import pytest

from tests.by_hand import MOMENT
from tocsin.records import FetchMark, Source
from tocsin.sources.listed_at import addresses_of, due_at


def test_a_channel_stands_for_its_preview_unless_its_listing_is_given() -> None:
    source = Source(
        id="s",
        name="S",
        kind="outlet",
        owner="O",
        feeds=("https://x.example/feed",),
        handles={"telegram": "@chan"},
        reference="a test",
    )
    assert addresses_of(source) == [
        ("feeds", "https://x.example/feed"),
        ("telegram", "https://t.me/s/chan"),
    ]


@pytest.mark.parametrize(("failures", "rounds"), [(0, 1), (2, 3), (100, 24)])
def test_an_address_that_fails_is_asked_less_often(failures: int, rounds: int) -> None:
    source = Source(
        id="s", name="S", kind="outlet", owner="O", every_minutes=10, reference="a test"
    )
    mark = FetchMark(url="https://x.example/feed", fetched_at=MOMENT, failures=failures)
    assert due_at(source, mark) == MOMENT + dt.timedelta(minutes=10 * rounds)
    later = MOMENT + dt.timedelta(days=2)
    asked = FetchMark(url=mark.url, fetched_at=MOMENT, failures=failures, not_before=later)
    assert due_at(source, asked) == later
