"""What is kept of a capture: its text in its shape, versions in the order they were found."""

import datetime as dt

import pytest

from tests.conftest import NOW, make_capture, make_document
from tocsin.records.document import Unread
from tocsin.records.kept import Stored, TextVersion

CAPTURE = make_capture("слова")
READ = make_document("прочитано", title="Заголовок")
UNREAD = Unread(
    id="u", capture_id="c", external_id="e", text="не прочитано", seen_at=NOW, reason="gate"
)


@pytest.mark.parametrize(
    ("fields", "text", "title"),
    [
        ({"document": READ}, "прочитано", "Заголовок"),
        ({"unread": UNREAD}, "не прочитано", None),
        ({}, None, None),
    ],
)
def test_a_text_is_given_in_whichever_shape_it_is_kept(
    fields: dict[str, object], text: str | None, title: str | None
) -> None:
    stored = Stored(capture=CAPTURE, fingerprint="f", **fields)  # type: ignore[arg-type]
    assert (stored.text, stored.title) == (text, title)


def test_an_empty_text_is_a_text() -> None:
    empty = Unread(id="u", capture_id="c", external_id="e", text="", seen_at=NOW, reason="gate")
    assert Stored(capture=CAPTURE, fingerprint="f", unread=empty).text == ""


def test_versions_stand_in_the_order_in_which_they_were_found() -> None:
    moments = [NOW + dt.timedelta(hours=hours) for hours in (3, 1, 2)]
    versions = [
        TextVersion(found_at=at, capture_id=str(n), text_sha256="0") for n, at in enumerate(moments)
    ]
    assert [version.capture_id for version in sorted(versions)] == ["1", "2", "0"]
