"""Which place is meant: told by company and by what stands beside a name, left open where nothing
is clear, and always with a reason.
"""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.gazetteer import find_gazetteer
from tocsin.records import Casebook, Mention


def places(text: str, language: str = "en", book: Casebook | None = None) -> dict[str, Mention]:
    """Return the place mentions of a text by their words."""
    annotate = Annotator(
        book.actors if book else (), (), book.sites if book else (), find_gazetteer()
    )
    return {
        m.surface: m
        for m in annotate(make_document(text, language=language)).mentions
        if m.kind in ("place", "site", "state")
    }


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        (
            "A fire broke out in Lebanon, Pa., on Tuesday, and crews from Harrisburg came.",
            "Lebanon",
            "geonames:5197517",
        ),
        (
            (
                "Beirut was shelled again. Lebanon asked the United Nations for help, and Syria "
                "closed its border."
            ),
            "Lebanon",
            "iso:LB",
        ),
        (
            (
                "Police in Atlanta said two men from Savannah, Georgia, were held. Macon in "
                "Georgia "
                "was calm."
            ),
            "Georgia",
            "region:US.GA",
        ),
        (
            "Tbilisi and Batumi voted. Georgia borders Armenia, Azerbaijan and Turkey.",
            "Georgia",
            "iso:GE",
        ),
        (
            "The mayor of Paris met colleagues from Lyon and Marseille in Paris, France.",
            "Paris",
            "geonames:2988507",
        ),
    ],
)
def test_the_company_of_a_name_tells_which_place_is_meant(
    text: str, surface: str, place: str
) -> None:
    found = places(text)[surface]
    assert found.entity_id == place
    assert "%" in found.rule


def test_a_capital_that_speaks_is_its_state(almaty: Casebook) -> None:
    found = places(
        "Moscow said on Monday that talks would go on. They will be held in Moscow.", book=almaty
    )
    assert found["Moscow"].kind in ("state", "place")
    mentions = Annotator(almaty.actors, (), almaty.sites, find_gazetteer())(
        make_document("Moscow said on Monday that talks would go on. Talks will be held in Moscow.")
    ).mentions
    kinds = [(m.kind, m.entity_id) for m in mentions if m.surface == "Moscow"]
    assert kinds[0] == ("state", "russia")
    assert kinds[1][0] == "place"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Отар овец стало меньше.", "ru"),
        ("Он живёт на Центральной улице.", "ru"),
        ("Учения прошли у села Гвардейское.", "ru"),
        ("He moved to Springfield last year.", "en"),
        ("They met at San Jose.", "en"),
    ],
)
def test_what_is_not_clear_is_not_guessed(text: str, language: str) -> None:
    for mention in places(text, language).values():
        assert mention.entity_id is None or "%" in mention.rule
        if mention.entity_id is None:
            assert mention.rule


def test_a_name_that_sixty_places_have_stays_open() -> None:
    found = places("San Antonio was calm, the agency wrote.").get("San Antonio")
    many = places("He moved to San Jose.").get("San Jose")
    for mention in (found, many):
        assert mention is None or mention.entity_id is None or "called so" in mention.rule


def test_what_is_said_of_a_city_is_not_said_of_a_site_in_it(almaty: Casebook) -> None:
    found = places("Crowds gathered in Almaty on Sunday.", book=almaty)
    assert {m.entity_id for m in found.values()} == {"almaty"}


def test_without_a_gazetteer_only_watched_places_are_linked(almaty: Casebook) -> None:
    annotate = Annotator(almaty.actors, (), almaty.sites)
    mentions = annotate(make_document("Crowds gathered in Almaty and in Lisbon.")).mentions
    assert {m.surface: m.entity_id for m in mentions if m.kind == "place"} == {
        "Almaty": "almaty",
        "Lisbon": None,
    }


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("В Воронеже прошли учения.", "ru", "geonames:472045"),
        ("У Харкові пролунали вибухи.", "uk", "geonames:706483"),
        ("Ақтөбеде жаттығу өтті.", "kk", "geonames:610611"),
    ],
)
def test_places_are_found_in_other_languages(text: str, language: str, place: str) -> None:
    assert place in {m.entity_id for m in places(text, language).values()}
