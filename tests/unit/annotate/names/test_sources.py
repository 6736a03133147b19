"""Whose words: a source phrase is the entity named in it, or what it refers back to, or open."""

from tests.unit.annotate.reading import document, mention, span_of
from tocsin.annotate.names.sources import SourceResolver

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
