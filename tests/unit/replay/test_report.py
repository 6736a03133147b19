"""The report of a replay: the answer first, every miss and false alarm, in every language."""

import re
from pathlib import Path

import pytest

from tests.unit.replay.scored import replayed, scored, town
from tocsin.assess.scores import Estimate
from tocsin.language.catalogues import LANGUAGES, catalogue
from tocsin.replay.report import Report, estimate, figure, percent, write_report
from tocsin.report.worded import Words

SCORED = scored()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a report was written into."""
    out = tmp_path_factory.mktemp("report")
    write_report(replayed(SCORED, out), SCORED, town(), out)
    return out


def test_page_markdown_tables_and_pictures_are_written(folder: Path) -> None:
    names = {p.name for p in folder.iterdir()}
    assert {"replay.html", "replay.md", "alarms.csv", "missed.csv", "scores.csv"} <= names
    pictures = ("reliability", "likelihoods", "lead_times", "timeline", "recall")
    assert {f"{name}.svg" for name in pictures} <= names


def test_every_false_alarm_and_every_miss_is_named_with_its_evidence(folder: Path) -> None:
    text = (folder / "replay.md").read_text(encoding="utf-8")
    for matched in SCORED.matches:
        if matched.fate == "false":
            assert f"- {matched.alarm.day} WP-BRIDGE" in text
    for incident in SCORED.missed:
        assert f"[{incident.rows[0].id}]" in text
    assert "clm-n1" in text


def test_words_of_a_table_are_text_and_no_markup(folder: Path) -> None:
    page = (folder / "replay.html").read_text(encoding="utf-8")
    assert "A &lt;pier&gt; fell" in page
    assert "<pier>" not in page


def test_the_page_needs_nothing_from_outside(folder: Path) -> None:
    page = (folder / "replay.html").read_text(encoding="utf-8")
    assert not re.search(r"(?:src|href)=|@import|url\(", page)
    assert "prefers-color-scheme: dark" in page


def test_the_same_replay_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    write_report(replayed(SCORED, tmp_path), SCORED, town(), tmp_path)
    for path in folder.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_every_word(language: str, tmp_path: Path) -> None:
    before = dict(catalogue(language).faults)
    for found in (SCORED, scored(warns=False), scored(3)):
        write_report(replayed(found, tmp_path), found, town(), tmp_path, language)
    assert dict(catalogue(language).faults) == before
    assert "replay-" not in re.sub(r"tocsin-replay|out/replay", "", _words(tmp_path))


def _words(folder: Path) -> str:
    """Return the Markdown of a report without the names of its pictures."""
    return (folder / "replay.md").read_text(encoding="utf-8")


def test_the_answer_says_when_there_is_not_enough(tmp_path: Path) -> None:
    few = scored(20)
    said = list(Report(replayed(few, tmp_path), few, town(), Words()).answer())
    assert said[0].startswith("Not enough to judge")


def test_what_could_not_be_used_is_counted(folder: Path) -> None:
    text = (folder / "replay.md").read_text(encoding="utf-8")
    assert "without a date: 1" in text
    assert "with a date that can be read in two ways: 1" in text
    assert "Documents without a date, left out: 2." in text
    assert "No source published anything from 2022-02-01 to 2022-02-09." in text
    assert "taken as known always: bridge" in text


def test_figures_that_are_not_known_are_dashes() -> None:
    assert (figure(None), percent(None), estimate(Estimate(None))) == ("–", "–", "–")
    assert estimate(Estimate(0.5, 0.25, 0.75), 2) == "0.50 (0.25 … 0.75)"
    assert estimate(Estimate(0.5), 1) == "0.5"
