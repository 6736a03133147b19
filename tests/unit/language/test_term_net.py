"""Terms of all kinds are found in one look at each word, as each kind's own index finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.patterns import TermIndex
from tocsin.language.term_net import Standing, Term, TermNet

FIRST = [
    Term("name", "Assad"),
    Term("name", "КНБ"),
    Term("place", "Харків"),
    Term("place", "Nord Stream"),
    Term("site kind", "лаборатория"),
    Term("adjective", "Сумы"),
    Term("name", "US"),
]
THEN = [Term("word", "chemical plant"), Term("word", "взрыв"), Term("begins", "біолаб")]
NUMBERS = {term: number for number, term in enumerate([*FIRST, *THEN])}
NET = TermNet({t: NUMBERS[t] for t in FIRST}, {t: NUMBERS[t] for t in THEN})


def standing(text: str) -> Standing:
    """Return what stands in a text, of both turns."""
    found = NET.standing(text)
    NET.find_others(found)
    return found


def names(text: str) -> set[str]:
    """Return the texts of the terms that stand in a text."""
    return {term.text for term, number in NUMBERS.items() if number in standing(text).terms}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", set()),
        ("Nothing of it", set()),
        ("Assad's men", {"Assad"}),
        ("the ambassador", set()),
        ("КНБ сообщил", {"КНБ"}),
        ("кнб сообщил", set()),
        ("у Харкові", {"Харків"}),
        ("Nord Stream-2 is shut", {"Nord Stream"}),
        ("a pro-Assad crowd", {"Assad"}),
        ("две лаборатории", {"лаборатория"}),
        ("сумской мост", {"Сумы"}),
        ("the U.S. said", {"US"}),
        ("chemical plants", {"chemical plant"}),
        ("a plant, chemical", set()),
        ("взры\u00adвы в порту", {"взрыв"}),
        ("біолабораторії", {"біолаб"}),
        ("мій біолаб", {"біолаб"}),
    ],
)
def test_terms_are_found_in_their_forms(text: str, terms: set[str]) -> None:
    assert names(text) == terms


def test_the_second_turn_waits_until_it_is_asked_for() -> None:
    text = "Взрывы у Харкові"
    found = NET.standing(text)
    assert found.terms == {NUMBERS[Term("place", "Харків")]}
    NET.find_others(found)
    assert found.terms == {NUMBERS[Term("place", "Харків")], NUMBERS[Term("word", "взрыв")]}


def test_places_are_where_terms_begin() -> None:
    text = "Взрыв в Харкове. Потом ещё взрывы."
    number = NUMBERS[Term("word", "взрыв")]
    assert standing(text).places({number}) == {0, text.index("взрывы")}
    assert standing(text).places({NUMBERS[Term("name", "КНБ")]}) == set()
    assert standing(text).places(set()) == set()


PIECES = [
    "Assad",
    "Харкові",
    "лаборатории",
    "взрывы",
    "chemical",
    "plants",
    "КНБ",
    "-",
    " ",
    ". ",
    "мост",
]


@given(st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join))
def test_the_net_finds_what_the_index_of_a_kind_finds(text: str) -> None:
    for term in (Term("word", "взрыв"), Term("word", "chemical plant")):
        assert (NUMBERS[term] in standing(text).terms) == bool(
            TermIndex([(term.text, "k")]).find(text)
        )
    for text_of in ("Assad", "КНБ"):
        number = NUMBERS[Term("name", text_of)]
        index = TermIndex([(text_of, "k")], names=True)
        assert (number in standing(text).terms) == bool(index.find(text))


def test_what_was_read_before_changes_nothing() -> None:
    texts = ["Взрывы у Харкові", "Assad и КНБ", "мост"]
    assert [names(t) for t in texts] == [names(t) for t in texts[::-1]][::-1]
