"""Texts as XML can hold them."""

import pytest
from lxml import etree

from tocsin.exchange.plain_text import for_xml


@pytest.mark.parametrize("text", ["\x00", "\x0b", "\ud800", "\uffff", "a\tb\nc", "🙂 <&>"])
def test_any_text_can_be_held(text: str) -> None:
    element = etree.Element("a")
    element.text = for_xml(text)
    assert etree.fromstring(etree.tostring(element)).text == for_xml(text)


def test_what_can_be_held_stays() -> None:
    assert for_xml("Қазақстан 🙂\t\n") == "Қазақстан 🙂\t\n"
