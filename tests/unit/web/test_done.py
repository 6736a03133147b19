"""What was done: only what a desk does can be said by an address."""

import pytest

from tocsin.language.catalogues import LANGUAGES, catalogue
from tocsin.web.done import added, done_message, seen, undo_of


@pytest.mark.parametrize(
    "what", ["signed", "dissent", "kept", "search", "search-unseen", "withdrawn"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_done_is_worded(what: str, language: str) -> None:
    said = done_message(what)
    assert said is not None
    assert catalogue(language).has(said.code)


def test_an_address_says_how_it_is_taken_back() -> None:
    assert undo_of("jdg-1") == ("withdraw", (("word", "jdg-1"),))
    assert undo_of(seen("sea-4f", 12)) == ("search-seen", (("search", "sea-4f"), ("before", "12")))
    for other in ("sea-4f", "sea-4f.", "sea-4f.-1", "sea-4f.1.2", "jdg-1.4", "", "sea-4f.1\n"):
        assert undo_of(other).act == "withdraw"


def test_added_documents_are_counted() -> None:
    said = done_message(added(3, 1, 0).what)
    assert said is not None
    assert catalogue("en").say(said) == "3 documents read, 1 names something watched"
    later = done_message(added(1, 2, 4).what)
    assert later is not None
    assert catalogue("en").say(later) == (
        "1 document read, 2 name something watched, 4 left out because dated later"
    )


@pytest.mark.parametrize(
    "what",
    [
        "",
        "Send your password",
        "added",
        "added-1-1",
        "added-1-1-x",
        "added--1-1-1",
        "signed ",
        "x" * 99,
    ],
)
def test_an_address_says_nothing_else(what: str) -> None:
    assert done_message(what) is None
