"""Who speaks towards a problem: by kinds, parents and words of office."""

import pytest

from tests.conftest import ROOT
from tests.unit.annotate.reading import claim
from tests.unit.assess.conftest import Read
from tocsin.assess.speakers import Speakers
from tocsin.casebook import load_casebook
from tocsin.records import Casebook, Hop, Problem


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Alexei Borodavkin said that the laboratory is in danger.", {"official"}),
        ("The KNB said that the laboratory is guarded.", {"official", "host"}),
        ("A ministry spokesman said that the laboratory is guarded.", {"official"}),
        ("The CSTO said that the laboratory is guarded.", {"party"}),
        ("A local historian said that the laboratory is old.", {"observer"}),
        ("The laboratory is old.", {"observer"}),
        ("Kazakhstan's health minister said that the laboratory is old.", {"official", "host"}),
    ],
)
def test_who_speaks_is_resolved_through_kinds_parents_and_words(
    read: Read, laboratories: Problem, almaty: Casebook, text: str, roles: set[str]
) -> None:
    speakers = Speakers(laboratories, almaty)
    assert {r for c in read(text).claims for r in speakers.roles_of(c, "en")} == roles


@pytest.fixture(scope="module")
def problem(almaty: Casebook) -> Problem:
    """Return the problem of the laboratories."""
    return almaty.problems[0]


@pytest.mark.parametrize(
    ("language", "surface"),
    [
        ("de", "Der Verteidigungsminister"),
        ("fr", "Le ministre serbe de la Défense"),
        ("es", "El portavoz del Gobierno"),
        ("pl", "Rzecznik rządu"),
        ("ro", "Ministrul Apărării"),
        ("tr", "Savunma Bakanlığı"),
    ],
)
def test_an_office_is_known_in_the_language_of_the_document(
    problem: Problem, almaty: Casebook, language: str, surface: str
) -> None:
    chain = (Hop(surface=surface), Hop(surface="paper", voice=True))
    said = claim("the laboratory is old", chain=chain)
    assert Speakers(problem, almaty).roles_of(said, language) == {"official"}


@pytest.mark.parametrize(
    ("language", "surface", "whose"),
    [
        ("fr", "le ministre kazakh de la Défense", "kazakhstan"),
        ("de", "Der kasachische Innenminister", "kazakhstan"),
        ("es", "El ministro de Defensa kazajo", "kazakhstan"),
        ("pl", "Rzecznik kazachskiego rządu", "kazakhstan"),
        ("ro", "Ministrul kazah de interne", "kazakhstan"),
        ("tr", "Kazak Savunma Bakanlığı", "kazakhstan"),
        ("fr", "le ministère brésilien de la Défense", "state BR"),
        ("de", "des brasilianischen Verteidigungsministeriums", "state BR"),
        ("en", "Brazil's defence ministry", "state BR"),
        ("de", "ein brasilianischer Fischer", "ein brasilianischer fischer"),
        ("de", "Astana", "kazakhstan"),
        ("fr", "Bakou", "state AZ"),
        ("pl", "Mińsk", "state BY"),
        ("tr", "Kazakistan Savunma Bakanlığından", "kazakhstan"),
        ("kk", "Түркия Қорғаныс министрлігінің", "state TR"),
        ("uk", "Міністр оборони Судану", "state SD"),
    ],
)
def test_an_official_speaks_for_his_state_in_every_language(
    problem: Problem, almaty: Casebook, language: str, surface: str, whose: str
) -> None:
    said = claim("it is old", chain=(Hop(surface=surface), Hop(surface="paper", voice=True)))
    state = next(a.id for a in almaty.actors if a.kind == "state" and a.name == "Kazakhstan")
    wanted = state if whose == "kazakhstan" else whose
    assert Speakers(problem, almaty).speaks_for(said, language) == wanted


def test_a_state_of_the_gazetteer_is_the_state_that_officials_speak_for(
    problem: Problem, almaty: Casebook
) -> None:
    speakers = Speakers(problem, almaty)
    voice = Hop(surface="paper", voice=True)
    by_country = claim("it is old", chain=(Hop(surface="Brazil", entity_id="iso:BR"), voice))
    by_office = claim("it is old", chain=(Hop(surface="Brazil's defence ministry"), voice))
    assert speakers.speaks_for(by_country, "en") == speakers.speaks_for(by_office, "en")


def test_a_short_word_for_an_office_in_capitals_makes_an_official(
    problem: Problem, almaty: Casebook
) -> None:
    voice = Hop(surface="paper", voice=True)
    said = claim("it is old", chain=(Hop(surface="FM Lane"), voice))
    assert Speakers(problem, almaty).roles_of(said, "en") == {"official"}


GULF = ROOT / "bench" / "evidence" / "casebooks" / "gulf-2019"


@pytest.mark.parametrize(
    ("language", "surface", "entity", "roles"),
    [
        ("en", "Iran", "iran", {"official", "party"}),
        ("ro", "Iranul", None, {"official", "party"}),
        ("tr", "İran", None, {"official", "party"}),
        ("en", "The Iranian president", None, {"official", "party"}),
        ("fr", "le président iranien", None, {"official", "party"}),
        ("en", "Oman", "oman", {"official"}),
        ("pl", "Francja", None, {"official"}),
        ("en", "Mike Pompeo", "pompeo", {"official"}),
        ("en", "Iran expert", None, {"observer"}),
        ("en", "sailors from Iran", None, {"observer"}),
    ],
)
def test_a_state_whose_ministry_or_force_is_a_party_is_one_where_it_speaks(
    language: str, surface: str, entity: str | None, roles: set[str]
) -> None:
    book = load_casebook(GULF)
    chain = (Hop(surface=surface, entity_id=entity), Hop(surface="paper", voice=True))
    said = claim("ships were attacked", chain=chain)
    assert Speakers(book.problems[0], book).roles_of(said, language) == roles
