"""The conditions of an indicator go together by the kind of record that is looked at: what does not
go together is an error that says where it belongs.
"""

from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest

from tests.conftest import ROOT
from tests.unit.casebook.conftest import told
from tocsin.casebook.observing import conditions, misplaced
from tocsin.casebook.schema import json_schema
from tocsin.language.yaml_text import read_text
from tocsin.records import OBSERVED_KINDS, Observe, ObserveClaim

# (what is looked at, the condition that does not go with it, where it goes)
MISPLACED = [
    ("claim", "voices: [relays]", "`record: match`"),
    ("claim", "crossed: true", "`record: reading`"),
    ("claim", "statuses: [planned]", "`record: event` or `record: silence`"),
    ("claim", "sources: [a]", "`record: silence`"),
    ("claim", "narratives: [problem]", "`record: match` or `record: reading`"),
    ("claim", "measure: tempo", "`record: reading`"),
    ("event", "deadline: true", "`record: claim`"),
    ("event", "voices: [relays]", "`record: match`"),
    ("match", "terms: {en: [x]}", "`record: claim` or `record: event`"),
    ("match", "speakers: [official]", "`record: claim` or `record: event`"),
    ("match", "crossed: true", "`record: reading`"),
    ("reading", "terms: {en: [x]}", "`record: claim` or `record: event`"),
    ("reading", "stances: [asserts]", "`record: claim` or `record: event`"),
    ("silence", "sites: [problem]", "`record: match`"),
    ("silence", "days: 7", "`record: claim`"),
]


def problem(observe: str) -> str:
    """Write a problem with one indicator."""
    return (
        "sites:\n  - {id: s, name: port of Lindholm, kind: facility}\n"
        "problems:\n  - id: P\n    title: t\n    incident: i\n    sites: [s]\n"
        "    hypotheses: standard\n    indicators:\n"
        f"      - {observe}\n"
    )


def of_own(observe: str) -> str:
    """Write an indicator of one's own."""
    grades = "{incident: C, routine: N, news_driven: N, pressure: N, not_abnormal: N}"
    return problem(f"{{id: I, name: n, basis: b, observe: {observe}, likelihoods: {grades}}}")


@pytest.mark.parametrize(("kind", "condition", "home"), MISPLACED)
def test_what_does_not_go_together_is_said_with_where_it_goes(
    tmp_path: Path, kind: str, condition: str, home: str
) -> None:
    said = told(tmp_path, of_own(f"{{record: {kind}, {condition}}}"))
    name = condition.partition(":")[0]
    assert f"`{name}` does not go with `record: {kind}`." in said
    assert home in said
    assert "here there are: " in said


def test_a_library_indicator_is_checked_in_the_same_way(tmp_path: Path) -> None:
    said = told(tmp_path, problem("{use: unusual_tempo, terms: {en: [x]}}"))
    assert "`terms` does not go with `record: reading`." in said


@pytest.mark.parametrize(
    ("observe", "words"),
    [
        ("{record: clam}", "cannot be 'clam'. Did you mean 'claim'"),
        ("{record: events}", "cannot be 'events'. Did you mean 'event'"),
        ("{types: [attack]}", "`record` is missing"),
        ("{record: claim, type: [attack]}", "unknown field 'type'"),
        ("{record: 3}", "`indicators[1].observe.record` cannot be 3. Allowed: claim"),
        ("[claim]", "must be fields of its own; found a list"),
        ("{record: claim, days: many}", "must be a whole number"),
        ("{record: claim, speakers: [officials]}", "cannot be 'officials'."),
    ],
)
def test_other_faults_are_said_as_before(tmp_path: Path, observe: str, words: str) -> None:
    assert words in told(tmp_path, of_own(observe))


def test_every_kind_names_its_conditions_and_every_condition_has_a_home() -> None:
    for kind in OBSERVED_KINDS:
        assert misplaced({"record": kind}, "colour") is None
        for condition in conditions():
            assert (misplaced({"record": kind}, condition) is None) == (
                condition in conditions(kind)
            )
    assert misplaced({"record": "clam"}, "terms") is None


@pytest.mark.parametrize("kind", OBSERVED_KINDS)
def test_an_observation_survives_its_record_and_says_its_kind(kind: str) -> None:
    made = OBSERVED_KINDS[kind]()
    assert made.record == kind
    again: Observe = msgspec.json.decode(msgspec.json.encode(made), type=Observe)
    assert again == made
    assert msgspec.json.decode(msgspec.json.encode(made))["record"] == kind


def test_what_is_left_out_is_unasked() -> None:
    assert msgspec.convert({"record": "claim"}, Observe) == ObserveClaim()


def schema_faults(value: Any) -> list[str]:
    """Return what the JSON Schema for editors finds wrong."""
    return [e.message for e in jsonschema_rs.validator_for(json_schema()).iter_errors(value)]


@pytest.mark.parametrize("book", ["almaty-2022", "sumy-2022", "zaporizhzhia-2023"])
def test_the_schema_for_editors_takes_the_casebooks_that_ship(book: str) -> None:
    written = read_text((ROOT / "casebooks" / book / "problems.yml").read_text(encoding="utf-8"))
    indicators = written["problems"][0]["indicators"]
    assert any(isinstance(i, dict) and "observe" in i for i in indicators)
    own = [i["observe"] for i in indicators if isinstance(i, dict) and "observe" in i]
    observe = jsonschema_rs.validator_for(
        {
            "$defs": json_schema()["$defs"],
            "anyOf": [{"$ref": f"#/$defs/{k.__name__}"} for k in OBSERVED_KINDS.values()],
        }
    )
    assert [o for o in own if not observe.is_valid(o)] == []


@pytest.mark.parametrize(("kind", "condition", "home"), MISPLACED)
def test_the_schema_for_editors_refuses_what_does_not_go_together(
    kind: str, condition: str, home: str
) -> None:
    written = read_text(of_own(f"{{record: {kind}, {condition}}}"))
    assert schema_faults(written), home
