"""Probabilities and ranges in words: the bands of ICD 203, the ends of the scale, in every
language.
"""

import datetime as dt

import pytest

from tocsin.language.catalogues import LANGUAGES, Catalogue, english
from tocsin.records import Interval, RangeShare
from tocsin.warn.wording import (
    bands_apart,
    is_at_an_end,
    likelihood_message,
    likelihood_sentence,
    likelihood_words,
    percent,
    range_message,
    share,
    share_message,
    spread_message,
    words_message,
)

_END = dt.date(2022, 1, 22)


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.0, "almost no chance"),
        (0.0499, "almost no chance"),
        (0.05, "very unlikely"),
        (0.1999, "very unlikely"),
        (0.20, "unlikely"),
        (0.4499, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.5501, "likely"),
        (0.80, "likely"),
        (0.8001, "very likely"),
        (0.95, "very likely"),
        (0.9501, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_an_edge_belongs_to_the_band_that_the_standard_says(p: float, words: str) -> None:
    assert likelihood_words(p) == words == english(words_message(p))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_band_has_words_of_its_own_in_every_language(language: str) -> None:
    own = Catalogue(language)
    figures = (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97)
    words = [own.say(words_message(p)) for p in figures]
    assert len(set(words)) == len(figures)
    assert not any(w.startswith("likelihood-") for w in words)
    assert own.faults == {}


@pytest.mark.parametrize(
    ("language", "below", "half", "above"),
    [
        ("en", "less than 1 %", "50 %", "more than 99 %"),
        ("ru", "меньше 1 %", "50 %", "больше 99 %"),
        ("uk", "менше ніж 1 %", "50 %", "більше ніж 99 %"),
        ("kk", "1 %-дан аз", "50 %", "99 %-дан көп"),
    ],
)
def test_beyond_the_ends_only_the_side_is_said(
    language: str, below: str, half: str, above: str
) -> None:
    own = Catalogue(language)
    said = [own.say(share_message(p)) for p in (0.004, 0.5, 0.997)]
    assert said == [below, half, above]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_over_the_whole_scale_is_no_contradiction(language: str) -> None:
    said = Catalogue(language).say(spread_message(Interval(low=0.01, high=0.99)))
    assert "1 %" in said
    assert "99 %" in said
    assert "больше 99" not in said
    assert "more than" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_keeps_the_incident_as_it_was_written(language: str) -> None:
    edges = Interval(low=0.04, high=0.28)
    said = likelihood_message(0.14, edges, holds=0.8, incident="the lab burns", end=_END)
    words = Catalogue(language).say(said)
    for part in ("the lab burns", "2022-01-22", "14 %", "4 %", "28 %", "8"):
        assert part in words


def test_the_english_sentence_is_the_wording_of_the_message() -> None:
    edges = Interval(low=0.3, high=0.7)
    said = likelihood_message(0.5, edges, holds=0.8, incident="X", end=_END)
    assert english(said) == likelihood_sentence(0.5, edges, holds=0.8, incident="X", end=_END)


def test_a_percentage_is_never_nothing_and_never_everything() -> None:
    assert [percent(p) for p in (0.0, 0.004, 0.014, 0.996, 1.0)] == ["1", "1", "1", "99", "99"]
    assert [is_at_an_end(p) for p in (0.0, 0.01, 0.011, 0.989, 0.99)] == [
        True,
        True,
        False,
        False,
        True,
    ]
    assert share(0.126) == "13 %"


def test_a_range_is_wide_over_more_than_two_bands() -> None:
    prior = RangeShare(indicator_id=None, name="the prior", share=0.7)
    indicator = RangeShare(indicator_id="a", name="An act", share=0.3)
    wide = Interval(low=0.04, high=0.21)
    assert bands_apart(wide) == 2
    assert range_message(Interval(low=0.1, high=0.12), [prior]) is None
    assert range_message(wide, []) is None
    said = range_message(wide, [prior, indicator])
    assert said is not None
    for language in LANGUAGES:
        assert "An act" in Catalogue(language).say(said)
        assert "the prior" not in Catalogue(language).say(said).replace("the prior rests", "")
