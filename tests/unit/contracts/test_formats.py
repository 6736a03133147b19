"""The contract of formats names what a bad reader breaks."""

import json

import pytest

from tocsin.contracts.formats import FormatContract
from tocsin.records import Capture, Dropped

LINE = json.dumps({"text": "Мост закрыт.", "published_at": "2022-01-09"}).encode() + b"\n"


def test_words_that_do_not_come_out_are_named() -> None:
    contract = FormatContract("jsonl", LINE, "мост открыт")
    with pytest.raises(AssertionError, match="'мост открыт' does not come out"):
        contract.test_the_words_come_out()
    FormatContract("jsonl", LINE, "закрыт").test_captures_are_of_their_content()


def test_a_file_that_gives_nothing_breaks_the_first_promise() -> None:
    with pytest.raises(AssertionError, match="gives nothing to read"):
        FormatContract("jsonl", b"{broken\n").test_the_words_come_out()


@pytest.mark.parametrize(
    ("damaged", "sound", "words"),
    [
        (LINE + b"{broken\n", 2, "1 of 2 sound documents come out"),
        (LINE, 1, "nothing is said of the damaged one"),
    ],
)
def test_a_document_lost_with_a_damaged_one_is_said(damaged: bytes, sound: int, words: str) -> None:
    contract = FormatContract("jsonl", LINE, damaged=damaged, sound=sound)
    with pytest.raises(AssertionError, match=words):
        contract.test_a_damaged_document_loses_no_other()


def test_a_file_is_read_with_another_behind_it() -> None:
    found = FormatContract("jsonl", LINE).read(LINE + b"7\n")
    assert [type(item) for item in found] == [Capture, Dropped, Capture]


def test_a_format_nobody_brings_is_named() -> None:
    with pytest.raises(AssertionError, match="no installed package brings 'nowhere'"):
        FormatContract("nowhere", LINE, "Мост").test_the_words_come_out()
