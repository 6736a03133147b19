"""The dress of posts is blanked, and every offset stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.language.dress import outside_links, undressed
from tocsin.language.sentences import sentence_spans

PIECES = ["**", "__", "[", "]", "(", ")", "](https://a.b/c)", "Мост ", "x_y ", "tg://q", "\n"]


def test_an_address_ends_where_the_text_goes_on() -> None:
    text = "Фото: https://paper.example/a-35/Міст закрито у м. Київ, прибл. 30 км"
    assert [s.of(text) for s in sentence_spans(text)] == [
        "Фото: https://paper.example/a-35/",
        "Міст закрито у м. Київ, прибл. 30 км",
    ]
    assert undressed(text).split() == [
        "Фото:",
        "Міст",
        "закрито",
        "у",
        "м.",
        "Київ,",
        "прибл.",
        "30",
        "км",
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("**Срочно** мост закрыт", "Срочно мост закрыт"),
        ("__Терміново__ ||міст|| ~~так~~", "Терміново міст так"),
        ("[Көпір жабылды](https://t.example/a_b)!", "Көпір жабылды !"),
        ("see https://a.example/x(y)z end", "see end"),
        ("tg://resolve?domain=x дальше", "дальше"),
        ("a * b _ c | d", "a * b _ c | d"),
        ("[note] (aside)", "[note] (aside)"),
        ("[](https://a.example)", ""),
        ("22:10 Police are here", "Police are here"),
        ("[22:10] МВС: знайшли", "МВС: знайшли"),
        ("Road shut. 9.40pm: Police say so", "Road shut. Police say so"),
        ("22:15 - Police left", "Police left"),
        ("14:00 was the deadline", "14:00 was the deadline"),
        ("12.01 Police closed it", "12.01 Police closed it"),
        ("", ""),
    ],
)
def test_marks_and_addresses_are_blank_and_words_are_left(text: str, left: str) -> None:
    assert len(undressed(text)) == len(text)
    assert undressed(text).split() == left.split()


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_nothing_moves_and_a_bare_text_stays_as_it_is(text: str) -> None:
    bare = undressed(text)
    assert len(bare) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, bare, strict=True))
    assert undressed(bare) == bare


def test_what_stands_in_links_is_left_out() -> None:
    text = "Мост [закрыт](https://a.example/1) до [весны](tg://x)."
    assert outside_links(text).split() == ["Мост", "до", "."]
