"""The trial of a head: what it sees, how it is fitted, and that folds go by document."""

import pytest
from bench.attribution_head import FOLDS, features_of, fitted, window_of

from tests.unit.annotate.reading import document
from tocsin.annotate import Annotator

TEXT = "The mayor said that the bridge was closed."


def test_it_sees_the_rule_the_source_and_the_length() -> None:
    (found,) = Annotator((), (), ())(document(TEXT)).attributions
    seen = features_of(found, TEXT, "en")
    assert {f"rule {found.rule}", "language en", "source name", "length 2"} <= set(seen)
    assert window_of(found, TEXT) == TEXT


def test_a_fit_tells_what_it_was_shown() -> None:
    pytest.importorskip("sklearn")
    rows = [{"rule a": 1.0}] * 40 + [{"rule b": 1.0}] * 40
    model = fitted(rows, [1] * 40 + [0] * 40)
    high, low = (p[1] for p in model.predict_proba([{"rule a": 1.0}, {"rule b": 1.0}]))
    assert high > 0.5 > low
    assert FOLDS > 1
