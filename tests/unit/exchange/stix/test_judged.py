"""Readings, problems and alarms as STIX."""

import base64
import json

import msgspec

from tests.unit.exchange.made import (
    alarm,
    assessment,
    casebook,
    problem,
    reading,
    results,
    signature,
)
from tocsin.exchange.stix import judged
from tocsin.exchange.stix.entries import Entries
from tocsin.exchange.stix.shape import EXTENSION


def test_a_report_carries_the_probability_the_records_and_the_brief() -> None:
    given = results()._replace(briefs={"WP-1": "# Brief"})
    made = judged.report(alarm("A", "B"), assessment(), problem(), [], "green", given)
    own = made["extensions"][EXTENSION]
    assert (made["confidence"], own["x_tocsin_probability"]) == (50, 0.04)
    files = {each["name"]: base64.b64decode(each["data"]) for each in made["x_opencti_files"]}
    assert files["brief.md"] == b"TLP:GREEN\n\n# Brief"
    assert [each["kind"] for each in json.loads(files["tocsin.json"])] == ["Alarm", "Assessment"]


def test_a_reading_without_media_is_not_observed() -> None:
    assert list(judged.observed(reading(None), [], "amber")) == []


def test_a_reading_without_a_site_is_seen_by_its_group() -> None:
    entries = Entries(casebook(), "amber")
    own = msgspec.structs.replace(reading("n_mined"), site_id=None, hour=7)
    *_, made = judged.sighting(own, "amber", entries)
    assert made["where_sighted_refs"][0].startswith("identity--")
    assert made["last_seen"] == "2022-01-09T07:59:59.000Z"


def test_a_word_that_was_taken_back_is_no_opinion() -> None:
    words = [signature("A. First"), signature("D. Fourth")]
    made = list(judged.opinions(alarm("A. First"), words, "report--1", "amber"))
    assert [each["authors"] for each in made] == [["A. First"]]


def test_a_step_says_whom_it_is_addressed_to() -> None:
    (item,) = alarm().watch_list
    assert judged.action(item, "amber")["description"] == "Addressed to: operator"
