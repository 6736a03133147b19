"""What the cue table looks at: the cue in its construction, its source, its content."""

import pytest

from tests.unit.annotate.reading import sentence, token
from tocsin.annotate.english.constructions import candidates_of
from tocsin.annotate.english.cue_features import features_of, source_kind


def features(text: str) -> list[str]:
    """Return the features of the first candidate of a sentence."""
    parsed = sentence(text)
    return features_of(parsed, candidates_of(parsed, [], text)[0], text, [])


def test_the_cue_its_construction_and_its_source_are_features() -> None:
    read = features("The mayor said that the bridge was closed.")
    assert {"construction clause", "cue say", "cue say clause", "listed speech"} <= set(read)
    assert "source role" in read


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The mayor said it.", "mayor", "role"),
    ],
)
def test_the_kind_of_a_source(text: str, word: str, kind: str) -> None:
    assert source_kind(token(sentence(text), word)) == kind


def test_nobody_is_a_source_of_its_own_kind() -> None:
    assert source_kind(None) == "none"


def test_a_modal_before_the_cue_is_a_feature() -> None:
    plain = set(features("The mayor said that the bridge was closed."))
    modal = set(features("The mayor may say that the bridge was closed."))
    assert any("may" in feature for feature in modal - plain)
