"""Many terms are found at once, in any inflected form, on whole words only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.patterns import TermIndex, unshared
from tocsin.language.words import words


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


@pytest.mark.parametrize(
    ("terms", "text", "spans"),
    [
        (["мост", "мост через реку"], "Мост через реку закрыт", ["Мост через реку"]),
        (["мост", "через реку"], "мосты через реку", ["мосты", "через реку"]),
        (["құдық"], "Құдықта у бар", ["Құдықта"]),
        (["криниця"], "у криниці", ["криниці"]),
        (["well"], "wells, WELL; swell", ["wells", "WELL"]),
        (["мост"], "мoст", ["мoст"]),  # with a Latin o
        (["мост"], "мо\u00adст", ["мо\u00adст"]),
        (["мост"], "", []),
        ([""], "мост", []),
        ([], "мост", []),
    ],
)
def test_the_longest_term_is_found_in_any_form(
    terms: list[str], text: str, spans: list[str]
) -> None:
    found = TermIndex([(term, term) for term in terms]).find(text)
    assert [text[f.start : f.end] for f in found] == spans


def test_terms_inside_longer_ones_are_found_where_they_are_asked_for() -> None:
    index = TermIndex([("мост", "a"), ("мост через реку", "b"), ("реку", "c")])
    text = "мост через реку"
    assert [f.key for f in index.find(text)] == ["b"]
    assert [f.key for f in index.find(text, overlapping=True)] == ["b", "c"]
    assert index.keys_in(text) == {"a", "b", "c"}


def test_a_name_with_a_capital_is_written_with_one() -> None:
    index = TermIndex([("Кот", "n"), ("ООН", "u")], names=True)
    assert [f.key for f in index.find("кот, Кот, КОТ, оон, ООН")] == ["n", "n", "u"]


def test_a_name_of_two_entries_is_left_open() -> None:
    index = TermIndex([("Works", "one"), ("Works", "two"), ("Dam", "dam")], names=True)
    found = index.find("The Works and the Dam")
    assert len(found) == 3
    assert [f.key for f in unshared(found)] == ["dam"]


PIECES = st.sampled_from(
    ["мост", "моста", "мосты", "через", "реку", "Ассад", ",", "plants", "plant"]
)


@given(
    st.lists(PIECES, max_size=10).map(" ".join),
    st.permutations(["мост", "мост через реку", "plant"]),
)
def test_the_order_of_entries_and_the_way_of_asking_change_nothing(
    text: str, order: list[str]
) -> None:
    index = TermIndex([(term, term) for term in order])
    found = index.find(text)
    assert found == TermIndex([(term, term) for term in sorted(order)]).find(text)
    assert found == index.find_in(tuple(words(text)))
    assert {f.key for f in found} <= index.keys_in(text)
    for begun in index.beginnings():
        loose = {f.key for f in index.find(text) if index.at(text, f.start, begun)}
        assert loose <= index.keys_in(text)
