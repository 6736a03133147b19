"""From attributions to stations of a chain: who each source is, and who passed it on."""

import pytest

from tests.unit.annotate.reading import document, mention, span_of
from tocsin.annotate import Annotator
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


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        (
            "de",
            "Außenminister Karl Weber wies dies zurück. Die Brücke sei offen, sagte er.",
            "Die Brücke sei offen",
        ),
        (
            "fr",
            "Le ministre serbe Ivan Ilić a dit que le pont était fermé. « Le pont reste fermé », "
            "a-t-il ajouté devant la presse.",
            "Le pont reste fermé",
        ),
        (
            "pl",
            "Minister obrony Jan Nowak powiedział, że most zamknięto. Według ministra droga jest "
            "wolna.",
            "droga jest wolna",
        ),
        (
            "es",
            "El presidente Juan Pérez dijo que el puente cerró. «El puente sigue cerrado», señaló "
            "el mandatario.",
            "El puente sigue cerrado",
        ),
        (
            "ro",
            "Ministrul Ion Popa a declarat că podul e închis. El a adăugat că drumul este liber.",
            "drumul este liber",
        ),
    ],
)
def test_pronouns_and_bare_roles_are_whoever_spoke_last(
    language: str, text: str, said: str
) -> None:
    claims = Annotator((), (), ())(document(text, language)).claims
    (found,) = (c for c in claims if c.text == said)
    assert any(name in found.chain[0].surface for name in ("Weber", "Ilić", "Nowak", "P", "Popa"))
    assert len(found.chain[0].surface.split()) > 1


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "ru",
            "Израиль нарушил соглашение о перемирии, говорится в заявлении ливанской армии.",
            "ливанской армии",
        ),
        (
            "ru",
            "Шольц не готов поставлять ракеты, об этом канцлер Германии заявил в ходе "
            "пресс-конференции в Рио-де-Жанейро.",
            "канцлер Германии",
        ),
        ("ru", "Пожар потушен, сообщили в ходе брифинга власти города.", "власти города"),
        ("ru", "«Я подаю в отставку», — говорится в заявлении на имя спикера.", UNNAMED),
        ("uk", "Міст замінований, повідомили у зверненні Генштабу України.", "Генштабу України"),
    ],
)
def test_a_statement_is_said_by_whose_it_is_and_an_occasion_by_nobody(
    language: str, text: str, source: str
) -> None:
    claims = Annotator((), (), ())(document(text, language)).claims
    assert [c.chain[0].surface for c in claims] == [source]


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        ("Речник Спілки Петро Ільченко", None),
        ("Представниця Спілки Ільченко", None),
        ("Речник Спілки", "union"),
        ("Спілка", "union"),
    ],
)
def test_a_person_by_name_speaks_and_not_the_house_behind_the_role(
    source: str, entity: str | None
) -> None:
    page = document(f"{source} заявила, що міст закрито.", "uk")
    house = next(word for word in source.split() if word.startswith("Спілк"))
    reader = HopReader(page, [mention(page, house, "organisation", "union")])
    whole, content = span_of(page.text, source), span_of(page.text, "міст закрито")
    at = span_of(page.text, "заявила")
    (station,) = reader([Cited("заявила", "that", content, whole, whole, at.end, at.start)])
    assert station.hop.entity_id == entity
    if entity is None:
        assert station.hop.surface == source
