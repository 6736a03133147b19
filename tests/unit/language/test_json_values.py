"""Whatever stands in JSON, what comes of it can be written, or the reason why not is said."""

import json

import pytest

from tocsin.language.json_values import NoJsonError, json_value, whole


@pytest.mark.parametrize("half", ["\\ud800", "\\uDFFF", "\ud83d"])
def test_half_a_pair_of_surrogates_is_replaced_in_fields_and_values(half: str) -> None:
    found = json_value(f'{{"a{half}": ["b{half}", {{"c": "{half}"}}], "d": 1}}')
    assert found == {"a?": ["b?", {"c": "?"}], "d": 1}
    json.dumps(found, ensure_ascii=False).encode()


def test_a_whole_pair_stays() -> None:
    assert json_value('["\\ud83d\\ude00"]') == ["\U0001f600"]
    assert whole({"a": ["\U0001f600", 1, None]}) == {"a": ["\U0001f600", 1, None]}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "Expecting property name"),
        ("[" * 100_000, "nested too deep"),
        ("1" * 5_000, "a number in it is too long"),
        ('{"a": "\\ud800"', "Expecting ',' delimiter"),
    ],
)
def test_why_a_text_is_no_json_is_said(text: str, why: str) -> None:
    with pytest.raises(NoJsonError, match=why):
        json_value(text)


def test_texts_over_several_lines_are_read_where_asked() -> None:
    assert json_value('{"a": "b\nc"}', strict=False) == {"a": "b\nc"}
    with pytest.raises(NoJsonError):
        json_value('{"a": "b\nc"}')
