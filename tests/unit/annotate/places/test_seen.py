"""What is looked up again and again while a text is read for places."""

from tests.unit.annotate.reading import document, span_of
from tocsin.annotate.places.seen import Seen, frequent, is_one_of, over, telling
from tocsin.language.words import words


def seen(text: str, *tagged: tuple[str, str]) -> Seen:
    """Return what is known of a text in which some words are tagged."""
    tags = [(span_of(text, part), label) for part, label in tagged]
    return Seen(
        document=document(text),
        tokens=list(words(text)),
        tags=tags,
        tag_ends=[span.end for span, _ in tags],
        starts=frozenset({0}),
        lower=frozenset(),
        placed=frozenset(),
        persons=frozenset(),
    )


def test_the_tags_over_a_span() -> None:
    text = "Anna Smith left Zenda on Monday."
    known = seen(text, ("Anna Smith", "PERSON"), ("Zenda", "GPE"))
    assert over(known, span_of(text, "Smith")) == [(span_of(text, "Anna Smith"), "PERSON")]
    assert over(known, span_of(text, "Monday")) == []
    assert len(over(known, span_of(text, text))) == 2


def test_a_word_of_a_list_in_any_form() -> None:
    assert is_one_of("in", "place_preposition")
    assert not is_one_of("bridge", "place_preposition")
    assert is_one_of("области", "area_word")


def test_everyday_and_telling_words() -> None:
    assert "the" in frequent()
    assert "zenda" not in frequent()
    assert "minister" in telling()
