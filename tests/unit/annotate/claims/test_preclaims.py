"""Claims made beforehand, accusations inside dismissals, and the credits of English headlines, on
sentences of our own.
"""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator
from tocsin.annotate.claims.accusations import REJECTED
from tocsin.annotate.claims.preclaims import PRECLAIM, PreclaimReader


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ukraine is planning to shell the plant on Friday"),
        ("es", "se prepara un ataque contra una patrulla guyanesa"),
        ("es", "Guyana prepara una operación de falsa bandera en el Esequibo"),
        ("es", "Caracas busca un pretexto para invadir el territorio"),
        ("fr", "Bakou préparait une opération sous fausse bannière"),
        ("fr", "Caracas cherchait un prétexte pour intervenir"),
        ("fr", "l'Azerbaïdjan veut lancer une action militaire"),
        ("de", "im Essequibo einen Zwischenfall zu inszenieren"),
        ("de", "Baku suche einen Vorwand, um Syunik anzugreifen"),
        ("de", "Kiew plane eine Operation unter falscher Flagge"),
        ("pl", "przygotowywanie prowokacji w regionie Essequibo"),
        ("pl", "ma dojść do upozorowanego ataku na gujański patrol"),
        ("pl", "Mińsk szuka pretekstu do ataku"),
        ("ro", "Azerbaidjanul pregătește o operațiune militară în regiune"),
        ("ro", "partea armeană vrea să însceneze un incident la Kapan"),
        ("ro", "Baku caută un pretext pentru un atac"),
        ("tr", "Ermenistan'ın yeni bir provokasyon hazırladığını"),
        ("tr", "Bakü'nün saldırı için bahane aradığını"),
        ("tr", "keskin nişancıların ateş açacağını"),
        ("en", "NATO was preparing a chemical attack in Idlib"),
        ("en", "Serbia is preparing to send troops across the border"),
        ("ru", "Киев готовит вторжение в Приднестровье"),
        ("ru", "Украина планирует обстрелять станцию"),
        ("ru", "о подготовке теракта на станции"),
        ("uk", "російські військові готують провокацію на заводі"),
        ("uk", "Київ планує обстріляти станцію"),
        ("kk", "Украина станцияда арандату дайындап жатыр"),
        ("uk", "влада шукає привід для розгону акції на проспекті"),
        ("ru", "власть ищет повод для разгона акции на проспекте"),
        ("en", "the government was looking for a pretext for a crackdown"),
        ("uk", "на площі готують замах на одного з лідерів протесту, щоб звинуватити владу"),
        ("ru", "у здания готовят покушение на одного из депутатов"),
        ("kk", "содырлар депутатқа қастандық дайындап жатыр"),
        ("en", "explosives were to be planted near the parliament in order to blame the police"),
        ("en", "the bridge was to be blown up by the army itself"),
        ("en", "Ukraine would strike the nuclear power plant overnight on 5 July"),
        ("en", "Kyiv wanted to hit the station with long-range weapons"),
        ("en", "the army will soon shell the crossing and blame the rebels"),
        ("en", "militants are going to blow up the dam"),
        ("en", "Georgia might attack the breakaway region before winter"),
        ("en", "the other side wants to storm the embassy"),
        ("ru", "Киев хочет ударить по станции дальнобойным оружием"),
        ("ru", "украинские военные нанесут удар по плотине в ночь на пятницу"),
        ("ru", "боевики взорвут склад и обвинят в этом армию"),
        ("ru", "Польша может напасть на соседей весной"),
        ("ru", "спецслужбы собираются подорвать газопровод"),
        ("uk", "росіяни хочуть підірвати станцію"),
        ("uk", "війська обстріляють переправу і звинуватять захисників"),
        ("uk", "диверсанти можуть атакувати завод"),
        ("kk", "содырлар бөгетті жармақ"),
        ("kk", "әскер станцияға соққы бермек"),
        ("de", "Kiew bereitet einen Angriff auf das Kraftwerk vor"),
        ("de", "die Miliz will den Damm sprengen"),
        ("fr", "Kiev prépare une attaque contre la centrale"),
        ("fr", "les rebelles veulent faire sauter le barrage"),
        ("es", "Kiev prepara un ataque contra la central"),
        ("es", "los rebeldes van a volar la presa"),
        ("pl", "Kijów przygotowuje atak na elektrownię"),
        ("pl", "bojówki chcą wysadzić tamę"),
        ("ro", "Kievul pregătește un atac asupra centralei"),
        ("ro", "rebelii vor să arunce în aer barajul"),
        ("tr", "Kiev santrale saldırı hazırlıyor"),
        ("tr", "milisler barajı havaya uçuracak"),
    ],
)
def test_somebody_is_said_to_prepare_a_hostile_act(language: str, text: str) -> None:
    assert PreclaimReader(language)(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ukraine is preparing for a Russian attack"),
        ("es", "el ejército se prepara para un ataque"),
        ("fr", "la ville se prépare à une attaque"),
        ("ro", "armata se pregătește de un atac"),
        ("pl", "wojsko przygotowuje się do ataku wroga"),
        ("es", "la policía busca a los autores del ataque"),
        ("en", "The army is not planning any attack"),
        ("en", "The company plans to open a plant"),
        ("en", "The city was attacked on Friday"),
        ("ru", "Город готовится к обстрелу"),
        ("ru", "Завод планирует открыть цех"),
        ("uk", "Місто готується до обстрілу"),
        ("en", "the alliance will defend the port in event of a planned attack"),
        ("en", "if they are preparing an attack, nobody has seen it"),
        ("ru", "если противник готовит нападение, город ответит"),
        ("uk", "якщо ворог готує напад, місто відповість"),
        ("de", "falls sie einen Angriff planen, bleibt die Stadt ruhig"),
        ("fr", "en cas d'attaque que prépare la milice"),
        ("pl", "jeśli przygotowują atak, odpowiemy"),
        ("en", "the sides will strike a deal next week"),
        ("en", "an attack on the plant would kill thousands"),
        ("en", "we will not attack anybody"),
        ("en", "nobody wanted to hit the station"),
        ("en", "the new film will hit cinemas on Friday"),
        ("en", "the flu may hit the elderly hardest"),
        ("ru", "никто не хочет ударить по станции"),
        ("ru", "санкции могут ударить по экономике"),
        ("ru", "кризис ударит по карману"),
        ("ru", "армия не нанесёт удар по городу"),
        ("ru", "станцию обстреляли в пятницу"),
        ("uk", "ніхто не хоче підірвати станцію"),
        ("uk", "криза може вдарити по пенсіонерах"),
        ("kk", "әскер станцияға соққы бермейді"),
        ("de", "das Kraftwerk wurde am Freitag angegriffen"),
        ("de", "die Armee bereitet sich auf einen Angriff vor"),
        ("es", "la ciudad se prepara para un ataque"),
        ("pl", "miasto przygotowuje się na atak"),
        ("ro", "orașul se pregătește pentru un atac"),
        ("tr", "şehir saldırıya hazırlanıyor"),
    ],
)
def test_defence_plans_of_peace_and_past_acts_are_none(language: str, text: str) -> None:
    assert not PreclaimReader(language)(text)


@pytest.mark.parametrize(
    ("language", "text", "accuser", "denier"),
    [
        (
            "en",
            (
                "Moldova dismissed an accusation by Russia's Defence Ministry that Kyiv was "
                "preparing to invade the region."
            ),
            "Russia's Defence Ministry",
            "Moldova",
        ),
        (
            "en",
            (
                "The ministry rejected as baseless claims by Moscow that Ukraine plans a "
                "provocation at the plant."
            ),
            "Moscow",
            "The ministry",
        ),
        (
            "en",
            (
                "Belgrade has rejected Kosovo's claim that Serbia is preparing to send troops "
                "across the border."
            ),
            "Kosovo",
            "Belgrade",
        ),
        (
            "en",
            (
                "Energoatom dismissed as fiction a claim by Rosenergoatom adviser Renat Karchaa "
                "that Ukraine would strike the nuclear power plant overnight."
            ),
            "Renat Karchaa",
            "Energoatom",
        ),
        (
            "en",
            (
                "Ankara rejected allegations by the Fars agency editor Ali Karimi that Turkey was "
                "planning to invade the north."
            ),
            "Ali Karimi",
            "Ankara",
        ),
        (
            "en",
            (
                "Minsk denied the claim of Lithuania's interior minister Rita Tamasune that "
                "Belarus would storm the border post."
            ),
            "Rita Tamasune",
            "Minsk",
        ),
        (
            "ru",
            (
                "Энергоатом опроверг заявление советника Росэнергоатома Рената Карчаа о том, что "
                "Киев нанесёт удар по станции."
            ),
            "Росэнергоатома Рената Карчаа",
            "Энергоатом",
        ),
        (
            "uk",
            (
                "Енергоатом спростував твердження радника Росенергоатома Рената Карчаа про те, що "
                "Київ завдасть удару по станції."
            ),
            "Росенергоатома Рената Карчаа",
            "Енергоатом",
        ),
        (
            "ru",
            (
                "В Кишинёве опровергли обвинения Минобороны России в том, что Киев готовит "
                "вторжение в Приднестровье."
            ),
            "Минобороны России",
            "Кишинёве",
        ),
        (
            "ru",
            "Белград отверг утверждения Приштины, будто Сербия собирается ввести войска.",
            "Приштины",
            "Белград",
        ),
        (
            "uk",
            (
                "Кишинів спростував звинувачення Міноборони Росії в тому, що Київ готує "
                "вторгнення "
                "у Придністров'я."
            ),
            "Міноборони Росії",
            "Кишинів",
        ),
        (
            "kk",
            (
                "Кишинев Ресей Қорғаныс министрлігінің Киев Приднестровьеге басып кіруге "
                "дайындалып "
                "жатыр деген айыптауын жоққа шығарды."
            ),
            "Ресей Қорғаныс министрлігінің",
            "Кишинев",
        ),
    ],
)
def test_a_dismissal_tells_of_the_accusation_as_well(
    plain: Annotator, language: str, text: str, accuser: str, denier: str
) -> None:
    claims = plain(make_document(text, language=language)).claims
    accusation = next(c for c in claims if REJECTED in c.flags)
    rejection = next(c for c in claims if c.id == accusation.parent_id)
    assert (accusation.chain[0].surface, accusation.stance, accusation.type) == (
        accuser,
        "reports",
        "accuse",
    )
    assert PRECLAIM in accusation.flags
    assert (rejection.chain[0].surface, rejection.stance) == (denier, "denies")


def test_who_takes_back_his_own_words_accuses_nobody(plain: Annotator) -> None:
    claims = plain(
        make_document("Moscow denied Moscow's claim that it plans an attack.", language="en")
    ).claims
    assert not any(REJECTED in c.flags for c in claims)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Invaders used poison in the port – Azov Regiment", "Azov Regiment"),
        ("Power plant captured by foreign forces -Ukrainian official", "Ukrainian official"),
        ("More than 6,600 people were evacuated on Friday - Vereshchuk", "Vereshchuk"),
        ("Neighbour is preparing a provocation on the border - intelligence", "intelligence"),
        (
            "The country has no plans to attack - Danilov (13.04.22 13:25) « War | Site.NET",
            "Danilov",
        ),
        ("Neighbour is preparing a strike on the region - intelligence.", "intelligence"),
        ("One thing was left to the town - Hope.", None),
        (
            "We will demand an answer from the capital, - head of the Foreign Office Lane",
            "head of the Foreign Office Lane",
        ),
        ("Summit will be held in Kyiv - live", None),
        ("Storm kills three in Florida - BBC News", None),
        ("Ukraine - Russia war enters new phase", None),
    ],
)
def test_a_headline_ends_in_whoever_said_it(
    plain: Annotator, text: str, speaker: str | None
) -> None:
    claim = plain(make_document(text, language="en")).claims[0]
    assert (claim.chain[0].surface if len(claim.chain) > 1 else None) == speaker


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Azov commander Denys Prokopenko spoke on Monday.", False),
        ("Commander Denis Badika died in the port.", False),
        ("The ministry denies the attack.", True),
    ],
)
def test_a_name_is_no_denial(plain: Annotator, text: str, denied: bool) -> None:
    events = plain(make_document(text, language="en")).events
    assert any(e.type == "denial" for e in events) == denied


def test_what_is_prepared_has_not_happened(plain: Annotator) -> None:
    events = plain(
        make_document(
            "The ministry said that the neighbour is preparing an attack on the port.",
            language="en",
        )
    ).events
    assert {e.status for e in events if e.type == "attack"} == {"planned"}


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Russian troops have arrived in Tiraspol.", True),
        ("Border guards see no amassing of enemy convoys there.", False),
        ("The battle goes on, but the troops have not made any advance.", False),
    ],
)
def test_forces_that_do_not_move_are_no_movement(plain: Annotator, text: str, moves: bool) -> None:
    claims = plain(make_document(text, language="en")).claims
    assert any(c.type == "mobilize" for c in claims) == moves


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "France is preparing no attack"),
        ("en", "France is not planning any attack"),
        ("fr", "La France n'a préparé aucun coup d'État au Mali"),
        ("es", "Francia no prepara ningún ataque"),
        ("de", "Frankreich plant keinen Angriff"),
        ("pl", "Francja nie przygotowuje żadnej prowokacji"),
        ("ro", "Franța nu pregătește nicio provocare"),
        ("tr", "Fransa hiçbir saldırı hazırlamıyor"),
        ("ru", "Никаких планов провокации у военных нет"),
        ("uk", "Франція не готує жодної провокації"),
        ("kk", "Франция ешқандай арандату дайындап жатқан жоқ"),
    ],
)
def test_what_nobody_prepares_is_no_claim_made_beforehand(language: str, text: str) -> None:
    assert not PreclaimReader(language)(text)
