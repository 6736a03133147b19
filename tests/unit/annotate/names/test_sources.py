"""Whose words: a source phrase is the entity named in it, or what it refers back to, or open."""

import pytest

from tests.unit.annotate.reading import document, mention, span_of
from tocsin.annotate import Annotator
from tocsin.annotate.names.sources import SourceResolver, opening_of

TEXT = "Mayor Anna Smith came. She said the road was open. The mayor said so, too. It said so."


def resolver() -> SourceResolver:
    """Return a resolver that knows Anna Smith."""
    page = document(TEXT)
    return SourceResolver(page, [mention(page, "Anna Smith", "person", "a_smith")], [], [])


def test_a_phrase_is_whoever_is_named_in_it() -> None:
    phrase = span_of(TEXT, "Mayor Anna Smith")
    assert resolver().resolve(phrase, span_of(TEXT, "Smith"))[0] == "a_smith"


def test_a_pronoun_is_the_person_who_spoke_last() -> None:
    reader = resolver()
    reader.resolve(span_of(TEXT, "Mayor Anna Smith"), span_of(TEXT, "Smith"))
    she = span_of(TEXT, "She")
    assert reader.resolve(she, she)[0] == "a_smith"


def test_a_role_without_a_name_before_it_stays_open() -> None:
    page = document("The mayor said so.")
    phrase, head = span_of(page.text, "The mayor"), span_of(page.text, "mayor")
    entity, surface = SourceResolver(page, [], [], []).resolve(phrase, head)
    assert entity is None
    assert surface == "The mayor"


def test_nobody_stands_behind_an_impersonal_it() -> None:
    it = span_of(TEXT, "It said so.", TEXT.index("too"))
    word = span_of(TEXT, "It", it.start)
    assert resolver().resolve(word, word, impersonal=True)[0] is None


def test_somebody_unknown_has_the_office_he_is_introduced_by() -> None:
    page = document("Ruritania's minister, Yvan Gil, said it. Gil said more. He said so.")
    reader = SourceResolver(page, [mention(page, "Yvan Gil")], [], [])
    phrase = span_of(page.text, "Ruritania's minister, Yvan Gil")
    introduced = reader.resolve(phrase, span_of(page.text, "Gil"))[1]
    assert introduced == "Ruritania's minister, Yvan Gil"
    again = span_of(page.text, "Gil", phrase.end)
    assert reader.resolve(again, again)[1] == introduced
    he = span_of(page.text, "He")
    assert reader.resolve(he, he)[1] == introduced


def test_what_else_is_told_of_somebody_is_no_office() -> None:
    page = document("Yvan Gil, who wrote to the president, said so.")
    phrase = span_of(page.text, "Yvan Gil, who wrote to the president")
    reader = SourceResolver(page, [mention(page, "Yvan Gil")], [], [])
    assert reader.resolve(phrase, span_of(page.text, "Gil"))[1] == "Yvan Gil"


def test_the_ministry_of_another_state_is_another_ministry() -> None:
    page = document("The Armenian defence ministry spoke. The Azerbaijani foreign ministry did.")
    first = mention(page, "Armenian defence ministry", "organisation", "a_armenian")
    reader = SourceResolver(page, [first], [], [])
    phrase = span_of(page.text, "The Azerbaijani foreign ministry")
    head = span_of(page.text, "ministry", phrase.start)
    assert reader.resolve(phrase, head) == (None, "The Azerbaijani foreign ministry")


def test_a_dateline_and_a_label_end_before_the_sentence() -> None:
    for opening in ("GEORGETOWN — ", "TBILISI, Nov 29 — ", "CORRECTION: "):
        text = f"{opening}The minister said so."
        assert opening_of(text, 0, len(text)) == len(opening)
    assert opening_of("The NATO secretary said so.", 4, 27) is None


def test_whose_adviser_speaks_is_not_who_speaks() -> None:
    page = document("Ana Pop's security adviser, Ivan Ban, warned of it.")
    named = [mention(page, "Ana Pop", "person", "a_pop"), mention(page, "Ivan Ban")]
    phrase = span_of(page.text, "Ana Pop's security adviser, Ivan Ban")
    entity, surface = SourceResolver(page, named, [], []).resolve(
        phrase, span_of(page.text, "adviser")
    )
    assert entity is None
    assert surface.endswith("Ivan Ban")


def _spoke(text: str, language: str = "en") -> str:
    """Return by whom the last claim of a text is said."""
    return Annotator((), (), ())(document(text, language)).claims[-1].chain[0].surface


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "The spokeswoman declined to comment. She added that an attack was being prepared.",
            "The spokeswoman",
        ),
        (
            "Estonia's prime minister met her counterpart. She warned that sabotage was likely.",
            "Estonia's prime minister",
        ),
        (
            "Ivan Bondar met Olena Marchuk in the port. She accused Russia of planning a raid.",
            "Olena Marchuk",
        ),
        (
            "Serbian Prime Minister Ana Brnabic arrived late. According to her, Pristina is "
            "preparing an attack.",
            "Serbian Prime Minister Ana Brnabic",
        ),
        (
            "The Security Service of Ukraine (SSU) has found out that missiles were launched.",
            "The Security Service of Ukraine",
        ),
    ],
)
def test_a_pronoun_is_who_the_text_has_introduced(text: str, source: str) -> None:
    assert _spoke(text) == source
