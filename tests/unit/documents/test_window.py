"""A window of texts finds the lineage that is found in the same texts looked at anew."""

import datetime as dt
import random

import msgspec
import pytest

from tests.conftest import NOW
from tests.unit.documents.conftest import BODY, SOURCES, told
from tocsin.documents.credits import Credits
from tocsin.documents.lineage import lineage_of
from tocsin.documents.window import TextWindow
from tocsin.records import Document, Judgement, Lineage

WORDS = BODY.split()
SHORT = "The bridge is closed."


def drawn(seed: int, number: int = 40) -> list[Document]:
    """Return texts of which many copy, shorten, credit or translate others, drawn with a seed."""
    random_ = random.Random(seed)
    found: list[Document] = []
    for place in range(number):
        kind = random_.choice(("copy", "part", "own", "credit", "short", "russian"))
        words = list(WORDS)
        for _ in range(random_.randrange(6)):
            words[random_.randrange(len(words))] = f"word{random_.randrange(9)}"
        text = {
            "copy": " ".join(words),
            "part": " ".join(words[: len(words) // 2]) + f" And {place} more things were said.",
            "own": f"In town {place} the council of {place} met, and {place} people came to it.",
            "credit": f"Lindholm {place} is quiet, TASS reports. " + " ".join(words[:20]),
            "short": SHORT,
            "russian": f"Директор Серик Ахметов заявил, что {place} человек и 47 охранников.",
        }[kind]
        language = "ru" if kind == "russian" else "en"
        source = random_.choice(("tass", "herald", "daily"))
        found.append(told(f"{text} ", source, random_.randrange(60), language=language))
    return list({d.id: d for d in found}.values())


def bare(rows: list[Lineage]) -> list[Lineage]:
    """Return lineages without the numbers in which copies differ."""
    return [msgspec.structs.replace(row, differs=()) for row in rows]


@pytest.mark.parametrize("seed", range(8))
def test_texts_that_come_one_after_the_other_have_the_lineage_of_all_together(seed: int) -> None:
    texts, window, credits = drawn(seed), TextWindow(), Credits(SOURCES)
    for first in range(0, len(texts), 7):
        window.take(texts[first : first + 7])
        known = texts[: first + 7]
        assert window.lineage(NOW, (), credits) == bare(lineage_of(known, NOW, SOURCES))


def test_texts_that_are_let_go_tie_nothing() -> None:
    texts, window = drawn(3), TextWindow()
    window.take(texts)
    moments = sorted(d.published_at or NOW for d in texts)
    middle: dt.datetime = moments[len(moments) // 2]
    window.forget(lambda document: (document.published_at or NOW) < middle)
    left = [d for d in texts if (d.published_at or NOW) >= middle]
    assert 0 < len(left) < len(texts)
    assert window.lineage(NOW, (), Credits(SOURCES)) == bare(lineage_of(left, NOW, SOURCES))


def test_a_text_that_is_given_twice_is_one() -> None:
    texts, window = drawn(4), TextWindow()
    window.take(texts)
    window.take(texts[:5])
    assert window.lineage(NOW, (), Credits(SOURCES)) == bare(lineage_of(texts, NOW, SOURCES))


def test_a_persons_word_outranks_what_was_found() -> None:
    texts, window = drawn(5), TextWindow()
    window.take(texts)
    word = Judgement(
        id="j1",
        record_id=texts[0].id,
        field="origin_id",
        value="itself",
        signer="A",
        at=NOW,
    )
    found = window.lineage(NOW, (word,), Credits(SOURCES))
    assert found == bare(lineage_of(texts, NOW, SOURCES, (word,)))
    assert any(row.basis == "judgement" for row in found)
