"""Captures: their id is of content and statements, never of the time; what is wrong is refused."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from tests.conftest import NOW
from tocsin.errors import InputError
from tocsin.sources.captures import MAX_DOCUMENT_BYTES, Reading, Stated, check_size

READING = Reading(name="a.jsonl", seen_at=NOW, stated=Stated(source="газета"))
BODY = "У лаборатории тихо.".encode()


def test_the_same_content_has_the_same_id_whenever_it_was_seen() -> None:
    later = msgspec.structs.replace(READING, seen_at=NOW + dt.timedelta(days=9))
    first, second = (r.capture("a", "1", "text/plain", BODY) for r in (READING, later))
    assert first.id == second.id
    assert first.seen_at != second.seen_at


@pytest.mark.parametrize(
    "stated",
    [
        Stated(source="другая"),
        Stated(source="газета", published="2022-01-09"),
        Stated(source="газета", url="https://a.example"),
        Stated(),
    ],
)
def test_the_same_bytes_stated_otherwise_are_another_capture(stated: Stated) -> None:
    own = READING.capture("a", "1", "text/plain", BODY)
    assert READING.capture("a", "1", "text/plain", BODY, stated).id != own.id
    assert READING.capture("a", "2", "text/plain", BODY).id != own.id


@pytest.mark.parametrize(
    ("published", "at", "precision"),
    [
        ("2022-01-09", "2022-01-09T00:00:00+00:00", "day"),
        ("2022-01-09T00:30:00+06:00", "2022-01-08T18:30:00+00:00", "instant"),
        (None, None, None),
        ("", None, None),
    ],
)
def test_a_stated_moment_is_kept_in_utc_with_its_precision(
    published: str | None, at: str | None, precision: str | None
) -> None:
    made = READING.capture("a", "1", "text/plain", BODY, Stated(published=published))
    assert (made.published_at and made.published_at.isoformat()) == at
    assert made.published_precision == precision


def test_a_moment_where_clocks_begin_is_unknown_and_said() -> None:
    made = READING.capture("a", "1", "text/plain", BODY, Stated(published="1970-01-01T00:00:00Z"))
    assert (made.published_at, made.published_precision) == (None, None)
    assert "1970-01-01" in (made.date_note or "")


@pytest.mark.parametrize("field", ["published", "archived"])
@pytest.mark.parametrize("written", ["вчера", "31.02.2022", "99999-01-01"])
def test_a_stated_date_that_is_none_is_refused_with_its_place(field: str, written: str) -> None:
    stated = msgspec.convert({field: written}, Stated)
    with pytest.raises(InputError, match=r"a\.jsonl#4") as refused:
        READING.capture("a.jsonl#4", "1", "text/plain", BODY, stated)
    assert refused.value.reason == "date"
    assert written in str(refused.value)


def test_a_row_says_what_it_says_and_the_reading_says_the_rest() -> None:
    made = READING.row("a.jsonl#1", {"text": "Слова", "id": 7, "language": "ru", "title": ""})
    assert (made.external_id, made.source_id, made.language, made.title) == (
        "7",
        "газета",
        "ru",
        None,
    )
    assert made.body == "Слова".encode()
    own = READING.row(
        "a.jsonl#1", {"text": "Слова", "source": "своя", "published_at": "2022-01-09"}
    )
    assert (own.source_id, own.published_precision) == ("своя", "day")


def test_a_row_without_an_id_is_called_by_its_place() -> None:
    assert READING.row("/data/a.jsonl#3", {"text": "a"}).external_id == "a.jsonl#3"
    assert READING.row("a.jsonl#3", {"text": "a", "id": 0}).external_id == "0"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({}, "schema"),
        ([], "schema"),
        (None, "schema"),
        ({"text": None}, "schema"),
        ({"text": 5}, "schema"),
        ({"text": "a", "title": ["b"]}, "schema"),
        ({"text": "a", "url": {}}, "schema"),
        ({"text": "a", "id": 1.5}, "schema"),
        ({"text": " \n"}, "empty"),
        ({"text": ""}, "empty"),
        ({"text": "a", "published_at": "soon"}, "date"),
    ],
)
def test_a_row_that_is_wrong_is_refused_with_its_place(row: Any, reason: str) -> None:
    with pytest.raises(InputError, match=r"a\.jsonl#2") as refused:
        READING.row("a.jsonl#2", row)
    assert refused.value.reason == reason


def test_a_lone_surrogate_in_a_row_is_kept() -> None:
    made = READING.row("a", {"text": "a\ud800b"})
    assert made.body.decode("utf-8", "surrogatepass") == "a\ud800b"


def test_a_document_may_be_as_large_as_the_limit_and_no_larger() -> None:
    check_size("a", MAX_DOCUMENT_BYTES)
    with pytest.raises(InputError, match=r"20 MB") as refused:
        check_size("a", MAX_DOCUMENT_BYTES + 1)
    assert refused.value.reason == "too_large"
