"""The words of a message: all of them, in order, and what cannot be read is named."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.sources.post_json import kind_of, words_of

WORDS = "У лаборатории стоит техника."


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ({}, ""),
        ({"text": WORDS}, WORDS),
        (
            {"text": ["У ", {"type": "bold", "text": "лаборатории"}, " тихо."]},
            "У лаборатории тихо.",
        ),
        ({"text": "", "text_entities": [{"type": "plain", "text": WORDS}]}, WORDS),
        ({"text": WORDS, "text_entities": [{"type": "plain", "text": WORDS}]}, WORDS),
        ({"text": {"type": "bold", "text": WORDS}}, WORDS),
        ({"text": "", "poll": {"question": "Опасно?", "answers": [{"text": "Иә"}]}}, "Опасно?\nИә"),
        (
            {"text": "", "todo_list": {"title": "Купить", "tasks": [{"text": "хлеб"}]}},
            "Купить\nхлеб",
        ),
        (
            {"text": "", "contact_information": {"first_name": "Анна", "phone_number": "+7000"}},
            "Анна",
        ),
        ({"text": WORDS, "caption": WORDS}, WORDS),
        (
            {"text": WORDS, "photo": "photos/a.jpg", "from": "Канал", "reactions": [{"e": "a"}]},
            WORDS,
        ),
    ],
)
def test_words_come_from_wherever_they_stand(message: dict[str, Any], text: str) -> None:
    words = words_of(message)
    assert (words.text, words.odd, words.unread) == (text, (), ())


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ({"text": None, "poll": 5}, "poll is a number"),
        ({"text": [{"type": "bold"}]}, "text[0] is an object"),
        ({"text": ["a", True]}, "text[1] is true or false"),
        ({"poll": {"question": "a", "answers": "b"}}, "poll.answers is a text"),
    ],
)
def test_parts_of_a_wrong_type_are_named_with_their_place(
    message: dict[str, Any], named: str
) -> None:
    assert named in words_of(message).odd


def test_a_number_in_a_text_is_kept() -> None:
    words = words_of({"text": ["Погибли ", 5, " человек"]})
    assert words.text == "Погибли 5 человек"
    assert words.odd


def test_a_sentence_under_a_name_nobody_knows_is_named_a_code_is_not() -> None:
    words = words_of({"text": "", "odd": {"x": ["здесь стоят слова"], "id": "a1b2c3"}})
    assert words.text == ""
    assert [place.startswith("odd.x") for place in words.unread] == [True]


def test_a_telephone_number_is_not_read() -> None:
    message = {"contact_information": {"first_name": "А", "phone_number": "+7 700 000"}}
    assert "700" not in words_of(message).text


def test_links_stand_once_in_their_order() -> None:
    text = [
        {"type": "text_link", "text": "доклад", "href": "https://b.example"},
        {"type": "link", "text": "https://a.example"},
        {"type": "text_link", "text": "ещё", "href": "https://b.example"},
    ]
    assert words_of({"text": text}).links == ("https://b.example", "https://a.example")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "null"),
        (True, "true or false"),
        ("", "a text"),
        (5, "a number"),
        (0.5, "a number"),
        ([], "a list"),
        ({}, "an object"),
    ],
)
def test_kinds_of_values_have_plain_names(value: object, kind: str) -> None:
    assert kind_of(value) == kind


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet="аb \ud800", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "type", "href", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
KEYS = st.sampled_from(
    (
        "text",
        "text_entities",
        "poll",
        "todo_list",
        "contact_information",
        "inline_bot_buttons",
        "giveaway_results",
        "odd",
        "caption",
    )
)


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(KEYS, JSON, max_size=4))
def test_no_message_breaks_the_reader_and_plain_text_is_never_lost(message: dict[str, Any]) -> None:
    words = words_of(message)
    plain = message.get("text")
    if isinstance(plain, str):
        assert plain.strip() in words.text


def test_a_text_nested_without_end_is_named() -> None:
    nested: Any = "a"
    for _ in range(500):
        nested = {"text": [nested]}
    assert words_of({"text": nested}).odd
