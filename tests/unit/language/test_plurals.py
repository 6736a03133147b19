"""Number and noun agree."""

import pytest

from tocsin.language.plurals import by_number


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1 document(s)", "1 document"),
        ("0 document(s), 2 failure(s).", "0 documents, 2 failures."),
        ("1,001 change(s)", "1,001 changes"),
        ("1 match(es) to review", "1 match to review"),
        ("3 match(es) to review", "3 matches to review"),
        ("2 more text(s) with the same origin", "2 more texts with the same origin"),
        ("1 more text(s) with the same origin", "1 more text with the same origin"),
        ("21 line(s), all in order", "21 lines, all in order"),
        ("the note(s) on the page", "the note(s) on the page"),
        ("осталось дней: 3", "осталось дней: 3"),
    ],
)
def test_a_noun_agrees_with_its_number(written: str, read: str) -> None:
    assert by_number(written) == read
