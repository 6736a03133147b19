"""Whom a source cites in turn is the originator, and the source passed it on."""

import pytest

from tests.unit.annotate.reading import sentence
from tocsin.annotate.english.citations import with_cited
from tocsin.annotate.english.rules import frames_of


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Agency A, citing the mayor, reported that the bridge was closed.", "the mayor"),
        ("Agency A reported that the bridge was closed.", None),
        ("The mayor said the bridge was closed.", None),
    ],
)
def test_whom_a_source_cites(text: str, cited: str | None) -> None:
    parsed = sentence(text)
    (frame,) = frames_of(parsed, [], [])
    found = with_cited(frame, parsed).cited
    assert (found.of(text) if found is not None else None) == cited


def test_a_frame_that_cites_nobody_stays_as_it_is() -> None:
    parsed = sentence("The mayor said the bridge was closed.")
    (frame,) = frames_of(parsed, [], [])
    assert with_cited(frame, parsed) == frame
