"""The first screen of a brief: the answer, what moved, quotations of both sides, ids that commands
take, and sound English.
"""

import re
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from tests.conftest import NOW, ROOT
from tests.unit.records.made import ALARM, ASSESSMENT
from tests.unit.report.made import CLAIMS, FACTS
from tests.unit.report.test_brief import DEMO, SUMY, briefed, pages
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.cli.main import app
from tocsin.records import Bound, Evidence, Interval, Observation, RangeShare
from tocsin.report import languages, render_markdown
from tocsin.report.changes import changes, moved
from tocsin.report.first_screen import first_screen
from tocsin.report.worded import Words
from tocsin.warn.wording import (
    bands_apart,
    check_own_words,
    likelihood_sentence,
    range_sentence,
    share,
    spread,
)
from tocsin.workspace.clock import as_of_moment

REPORTS = ROOT / "demo" / "sumy-2022.jsonl"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, pipeline.Judged]:
    """The brief of the demo."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, briefed(folder, DEMO, ROOT / "demo" / "corpus.jsonl", NOW)


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, str]]]:
    """The briefs of three consecutive days on one store, the third judged twice."""
    folder = tmp_path_factory.mktemp("days")
    found = []
    for day in ("2022-03-19", "2022-03-20", "2022-03-21"):
        briefed(folder, SUMY, REPORTS, as_of_moment(day))
        found.append(pages(folder))
    return folder, found


def first(page: str) -> str:
    """Return the first screen of a brief in Markdown."""
    return page.partition("## Annex")[0]


def test_the_first_screen_answers_in_five_sentences(demo: tuple[Path, pipeline.Judged]) -> None:
    folder, _ = demo
    screen = first(pages(folder)["brief.md"])
    answer = re.findall(r"^(\d)\. (.+)$", screen, re.MULTILINE)
    assert [n for n, _ in answer] == ["1", "2", "3", "4", "5"]
    likely, who, state, confident, advised = (text for _, text in answer)
    assert re.match(
        r"There is almost no chance that .+ by 2022-\d\d-\d\d \(1 %; 8 times in 10 .+\)\.$",
        likely,
    )
    assert "report on Biological laboratories in Almaty" in who
    assert "citing Ministry of Health of Kazakhstan" in who
    assert "the narrative is “" in who
    assert state.startswith("The state is WATCH although the likelihood is low: ")
    assert confident.startswith("Confidence in this judgement is ")
    assert advised.startswith("Recommended first: ")


def test_counter_evidence_and_gaps_stand_on_the_first_screen(
    demo: tuple[Path, pipeline.Judged],
) -> None:
    folder, _ = demo
    screen = first(pages(folder)["brief.md"])
    for head in (
        "### What moved",
        "### Key quotations",
        "### Why",
        "### Why not",
        "### What is not known",
    ):
        assert head in screen
    sides = re.findall(
        r"^- (For|Against|Not known) · .+“.+” · (\S+|not dated) · clm-\w+$", screen, re.MULTILINE
    )
    assert 2 <= len(sides) <= 5
    assert {"For", "Against"} <= {side for side, _ in sides}
    assert "It is not WARNING: " in screen


def test_every_id_of_a_brief_can_be_pasted_into_explain(demo: tuple[Path, pipeline.Judged]) -> None:
    folder, judged = demo
    page, html = pages(folder)["brief.md"], pages(folder)["brief.html"]
    ids = set(re.findall(r"\b(?:clm|doc)-\w{8,}\b", page))
    assert len({i[:3] for i in ids}) == 2
    assert set(re.findall(r"clm-\w{8,}", first(page))) <= set(re.findall(r'id="(clm-\w+)"', html))
    alarm = judged.alarms[0]
    chosen = [*sorted(ids)[:3], *sorted(ids)[-3:], alarm.problem_id, alarm.id]
    chosen += [judged.facts.matches[0].id, judged.facts.events[0].id]
    for name in chosen:
        shown = CliRunner().invoke(app, ["explain", name, "--store", str(folder / "s.sqlite")])
        assert shown.exit_code in (0, 1), (name, shown.output)
        assert "no claim of this store" not in shown.output or name == judged.facts.events[0].id
    wrong = CliRunner().invoke(app, ["explain", "clm-none", "--store", str(folder / "s.sqlite")])
    assert wrong.exit_code != 0


def test_the_public_form_quotes_nothing_and_names_nobody(
    demo: tuple[Path, pipeline.Judged],
) -> None:
    folder, judged = demo
    page = pages(folder)["brief-public.md"]
    assert "Key quotations" not in page
    assert re.search(r"This rests on \d+ outlets? and \d+ independent origins?\.", page)
    speakers = {
        a.name
        for a in judged.facts.casebook.actors
        if a.kind in ("public_official", "public_correspondent")
    }
    assert not any(name in first(page) for name in speakers)


def test_consecutive_days_show_what_moved(days: tuple[Path, list[dict[str, str]]]) -> None:
    folder, found = days
    for name in ("brief.md", "brief.html"):
        assert "No earlier assessment is kept in this store." in found[0][name]
        assert "The proposed state was NOTE on 2022-03-19 23:59 and is WATCH." in found[1][name]
        assert re.search(
            r"The likelihood was \d+ % \([a-z ]+\) and is \d+ % \([a-z ]+\)\.", found[2][name]
        )
        assert "Observed now: Shelling or fire is reported at the site" in found[2][name]
    again = CliRunner().invoke(
        app,
        [
            "brief",
            "--store",
            str(folder / "s.sqlite"),
            "-c",
            str(SUMY),
            "--as-of",
            "2022-03-21T23:59:59",
            "-o",
            str(folder),
        ],
    )
    assert "The likelihood was" in again.output


def test_a_sign_that_grows_or_shrinks_is_said(demo: tuple[Path, pipeline.Judged]) -> None:
    import msgspec

    _, judged = demo
    (alarm,), (assessment,), (problem,) = (
        judged.alarms,
        judged.assessments,
        judged.facts.casebook.problems,
    )
    seen = next(o for o in assessment.observations if o.state == "observed" and len(o.origins) > 1)
    less = msgspec.structs.replace(seen, origins=seen.origins[:1])
    was = msgspec.structs.replace(
        assessment, observations=tuple(less if o is seen else o for o in assessment.observations)
    )
    grown = changes(problem, (alarm, assessment), (alarm, was))
    shrunk = changes(problem, (alarm, was), (alarm, assessment))
    assert any(t.startswith("Grown, with ") and seen.name in t for t in grown)
    assert any(t.startswith("Shrunk, by ") and seen.name in t for t in shrunk)
    assert changes(problem, (alarm, assessment), (alarm, assessment)) == [
        f"Nothing has moved since {NOW:%Y-%m-%d %H:%M}."
    ]


@pytest.mark.parametrize(
    ("p", "low", "high", "words"),
    [
        (0.01, 0.01, 0.01, "There is almost no chance that X by 2022-01-22 (less than 1 %)."),
        (
            0.02,
            0.01,
            0.04,
            "There is almost no chance that X by 2022-01-22 (2 %; 8 times in 10 at most 4 %).",
        ),
        (
            0.14,
            0.04,
            0.28,
            "It is very unlikely that X by 2022-01-22 (14 %; 8 times in 10 between 4 % and 28 %).",
        ),
        (
            0.049,
            0.02,
            0.1,
            (
                "There is almost no chance that X by 2022-01-22 (just under 5 %; 8 times in 10 "
                "between 2 % and 10 %)."
            ),
        ),
        (
            0.552,
            0.4,
            0.7,
            (
                "It is likely that X by 2022-01-22 (just over 55 %; 8 times in 10 between 40 % and "
                "70 %)."
            ),
        ),
        (0.24, 0.24, 0.243, "It is unlikely that X by 2022-01-22 (about 24 %)."),
        (
            0.5,
            0.3,
            0.7,
            (
                "There is a roughly even chance that X by 2022-01-22 (50 %; 8 times in 10 between "
                "30 % and 70 %)."
            ),
        ),
        (0.7, 0.5, 0.99, "It is likely that X by 2022-01-22 (70 %; 8 times in 10 at least 50 %)."),
        (0.99, 0.99, 0.99, "It is almost certain that X by 2022-01-22 (more than 99 %)."),
    ],
)
def test_a_likelihood_is_one_sound_sentence(p: float, low: float, high: float, words: str) -> None:
    import datetime as dt

    edges = Interval(low=low, high=high)
    sentence = likelihood_sentence(p, edges, holds=0.8, incident="X", end=dt.date(2022, 1, 22))
    assert sentence == words
    check_own_words([sentence])


def test_a_wide_range_names_what_makes_it_so() -> None:
    narrow, wide = Interval(low=0.04, high=0.19), Interval(low=0.04, high=0.21)
    prior = RangeShare(indicator_id=None, name="the prior", share=0.7)
    sign, other = (RangeShare(indicator_id=n, name=n, share=0.2) for n in ("A sign", "Another"))
    assert (bands_apart(narrow), bands_apart(wide)) == (1, 2)
    assert range_sentence(narrow, (prior, sign)) == ""
    assert range_sentence(wide, (prior, sign, other)) == (
        "The range is wide: the prior rests on few past cases, and the likelihoods of “A sign” "
        "and “Another” are uncertain."
    )
    assert (
        range_sentence(wide, (sign, prior))
        == "The range is wide: the likelihood of “A sign” is uncertain."
    )
    assert range_sentence(wide, (prior,)) == (
        "The range is wide: the prior rests on few past cases."
    )


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.01, 0.01, "less than 1 %"),
        (0.01, 0.2, "at most 20 %"),
        (0.3, 0.99, "at least 30 %"),
        (0.12, 0.4, "12 % to 40 %"),
        (0.121, 0.122, "12 %"),
    ],
)
def test_a_range_is_written_with_its_unit(low: float, high: float, words: str) -> None:
    assert spread(Interval(low=low, high=high)) == words


def test_a_brief_has_no_word_that_professionals_would_not_use(
    demo: tuple[Path, pipeline.Judged],
) -> None:
    folder, _ = demo
    screen = first(pages(folder)["brief.md"])
    own = re.sub(r"“[^”]*”", "", screen)
    for word in (
        "(s)",
        "told",
        "stands",
        "rung",
        "above habit",
        "document's own voice",
        "1 % or less",
    ):
        assert word not in own, word


_FIXED = (
    "There is",
    "It is ",
    "report on",
    "citing",
    "the narrative is",
    "The state is",
    "documents",
    "Confidence in",
    "Recommended first",
    "No earlier",
    "The likelihood was",
    "Observed now",
    "moved from",
    "Nothing has moved",
    "as reported by",
    "says:",
    "Key quotations",
    "What moved",
    "For ·",
    "Against ·",
    "Not known ·",
    "Not stated",
    "Could not be checked",
    "in the reference class",
    "days left",
    "The claim names",
    "claims from",
    "To see one",
    "and 20 % is needed",
    "The range is wide",
)


@pytest.mark.parametrize("language", [n for n in languages() if n != "en"])
def test_no_english_of_the_program_is_left_in_another_language(
    language: str, demo: tuple[Path, pipeline.Judged]
) -> None:
    _, judged = demo
    parts = (judged.alarms, judged.assessments, judged.facts, NOW)
    english = render_markdown(*parts).split("\n")
    cited = {problem.question for problem in judged.facts.casebook.problems}
    own = {line for line in english if line not in cited and not _is_cited(line)}
    page = render_markdown(*parts, language=language)
    assert {line for line in page.split("\n") if line in own} == set()
    for line in first(page).split("\n"):
        plain = re.sub(r"[“«].*[”»]", "", line)
        assert [words for words in _FIXED if words in plain] == [], line


def _is_cited(line: str) -> bool:
    """Return whether a line is the same in every language: what casebooks and documents say, marks,
    figures.
    """
    marks = ("TLP", "|---", "| H", "- **", "  - ")
    return line.startswith(marks) or line.startswith("- ") or not re.search(r"[a-z]{3}", line)


@pytest.mark.parametrize("language", languages())
def test_what_moved_is_said_in_every_language(
    language: str, days: tuple[Path, list[dict[str, str]]], demo: tuple[Path, pipeline.Judged]
) -> None:
    _, judged = demo
    (alarm,), (assessment,) = judged.alarms, judged.assessments
    (problem,) = judged.facts.casebook.problems
    words = Words(language)
    found = [words(m) for m in moved(problem, (alarm, assessment), (alarm, assessment))]
    assert len(found) == 1
    assert f"{NOW:%Y-%m-%d %H:%M}" in found[0]
    assert not found[0].startswith("change-")


def test_nothing_is_so_wide_on_a_phone_that_it_must_be_scrolled(
    demo: tuple[Path, pipeline.Judged],
) -> None:
    """Every table gives each cell a label of its own below 700 pixels; the browser test measures
    the page.
    """
    page = pages(demo[0])["brief.html"]
    tables = re.findall(r"<table[^>]*>", page)
    assert tables
    assert all("stack" in t for t in tables)


@pytest.mark.parametrize("language", languages())
def test_claims_are_quoted_once_on_their_side_and_never_in_public(language: str) -> None:
    (problem,) = load_casebook(SUMY).problems
    lines = (Evidence(text="t", claim_ids=(CLAIMS[0].id, CLAIMS[0].id, "nobody")),)
    against = (Evidence(text="u", claim_ids=(CLAIMS[1].id,)),)
    alarm = msgspec.structs.replace(ALARM, evidence_for=lines, evidence_against=against)
    words = Words(language)
    screen = first_screen((alarm, ASSESSMENT), problem, FACTS, [], words, public=False)
    quoted = [(quotation.side, quotation.claim_id) for quotation in screen.quotations]
    assert quoted == [("for", CLAIMS[0].id), ("against", CLAIMS[1].id)]
    assert len(screen.moved) == 1
    hidden = first_screen((alarm, ASSESSMENT), problem, FACTS, ["moved"], words, public=True)
    assert (hidden.quotations, hidden.moved) == ((), ("moved",))
    assert "Газета" not in "".join(hidden.answer)


def test_what_its_sentence_ties_to_a_site_is_quoted_before_what_only_belongs_to_it() -> None:
    (problem,) = load_casebook(SUMY).problems
    lines = tuple(Evidence(text=c.text, claim_ids=(c.id,)) for c in CLAIMS[:3])
    bound = (
        Bound(record_id=CLAIMS[0].id, origin_id="o", way="party_in_area", weight=0.6),
        Bound(record_id=CLAIMS[2].id, origin_id="o", way="site_in_sentence", weight=0.8),
    )
    seen = Observation(indicator_id="I01", name="n", state="observed", bound=bound)
    alarm = msgspec.structs.replace(ALARM, evidence_for=lines, evidence_against=(), gaps=())
    assessment = msgspec.structs.replace(ASSESSMENT, observations=(seen,))
    screen = first_screen((alarm, assessment), problem, FACTS, [], Words("en"), public=False)
    assert [q.claim_id for q in screen.quotations] == [CLAIMS[n].id for n in (2, 0, 1)]


def test_an_alarm_that_rests_on_nothing_says_so() -> None:
    (problem,) = load_casebook(SUMY).problems
    screen = first_screen((ALARM, ASSESSMENT), problem, FACTS, [], Words("en"), public=False)
    assert screen.quotations == ()
    assert screen.answer[1] == Words("en")("brief-no-evidence")


def test_a_share_is_written_with_its_unit_and_its_bounds() -> None:
    assert [share(p) for p in (0.0, 0.01, 0.014, 0.5, 0.99)] == [
        "less than 1 %",
        "less than 1 %",
        "1 %",
        "50 %",
        "more than 99 %",
    ]
