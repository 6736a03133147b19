"""A document is called by its title, else by how it begins; it is published by its source, else
by its address.
"""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NOW, make_document
from tocsin.records.document import Card, Document, Unread

PLAIN = make_document("У лаборатории тихо, сообщили жители соседних домов.")


def titled(title: str | None, text: str) -> Document:
    """Return a document of a title and a text."""
    return msgspec.structs.replace(PLAIN, title=title, text=text, external_id="a.txt")


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Заголовок", "слова", "Заголовок"),
        (None, "У лаборатории\n\n  тихо.", "У лаборатории тихо"),
        (None, "Кратко…", "Кратко"),
        (None, "", "a.txt"),
        (None, " \n", "a.txt"),
        ("", "слова", "слова"),
        (None, "а" * 100, "а" * 100),
        (None, "а" * 101, "а" * 100 + "…"),
    ],
)
def test_a_document_has_a_name(title: str | None, text: str, name: str) -> None:
    assert titled(title, text).name == name


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_a_name_is_one_line_that_begins_as_the_text_does(text: str) -> None:
    name = titled(None, text).name
    assert 0 < len(name) <= 101
    assert name == " ".join(name.split()) or name == "a.txt"


def test_a_card_and_an_unread_text_are_called_as_their_document_is() -> None:
    text = "У лаборатории тихо. " * 20
    card = Card(id="1", external_id="a.txt", seen_at=NOW, opening=" ".join(text[:200].split()))
    unread = Unread(
        id="1", capture_id="c", external_id="a.txt", text=text, seen_at=NOW, reason="language"
    )
    assert card.name == unread.name == titled(None, text).name


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.paper.example/2022/a", "paper.example"),
        ("https://m.paper.example/a", "paper.example"),
        ("HTTPS://WWW.Paper.Example/a", "paper.example"),
        ("https://paper.example:8443/a", "paper.example"),
        ("https://t.me/chan/5", "t.me/chan"),
        ("https://t.me/s/chan/5", "t.me/chan"),
        ("https://www.youtube.com/c/chan", "youtube.com/chan"),
        ("https://t.me/", "t.me"),
        ("https://газета.қаз/а", "газета.қаз"),
        ("no address", None),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_an_address_tells_who_publishes(url: str | None, outlet: str | None) -> None:
    document = msgspec.structs.replace(PLAIN, source_id=None, url=url)
    assert document.outlet == outlet
    assert msgspec.structs.replace(document, source_id="s").outlet == "s"
