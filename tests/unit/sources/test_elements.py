"""Elements of a page: found by class, read in order, with line ends where the page breaks lines."""

import pytest

from tocsin.sources.elements import (
    classes,
    first_line,
    having,
    line,
    parse_page,
    targets,
    written,
)


def test_elements_are_read_by_class_and_in_order() -> None:
    tree = parse_page(
        '<div class="a b">one<br>two <i class="no">three</i></div><a href="https://x.example">x</a>'
    )
    (element,) = having(tree, "b")
    assert classes(element) == ["a", "b"]
    assert line(element) == "one two three"
    assert written(element, ("no",)).split() == ["one", "two"]
    assert first_line(tree, "missing") is None
    assert targets(tree) == ["https://x.example"]


def test_a_class_is_a_whole_word() -> None:
    tree = parse_page(
        '<p class="message_text">a</p><p class="message">b</p><p class=" message\n">c'
    )
    assert [line(element) for element in having(tree, "message")] == ["b", "c"]


def test_lines_break_where_the_page_breaks_them() -> None:
    (element,) = having(
        parse_page('<div class="t"><p>Первая</p><p>вторая<br>третья</p>хвост</div>'), "t"
    )
    lines = [part for part in written(element).split("\n") if part]
    assert lines == ["Первая", "вторая", "третья", "хвост"]


def test_the_words_behind_a_part_left_out_stay() -> None:
    (element,) = having(parse_page('<div class="t">до<i class="x">нет</i>после</div>'), "t")
    assert written(element, ("x",)) == "допосле"


@pytest.mark.parametrize("text", ["\x00", "", "   ", "<!-- -->", "<?xml version='1.0'?>", "\ufffe"])
def test_what_is_no_page_is_an_empty_one(text: str) -> None:
    tree = parse_page(text)
    assert having(tree, "a") == []
    assert line(tree) == ""


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ('<p class="t">a\x01b</p>', "ab"),
        ('<p class="t">a&#1;b</p>', "ab"),
        ('<?xml version="1.0" encoding="cp1251"?><p class="t">Ёж</p>', "Ёж"),
        ('<p class="t">Әл\ud800ем</p>', "Әл?ем"),
        ('<p class="t">👩🏽‍🔬</p>', "👩🏽‍🔬"),
    ],
)
def test_characters_that_no_page_may_hold_cost_no_words(page: str, words: str) -> None:
    assert first_line(parse_page(page), "t") == words


def test_an_element_without_words_has_no_line() -> None:
    assert first_line(parse_page('<p class="t"> \n</p>'), "t") is None
