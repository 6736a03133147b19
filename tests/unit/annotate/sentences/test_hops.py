"""From attributions to stations of a chain: who each source is, and who passed it on."""

from tests.unit.annotate.reading import document, mention, span_of
from tocsin.annotate.sentences.hops import UNNAMED, HopReader, same
from tocsin.annotate.text.cited import Cited
from tocsin.records import Hop

TEXT = "Министр Иванов заявил, что мост закрыт."


def cited(source: str | None) -> Cited:
    """Return the attribution of the text to a source."""
    span = span_of(TEXT, source) if source is not None else None
    at = span_of(TEXT, "заявил")
    return Cited("заявил", "that", span_of(TEXT, "мост закрыт"), span, span, at.end, at.start)


def test_a_source_is_who_is_named_in_it() -> None:
    page = document(TEXT, "ru")
    reader = HopReader(page, [mention(page, "Иванов", "person", "a_ivanov")])
    (station,) = reader([cited("Министр Иванов")])
    assert station.hop.entity_id == "a_ivanov"
    assert station.hop.cue == "заявил"
    assert station.source == span_of(TEXT, "Министр Иванов")


def test_a_source_that_nobody_knows_stays_open() -> None:
    (station,) = HopReader(document(TEXT, "ru"), [])([cited("Министр Иванов")])
    assert station.hop.entity_id is None
    assert "Иванов" in station.hop.surface


def test_without_a_source_it_is_an_unnamed_one() -> None:
    stations = HopReader(document(TEXT, "ru"), [])([cited(None)])
    assert [station.hop.surface for station in stations] == [UNNAMED]
    assert HopReader(document(TEXT, "ru"), [])([]) == []


def test_two_hops_are_the_same_by_entity_or_by_words() -> None:
    one = Hop(surface="Иванов", entity_id="a_ivanov")
    other = Hop(surface="министр", entity_id="a_ivanov")
    assert same(one, other)
    assert not same(one, Hop(surface="Петров", entity_id="a_petrov"))
    assert same(Hop(surface="Иванов"), Hop(surface="Иванов"))
