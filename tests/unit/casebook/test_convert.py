"""Everything that is wrong about a row is said at once, with its place and what would fit."""

import datetime as dt
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.casebook.conftest import read, told
from tocsin.casebook.convert import choices, convert
from tocsin.casebook.rows import Row
from tocsin.casebook.yaml_lines import Lines
from tocsin.records import Entry, Issue, Site

JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 7, "s", "facility", "", "я", [], ["A"], [7], {}, 1e9]
)
WRONG = {
    "enum with a near miss": (
        "actors:\n  - {id: a, name: Aa Bb, kind: State Body}\n",
        "`kind` cannot be 'State Body'. Did you mean 'state_body'?",
    ),
    "enum lists what is allowed": (
        "sites:\n  - {id: s, name: Aa Bb, kind: town}\n",
        "Allowed: country, region, city, facility",
    ),
    "inner enum": (
        (
            "problems:\n  - {id: P, template: coup, title: t, incident: i, sites: [], hypotheses: "
            "[{id: H1, kind: incidnt, text: t}]}\n"
        ),
        "`hypotheses[1].kind` cannot be 'incidnt'. Did you mean 'incident'?",
    ),
    "speaker": (
        (
            "problems:\n  - {id: P, template: coup, title: t, incident: i, sites: [], indicators: "
            "[{use: protest, speakers: [offical]}]}\n"
        ),
        "Did you mean 'official'?",
    ),
    "no such day": (
        "actors:\n  - {id: a, name: Aa Bb, kind: state, known_from: 2022-02-30}\n",
        "x.yml:2: error: a: `known_from` is no day: '2022-02-30'",
    ),
    "a year only": (
        "actors:\n  - {id: a, name: Aa Bb, kind: state, known_from: 2022}\n",
        "Write a day as 2024-01-31",
    ),
    "a word for a day": (
        "actors:\n  - {id: a, name: Aa Bb, kind: state, known_from: soon}\n",
        "`known_from` is no day: 'soon'",
    ),
    "a day of another order": (
        "actors:\n  - {id: a, name: Aa Bb, kind: state, known_from: 31.01.2022}\n",
        "is no day",
    ),
    "tab": ("actors:\n\t- {id: a}\n", "x.yml:2: error: not valid YAML"),
    "tab says what to do": ("actors:\n\t- {id: a}\n", "replace the tab"),
    "a field twice": (
        "actors:\n  - {id: a, id: b, name: Aa, kind: state}\n",
        "A field stands once",
    ),
    "a colon in a text": (
        "actors:\n  - {id: a, name: x}\n  - id: b\n    name: a: b\n",
        "quotation marks",
    ),
    "the same id in two sections": (
        (
            "actors:\n  - {id: q, name: Aa Bb, kind: state}\nsites:\n  - {id: q, name: Cc Dd, "
            "kind: "
            "city}\n"
        ),
        "used twice, by one of the actors",
    ),
    "a number for a name": (
        "actors:\n  - {id: a, name: 112, kind: state}\n",
        'must be text; found a number. Write it in quotation marks: "112"',
    ),
    "nothing for a name": (
        "actors:\n  - {id: a, name: , kind: state}\n",
        "`name` must be text; found nothing",
    ),
    "one alias as text": (
        "actors:\n  - {id: a, name: Aa Bb, kind: state, aliases: Cc}\n",
        "Write a list: [Cc].",
    ),
    "id with a blank": (
        "actors:\n  - {id: a b, name: Aa Bb, kind: state}\n",
        "An id has Latin letters",
    ),
    "missing kind": (
        "actors:\n  - {id: a, name: Aa Bb}\n",
        "`kind` is missing. One of: state, state_body",
    ),
    "a section that is no list": ("actors:\n  a: {name: x}\n", "`actors` is a list of entries"),
    "an entry that is text": ("actors:\n  - just text\n", "found text"),
    "a file that is a list": ("- a\n", "expected sections"),
    "no such template": (
        "problems:\n  - {id: P, template: sabotge, title: t, incident: i, sites: []}\n",
        "Did you mean 'sabotage'?",
    ),
    "no such indicator": (
        (
            "problems:\n  - {id: P, template: coup, title: t, incident: i, sites: [], indicators: "
            "[protst]}\n"
        ),
        "Did you mean 'protest'?",
    ),
    "an unknown field beside use": (
        (
            "problems:\n  - {id: P, template: coup, title: t, incident: i, sites: [], indicators: "
            "[{use: protest, dys: 3}]}\n"
        ),
        "Did you mean 'days'?",
    ),
    "use of a list": (
        (
            "problems:\n  - {id: P, template: [coup], title: t, incident: i, sites: [[a]], "
            "indicators: [{use: [x]}, 7, null]}\n"
        ),
        "the library has no indicator ['x']",
    ),
    "a case that ends before it begins": (
        (
            "reference_classes:\n  - {id: r, name: n, selection: s, rows: [{date: 2022-02-02, "
            "place: p, what: w, incident: false, resolved: 2022-01-01}]}\n"
        ),
        "before the case itself",
    ),
    "a precedent known before its day": (
        (
            "narratives:\n  - {id: n, title: The dam was mined, summary: s, first_seen: f, "
            "precedents: [{date: 2022-05-01, known_from: 2021-01-01, place: p, who: w, what: x, "
            "followed: y}]}\n"
        ),
        "before its own day (2022-05-01)",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_with_file_line_and_what_to_do(tmp_path: Path, name: str) -> None:
    text, words = WRONG[name]
    book, issues = read(tmp_path, text)
    assert book is None
    assert words in "\n".join(map(str, issues))
    assert all(i.line is not None for i in issues)


def test_all_faults_of_an_entry_are_said_at_once_and_who_names_it_is_not_blamed(
    tmp_path: Path,
) -> None:
    text = (
        "actors:\n  - {id: a, name: 5, kind: stat, membrs: [x]}\n  - {id: b, name: Bb Cc, "
        "kind: state_body, parent: a}\n"
    )
    said = told(tmp_path, text)
    assert said.count("error") == 3
    assert "unknown id" not in said


def row(section: str, **value: Any) -> Row:
    """Make a row of fields in code."""
    return Row(value=value, section=section, lines=Lines("x.yml"), path=(section, 0))


def converted(section: str, **value: Any) -> tuple[Entry | None, list[str]]:
    """Return the record of a row, and what is said of it."""
    issues: list[Issue] = []
    entry = convert(row(section, **value), issues)
    return entry, [f"{i.message} {i.suggestion or ''}".strip() for i in issues]


def test_a_sound_row_becomes_its_record() -> None:
    entry, found = converted("sites", id="s", name="Озёрный завод", kind="facility", latitude=-90)
    assert found == []
    assert isinstance(entry, Site)
    assert (entry.name, entry.latitude) == ("Озёрный завод", -90.0)


@pytest.mark.parametrize(
    ("section", "value", "words"),
    [
        ("actors", {}, ["`id` is missing", "`name` is missing", "`kind` is missing"]),
        ("sites", {"id": "s", "name": "S", "kind": "city", "latitude": 91}, ["`latitude`", "90"]),
        ("sites", {"id": "s", "name": "", "kind": "city"}, ["`name`", "''"]),
        ("sites", {"id": "завод", "name": "S", "kind": "city"}, ["'завод'", "Latin letters"]),
        ("sites", {"id": "s\n", "name": "S", "kind": "city"}, ["Latin letters"]),
        ("sites", {"id": "s", "name": "S", "kind": None}, ["`kind`", "nothing"]),
        ("sites", {"id": "s", "name": True, "kind": "city"}, ["yes or no", "quotation marks"]),
        ("sites", {"id": "s", "name": "S", "kind": "Город"}, ["'Город'", "Allowed: country"]),
        ("actors", {"id": "a", "name": "A", "kind": "state", "aliases": [1]}, ["`aliases[1]`"]),
        (
            "actors",
            {"id": "a", "name": "A", "kind": "state", "aliases": {"en": "A"}},
            ["`aliases` must be a list; found fields of its own"],
        ),
        (
            "targets",
            {
                "id": "t",
                "name": "T",
                "url": "env:T",
                "quiet": {"start": "24:00", "end": "6:00"},
            },
            [
                "`quiet.start` cannot be '24:00'. Write a time of day as 22:00.",
                "`quiet.end` cannot",
            ],
        ),
        (
            "targets",
            {"id": "t", "name": "T", "url": "env:T", "quiet": {"start": "22:00"}},
            ["`end` is missing in `quiet`"],
        ),
        (
            "targets",
            {"id": "t", "name": "T", "url": "env:T", "quiet": {"start": "22:00", "zon": "UTC"}},
            ["`end` is missing in `quiet`", "unknown field 'zon'. Did you mean 'zone'?"],
        ),
        (
            "sources",
            {"id": "s", "name": "S", "kind": "outlet", "owner": "o", "every_minutes": 0},
            ["`every_minutes`", "1"],
        ),
        (
            "narratives",
            {"id": "n", "title": "T", "summary": "s", "first_seen": 2021},
            ['Write it in quotation marks: "2021"'],
        ),
    ],
)
def test_a_value_that_does_not_fit_is_named_with_what_would(
    section: str, value: dict[str, Any], words: list[str]
) -> None:
    entry, found = converted(section, **value)
    assert entry is None
    assert all(any(word in text for text in found) for word in words), found


def test_times_of_other_figures_are_no_clock() -> None:
    quiet = {"start": "٢٢:٠٠", "end": "06:00"}
    entry, found = converted("targets", id="t", name="T", url="env:T", quiet=quiet)
    assert entry is None
    assert "`quiet.start`" in found[0]


def test_every_fault_is_said_and_a_good_field_is_not() -> None:
    _, found = converted("actors", id="a b", name=5, kind="stat", aliases=["A"], color="red")
    assert len(found) == 4
    assert not any("`aliases`" in text for text in found)


@given(st.dictionaries(st.sampled_from(["id", "name", "kind", "latitude", "aliases", "x"]), JUNK))
def test_a_row_becomes_a_record_or_is_said_to_be_wrong(value: dict[str, Any]) -> None:
    entry, found = converted("sites", **value)
    assert (entry is None) == bool(found)


@pytest.mark.parametrize(
    ("kind", "allowed"),
    [
        (Literal["a", "b"], ("a", "b")),
        (Annotated[Literal["a"], 1] | None, ("a",)),
        (tuple[Literal["x", "y"], ...], ("x", "y")),
        (dict[str, Literal["N", "C"]], ()),
        (str, ()),
        (dt.date, ()),
        (str | None, ()),
    ],
)
def test_closed_lists_of_values_are_told_from_open_fields(
    kind: Any, allowed: tuple[str, ...]
) -> None:
    assert choices(kind) == allowed


def test_every_fault_inside_an_entry_is_said_at_its_place(tmp_path: Path) -> None:
    text = """narratives:
  - id: n
    title: The dam was mined
    summary: s
    first_seen: f
    wordings:
      en: mined
      ru: [7]
    facets:
      - {name: f, terms: {en: [dam]}, where: sentense}
      - {nam: g, terms: {en: dam}, weight: much}
    precedents:
      - {date: 2021-13-01, place: p, who: w, what: x, followed: y}
      - {date: 2021-01-01, place: 5, who: w, what: x}
"""
    book, issues = read(tmp_path, text)
    assert book is None
    assert [(i.line, i.message.split(": ", 1)[1].split("; ")[0]) for i in issues] == [
        (7, "`wordings.en` must be a list"),
        (8, "`wordings.ru[1]` must be text"),
        (10, "`facets[1].where` cannot be 'sentense'."),
        (11, "`facets[2].terms.en` must be a list"),
        (11, "`facets[2].weight` must be a number"),
        (11, "`name` is missing in `facets[2]`."),
        (11, "unknown field 'nam'."),
        (13, "`precedents[1].date` is no day: '2021-13-01'."),
        (14, "`followed` is missing in `precedents[2]`."),
        (14, "`precedents[2].place` must be text"),
    ]


def test_a_likelihood_that_does_not_fit_is_named_by_its_hypothesis(tmp_path: Path) -> None:
    text = (
        "problems:\n  - {id: P, template: coup, title: t, incident: i, sites: [], indicators: "
        "[{id: I, name: n, observe: {record: claim}, basis: b, "
        "likelihoods: {H1: X, H2: {p: 2, low: 0.1}, H3: 0.4, H4: CC}}]}\n"
    )
    said = told(tmp_path, text)
    assert "`indicators[1].likelihoods.H1` cannot be 'X'. Allowed: CC" in said
    assert "`high` is missing in `indicators[1].likelihoods.H2`" in said
    assert "`indicators[1].likelihoods.H2.p`: must be < 1.0; found 2" in said
    assert "`indicators[1].likelihoods.H3` must be" in said
