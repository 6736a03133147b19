"""How often each word attributes: counts smoothed towards their construction, joined by weights."""

import pytest

from tocsin.annotate.english.cue_table import CueTable, cue_table, kind_of, numbers_of

TABLE = CueTable(
    counts={"cue say": (9, 10), "cue eat": (0, 10)},
    bases={},
    overall=0.5,
    weights={},
    extents={},
    bias=0.0,
)


def test_a_word_that_attributes_more_often_has_the_higher_number() -> None:
    say, eat = (
        sum(number for _, number in numbers_of([word], TABLE.counts, TABLE.bases, TABLE.overall))
        for word in ("cue say", "cue eat")
    )
    assert say > eat


def test_without_features_the_bias_alone_counts() -> None:
    probability, extent = TABLE.judge([])
    assert probability == pytest.approx(0.5)
    assert extent == 0.0


def test_the_table_that_ships_knows_words_of_saying() -> None:
    table = cue_table()
    say, _ = table.judge(["cue say", "cue say clause", "construction clause", "listed speech"])
    eat, _ = table.judge(["cue eat", "cue eat object", "construction object", "listed no"])
    assert say > eat
    assert cue_table() is table


def test_features_fall_into_kinds() -> None:
    assert kind_of("cue say clause") == kind_of("cue eat clause")
    assert kind_of("cue say clause") != kind_of("source role")
