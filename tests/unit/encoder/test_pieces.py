"""What a text is cut into: letters replaced, marks joined, spaces as one."""

import pytest

from tests.unit.encoder.small import LETTERS, small_weights
from tocsin.encoder.pieces import letters_file, piece_model, read_letters, spelled
from tocsin.encoder.weights import Weights


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "a"),
        ("", ""),
        ("a\nb", "a b"),
        ("a…", "a..."),
        ("и\u0306", "й"),
        ("e\u0301", "é"),
        ("\ud800a", "?a"),
        ("a\0b", "a b"),
        ("שלום", "שלום"),
        ("𒀀", "𒀀"),
    ],
)
def test_a_text_is_spelled_as_the_pieces_are(text: str, expected: str) -> None:
    assert spelled(text, LETTERS) == expected


def test_letters_are_kept_as_they_were() -> None:
    assert read_letters(letters_file(LETTERS)) == LETTERS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", [4, 5]),
        ("ab", [4, 5, 6]),
        ("a  b", [4, 5, 4, 6]),
        (" a ", [4, 5]),
        ("", []),
        ("<s>", [4, 3]),
        ("z", [4, 3]),
    ],
)
def test_ids_are_those_of_the_weights(text: str, expected: list[int]) -> None:
    library = pytest.importorskip("sentencepiece", reason="needs the extra vectors")
    model = piece_model(Weights(small_weights()).pieces)
    assert library.SentencePieceProcessor(model_proto=model).encode(text) == expected
