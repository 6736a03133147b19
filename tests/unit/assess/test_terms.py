"""Terms of the library's indicators in ten languages, each in its own."""

import pytest

from tests.unit.casebook.conftest import problem
from tocsin.assess.showing import showing_in
from tocsin.assess.terms import affirmed_terms, is_taken_back
from tocsin.casebook.expand import library_indicators
from tocsin.language.patterns import TermIndex
from tocsin.records import Indicator, ObserveClaim


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Indicator]:
    """Return every indicator of the library as a problem has it."""
    folder = tmp_path_factory.mktemp("book")
    listed = "".join(f"      - {name}\n" for name in library_indicators())
    book = problem(folder, f"    template: coup\n    indicators:\n{listed}")
    return {i.id: i for i in book.problems[0].indicators}


def hits(library: dict[str, Indicator], name: str, language: str | None, text: str) -> list[str]:
    """Return the terms of an indicator that a text affirms."""
    indicator = library[name]
    assert isinstance(indicator.observe, ObserveClaim)
    found = affirmed_terms(indicator, indicator.observe, text, language, {})
    return [f.term for f in found]


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("coup_plot_claim", "en", "The army foiled a coup in Osmia."),
        ("coup_plot_claim", "ru", "В Осмии предотвращён государственный переворот."),
        ("coup_plot_claim", "uk", "В Осмії зірвали державний переворот."),
        ("coup_plot_claim", "kk", "Осмияда мемлекеттік төңкеріс әрекеті болды."),
        ("coup_plot_claim", "de", "In Osmien wurde ein Putschversuch vereitelt."),
        ("coup_plot_claim", "fr", "Une tentative de coup d'État a été déjouée en Osmie."),
        ("coup_plot_claim", "es", "Un intento de golpe de Estado fue frustrado en Osmia."),
        ("coup_plot_claim", "pl", "W Osmii udaremniono próbę zamachu stanu."),
        ("coup_plot_claim", "ro", "O tentativă de lovitură de stat a fost dejucată în Osmia."),
        ("coup_plot_claim", "tr", "Osmia'da bir darbe girişimi önlendi."),
        ("airspace_closure", "de", "Osmien sperrte seinen Luftraum."),
        ("airspace_closure", "fr", "L'Osmie a fermé son espace aérien."),
        ("airspace_closure", "es", "Osmia cerró su espacio aéreo."),
        ("airspace_closure", "pl", "Osmia zamknęła przestrzeń powietrzną."),
        ("airspace_closure", "ro", "Osmia și-a închis spațiul aerian."),
        ("airspace_closure", "tr", "Osmia hava sahasını kapattı."),
        ("cyber_attack", "de", "Der Hafen meldete einen Cyberangriff."),
        ("cyber_attack", "fr", "Le port a signalé une cyberattaque."),
        ("cyber_attack", "es", "El puerto denunció un ciberataque."),
        ("cyber_attack", "pl", "Port zgłosił cyberatak."),
        ("cyber_attack", "ro", "Portul a raportat un atac cibernetic."),
        ("cyber_attack", "tr", "Liman bir siber saldırı bildirdi."),
        ("foreigners_leave", "de", "Das Ministerium rief dazu auf, das Land zu verlassen."),
        ("foreigners_leave", "fr", "L'ambassade appelle ses ressortissants à quitter le pays."),
        ("foreigners_leave", "es", "La embajada pidió abandonar el país."),
        ("foreigners_leave", "pl", "Ambasada wezwała do opuszczenia kraju."),
        ("foreigners_leave", "ro", "Ambasada le-a cerut să părăsească țara."),
        ("foreigners_leave", "tr", "Büyükelçilik ülkeyi terk etmelerini istedi."),
        ("sabotage_claim", "de", "Die Polizei spricht von Sabotage am Kabel."),
        ("sabotage_claim", "fr", "La police parle d'un sabotage du câble."),
        ("sabotage_claim", "es", "La policía habla de sabotaje del cable."),
        ("sabotage_claim", "pl", "Policja mówi o sabotażu kabla."),
        ("sabotage_claim", "ro", "Poliția vorbește de un sabotaj al cablului."),
        ("sabotage_claim", "tr", "Polis kabloda sabotaj olduğunu söylüyor."),
    ],
)
def test_a_term_is_found_in_its_language(
    library: dict[str, Indicator], name: str, language: str, text: str
) -> None:
    assert hits(library, name, language, text)


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("coup_plot_claim", "fr", "Le ministre a reçu un coup de fil du maire."),
        ("coup_plot_claim", "fr", "Le discours fut un coup de théâtre."),
        ("coup_plot_claim", "fr", "La France n'a préparé aucun coup d'État."),
        ("coup_plot_claim", "es", "El golpe de calor afectó a tres turistas."),
        ("coup_plot_claim", "de", "Es gab keinen Putsch in Osmien."),
        ("coup_plot_claim", "pl", "Nie było zamachu stanu w Osmii."),
        ("coup_plot_claim", "ro", "Nu a fost nicio lovitură de stat."),
        ("casualties_claimed", "es", "La fiesta del barrio atrajo a miles."),
        ("sabotage_claim", "de", "Der Minister reiste nach Minden."),
        ("defections", "fr", "Le colonel a refusé l'invitation."),
    ],
)
def test_what_only_looks_like_one_or_is_negated_is_none(
    library: dict[str, Indicator], name: str, language: str, text: str
) -> None:
    assert hits(library, name, language, text) == []


def test_four_languages_are_mixed_and_an_unknown_one_is_read_with_all(
    library: dict[str, Indicator],
) -> None:
    assert hits(library, "coup_plot_claim", "en", "Они готовят госпереворот.")
    assert hits(library, "coup_plot_claim", None, "Ein Putsch drohte.")
    assert hits(library, "coup_plot_claim", "it", "Un putsch in Osmia.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I do not believe that there was any coup attempt in Osmia."),
        ("en", "She sees no evidence of a coup in Osmia."),
        ("ru", "Я не верю, что в Осмии готовился госпереворот."),
        ("uk", "Я не вірю, що в Осмії готувався державний переворот."),
        ("kk", "Осмияда мемлекеттік төңкеріс болды дегенге сенбеймін."),
        ("de", "Ich glaube nicht, dass es in Osmien einen Putsch gab."),
        ("fr", "Je ne crois pas qu'il y ait eu un coup d'État en Osmie."),
        ("es", "No creo que hubiera un golpe de Estado en Osmia."),
        ("pl", "Nie wierzę, że w Osmii doszło do zamachu stanu."),
        ("ro", "Nu cred că în Osmia a fost o lovitură de stat."),
        ("tr", "Osmia'da bir darbe girişimi olduğuna inanmıyorum."),
    ],
)
def test_what_its_speaker_does_not_believe_is_none(
    library: dict[str, Indicator], language: str, text: str
) -> None:
    assert hits(library, "coup_plot_claim", language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "act", "back"),
    [
        ("en", "There was no drone, he said, and no ship was seized.", "seized", True),
        ("en", "No grey ship was seized.", "seized", True),
        ("en", "Nobody was arrested in the port.", "arrested", True),
        ("en", "The ship was seized at night.", "seized", False),
        ("en", "There was no fog when the ship was seized by boats.", "seized", False),
        ("de", "Kein Schiff wurde beschlagnahmt.", "beschlagnahmt", True),
        ("fr", "Aucun navire n'a été saisi.", "saisi", True),
        ("es", "Ningún barco fue capturado.", "capturado", True),
        ("pl", "Żaden statek nie został zajęty.", "zajęty", True),
        ("ro", "Nicio navă nu a fost capturată.", "capturată", True),
        ("ru", "Ни одно судно не было захвачено.", "захвачено", True),
        ("uk", "Жодне судно не було захоплене.", "захоплене", True),
        ("fr", "Le navire a été saisi lundi.", "saisi", False),
    ],
)
def test_an_act_that_nobody_suffered_is_taken_back(
    language: str, text: str, act: str, *, back: bool
) -> None:
    found = next(iter(TermIndex([(act, act)], exact=True).find(text)))
    assert is_taken_back(text, found, language) is back


@pytest.mark.parametrize(
    ("language", "text", "word", "shown"),
    [
        ("en", "The B-team was moving to sabotage diplomacy.", "sabotage", False),
        ("en", "Somebody tried to sabotage the cable.", "sabotage", True),
        ("ru", "Запад саботирует переговоры.", "саботирует", False),
        ("uk", "Захід саботує переговори.", "саботує", False),
        ("de", "Der Westen sabotiert die Verhandlungen.", "sabotiert", False),
        ("de", "Jemand sabotiert die Kabel.", "sabotiert", True),
        ("fr", "Paris veut saboter les pourparlers.", "saboter", False),
        ("es", "Madrid sabotea el diálogo.", "sabotea", False),
        ("pl", "Warszawa sabotuje negocjacje.", "sabotuje", False),
        ("ro", "Bucureștiul sabotează negocierile.", "sabotează", False),
        ("tr", "Ankara müzakereleri sabote ediyor.", "sabote", False),
        ("kk", "Батыс келіссөздерді бұзды.", "бұзды", False),
    ],
)
def test_what_is_sabotaged_is_a_thing(language: str, text: str, word: str, *, shown: bool) -> None:
    found = TermIndex([(word, word)], exact=True).find(text)
    assert found
    assert bool(showing_in(language).without_phrases(text, found)) is shown
