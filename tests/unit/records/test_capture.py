"""A capture knows what stays the same when its text is edited, and when its bytes stood there."""

import datetime as dt

import pytest

from tests.conftest import NOW, make_capture
from tocsin.records.capture import TELEGRAM, Fetch

HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("fields", "locator"),
    [
        ({"media_type": TELEGRAM, "external_id": "77/5"}, "telegram 77/5"),
        ({"media_type": TELEGRAM, "external_id": "77/5", "url": "https://x"}, "telegram 77/5"),
        ({"external_id": "a.txt", "origin": "/folder/a.txt", "url": "https://x"}, None),
        ({"external_id": "a.jsonl#3", "origin": "a.jsonl#3", "source_id": "s"}, None),
        ({"external_id": "7", "origin": "a.jsonl#3", "url": "https://x"}, "https://x 7"),
        ({"external_id": "7", "origin": "a.jsonl#3", "source_id": "газета"}, "газета 7"),
        ({"external_id": "7", "origin": "a.jsonl#3"}, None),
        (
            {"external_id": "https://x/1", "origin": "https://x/1", "url": "https://x/1"},
            "https://x/1 https://x/1",
        ),
    ],
)
def test_what_stays_when_a_text_is_edited(fields: dict[str, object], locator: str | None) -> None:
    assert make_capture("слова", **fields).locator == locator


def test_an_edit_does_not_move_a_text() -> None:
    place = {"external_id": "7", "origin": "a#1", "url": "https://x"}
    first, second = make_capture("слова", **place), make_capture("другие слова", **place)
    assert first.id != second.id
    assert first.locator == second.locator


def test_bytes_stood_there_when_the_archive_took_them_else_when_they_were_fetched() -> None:
    fetch = Fetch(url="u", answered_by="u", at=NOW - HOUR, status=200, sha256="0")
    assert make_capture("a").as_found == NOW
    assert make_capture("a", fetch=fetch).as_found == NOW - HOUR
    archived = make_capture("a", fetch=fetch, archived_at=NOW - 9 * HOUR)
    assert archived.as_found == NOW - 9 * HOUR
