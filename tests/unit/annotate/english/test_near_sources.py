"""Who says it, where the parse names nobody: the speaker of a tag, a name beside its verb."""

import pytest

from tests.unit.annotate.reading import document
from tocsin.annotate.english.attributions import AttributionReader
from tocsin.annotate.english.near_sources import with_near_source
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.text.quotes import find_quoted


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        (
            "“My reaction, that was outrageous,” Obama's former campaign strategist said in an "
            "interview with CNN’s Wolf Blitzer.",
            "said",
            "Obama's former campaign strategist",
        ),
        (
            "Dean then appeared on MSNBC and began by saying he would never diagnose someone.",
            "saying",
            "Dean",
        ),
        ("But Trump claims that he should be the exception.", "claims", "Trump"),
    ],
)
def test_a_source_beside_its_verb(text: str, cue: str, source: str) -> None:
    page = document(text)
    found = AttributionReader(page, find_quoted(text), ())(parse(page))
    named = {f.cue_span.of(text): f.source.of(text) for f in found if f.source is not None}
    assert named[cue] == source


def test_a_named_source_before_its_verb_is_kept() -> None:
    text = "The mayor said that the bridge was closed."
    page = document(text)
    (frame,) = AttributionReader(page, [], ())(parse(page))
    assert with_near_source(frame, parse(page)[0], []) == frame


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "According to the head of the region, Ann Lane, the bridge is closed until morning.",
            "the head of the region, Ann Lane",
        ),
        ("According to the ministry, Osmia, the bridge is closed.", "the ministry"),
        ("According to the mayor, the bridge is closed until morning.", "the mayor"),
    ],
)
def test_a_name_set_off_belongs_to_its_source(text: str, source: str) -> None:
    page = document(text)
    found = AttributionReader(page, [], ())(parse(page))
    assert source in {f.source.of(text) for f in found if f.source is not None}
