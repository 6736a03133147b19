"""The attributions of an English text: each once, with all it governs, its source resolved."""

from tests.unit.annotate.reading import document, mention
from tocsin.annotate.english.attributions import (
    AttributionReader,
    as_records,
    attribution_id,
    resolved,
    sentence_of,
)
from tocsin.annotate.names.sources import SourceResolver
from tocsin.annotate.parsers.english import parse
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import find_quoted
from tocsin.records import Document

TEXT = "Mayor Anna Smith said that the bridge was closed. It will be opened on Monday."


def frames(page: Document) -> list[Frame]:
    """Return the attributions of a document in which Anna Smith is known."""
    reader = AttributionReader(page, find_quoted(page.text), [mention(page, "Anna Smith")])
    return reader(parse(page))


def test_each_attribution_stands_once() -> None:
    (frame,) = frames(document(TEXT))
    assert frame.content.of(TEXT) == "the bridge was closed"
    assert frame.factuality == "said"


def test_a_source_is_resolved_to_the_mention_in_it() -> None:
    page = document(TEXT)
    known = mention(page, "Anna Smith", "person", "a_smith")
    resolver = SourceResolver(page, [known], [], [])
    (item,) = resolved(frames(page), resolver, page)
    assert item.hops[0].entity_id == "a_smith"
    (record,) = as_records([item], page, [])
    assert record.source is not None
    assert record.source.entity_id == "a_smith"
    assert record.cue is not None
    assert record.cue.surface == "said"
    assert record.id == attribution_id(item.frame, page)


def test_a_frame_is_of_the_sentence_it_stands_in() -> None:
    page = document(TEXT)
    parsed = parse(page)
    (frame,) = frames(page)
    home = sentence_of(frame, parsed)
    assert home is parsed[0]
    assert sentence_of(frame, parsed[1:]) is None


def test_a_text_in_which_nobody_speaks_has_none() -> None:
    assert frames(document("The bridge to Anna Smith was closed on Monday.")) == []
