"""The fitted heads: what they look at, what they say, and that they are what the bench fits."""

import pytest

from tocsin.annotate.claims.heads import FeatureReader, Head, HeadInput, head
from tocsin.language.lexicon import LANGUAGES

TOLD = HeadInput(
    text="Three people were killed",
    stance="asserts",
    modality="certain",
    position="body",
    attributed=False,
    cue="",
)


def test_features_are_named_once_and_in_order() -> None:
    features = FeatureReader("en")(TOLD)
    assert features == sorted(set(features))
    assert {"stance=asserts", "language=en", "w=peopl"} <= set(features)


def test_a_head_weighs_features_and_sums_to_one() -> None:
    small = Head(["a", "b"], [0.0, 0.0], {"yes": [(0, 2.0)]})
    assert small(["yes"]).label == "a"
    assert small([]).probability == pytest.approx(0.5)
    assert sum(small(["yes", "unknown"]).all.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("name", ["types", "events"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_heads_answer_in_every_language(name: str, language: str) -> None:
    guess = head(name)(FeatureReader(language)(TOLD))
    assert 0 < guess.probability <= 1
    assert guess == head(name)(FeatureReader(language)(TOLD))
