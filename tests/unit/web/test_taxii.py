"""What is asked of a TAXII collection, read."""

import datetime as dt

import pytest

from tocsin.errors import UsageError
from tocsin.web.taxii import NotAcceptableError, _check_media, wanted_of

MARK = "0123456789"


def test_filters_are_read() -> None:
    asked = {
        "match[id]": "a--1, b--2",
        "match[type]": "report",
        "match[version]": "first,2026-01-01T00:00:00Z",
        "added_after": "2026-01-01T02:00:00+02:00",
        "next": f"7.{MARK}",
        "other": "x",
    }
    wanted = wanted_of(asked, MARK)
    assert wanted.ids == ("a--1", "b--2")
    assert wanted.kinds == ("report",)
    assert wanted.versions == ("first", "2026-01-01T00:00:00.000Z")
    assert wanted.added_after == dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    assert wanted.after == 7
    assert wanted_of({}, MARK).versions == ("last",)
    assert wanted_of({"match[spec_version]": "2.0"}, MARK).ids == ()


@pytest.mark.parametrize(
    "asked",
    [
        {"next": "7"},
        {"next": "7.9999999999"},
        {"next": f"x.{MARK}"},
        {"added_after": "soon"},
        {"match[version]": "newest"},
        {"match[name]": "x"},
    ],
)
def test_what_cannot_be_read_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        wanted_of(asked, MARK)


def test_another_form_is_not_acceptable() -> None:
    _check_media('application/taxii+json; version="2.1"')
    with pytest.raises(NotAcceptableError):
        _check_media("application/taxii+json;version=2.0")
