"""Texts of STIX bundles, each with the strictest marking that holds for it."""

import datetime as dt
import io
import json
from typing import Any

import pytest

from tests.unit.exchange.made import results
from tocsin.errors import InputError
from tocsin.exchange.stix import stix_files
from tocsin.records import STIX_MARKINGS, Capture, Dropped
from tocsin.sources import stix_bundle
from tocsin.sources.captures import Reading, Stated
from tocsin.sources.stix_bundle import is_bundle, read_bundle

AT = dt.datetime(2022, 2, 1, tzinfo=dt.UTC)
IDS = {marking: name for name, marking in reversed(list(STIX_MARKINGS.items()))}
MEDIA = {
    "type": "media-content",
    "id": "media-content--1",
    "url": "https://x.example/1",
    "title": "Title",
    "content": "The ministry said so.",
    "publication_date": "2022-01-09T10:00:00Z",
}


def read(*objects: Any, marking: str | None = None) -> list[Any]:
    """Return what a bundle gives."""
    body = json.dumps({"type": "bundle", "id": "bundle--1", "objects": objects}).encode()
    assert is_bundle(io.BytesIO(body))
    reading = Reading(name="b.json", seen_at=AT, stated=Stated(marking=marking))
    return list(read_bundle(reading, io.BytesIO(body)))


def marked(*objects: Any, marking: str | None = None) -> str | None:
    """Return the marking of the one text of a bundle."""
    (found,) = read(*objects, marking=marking)
    assert isinstance(found, Capture), found
    return found.marking


def test_a_text_has_its_address_publisher_and_day() -> None:
    channel = {"type": "channel", "id": "channel--1", "name": "The Wire"}
    tie = {"type": "relationship", "id": "relationship--1", "relationship_type": "publishes"}
    tie |= {"source_ref": "channel--1", "target_ref": "media-content--1"}
    (found,) = read(MEDIA, tie, channel)  # in any order
    assert (found.source_id, found.url, found.title) == ("The Wire", MEDIA["url"], "Title")
    assert found.published_at == dt.datetime(2022, 1, 9, 10, tzinfo=dt.UTC)
    assert found.origin == "b.json#media-content--1"


@pytest.mark.parametrize(
    "claimed", [None, "clear", "green", "amber", "TLP:AMBER+STRICT", "TLP:WHITE"]
)
def test_what_came_as_red_stays_red_whatever_an_import_claims(claimed: str | None) -> None:
    red = {**MEDIA, "object_marking_refs": [IDS["red"]]}
    assert marked(red, marking=claimed) == "red"


def test_the_strictest_of_several_holds() -> None:
    clear, red = {"object_marking_refs": [IDS["clear"]]}, {"object_marking_refs": [IDS["red"]]}
    assert marked({**MEDIA, "object_marking_refs": [IDS["clear"], IDS["amber"]]}) == "amber"
    assert [c.marking for c in read({**MEDIA, **red}, {**MEDIA, **clear})] == ["red", "red"]
    part = {"granular_markings": [{"marking_ref": IDS["red"], "selectors": ["content"]}]}
    assert marked({**MEDIA, **clear, **part}) == "red"
    assert marked({**MEDIA, **clear}, marking="amber") == "amber"


def test_a_report_lends_its_marking_to_what_states_none() -> None:
    home = {
        "type": "grouping",
        "id": "grouping--1",
        "object_refs": ["media-content--1", "grouping--1"],
    }
    assert marked(MEDIA, {**home, "object_marking_refs": [IDS["red"]]}) == "red"
    own = {**MEDIA, "object_marking_refs": [IDS["green"]]}
    assert marked(own, {**home, "object_marking_refs": [IDS["red"]]}) == "green"


def test_a_marking_nobody_defines_is_red_and_a_statement_is_none() -> None:
    other = {**MEDIA, "object_marking_refs": ["marking-definition--1"]}
    assert marked(other) == "red"
    said = {
        "type": "marking-definition",
        "id": "marking-definition--1",
        "definition_type": "statement",
    }
    assert marked(other, {**said, "definition": {"statement": "Copyright"}}) is None
    assert marked(other, {**said, "definition": {"tlp": "amber"}}) == "amber"
    assert marked(other, {**said, "x_opencti_definition": "TLP:AMBER+STRICT"}) == "amber+strict"


def test_our_own_texts_come_back_with_their_markings() -> None:
    (file,) = stix_files(results(red=True))
    reading = Reading(name="b", seen_at=AT, stated=Stated())
    found = {
        c.external_id: c
        for c in read_bundle(reading, io.BytesIO(b"".join(file.content)))
        if isinstance(c, Capture)
    }
    assert {name: each.marking for name, each in found.items()} == {
        "a": "amber",
        "b": "amber",
        "r": "red",
    }
    for document in results(red=True).facts.documents:
        capture = found[document.external_id]
        assert capture.body.decode() == document.text
        assert (capture.source_id, capture.url) == (document.source_id, document.url)
        assert (capture.published_at, capture.title) == (document.published_at, document.title)


def test_a_report_of_others_is_a_text_and_an_alarm_of_ours_is_none() -> None:
    report = {
        "type": "report",
        "id": "report--1",
        "name": "Findings",
        "description": "They said so.",
    }
    author = {"type": "identity", "id": "identity--1", "name": "Desk"}
    more = {"published": "2022-01-09T00:00:00Z", "created_by_ref": "identity--1"}
    (found,) = read({**report, **more}, author)
    assert (found.source_id, found.body) == ("Desk", b"Findings\n\nThey said so.")


@pytest.mark.parametrize(
    "odd",
    [
        {**MEDIA, "content": None, "title": None},
        {**MEDIA, "content": "", "title": ""},
        {**MEDIA, "publication_date": "soon"},
        {**MEDIA, "title": 7, "content": 7},
    ],
)
def test_what_is_no_text_is_said_and_the_rest_is_read(odd: Any) -> None:
    refused, sound = read(odd, {**MEDIA, "id": "media-content--2"})
    assert isinstance(refused, Dropped)
    assert isinstance(sound, Capture)


@pytest.mark.parametrize("odd", [None, 7, "x", [], {"id": None}, {"type": "media-content"}])
def test_what_is_no_object_is_passed_over(odd: Any) -> None:
    (found,) = read(odd, MEDIA)
    assert isinstance(found, Capture)


def test_a_bundle_without_a_text_and_one_too_large_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="holds no text to read"):
        read({"type": "narrative", "id": "narrative--1", "name": "x"})
    monkeypatch.setattr(stix_bundle, "MAX_BUNDLE_BYTES", 100)
    with pytest.raises(InputError, match="export it in parts"):
        read(MEDIA)


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"type":"bundl', b'["bundle"]', b'{"type":"x","a":"bundle"}']
)
def test_other_files_are_no_bundle(body: bytes) -> None:
    stream = io.BytesIO(body)
    assert not is_bundle(stream)
    assert stream.tell() == 0


def test_a_bundle_may_say_what_it_is_behind_its_objects() -> None:
    many = [{**MEDIA, "id": f"media-content--{number}"} for number in range(900)]
    body = json.dumps({"objects": many, "spec": {"a": [1]}, "type": "bundle"}).encode()
    assert len(body) > 2 * 65_536
    assert is_bundle(io.BytesIO(body))
    assert is_bundle(io.BytesIO(b"\xef\xbb\xbf" + body))
    reading = Reading(name="b.json", seen_at=AT, stated=Stated())
    assert len(list(read_bundle(reading, io.BytesIO(body)))) == 900


@pytest.mark.parametrize("cut", [1, 2, 40, 200])
def test_of_a_bundle_that_is_cut_off_nothing_is_read(cut: int) -> None:
    body = json.dumps({"type": "bundle", "objects": [MEDIA, MEDIA]}).encode()[:-cut]
    reading = Reading(name="b.json", seen_at=AT, stated=Stated())
    with pytest.raises(InputError, match=r"b\.json: not JSON"):
        list(read_bundle(reading, io.BytesIO(body)))


def test_an_object_that_is_not_utf_8_is_passed_over() -> None:
    body = json.dumps({"type": "bundle", "objects": [{**MEDIA, "title": "?"}, MEDIA]}).encode()
    reading = Reading(name="b.json", seen_at=AT, stated=Stated())
    (found,) = read_bundle(reading, io.BytesIO(body.replace(b'"?"', b'"\xff"')))
    assert isinstance(found, Capture)
