"""The list of faults that a reader goes through: what is missed, made up, and whose it is."""

from bench.misses import faults_in, marked, shown, whole

from tests.unit.annotate.reading import document, span_of
from tocsin.annotate import Annotator
from tocsin.records import Span

TEXT = "The mayor said that the bridge was closed. The guard slept."


def test_a_missed_content_and_a_finding_that_is_none_are_told_apart() -> None:
    found = Annotator((), (), ())(document(TEXT)).attributions
    gold: list[tuple[Span, list[Span], list[Span]]] = [(span_of(TEXT, "The guard slept"), [], [])]
    missed, wrong = faults_in(TEXT, gold, found)
    assert missed.startswith("MISSED indirect")
    assert wrong.startswith("WRONG")
    assert "[The mayor] <said> that {the bridge was closed}" in wrong


def test_another_source_is_shown_beside_the_one_found() -> None:
    found = Annotator((), (), ())(document(TEXT)).attributions
    content, other = span_of(TEXT, "the bridge was closed"), span_of(TEXT, "The guard")
    (line,) = faults_in(TEXT, [(content, [], [other])], found)
    assert line.startswith("SOURCE")
    assert shown(found[0], TEXT) in line


def test_marks_stand_around_the_words() -> None:
    found = Annotator((), (), ())(document(TEXT)).attributions
    assert whole(found[0]).of(TEXT) == "the bridge was closed"
    assert marked(TEXT, span_of(TEXT, "bridge"), [], []).startswith(
        "The mayor said that the {bridge}"
    )
