"""What a problem takes from the library is written out; what it says itself goes first."""

import copy
from pathlib import Path
from typing import Any

import pytest

from tests.unit.casebook.conftest import DATED, problem
from tocsin.casebook import load_casebook
from tocsin.casebook.expand import (
    Surroundings,
    expand,
    lack,
    library_indicators,
    no_past_cases,
    templates,
)
from tocsin.casebook.rows import Row
from tocsin.casebook.yaml_lines import Lines
from tocsin.language.lexicon import LANGUAGES
from tocsin.records import Issue, ObserveClaim, ObserveEvent


@pytest.mark.parametrize("kind", [k for k in templates() if k != "standard"])
def test_a_problem_of_twenty_lines_is_whole(tmp_path: Path, kind: str) -> None:
    found = problem(tmp_path, f"    template: {kind}\n").problems[0]
    assert [h.kind for h in found.hypotheses] == [
        "incident",
        "routine",
        "news_driven",
        "pressure",
        "not_abnormal",
    ]
    assert found.hypotheses[0].text == "a blast at the port"
    assert "a blast at the port" in found.question
    assert {i.id for i in found.indicators} == set(templates()[kind]["indicators"])
    assert found.watch_list
    assert found.assumptions


def test_what_a_problem_says_goes_before_its_template(tmp_path: Path) -> None:
    more = (
        "    template: sabotage\n    question: Mine?\n    horizon_days: 3\n    indicators:\n    "
        "  - official_preclaim\n"
        "      - {use: protest, id: Q, days: 9, observe: {stances: [reports]}, likelihoods: "
        "{H1: CC, routine: II, H4: N}}\n"
    )
    found = problem(tmp_path, more).problems[0]
    assert (found.question, found.horizon_days, [i.id for i in found.indicators]) == (
        "Mine?",
        3,
        ["official_preclaim", "Q"],
    )
    changed = found.indicators[1]
    assert isinstance(changed.observe, ObserveEvent | ObserveClaim)
    assert (changed.observe.days, changed.observe.stances, changed.observe.sites) == (
        9,
        ("reports",),
        ("problem",),
    )
    assert (changed.likelihoods["H1"], changed.likelihoods["H2"], changed.likelihoods["H3"]) == (
        "CC",
        "II",
        "C",
    )


def test_an_indicator_of_the_library_fits_hypotheses_of_any_names_and_numbers(
    tmp_path: Path,
) -> None:
    more = """    question: q
    resolution: r
    reference_class: no_past_cases
    hypotheses:
      - {id: blast, kind: incident, text: a blast}
      - {id: usual, kind: routine, share: 0.4, text: usual talk}
      - {id: usual_too, kind: routine, share: 0.2, text: usual talk of others}
      - {id: news, kind: news_driven, share: 0.2, text: news}
      - {id: calm, kind: not_abnormal, share: 0.2, text: calm}
    watch_list: [{item: i, kind: site, action: a, addressee: b}]
    indicators: [official_preclaim, arrests, {use: host_denial, likelihoods: {usual_too: I}}]
"""
    (tmp_path / "ignored.txt").write_text("no part of a casebook", encoding="utf-8")
    found = problem(tmp_path, more).problems[0]
    assert dict(found.indicators[0].likelihoods) == {
        "blast": "C",
        "usual": "I",
        "usual_too": "I",
        "news": "I",
        "calm": "II",
    }
    assert found.indicators[2].likelihoods["usual_too"] == "I"
    assert found.indicators[2].likelihoods["usual"] == "N"


def test_every_indicator_of_the_library_is_whole_and_none_is_another(tmp_path: Path) -> None:
    listed = "".join(f"      - {name}\n" for name in library_indicators())
    found = problem(tmp_path, f"    template: pretext\n    indicators:\n{listed}").problems[0]
    assert len(found.indicators) == len(library_indicators()) > 40
    for indicator in found.indicators:
        terms = getattr(indicator.observe, "terms", {})
        assert not terms or set(terms) == set(LANGUAGES), indicator.id
        assert len({str(v) for v in indicator.likelihoods.values()}) > 1, indicator.id


def test_the_reference_class_is_that_of_the_template_where_the_casebook_has_it(
    tmp_path: Path,
) -> None:
    assert (
        problem(tmp_path, "    template: pretext\n").problems[0].reference_class == "no_past_cases"
    )
    (tmp_path / "casebook.yml").write_text(DATED + "include: [common]\n", encoding="utf-8")
    assert load_casebook(tmp_path).problems[0].reference_class == "incident_preclaims"


NOTHING = Surroundings(ids={}, operated=frozenset())


def expanded(around: Surroundings = NOTHING, **value: Any) -> tuple[dict[str, Any], list[str]]:
    """Return a problem's row after the library is written out, and what is said."""
    row = Row(value={"id": "P", **value}, section="problems", lines=Lines("x.yml"), path=())
    issues: list[Issue] = []
    expand(row, around, issues)
    return row.value, [f"{i.level}: {i.message} {i.suggestion}" for i in issues]


def test_a_problem_that_takes_nothing_is_left_as_it_is() -> None:
    value: dict[str, Any] = {
        "question": "q",
        "hypotheses": [{"id": "H1"}],
        "indicators": [{"id": "I1"}],
    }
    assert expanded(**copy.deepcopy(value)) == ({"id": "P", **value}, [])


def test_what_one_problem_changes_is_not_the_librarys() -> None:
    before = copy.deepcopy((dict(library_indicators()), dict(templates())))
    value, _ = expanded(template="coup", incident="X", indicators=[{"use": "protest", "days": 3}])
    value["hypotheses"][0]["text"] = "spoiled"
    value["indicators"][0]["observe"]["types"] = ["spoiled"]
    value["watch_list"].clear()
    assert (dict(library_indicators()), dict(templates())) == before


@pytest.mark.parametrize(
    ("incident", "text"),
    [
        ("a blast at the port.", "a blast at the port"),
        ("взрыв в порту", "взрыв в порту"),
        ("a {blast} at 100%", "a {blast} at 100%"),
        (7, "7"),
    ],
)
def test_the_incident_stands_in_the_texts_of_the_template(incident: Any, text: str) -> None:
    value, _ = expanded(template="pretext", incident=incident)
    assert value["hypotheses"][0]["text"] == text
    assert text in value["question"]
    assert "{incident}" not in str(value)


def test_what_the_problem_lacks_is_named_with_what_to_write() -> None:
    value, found = expanded(template="sabotage", incident="x", sites=["dam"])
    assert {i["id"] for i in value["indicators"]}.isdisjoint(
        {"unusual_attention", "narrative_at_site", "operator_denial"}
    )
    for what in ("no group of sources", "no narrative", "no operator of its sites"):
        assert sum(what in text for text in found) == 1
    assert all(text.startswith("warning") for text in found)


def test_what_the_casebook_holds_is_enough() -> None:
    around = Surroundings(ids={"groups": frozenset({"g"})}, operated=frozenset({"dam"}))
    _, found = expanded(around, template="sabotage", incident="x", sites=["dam"], narratives=["n"])
    assert found == []


def test_surroundings_are_read_from_rows() -> None:
    lines = Lines("x.yml")
    rows = [
        Row(value={"id": "dam", "operator": "Water"}, section="sites", lines=lines, path=()),
        Row(value={"id": "port", "operator": None}, section="sites", lines=lines, path=()),
        Row(value={"id": "g"}, section="groups", lines=lines, path=()),
    ]
    around = Surroundings.of(rows)
    assert around.ids == {"sites": {"dam", "port"}, "groups": {"g"}}
    assert around.operated == {"dam"}


@pytest.mark.parametrize(
    ("needs", "problem_", "lacking"),
    [
        (["operator"], {"sites": ["dam"]}, None),
        (["operator"], {"sites": ["port"]}, "operator"),
        (["operator"], {"sites": "dam"}, "operator"),
        (["operator"], {"sites": [["dam"]]}, "operator"),
        (["operator"], {}, "operator"),
        (["parties", "narratives"], {"parties": ["a"]}, "narratives"),
        (["parties"], {"parties": []}, "parties"),
        (["groups"], {"groups": ["g"]}, "groups"),  # the casebook has no such group
        ([], {}, None),
    ],
)
def test_what_an_indicator_needs(
    needs: list[str], problem_: dict[str, Any], lacking: str | None
) -> None:
    around = Surroundings(ids={}, operated=frozenset({"dam"}))
    assert lack({"needs": needs}, problem_, around) == lacking


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"template": "sabotge"}, "Did you mean 'sabotage'?"),
        ({"template": 7}, "no template 7"),
        ({"template": None, "indicators": ["protst"]}, "Did you mean 'protest'?"),
        ({"indicators": [{"use": None}]}, "no indicator None"),
        ({"indicators": [{"use": "protest", "speker": ["party"]}]}, "Did you mean 'speakers'?"),
    ],
)
def test_a_slip_is_said_and_the_rest_is_still_checked(value: dict[str, Any], words: str) -> None:
    made, found = expanded(incident="x", hypotheses="standard", **value)
    assert [words in text for text in found if text.startswith("error")] == [True]
    assert len(made["hypotheses"]) == 5


def test_a_standard_problem_needs_no_template() -> None:
    by_name, _ = expanded(template="standard", incident="x")
    by_word, _ = expanded(hypotheses="standard", incident="x")
    assert by_name == by_word


def test_a_problem_without_past_cases_has_an_empty_class() -> None:
    made = no_past_cases()
    assert (made["id"], made["rows"]) == (expanded(template="coup")[0]["reference_class"], [])
