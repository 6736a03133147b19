"""What a person may leave out of a casebook, and what is said of entries that are wrong or that
mislead.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from tocsin.casebook import json_schema, known_on, load_casebook, read_casebook
from tocsin.casebook.expand import library_indicators, templates
from tocsin.gazetteer import find_gazetteer
from tocsin.records import KNOWN_ALWAYS, NO_REFERENCE, Casebook, Issue, ObserveClaim

TODAY = dt.date(2026, 1, 1)
HEAD = "id: b\ntitle: B\n"
DATED = HEAD + "defaults: {known_from: 2020-01-01, reference: r}\n"


def read(folder: Path, text: str, head: str = DATED) -> tuple[Casebook | None, list[Issue]]:
    """Read a casebook of one file."""
    (folder / "casebook.yml").write_text(head, encoding="utf-8")
    (folder / "x.yml").write_text(text, encoding="utf-8")
    return read_casebook(folder, TODAY, find_gazetteer())


def told(folder: Path, text: str, head: str = DATED) -> str:
    """Return everything a check says."""
    return "\n".join(map(str, read(folder, text, head)[1]))


@pytest.mark.parametrize(
    ("text", "section"),
    [
        (
            "actors:\n  - {id: a, name: Port Authority, kind: organisation, aliases: [PA]}\n",
            "actors",
        ),
        ("sites:\n  - {id: a, name: Port Authority, kind: facility, aliases: [PA]}\n", "sites"),
        (
            (
                "sources:\n  - {id: a, name: Port Authority, kind: official, owner: o, aliases: "
                "[PA]}\n"
            ),
            "sources",
        ),
        (
            (
                "actors:\n  - {id: a, name: Port Authority, kind: organisation, aliases: [port "
                "authority, PA]}\n"
            ),
            "actors",
        ),
    ],
)
def test_a_name_is_an_alias_without_being_repeated(tmp_path: Path, text: str, section: str) -> None:
    book, issues = read(tmp_path, text)
    assert book is not None, issues
    aliases = [a.casefold() for a in getattr(book, section)[0].aliases]
    assert aliases == ["port authority", "pa"]


def test_a_name_with_a_remark_in_brackets_describes_and_is_no_alias(tmp_path: Path) -> None:
    book, _ = read(
        tmp_path, "sites:\n  - {id: a, name: Laboratories (not named), kind: facility_set}\n"
    )
    assert book is not None
    assert book.sites[0].aliases == ()


def test_an_entry_without_day_and_reference_is_known_always_and_the_check_says_so(
    tmp_path: Path,
) -> None:
    book, issues = read(
        tmp_path, "actors:\n  - {id: a, name: Port Authority, kind: state_body}\n", HEAD
    )
    assert book is not None
    assert (book.actors[0].known_from, book.actors[0].reference) == (KNOWN_ALWAYS, NO_REFERENCE)
    assert len(known_on(book, dt.date(1900, 1, 1)).actors) == 1
    assert [i.level for i in issues] == ["warning", "warning"]
    assert "replay" in issues[0].message
    assert "look up" in issues[1].message


def test_the_defaults_of_a_file_go_before_those_of_the_folder_and_after_what_an_entry_says(
    tmp_path: Path,
) -> None:
    text = (
        "defaults: {known_from: 2022-02-02, kind: state_body}\n"
        "actors:\n  - {id: a, name: Port Authority}\n  - {id: b, name: Bay Guard, kind: state, "
        "known_from: 2023-03-03}\n"
    )
    book, issues = read(tmp_path, text)
    assert book is not None, issues
    assert [(a.kind, str(a.known_from), a.reference) for a in book.actors] == [
        ("state_body", "2022-02-02", "r"),
        ("state", "2023-03-03", "r"),
    ]


def test_a_default_that_does_not_fit_is_shown_where_it_stands(tmp_path: Path) -> None:
    text = "defaults: {id: x, cuntry: KZ, kind: stat}\nactors:\n  - {id: a, name: Port Authority}\n"
    said = told(tmp_path, text)
    assert "x.yml:1: error: `id` is each entry's own" in said
    assert "Did you mean 'country'?" in said
    assert "x.yml:1: error: a: `kind` cannot be 'stat'. Did you mean 'state'?" in said


def test_precedents_debunks_and_rows_take_the_reference_and_are_not_known_before_their_day(
    tmp_path: Path,
) -> None:
    text = """narratives:
  - id: n
    title: The dam was mined
    summary: s
    first_seen: f
    precedents: [{date: 2021-05-01, place: p, who: w, what: x, followed: y}]
    debunks: [{date: 2021-06-01, who: w, what: x}]
"""
    book, issues = read(tmp_path, text)
    assert book is not None, issues
    one, other = book.narratives[0].precedents[0], book.narratives[0].debunks[0]
    assert (str(one.known_from), one.reference, str(other.known_from)) == (
        "2021-05-01",
        "r",
        "2021-06-01",
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


POINTERS = {
    "parties": "parties: [zz]",
    "host": "host: zz",
    "groups": "groups: [zz]",
    "narratives": "narratives: [zz]",
    "reference_class": "reference_class: zz",
    "observe sites": "indicators: [{use: protest, sites: [zz]}]",
    "observe narratives": "indicators: [{use: narrative_at_site, narratives: [zz]}]",
    "observe originators": "indicators: [{use: protest, originators: [zz]}]",
    "observe actors": "indicators: [{use: protest, actors: [zz]}]",
    "observe sources": "indicators: [{use: silence_of_sources, sources: [zz]}]",
}


@pytest.mark.parametrize("name", POINTERS)
def test_every_id_that_a_problem_names_is_looked_up(tmp_path: Path, name: str) -> None:
    text = (
        "problems:\n  - id: P\n    template: unrest\n    title: t\n    incident: i\n    "
        f"sites: []\n    {POINTERS[name]}\n"
    )
    assert "unknown id 'zz'" in told(tmp_path, text)


def test_problem_stands_for_its_own_sites_and_narratives_only(tmp_path: Path) -> None:
    text = (
        "problems:\n  - {id: P, template: unrest, title: t, incident: i, sites: [], "
        "indicators: [{use: protest, sites: [problem], originators: [problem]}]}\n"
    )
    said = told(tmp_path, text)
    assert said.count("unknown id 'problem'") == 1


def test_a_name_where_an_id_belongs_is_told_its_id(tmp_path: Path) -> None:
    text = (
        "actors:\n  - {id: moi, name: Interpolis, kind: state_body}\n  - {id: b, name: Bb "
        "Cc, kind: state_body, parent: Interpolis}\n"
    )
    assert "'Interpolis' is the name of 'moi'; write that id." in told(tmp_path, text)


MISLEADS = {
    "country": ("sites:\n  - {id: s, name: Kazakhstan, kind: country}\n", "a whole country"),
    "country under another kind": (
        "sites:\n  - {id: s, name: Georgia, kind: region}\n",
        "the name of a country",
    ),
    "country in Russian": (
        "sites:\n  - {id: s, name: Казахстан, kind: region}\n",
        "the name of a country",
    ),
    "river": ("sites:\n  - {id: s, name: Dnipro, kind: region}\n", "is a river"),
    "river with its word": ("sites:\n  - {id: s, name: река Дон, kind: region}\n", "is a river"),
    "river by type": (
        "sites:\n  - {id: s, name: Quiet Water, kind: region, type: river}\n",
        "is a river",
    ),
    "river in Kazakh": ("sites:\n  - {id: s, name: Ертіс, kind: region}\n", "is a river"),
    "person": ("sites:\n  - {id: s, name: Oleg Gorin, kind: facility}\n", "a person's name"),
    "person in Ukrainian": (
        "sites:\n  - {id: s, name: Дмитро Горін, kind: facility}\n",
        "a person's name",
    ),
    "surname of an actor": (
        (
            "actors:\n  - {id: a, name: Zed Quorin, kind: public_official}\nsites:\n  - {id: s, "
            "name: Quorin, kind: city}\n"
        ),
        "of the person 'a'",
    ),
    "actor": (
        (
            "actors:\n  - {id: a, name: Lindholm, kind: organisation}\nsites:\n  - {id: s, name: "
            "Port, kind: city, aliases: [lindholm]}\n"
        ),
        "nothing is counted for the site",
    ),
    "source": (
        (
            "sources:\n  - {id: a, name: Lindholm, kind: outlet, owner: o}\nsites:\n  - {id: s, "
            "name: Lindholm, kind: city}\n"
        ),
        "of the source 'a'",
    ),
    "ordinary word": ("actors:\n  - {id: a, name: Guard, kind: state_body}\n", "an ordinary word"),
    "ordinary word in Russian": (
        (
            "sources:\n  - {id: a, name: The Times of Lind, kind: outlet, owner: o, aliases: "
            "[Время]}\n"
        ),
        "an ordinary word",
    ),
    "ordinary word in Kazakh": (
        "sources:\n  - {id: a, name: Lind Weekly, kind: outlet, owner: o, aliases: [Жұлдыз]}\n",
        "an ordinary word",
    ),
    "small group": (
        (
            "sources:\n  - {id: a, name: Lind Weekly, kind: outlet, owner: o}\ngroups:\n  - "
            "{id: g, "
            "name: g, members: [a]}\n"
        ),
        "the group has 1 source",
    ),
    "a day ahead": (
        "actors:\n  - {id: a, name: Aa Bb, kind: state, known_from: 2099-01-01}\n",
        "lies ahead",
    ),
    "a year of two figures": (
        "actors:\n  - {id: a, name: Aa Bb, kind: state, known_from: 0022-01-01}\n",
        "the year 22",
    ),
}


@pytest.mark.parametrize("name", MISLEADS)
def test_what_misleads_is_a_warning_that_says_what_follows(tmp_path: Path, name: str) -> None:
    text, words = MISLEADS[name]
    book, issues = read(tmp_path, text)
    assert book is not None, issues
    found = [i for i in issues if words in i.message]
    assert len(found) == 1
    assert found[0].suggestion


@pytest.mark.parametrize(
    "text",
    [
        "sites:\n  - {id: s, name: Lindholm chemical works, kind: facility}\n",
        "sites:\n  - {id: s, name: Dnipro dam, kind: facility}\n",
        (
            "sites:\n  - {id: s, name: Kazakhstan, kind: country}\n  - {id: t, name: Lindholm, "
            "kind: city, parent: s}\n"
        ),
        "actors:\n  - {id: a, name: Kazakhstan, kind: state}\n",
        "actors:\n  - {id: a, name: CSTO, kind: organisation, aliases: [ОДКБ]}\n",
        "sources:\n  - {id: a, name: Reuters, kind: agency, owner: o}\n",
    ],
)
def test_what_does_not_mislead_is_not_warned_of(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == ""


UNSEEN = {
    "nobody hosts": ("{use: host_denial}", "nobody is known as the host"),
    "nobody operates": ("{use: operator_denial}", "no site has an operator"),
    "nobody is counted": ("{use: unusual_attention}", "no group of sources"),
    "no such flag": ("{use: site_weakness, flags: [weak]}", "no claim has the flag weak"),
    "no days": ("{use: protest, days: 0}", "it looks at 0 days"),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_an_indicator_that_can_never_be_seen_is_said(tmp_path: Path, name: str) -> None:
    indicator, words = UNSEEN[name]
    text = (
        "sites:\n  - {id: s, name: port of Lindholm, kind: facility}\nactors:\n  - {id: st, "
        "name: Osmia, kind: state}\n"
        "problems:\n  - "
        f"{{id: P, hypotheses: standard, title: t, incident: i, sites: [s], parties: [st], indicators: [{indicator}]}}\n"
    )
    said = told(tmp_path, text)
    assert words in said
    assert "the party 'st' is a whole state" in said


def problem(folder: Path, more: str = "") -> Casebook:
    """Load a problem of a few lines."""
    text = (
        "sources:\n"
        + "".join(
            f"  - {{id: s{n}, name: Lind Paper {n}, kind: outlet, owner: o{n}}}\n" for n in range(3)
        )
        + "groups:\n  - {id: g, name: g, members: [s0, s1, s2]}\n"
        "actors:\n  - {id: st, name: Osmia, kind: state}\n  - {id: mod, name: Osmian Guard, "
        "kind: state_body}\n"
        "sites:\n  - {id: port, name: port of Lindholm, kind: facility, operator: Lind Harbour}\n"
        "narratives:\n  - {id: n, title: The port was mined, summary: s, first_seen: f}\n"
        "problems:\n  - id: P\n    title: t\n    incident: a blast at the port\n    sites: "
        "[port]\n    narratives: [n]\n    parties: [mod]\n    host: st\n" + more
    )
    book, issues = read(folder, text)
    assert book is not None, [str(i) for i in issues]
    assert [str(i) for i in issues] == []
    return book


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
    assert isinstance(changed.observe, ObserveClaim)
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
        assert not terms or set(terms) == {"en", "ru", "uk", "kk"}, indicator.id
        assert len({str(v) for v in indicator.likelihoods.values()}) > 1, indicator.id


def test_the_reference_class_is_that_of_the_template_where_the_casebook_has_it(
    tmp_path: Path,
) -> None:
    assert (
        problem(tmp_path, "    template: pretext\n").problems[0].reference_class == "no_past_cases"
    )
    (tmp_path / "casebook.yml").write_text(DATED + "include: [common]\n", encoding="utf-8")
    assert load_casebook(tmp_path).problems[0].reference_class == "incident_preclaims"


def test_two_casebooks_may_build_on_the_same_third(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "casebook.yml").write_text(
            f"id: {name}\ntitle: T\ninclude: [common]\n", encoding="utf-8"
        )
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "casebook.yml").write_text(
        "id: mine\ntitle: T\ninclude: [one, two, common]\n", encoding="utf-8"
    )
    assert len(load_casebook(tmp_path / "mine").narratives) == len(
        load_casebook(tmp_path / "one").narratives
    )


def test_the_schema_knows_defaults_templates_and_the_library() -> None:
    schema = json_schema()
    problem_ = schema["$defs"]["Problem"]
    assert "defaults" in schema["properties"]
    assert set(problem_["properties"]["template"]["enum"]) == set(templates())
    assert problem_["required"] == ["id", "title", "incident", "sites"]
    assert "known_from" not in schema["$defs"]["Actor"]["required"]
    assert json.dumps(schema)
