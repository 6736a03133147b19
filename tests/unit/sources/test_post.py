"""What a post says in any of its forms: words, links, whose it is, and when."""

import datetime as dt

import pytest

from tocsin.records import UNKNOWN_SENDER
from tocsin.sources.moments import parse_moment
from tocsin.sources.post import (
    NO_ZONE,
    Uncounted,
    addresses,
    dated,
    edit_doubts,
    paragraphs,
    poll_text,
    sender,
    without_bot,
)


def test_parts_without_words_leave_no_gap() -> None:
    assert paragraphs(["", " Первое. \n", "\n", "Второе."]) == "Первое.\n\nВторое."
    assert paragraphs(["", " "]) == ""


def test_a_poll_is_its_question_then_an_answer_a_line() -> None:
    assert poll_text(" Опасно? ", ["Да", "", " Жоқ"]) == "Опасно?\nДа\nЖоқ"
    assert poll_text("", []) == ""


def test_only_web_addresses_are_links_each_once_in_order() -> None:
    found = [" https://b.example ", None, 5, "javascript:alert(1)", "http://a.example"]
    assert addresses([*found, "https://b.example", "tg://x", ""]) == (
        "https://b.example",
        "http://a.example",
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Другой канал", "Другой канал"),
        ("  Другой\n канал ", "Другой канал"),
        ("Канал via @bot", "Канал"),
        ("Deleted Account", UNKNOWN_SENDER),
        ("DELETED account", UNKNOWN_SENDER),
        ("", UNKNOWN_SENDER),
        (" ", UNKNOWN_SENDER),
        (None, UNKNOWN_SENDER),
        ("Deleted scenes", "Deleted scenes"),
        ("Travel via Rome", "Travel via Rome"),
    ],
)
def test_a_hidden_or_lost_sender_is_unknown(name: str | None, expected: str) -> None:
    assert sender(name) == expected


def test_the_bot_is_no_part_of_a_name() -> None:
    assert without_bot("Жаңалықтар  via @newsbot") == "Жаңалықтар"
    assert without_bot("via @newsbot") == "via @newsbot"


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("09.01.2022 00:30:00 UTC+06:00", "2022-01-08T18:30:00+00:00"),
        ("09.01.2022 00:30 UTC+0600", "2022-01-08T18:30:00+00:00"),
        ("08.01.2022 23:30:00 UTC-05:00", "2022-01-09T04:30:00+00:00"),
        ("09.01.2022 14:00:00 UTC", "2022-01-09T14:00:00+00:00"),
        ("09.01.2022 14:00:00 GMT", "2022-01-09T14:00:00+00:00"),
        ("2022-01-09T14:00:00+03:00", "2022-01-09T11:00:00+00:00"),
        ("29.02.2024 00:00:00 UTC", "2024-02-29T00:00:00+00:00"),
    ],
)
def test_a_moment_with_a_zone_is_certain(written: str, utc: str) -> None:
    stated = dated(written)
    assert parse_moment(stated.published or "")[0].isoformat() == utc
    assert (stated.precision, stated.date_doubts) == (None, ())


@pytest.mark.parametrize("written", ["09.01.2022 23:30:00", "2022-01-09T23:30:00"])
def test_a_moment_without_a_zone_is_doubted(written: str) -> None:
    stated = dated(written)
    assert (stated.precision, stated.date_doubts) == ("approximate", (NO_ZONE,))


@pytest.mark.parametrize(
    "written", ["", "вчера", "32.01.2022 10:00:00", "29.02.2022 10:00", "09.01.0000 10:00:00", "5"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        dated(written)


POSTED = dt.datetime(2022, 1, 9, 14, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("published", "edited", "is_doubted"),
    [
        (POSTED, None, False),
        (POSTED, POSTED + dt.timedelta(hours=23, minutes=59), False),
        (POSTED, POSTED + dt.timedelta(days=1), True),
        (POSTED, POSTED - dt.timedelta(days=9), False),
        (None, POSTED, True),
        (None, None, False),
    ],
)
def test_an_edit_long_after_a_post_is_a_doubt(
    published: dt.datetime | None, edited: dt.datetime | None, is_doubted: bool
) -> None:
    doubts = edit_doubts(published, edited)
    assert bool(doubts) is is_doubted
    assert all(f"{edited:%Y-%m-%d %H:%M}" in doubt for doubt in doubts)


def test_what_holds_no_words_is_counted_by_kind_the_most_frequent_first() -> None:
    uncounted = Uncounted("file#1", "file: Канал")
    assert uncounted.dropped() == []
    for kind in ("pin", "photo", "pin"):
        uncounted.service(kind)
    uncounted.wordless("sticker")
    service, wordless = uncounted.dropped()
    assert (service.reason, wordless.reason) == ("service", "no_words")
    assert "3 service messages" in service.detail
    assert "(pin: 2, photo: 1)" in service.detail
    assert service.record_id != wordless.record_id
