"""A bare denial is given the words of what it denies, in every language that is read."""

from collections.abc import Callable

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.annotate.claims.denials import METHOD
from tocsin.records import Actor, Claim

Read = Callable[[str, str], tuple[Claim, ...]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Return what reads the claims of a text, with two states in the casebook."""
    serbia = Actor(id="serbia", name="Serbia", kind="state", aliases=("Сербия", "Сербія"))
    kosovo = Actor(id="kosovo", name="Kosovo", kind="state", aliases=("Косово", "Kosowo", "Kosova"))
    annotate = Annotator((serbia, kosovo), (), ())
    return lambda text, language: annotate(make_document(text, language=language)).claims


def denials(claims: tuple[Claim, ...]) -> list[Claim]:
    """Return the bare denials among claims."""
    return [c for c in claims if c.method == METHOD]


@pytest.mark.parametrize(
    ("language", "accusation", "denial"),
    [
        (
            "en",
            "Serbia's defence minister said that Pristina was preparing to blow up the dam.",
            "Kosovo denied it.",
        ),
        (
            "en",
            "Serbia's defence minister said that Pristina was preparing to blow up the dam.",
            "The government in Pristina called the accusation a lie on Monday.",
        ),
        (
            "en",
            "Serbia's defence minister said that Pristina was preparing to blow up the dam.",
            "Kosovo's interior minister flatly rejected these claims as absurd.",
        ),
        (
            "ru",
            "Министр обороны Сербии заявил, что Приштина готовит подрыв плотины.",
            "В Косово это опровергли.",
        ),
        (
            "ru",
            "Министр обороны Сербии заявил, что Приштина готовит подрыв плотины.",
            "Правительство Косово отвергло обвинения.",
        ),
        (
            "ru",
            "Министр обороны Сербии заявил, что Приштина готовит подрыв плотины.",
            "В Косово эти слова назвали ложью.",
        ),
        (
            "uk",
            "Міністр оборони Сербії заявив, що Приштина готує підрив греблі.",
            "Уряд Косова спростував звинувачення.",
        ),
        (
            "kk",
            "Сербия қорғаныс министрі Приштина бөгетті жаруға дайындалып жатыр деп мәлімдеді.",
            "Косово үкіметі айыптауды теріске шығарды.",
        ),
        (
            "de",
            "Der serbische Verteidigungsminister sagte, Pristina bereite einen Anschlag vor.",
            "Die Regierung in Pristina dementierte.",
        ),
        (
            "fr",
            "Le ministre de la Défense a affirmé que Pristina préparait une provocation.",
            "Le gouvernement du Kosovo a démenti.",
        ),
        (
            "es",
            "El ministro serbio de Defensa afirmó que Pristina preparaba una provocación.",
            "El Gobierno de Kosovo rechazó la acusación.",
        ),
        (
            "pl",
            "Minister obrony Serbii powiedział, że Prisztina przygotowuje prowokację.",
            "Władze Kosowa odrzuciły oskarżenie.",
        ),
        (
            "ro",
            "Ministrul sârb al Apărării a afirmat că Pristina pregătește o provocare.",
            "Guvernul de la Pristina a respins acuzația.",
        ),
        (
            "tr",
            "Savunma Bakanı, Priştine'nin bir provokasyon hazırladığını söyledi.",
            "Kosova hükümeti suçlamayı reddetti.",
        ),
    ],
)
def test_who_denies_what_was_said_before(
    read: Read, language: str, accusation: str, denial: str
) -> None:
    claims = read(f"{accusation} {denial}", language)
    (told,) = denials(claims)
    denied = next(c for c in claims if c.id == told.parent_id)
    assert told.stance == "denies"
    assert told.text == denied.text
    assert told.text in accusation
    assert told.chain[0].surface in denial
    assert told.chain[0].surface != denied.chain[0].surface
    # Nothing else is made of the sentence: it is nobody's statement.
    begin = len(accusation) + 1
    assert [c for c in claims if c.span.start >= begin] == []


@pytest.mark.parametrize(
    "text",
    [
        "Serbia said the dam was mined. Kosovo denied the attack on the bridge.",
        "Serbia said the dam was mined. Kosovo rejected the ultimatum and closed the road.",
        "Serbia said the dam was mined. Did Kosovo deny it?",
        "Serbia said the dam was mined. Many denied it.",
        "Serbia said the dam was mined. It was a lie.",
    ],
)
def test_a_sentence_with_words_of_its_own_is_no_bare_denial(read: Read, text: str) -> None:
    assert denials(read(text, "en")) == []


def test_who_takes_back_his_own_words_denies_nobody(read: Read) -> None:
    claims = read("Kosovo said that Serbia had mined the dam. Kosovo denied it later.", "en")
    assert denials(claims) == []


def test_a_denial_of_nothing_that_was_read_is_kept_as_a_denial(read: Read) -> None:
    (told,) = denials(read("The dam is old. Kosovo's government denied the accusation.", "en"))
    assert (told.stance, told.chain[0].surface) == ("denies", "Kosovo's government")
    assert told.parent_id is None


def test_of_several_claims_the_accusation_is_what_is_denied(read: Read) -> None:
    text = (
        "Serbia's defence minister said that Pristina was preparing to blow up the dam. A "
        "spokesman for the mission said that patrols had been doubled. Kosovo denied it."
    )
    (told,) = denials(read(text, "en"))
    assert told.text == "Pristina was preparing to blow up the dam"


@pytest.mark.parametrize(
    ("language", "text", "words", "denier"),
    [
        ("en", "Serbia said Kosovo had mined the dam, but Kosovo denied it.", "mined", "Kosovo"),
        (
            "en",
            "A paper wrote that the ministry had evacuated staff; the ministry itself denies it.",
            "evacuated staff",
            "ministry",
        ),
        (
            "en",
            "The army claims the dam was shelled, a charge Kosovo rejects.",
            "shelled",
            "Kosovo",
        ),
        (
            "ru",
            "Сербия заявила, что Косово заминировало плотину, но в Косово это опровергли.",
            "Косово заминировало плотину",
            "Косово",
        ),
        (
            "ru",
            "Газета писала, что министерство эвакуировало людей; само министерство это отрицает.",
            "министерство эвакуировало людей",
            "министерство",
        ),
        (
            "uk",
            "Сербія заявила, що Косово замінувало греблю, але в Косові це спростували.",
            "Косово замінувало греблю",
            "Косові",
        ),
        (
            "de",
            "Serbien erklärte, das Kosovo habe den Damm vermint, doch die Regierung dementierte.",
            "das Kosovo habe den Damm vermint",
            "Regierung",
        ),
        (
            "fr",
            "La Serbie a dit que le Kosovo avait miné le barrage, mais le gouvernement a démenti.",
            "le Kosovo avait miné le barrage",
            "gouvernement",
        ),
        (
            "es",
            "Serbia afirmó que Kosovo había minado la presa, pero el Gobierno lo negó.",
            "Kosovo había minado la presa",
            "Gobierno",
        ),
    ],
)
def test_a_last_clause_that_denies_leaves_the_claim_before_it_whole(
    read: Read, language: str, text: str, words: str, denier: str
) -> None:
    claims = read(text, language)
    told = denials(claims)
    if not words:
        assert told == []
        return
    assert [(c.stance, c.chain[0].surface) for c in told] == [("denies", denier)]
    (said,) = (c for c in claims if c.id == told[0].parent_id)
    assert said.stance == "reports"
    assert said.text == told[0].text
    assert words in said.text
    assert denier not in {hop.surface for hop in said.chain}


def test_a_last_clause_denies_what_its_own_sentence_tells(read: Read) -> None:
    text = (
        "Serbia's defence minister said that Pristina was preparing to blow up the dam. A newspaper "
        "wrote that the operator had sent staff home; the operator denies it."
    )
    (told,) = denials(read(text, "en"))
    assert told.text == "the operator had sent staff home"


ACCUSED = {
    "en": "Serbia's defence minister said that protesters were preparing to storm the parliament.",
    "ru": "Министр обороны Сербии заявил, что оппозиция готовит взрыв у парламента.",
    "uk": "Міністр оборони Сербії заявив, що опозиція готує вибух біля парламенту.",
    "kk": "Сербия қорғаныс министрлігі оппозиция жарылыс дайындап жатыр деп мәлімдеді.",
    "de": "Der serbische Verteidigungsminister sagte, die Opposition plane einen Anschlag.",
    "fr": "Le ministre de la Défense a affirmé que l'opposition préparait un attentat.",
    "es": "El ministro de Defensa dijo que la oposición preparaba un atentado.",
    "pl": "Minister obrony powiedział, że opozycja przygotowuje zamach.",
}


@pytest.mark.parametrize(
    ("language", "denial", "denier"),
    [
        ("en", "The opposition called the statement absurd.", "opposition"),
        ("en", "The British embassy dismissed the report as fantasy.", "British embassy"),
        ("en", "The party's leader described the allegations as laughable.", "party's leader"),
        ("en", "“Utter rubbish,” the mayor's office said.", "mayor's office"),
        ("en", "The union said that was nonsense.", "union"),
        ("en", "The opposition rejected the ministry's claims.", "opposition"),
        ("en", "The mayor dismissed claims by the ministry.", "mayor"),
        ("ru", "В «Коалиции за перемены» обвинения назвали бредом.", "Коалиции за перемены"),
        ("ru", "В штабе кандидата слова министра назвали фантазией.", "штабе кандидата"),
        ("ru", "Лидер оппозиции назвал заявление службы абсурдным.", "Лидер оппозиции"),
        ("ru", "В партии это назвали вымыслом.", "партии"),
        ("uk", "У партії звинувачення назвали маренням.", "партії"),
        ("uk", "У штабі кандидата заявили, що це неправда.", "штабі кандидата"),
        ("kk", "АҚШ елшілігі бұл мәлімдемені негізсіз деп атады.", "АҚШ елшілігі"),
        ("kk", "Партия бұл айыптауларды өтірік деді.", "Партия"),
        ("de", "Die Opposition nannte die Vorwürfe lächerlich.", "Opposition"),
        ("fr", "L'opposition a qualifié ces accusations de ridicules.", "opposition"),
        ("es", "La oposición calificó las acusaciones de ridículas.", "oposición"),
        ("pl", "Opozycja nazwała te oskarżenia absurdem.", "Opozycja"),
    ],
)
def test_whoever_calls_it_untrue_in_any_words_denies_it(
    read: Read, language: str, denial: str, denier: str
) -> None:
    (told,) = denials(read(f"{ACCUSED[language]} {denial}", language))
    assert (told.stance, told.chain[0].surface) == ("denies", denier)
    assert told.text in ACCUSED[language]


@pytest.mark.parametrize(
    ("language", "answer", "who"),
    [
        ("en", "The ministry did not deny it.", "ministry"),
        ("en", "The ministry would neither confirm nor deny the report.", "ministry"),
        ("ru", "В министерстве эту информацию не опровергли.", "министерстве"),
        ("ru", "В министерстве это не подтвердили и не опровергли.", "министерстве"),
        ("uk", "У міністерстві цього не заперечили.", "міністерстві"),
        ("kk", "Министрлік мұны жоққа шығарған жоқ.", "Министрлік"),
        ("fr", "Le gouvernement n'a pas démenti.", "gouvernement"),
        ("pl", "Rząd temu nie zaprzeczył.", "Rząd"),
    ],
)
def test_whoever_does_not_deny_it_denies_nothing(
    read: Read, language: str, answer: str, who: str
) -> None:
    (told,) = denials(read(f"{ACCUSED[language]} {answer}", language))
    assert (told.stance, told.chain[0].surface) == ("not_confirmed", who)


@pytest.mark.parametrize(
    ("language", "denial"),
    [
        ("en", "The EU spokesman called it another conspiracy theory."),
        ("uk", "Речник Єврокомісії назвав це черговою теорією змови."),
        ("ru", "Представитель Еврокомиссии назвал это очередной теорией заговора."),
    ],
)
def test_a_conspiracy_theory_is_untrue(read: Read, language: str, denial: str) -> None:
    (told,) = denials(read(f"{ACCUSED[language]} {denial}", language))
    assert told.stance == "denies"


def test_a_charge_in_apposition_is_denied_by_whoever_calls_it_so(read: Read) -> None:
    text = (
        "Serbia's defence minister said that protesters were preparing to storm the parliament, a "
        "charge the opposition called ludicrous."
    )
    (told,) = denials(read(text, "en"))
    assert told.chain[0].surface == "opposition"
    assert told.text == "protesters were preparing to storm the parliament"


@pytest.mark.parametrize(
    ("language", "accusation", "denial", "speaker"),
    [
        (
            "fr",
            "La Serbie a déclaré que la police préparait une attaque.",
            "Le ministre bosnien de la Défense, Zukan Helez, a rejeté ces accusations et a assuré "
            "que l'armée restait dans ses casernes.",
            "ministre bosnien de la Défense",
        ),
        (
            "de",
            "Serbien erklärte, die Polizei plane einen Angriff.",
            "Der bosnische Sicherheitsminister Nenad Nešić wies die Vorwürfe zurück.",
            "bosnische Sicherheitsminister Nenad Nešić",
        ),
        (
            "en",
            "Serbia said that the police were preparing an attack.",
            "The Bosnian side again rejected the claim, and the parliament asked for an inquiry.",
            "Bosnian side",
        ),
        (
            "ro",
            "Serbia a declarat că poliția pregătește un atac.",
            "Ministerul bosniac al Securității a respins acuzațiile și a spus că este calm.",
            "Ministerul bosniac al Securității",
        ),
    ],
)
def test_a_rejection_is_one_beside_a_name_or_before_another_act(
    read: Read, language: str, accusation: str, denial: str, speaker: str
) -> None:
    (found,) = denials(read(f"{accusation} {denial}", language))
    assert (found.stance, found.chain[0].surface) == ("denies", speaker)
    assert found.parent_id is not None


def test_it_is_what_another_named_speaker_has_just_said(read: Read) -> None:
    text = (
        "Baku suche einen Vorwand, sagte der Minister. Der russische Außenminister Sergej Lawrow "
        "kritisierte die Mission: Sie diene „nicht der Stabilität“. Ein Sprecher der EU-Mission "
        "wies dies zurück."
    )
    (found,) = denials(read(text, "de"))
    assert found.text == "nicht der Stabilität"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Khartoum affirme que l'armée prépare une attaque. Addis-Abeba l'a démenti."),
        ("pl", "Kair twierdzi, że wojsko przygotowuje atak. Addis Abeba zaprzeczyła."),
        ("de", "Kairo erklärte, die Armee bereite einen Angriff vor. Ankara dementierte das."),
    ],
)
def test_a_capital_denies(language: str, text: str) -> None:
    claims = Annotator((), (), ())(make_document(text, language=language)).claims
    denial = next(c for c in claims if c.stance == "denies")
    assert denial.parent_id is not None
