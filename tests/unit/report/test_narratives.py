"""The narratives of a brief: by how many independent origins, and in which voice."""

import msgspec
import pytest

from tests.unit.report.made import CLAIMS, DOCUMENTS, FACTS, copied, match
from tocsin.records import Label, Novelty, Span
from tocsin.report.narratives import loaded_words, narratives, novelty, voices_in_words
from tocsin.report.worded import Words

WORDS = Words("en")


def test_reprints_raise_no_number_of_origins() -> None:
    first = [match(n, "n1", "promotes") for n in range(3)]
    matches = (*first, match(3, "n2", "relays"))
    apart = msgspec.structs.replace(FACTS, matches=matches)
    reprinted = msgspec.structs.replace(apart, lineage=(copied(1, 0), copied(2, 0)))
    assert [(r["narrative"].id, r["origins"]) for r in narratives(apart, WORDS)] == [
        ("n1", 3),
        ("n2", 1),
    ]
    assert [r["origins"] for r in narratives(reprinted, WORDS)] == [1, 1]
    turned = msgspec.structs.replace(apart, matches=matches[::-1])
    assert narratives(turned, WORDS) == narratives(apart, WORDS)


def test_an_abstention_and_an_entry_nobody_knows_carry_nothing() -> None:
    rows = (match(0, "n1", None), match(1, "unknown", "promotes"))
    assert narratives(msgspec.structs.replace(FACTS, matches=rows), WORDS) == []


@pytest.mark.parametrize("language", ["en", "ru", "uk", "kk"])
def test_voices_and_what_is_new_are_said_in_every_language(language: str) -> None:
    words = Words(language)
    one = voices_in_words({"promotes": {"a"}, "exposes": {"b", "c"}}, words)
    assert one.count(";") == 1
    assert "2" in one
    bare = Novelty(narrative_id="n1", claim_ids=(), new={}, sentence="")
    with_more = msgspec.structs.replace(bare, new={"site": ("Зертхана",)}, nearest="Сумы, 2015")
    assert "Зертхана" in novelty(with_more, words)
    assert "Сумы, 2015" in novelty(with_more, words)
    assert novelty(bare, words) != novelty(with_more, words)


def label(number: int, word: str, voice: str | None) -> Label:
    """Return a judging word of a claim."""
    return Label(
        id=f"l{number}{word}",
        document_id=DOCUMENTS[number].id,
        claim_id=CLAIMS[number].id,
        span=Span(start=0, end=1),
        surface=word,
        technique="name_calling",
        voice="the document's own voice",
        rule="r",
        method="m",
        voice_id=voice,
    )


def test_judging_words_are_counted_by_whose_they_are() -> None:
    labels = (label(0, "Режим", "s"), label(1, "режим", "s"), label(2, "хунта", "s"))
    found = loaded_words(msgspec.structs.replace(FACTS, labels=labels))
    assert found == [("Газета", "режим, хунта")]
    own = loaded_words(msgspec.structs.replace(FACTS, labels=(label(0, "режим", None),)))
    assert [words for _, words in own] == ["режим"]
    assert own[0][0] != "the document's own voice"
    assert loaded_words(FACTS) == []
