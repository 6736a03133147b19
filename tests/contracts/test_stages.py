"""One contract for every stage: the same input gives the same output, ids are of content, records
survive encoding.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec
import pytest

from tests.conftest import NOW, make_capture, make_document
from tocsin import pipeline
from tocsin.annotate import Annotator
from tocsin.assess import Assessor
from tocsin.documents import Extractor, lineage_of
from tocsin.errors import TocsinError
from tocsin.gate import Gate, watched_reasons
from tocsin.match import Matcher
from tocsin.records import Casebook, Facts, Record
from tocsin.sources.decode import decode

TEXT = """Crews return to the laboratory

The Kazakh Ministry of Health said on Sunday that the biological laboratory in Almaty was under guard. “Nothing was seized,” the
ministry told Kazinform. A provocation at the site could become a pretext for keeping Russian troops in the country. They have
10 days left to withdraw.
"""


class Stage(NamedTuple):
    """A stage made ready: its name, how it is built, and what it is called with."""

    name: str
    build: Callable[[Casebook], Callable[[], Any]]


def _extract(book: Casebook) -> Callable[[], Any]:
    return lambda: Extractor(as_of=NOW, decode=decode, find_source=lambda n, u: n)(
        make_capture(TEXT)
    )


def _gate(book: Casebook) -> Callable[[], Any]:
    return lambda: Gate(watched_reasons(book))(TEXT)


def _annotate(book: Casebook) -> Callable[[], Any]:
    return lambda: Annotator(book.actors, book.sources, book.sites)(make_document(TEXT))


def _match(book: Casebook) -> Callable[[], Any]:
    document = make_document(TEXT)
    found = Annotator(book.actors, book.sources, book.sites)(document)
    return lambda: Matcher(book.narratives, book.sites)(document, found)


def _lineage(book: Casebook) -> Callable[[], Any]:
    return lambda: lineage_of(
        [make_document(TEXT), make_document(TEXT + "More.", external_id="b")], NOW
    )


def _facts(book: Casebook) -> Facts:
    document = make_document(TEXT)
    found = Annotator(book.actors, book.sources, book.sites)(document)
    return Facts(
        casebook=book,
        documents=(document,),
        lineage=tuple(lineage_of([document], NOW)),
        mentions=found.mentions,
        claims=found.claims,
        events=found.events,
        matches=tuple(Matcher(book.narratives, book.sites)(document, found)),
    )


def _assess(book: Casebook) -> Callable[[], Any]:
    facts = _facts(book)
    return lambda: Assessor(book.reference_classes)(book.problems[0], facts, NOW)


def _decide(book: Casebook) -> Callable[[], Any]:
    from tocsin.warn import Decider

    facts = _facts(book)
    assessment = Assessor(book.reference_classes)(book.problems[0], facts, NOW)
    return lambda: Decider(facts, NOW)(book.problems[0], assessment, [])


STAGES = [
    Stage("extract", _extract),
    Stage("gate", _gate),
    Stage("annotate", _annotate),
    Stage("match", _match),
    Stage("lineage", _lineage),
    Stage("assess", _assess),
    Stage("decide", _decide),
]


def records(found: Any) -> Sequence[Record]:
    """Return the records a stage gave."""
    return [found] if isinstance(found, Record) else list(found)


@pytest.mark.parametrize("stage", STAGES, ids=lambda s: s.name)
def test_a_stage_gives_the_same_for_the_same(stage: Stage, almaty: Casebook) -> None:
    first, second = stage.build(almaty)(), stage.build(almaty)()
    assert first, stage.name
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


@pytest.mark.parametrize("stage", STAGES, ids=lambda s: s.name)
def test_what_a_stage_gives_survives_encoding(stage: Stage, almaty: Casebook) -> None:
    for record in records(stage.build(almaty)()):
        assert msgspec.json.decode(msgspec.json.encode(record), type=type(record)) == record


@pytest.mark.parametrize("stage", STAGES, ids=lambda s: s.name)
def test_ids_are_unique_and_say_what_they_are(stage: Stage, almaty: Casebook) -> None:
    ids = [r.id for r in records(stage.build(almaty)()) if hasattr(r, "id")]
    assert len(ids) == len(set(ids))
    assert all("-" in i for i in ids)


def test_ids_do_not_depend_on_when_a_text_was_seen() -> None:
    later = NOW + dt.timedelta(days=30)
    first = make_document(TEXT)
    second = Extractor(as_of=later, decode=decode, find_source=lambda n, u: n)(
        make_capture(TEXT, seen_at=later)
    )
    assert first.id == getattr(second, "id", None)


def test_the_pipeline_refuses_a_wrong_order() -> None:
    pipeline.check_order(pipeline.STEPS)
    with pytest.raises(TocsinError, match="needs documents"):
        pipeline.check_order([pipeline.STEPS[0], pipeline.STEPS[2]])


def test_an_alarm_has_both_sides(almaty: Casebook) -> None:
    alarm = _decide(almaty)()
    assert alarm.evidence_against
    assert alarm.gaps
    assert alarm.would_lower
    assert alarm.state in ("NOTE", "WATCH")
    assert alarm.likelihood.high <= 0.45
