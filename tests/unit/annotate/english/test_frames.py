"""What frames are made of: how a verb treats its content, who its subject is, what a phrase is."""

import pytest

from tests.unit.annotate.reading import sentence, span_of, token
from tocsin.annotate.english.frames import (
    auxiliaries,
    cue_kind,
    direct_subject,
    inverted_subject,
    is_first_person,
    is_infinitive,
    make,
    names_somebody,
    noun_phrase,
    subject_of,
    trim,
    verbs,
    within_quote,
)
from tocsin.annotate.text.quotes import find_quoted


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        ("say", "speech"),
        ("deny", "denial"),
        ("claim", "distance"),
        ("think", "attitude"),
        ("condemn", "evaluation"),
        ("eat", None),
        ("", None),
    ],
)
def test_how_a_verb_treats_its_content(lemma: str, kind: str | None) -> None:
    assert cue_kind(lemma) == kind


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The mayor said it.", "said", "mayor"),
        ("The mayor who spoke left.", "spoke", "mayor"),
        ("The mayor came and said it.", "said", "mayor"),
        ("The bridge was closed by the mayor.", "closed", "bridge"),
    ],
)
def test_the_subject_of_a_verb(text: str, verb: str, subject: str) -> None:
    found = subject_of(token(sentence(text), verb))
    assert found is not None
    assert found.text == subject


def test_a_coordinated_verb_has_no_subject_of_its_own() -> None:
    parsed = sentence("The mayor came and said it.")
    assert direct_subject(token(parsed, "said")) is None
    own = direct_subject(token(parsed, "came"))
    assert own is not None
    assert own.text == "mayor"


def test_an_inverted_subject_stands_behind_its_verb() -> None:
    parsed = sentence("The mayor said it.")
    assert inverted_subject(token(parsed, "said")) is None  # its subject stands before it
    bare = sentence("Explained the minister.")
    found = inverted_subject(token(bare, "Explained"))
    assert found is not None
    assert found.text == "minister"


def test_auxiliaries_are_given_by_lemma() -> None:
    parsed = sentence("The bridge has been closed.")
    assert auxiliaries(token(parsed, "closed")) == {"have", "be"}
    assert auxiliaries(token(sentence("He left."), "left")) == set()


def test_a_noun_phrase_leaves_out_the_clauses_behind_it() -> None:
    parsed = sentence("The tired mayor of the town, who spoke, left.")
    words = {word.text for word in noun_phrase(token(parsed, "mayor"))}
    assert {"The", "tired", "mayor", "of", "town"} <= words
    assert "spoke" not in words


@pytest.mark.parametrize(
    ("text", "word", "somebody"),
    [
        ("The mayor left.", "mayor", True),
        ("She left.", "She", True),
        ("The bridge fell.", "bridge", False),
        ("Anna left.", "Anna", True),
    ],
)
def test_who_can_speak(text: str, word: str, somebody: bool) -> None:
    assert names_somebody(token(sentence(text), word)) is somebody


def test_first_persons_and_infinitives() -> None:
    parsed = sentence("I want to leave.")
    assert is_first_person(token(parsed, "I"))
    assert not is_first_person(None)
    assert is_infinitive(token(parsed, "leave"))
    assert not is_infinitive(token(parsed, "want"))


def test_trim_leaves_that_and_marks_out() -> None:
    text = "The mayor said that the bridge was closed,"
    parsed = sentence(text)
    span = trim(parsed, list(parsed.doc)[3:])
    assert span == span_of(text, "the bridge was closed")
    assert trim(parsed, []) is None


def test_a_word_inside_a_quotation() -> None:
    text = 'He said "the bridge is closed" today.'
    parsed = sentence(text)
    assert within_quote(parsed, token(parsed, "bridge"), find_quoted(text))
    assert not within_quote(parsed, token(parsed, "He"), find_quoted(text))


def test_a_frame_is_made_of_a_cue_and_its_source() -> None:
    text = "The mayor did not say that the bridge was closed."
    parsed = sentence(text)
    cue = token(parsed, "say")
    content = span_of(text, "the bridge was closed")
    frame = make(parsed, cue, "speech", "test", content, subject_of(cue), ())
    assert frame.cue == "did not say"
    assert frame.cue_span.of(text) == "say"
    assert frame.negated
    assert frame.source == span_of(text, "The mayor")
    assert not frame.first_person


def test_verbs_that_attribute_come_with_their_kind() -> None:
    parsed = sentence("The mayor said he ate.")
    assert [(verb.text, kind) for verb, kind in verbs(parsed, [])] == [("said", "speech")]
