"""Primitives: folding, words, stems, terms, sentences, times."""

import datetime as dt

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT
from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES
from tocsin.language.patterns import TermIndex
from tocsin.language.scripts import main_script
from tocsin.language.sentences import sentence_spans
from tocsin.language.stems import stem
from tocsin.language.times import day_and_month_readings, time_expressions


def test_fold_keeps_the_length_of_letters_that_grow_in_lower_case() -> None:
    """One character in, one out: İ and ẞ would otherwise shift every offset."""
    text = "İstanbul ẞ Ёлка É й"
    assert len(fold(text)) == len(text)
    assert "елка" in fold(text)
    assert fold("й") == "й"


def test_names_are_found_in_inflected_forms_and_never_inside_other_words() -> None:
    names = TermIndex(
        [("Семён Пегов", "p"), ("Assad", "a"), ("Кот", "k"), ("КНБ", "knb"), ("Вадим", "v")],
        names=True,
    )
    found = [
        (f.key, f.start)
        for f in names.find(
            "Семёна Пегова и Вадима видел КНБ; the ambassador; который; Assad's; кнб"
        )
    ]
    assert [key for key, _ in found] == ["p", "v", "knb", "a"]


def test_common_terms_are_found_by_stem_and_exact_ones_as_written() -> None:
    assert TermIndex([("biological laboratory", "x")]).find("two biological laboratories")
    assert not TermIndex([("possibly", "x")], exact=True).find("a possible attack")


def test_scripts() -> None:
    assert main_script("Привет, world ок") == "cyrillic"
    assert fold("Пyтин") == fold("Путин")
    assert stem("лабораторий") == stem("лаборатория")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("He met Dr. Smith at 5 p.m. yesterday. They talked.", 2),
        ("Stories about U.S. labs spread. Nobody asked.", 2),
        ("“There can be none. As he said, go,” he argued.", 2),
        ("Приехал в г. Алматы. Там тихо.", 2),
        ("one line\nanother line", 2),
        ("", 0),
    ],
)
def test_sentences(text: str, number: int) -> None:
    spans = sentence_spans(text)
    assert len(spans) == number, [s.of(text) for s in spans]


@pytest.mark.parametrize(
    ("text", "language", "role", "days"),
    [
        ("It may be today, tomorrow, or in three days.", "en", "at", [(0, 0), (1, 1), (3, 3)]),
        ("They have 10 days left to go", "en", "deadline", [(10, 10)]),
        ("осталось 10 дней", "ru", "deadline", [(10, 10)]),
        ("over the past week", "en", "duration", [(-7, 0)]),
        ("no more than 10 days", "en", "duration", [(0, 10)]),
        ("послезавтра", "ru", "at", [(2, 2)]),
    ],
)
def test_relative_times(text: str, language: str, role: str, days: list[tuple[int, int]]) -> None:
    found = [w for _, w in time_expressions(text, language)]
    assert [(w.start_days, w.end_days) for w in found] == days
    assert {w.role for w in found} == {role}


def test_absolute_times_and_impossible_ones() -> None:
    (_, when), *_ = time_expressions("In the fall of 1941 it was cold", "en")
    assert (when.start, when.end) == (dt.date(1941, 9, 1), dt.date(1941, 11, 30))
    assert time_expressions("on 31 February 2022", "en") == []
    assert day_and_month_readings("31-02-2022") == []
    assert {day for _, day in day_and_month_readings("01-09-2022")} == {
        dt.date(2022, 1, 9),
        dt.date(2022, 9, 1),
    }
    assert len(day_and_month_readings("13-09-2022")) == 1


def test_a_wrapped_paragraph_is_one_line_and_verse_is_not() -> None:
    wrapped = (
        "The ministry said on Sunday evening that the bridge over the river would\n"
        "be closed for a week. Engineers are looking at the second pillar, which\n"
        "has a crack. Nobody was hurt."
    )
    assert [len(s.of(wrapped).split()) for s in sentence_spans(wrapped)] == [18, 11, 3]
    verse = "The river runs\nunder the bridge\nall winter long"
    assert len(sentence_spans(verse)) == 3
    headline = (
        "Bridge closed for a week, says the ministry of transport in a note\nThe ministry said "
        "so on Sunday. "
    ) + "More text. " * 30
    assert sentence_spans(headline)[0].of(headline).endswith("note")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They met on Friday.", "en"),
        ("8 января они встретились.", "ru"),
        ("Жұмада олар кездесті.", "kk"),
    ],
)
def test_what_needs_an_anchor_is_left_out_without_one(text: str, language: str) -> None:
    assert time_expressions(text, language) == []
    assert len(time_expressions(text, language, dt.date(2022, 1, 12))) == 1


def test_an_impossible_day_is_no_year_either() -> None:
    assert time_expressions("31 лютого 2022 року вони зустрілися.", "uk") == []


def test_a_sentence_that_looks_ahead_does_not_move_the_one_before() -> None:
    ((_, when),) = time_expressions(
        "They met on Friday. They will talk again.", "en", dt.date(2022, 1, 12)
    )
    assert when.start == dt.date(2022, 1, 7)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_list_stands_in_one_file_alone(language: str) -> None:
    folder = ROOT / "src" / "tocsin" / "language" / "lexicon" / language
    names = [
        n
        for f in sorted(folder.glob("*.yml"))
        for n in YAML(typ="safe").load(f.read_text(encoding="utf-8")) or {}
    ]
    assert [n for n in names if names.count(n) > 1] == []
