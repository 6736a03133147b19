"""Texts nobody meant for a reader: spans stay exact, and nothing is claimed that
no sentence says.
"""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.gate import Gate, watched_reasons
from tocsin.language.fold import fold, unmixed
from tocsin.records import Annotations, Casebook

NEWS = "The ministry said that the bridge in Almaty was closed. "
TEXTS = {
    "unbalanced quotes": '"' + NEWS * 40,
    "one opening mark in every line": "“The bridge is closed, the mayor said.\n" * 60,
    "a sentence of 10,000 characters": "and the bridge was closed and the road was open " * 210,
    "a table": "Region\tShelled\tWounded\n" + "North\t12\t3\nSouth\t7\t1\n" * 80,
    "lyrics": "\n".join(["Oh the river, oh the bridge", "Carry me, carry me home", ""] * 30),
    "code": (
        "def said(x):\n    return [y for y in x if y != 'ministry said']\n\nfor i in "
        "range(10): print(said(i))\n"
    )
    * 10,
    "all caps": (NEWS * 5).upper(),
    "no punctuation": (NEWS.replace(".", "") * 30),
    "zero-width": "\u200b".join(NEWS * 3),
    "right-to-left": "قال الوزير إن الجسر مغلق. \u202e" + NEWS + "\u202c",
    "emoji as bullets": (
        "🔴 The bridge is closed\n🔴 The mayor said the road is open\n🔴 Nobody was hurt\n"
    )
    * 10,
    "only marks": "“”«»\"\"''—–-:;,.!?" * 50,
    "mixed alphabets": "Тhе ministrу sаid that thе bridge was сlosed. " * 5,
    "colons": "a: b: c: d: " * 300,
    "dashes": "— Мост закрыт, — сказал мэр, — и дорога. " * 60,
}


def exact(found: Annotations, text: str) -> None:
    """Check that every span is inside the text and every claim's words are its span's."""
    for span in (*(m.span for m in found.mentions), *(q.span for q in found.quotes)):
        assert 0 <= span.start < span.end <= len(text)
    for claim in found.claims:
        assert claim.text == claim.span.of(text)
        assert any(c.isalpha() for c in claim.text)


@pytest.mark.parametrize("language", ["en", "ru", "uk", "kk"])
@pytest.mark.parametrize("name", TEXTS)
def test_spans_stay_exact_whatever_the_text(annotator: Annotator, name: str, language: str) -> None:
    text = TEXTS[name]
    exact(annotator(make_document(text, language=language)), text)


@pytest.mark.parametrize("name", ["a table", "lyrics", "code", "only marks"])
def test_what_nobody_says_is_laid_in_nobodys_mouth(annotator: Annotator, name: str) -> None:
    found = annotator(make_document(TEXTS[name], language="en"))
    assert [c.text for c in found.claims if len(c.chain) > 1] == []


def test_look_alike_letters_hide_no_name(almaty: Casebook) -> None:
    gate = Gate(watched_reasons(almaty))
    plain = "Посол Алексей Бородавкин уехал."
    hidden = plain.replace("о", "o").replace("а", "a")
    assert hidden != plain
    assert gate(hidden) == gate(plain)
    assert fold(hidden) == fold(plain)


def test_invisible_characters_hide_no_name(almaty: Casebook, annotator: Annotator) -> None:
    gate = Gate(watched_reasons(almaty))
    hidden = "Посол Алек\u200bсей Боро\u00adдавкин уехал."
    hit = gate(hidden)
    assert hit is not None
    assert "borodavkin" in hit.reasons
    found = annotator(make_document(hidden, language="ru"))
    assert "borodavkin" in {m.entity_id for m in found.mentions}


@pytest.mark.parametrize("word", ["Zнай", "IT-компания", "COVID-19", "Москва", "Moscow"])
def test_words_that_are_no_look_alikes_stay(word: str) -> None:
    assert unmixed(word) == word
