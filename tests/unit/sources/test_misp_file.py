"""Texts of MISP events, with the strictest marking of event, object and attribute."""

import datetime as dt
import json
from typing import Any

import pytest

from tests.unit.exchange.made import results
from tocsin.errors import InputError
from tocsin.exchange.misp import misp_files
from tocsin.records import Capture
from tocsin.sources.captures import Reading, Stated
from tocsin.sources.misp_file import misp_events, read_misp

AT = dt.datetime(2022, 2, 1, tzinfo=dt.UTC)


def event(*objects: Any, tags: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """Make an event."""
    held = {"info": "x", "Orgc": {"name": "CERT"}, "Tag": [{"name": name} for name in tags]}
    return {"Event": {**held, "Object": list(objects), **more}}


def news(*tags: str, **more: Any) -> dict[str, Any]:
    """Make an object with a text."""
    content = {"object_relation": "content", "value": "The ministry said so."}
    content["Tag"] = [{"name": name} for name in tags]  # type: ignore[assignment]
    return {"name": "news-media", "uuid": "u-1", "Attribute": [content], **more}


def read(value: Any, marking: str | None = None) -> list[Any]:
    """Return what a file gives."""
    reading = Reading(name="e.json", seen_at=AT, stated=Stated(marking=marking))
    return list(read_misp(reading, value))


@pytest.mark.parametrize(
    ("tags", "inner", "claimed", "marking"),
    [
        (("tlp:clear",), ("tlp:red",), None, "red"),
        (("tlp:red",), ("tlp:clear",), "clear", "red"),
        (("TLP:AMBER",), (), "green", "amber"),
        ((), (), "green", "green"),
        ((), (), None, None),
        (("tlp:white", "type:OSINT"), (), None, "clear"),
    ],
)
def test_the_strictest_marking_holds(
    tags: tuple[str, ...], inner: tuple[str, ...], claimed: str | None, marking: str | None
) -> None:
    (found,) = read(event(news(*inner), tags=tags), claimed)
    assert found.marking == marking


def test_our_own_texts_come_back() -> None:
    (file,) = misp_files(results())
    found = read(json.loads(b"".join(file.content)))
    texts = {c.body.decode() for c in found if isinstance(c, Capture)}
    assert texts == {document.text for document in results().facts.documents}
    assert {c.source_id for c in found} == {"The Wire", "The Post"}
    assert {c.marking for c in found} == {"amber"}


def test_reports_of_analysts_are_texts_with_their_authors() -> None:
    report = {
        "uuid": "u-2",
        "name": "Findings",
        "content": "They said so.",
        "timestamp": "1641722400",
    }
    (found,) = read(event(EventReport=[report, {**report, "deleted": True}]))
    assert (found.source_id, found.published_at) == (
        "CERT",
        dt.datetime(2022, 1, 9, 10, tzinfo=dt.UTC),
    )


def test_files_without_a_text_say_so() -> None:
    for value in (event(), event(news(deleted="1")), event({"name": "news-media"}, None, 7)):
        try:
            found = read(value)
        except InputError as error:
            assert "holds no text" in str(error)  # noqa: PT017
        else:
            assert not any(isinstance(each, Capture) for each in found)


def test_events_are_found_in_every_wrapping() -> None:
    one = event()
    assert misp_events({"response": [one, one]}) == [one["Event"]] * 2
    assert misp_events([one]) == misp_events(one["Event"]) == [one["Event"]]
    others: list[Any] = [None, 7, [], {}, {"response": 7}, {"info": "x"}, {"Event": None}]
    for other in others:
        assert misp_events(other) == []
