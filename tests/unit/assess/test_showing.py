"""What a claim shows of what an indicator looks for: an act done, or told beforehand."""

from collections.abc import Mapping

import msgspec
import pytest

from tests.unit.annotate.reading import claim
from tests.unit.assess.indicators import indicator
from tocsin.assess.showing import (
    Showing,
    blames,
    showing_in,
    tense_of,
)
from tocsin.language.patterns import TermIndex
from tocsin.records import Hop

POWER = {
    "en": ("power supply", "electricity"),
    "ru": ("электроснабжение", "обесточена"),
    "uk": ("електропостачання", "знеструмлено"),
    "kk": ("электр", "жарық"),
}
SANCTIONS = {
    "en": ("sanctions",),
    "ru": ("санкции",),
    "uk": ("санкції",),
    "kk": ("санкция",),
}


def shows(
    text: str, language: str, terms: Mapping[str, tuple[str, ...]], name: str, **told: object
) -> bool:
    """Return whether a claim of a text shows what an indicator with some terms looks for."""
    wanted = indicator(name, terms={k: list(v) for k, v in terms.items()})
    hits = TermIndex([(t, t) for ts in terms.values() for t in ts]).find(text)
    assert hits, text
    return showing_in(language).shows(claim(text, **told), hits, wanted)


@pytest.mark.parametrize(
    ("name", "tense"),
    [
        ("Power or monitoring at the plant is lost", "done"),
        ("Forces are sent, moved or stationed in the area", "done"),
        ("States outside draw consequences", "done"),
        ("An official says beforehand that an incident will happen at the site", "ahead"),
        ("The sides accuse each other of preparing a provocation", "ahead"),
        ("A protest is held or called at the site", "either"),
        ("Talks are offered, held or agreed", "either"),
        ("Soldiers refuse to fight", "either"),
        ("Чиновник заранее говорит об инциденте", "ahead"),
        ("Посадовець заздалегідь каже про інцидент", "ahead"),
        ("Шенеунік оқиға туралы алдын ала айтады", "ahead"),
        ("Станция обесточена", "done"),
    ],
)
def test_the_name_of_an_indicator_says_when(name: str, tense: str) -> None:
    assert tense_of(indicator(name)) == tense


def test_conditions_say_more_than_the_name() -> None:
    assert tense_of(indicator("A party speaks", types=("threaten",))) == "either"
    assert tense_of(indicator("A strike", record="event", statuses=("planned",))) == "either"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The plant has lost its power supply"),
        ("en", "The electricity was cut at noon due to shelling"),
        ("ru", "Станция полностью обесточена после обстрела"),
        ("ru", "Прервано электроснабжение станции"),
        ("uk", "Станцію знеструмлено після обстрілу"),
        ("kk", "Станцияда электр өшті"),
    ],
)
def test_what_is_told_as_done_is_shown(language: str, text: str) -> None:
    assert shows(text, language, POWER, "The power of the plant is lost")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Belarus restores power supply to the plant"),
        ("en", "The power supply was restored in the evening"),
        ("en", "Engineers promise to ensure power supply"),
        ("en", "The minister insisted on power supply for the plant"),
        ("en", "The crew managed to avoid a loss of electricity"),
        ("ru", "Восстановлено электроснабжение станции"),
        ("ru", "Министр потребовал наладить электроснабжение станции"),
        ("uk", "Відновлено електропостачання станції"),
        ("uk", "Міністр закликав відновити електропостачання станції"),
        ("kk", "Станцияда электр қалпына келтірілді"),
    ],
)
def test_what_is_restored_or_asked_for_is_not_lost(language: str, text: str) -> None:
    assert not shows(text, language, POWER, "The power of the plant is lost")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The union is considering sanctions"),
        ("en", "They plan to tighten sanctions next week"),
        ("en", "The council lifted the sanctions"),
        ("en", "The council granted an exemption from the sanctions"),
        ("ru", "Он привёл исключение из санкций против банка"),
        ("uk", "Рада ухвалила виняток із санкцій"),
        ("en", "The senator called for sanctions"),
        ("ru", "Совет планирует санкции против банка"),
        ("ru", "Совет отменил санкции против банка"),
        ("uk", "Рада розглядає санкції проти банку"),
        ("uk", "Рада скасувала санкції проти банку"),
        ("kk", "Кеңес санкция жоспарлап отыр"),
    ],
)
def test_what_is_weighed_or_lifted_is_not_imposed(language: str, text: str) -> None:
    assert not shows(text, language, SANCTIONS, "Sanctions are imposed")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The union has imposed sanctions on the bank"),
        ("ru", "Совет ввёл санкции против банка"),
        ("uk", "Рада запровадила санкції проти банку"),
        ("kk", "Кеңес банкке санкция салды"),
    ],
)
def test_what_is_imposed_is_shown(language: str, text: str) -> None:
    assert shows(text, language, SANCTIONS, "Sanctions are imposed")


def test_a_plan_shows_what_a_name_with_plans_asks_for() -> None:
    assert shows("They plan sanctions", "en", SANCTIONS, "Sanctions are imposed or planned")


def test_a_claim_of_another_way_shows_nothing_done() -> None:
    for told in ({"modality": "future"}, {"type": "request"}, {"modality": "obligation"}):
        assert not shows(
            "The union imposes sanctions", "en", SANCTIONS, "Sanctions are imposed", **told
        )
    past = "Sanctions were imposed in the 80s, on the anniversary of the war"
    assert not shows(past, "en", SANCTIONS, "Sanctions are imposed")


AHEAD = "An official says beforehand that an incident will happen at the site"


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        ("the army is planning to shell the plant", {"flags": ("preclaim",)}, True),
        ("there will be an explosion at the plant", {"modality": "future"}, True),
        ("a provocation is possible at the plant", {"modality": "possible"}, True),
        ("the island has been seized", {"type": "accuse"}, False),
        ("the country will not be ready for talks", {"type": "intent"}, False),
        ("the vote will be held at the plant", {"modality": "future"}, False),
        ("an attempt to seize power is under way", {"type": "accuse"}, False),
        ("no evidence of an attack that will come", {"modality": "future"}, False),
    ],
)
def test_beforehand_is_harm_to_come(text: str, told: dict[str, object], expected: bool) -> None:
    assert Showing("en").shows(claim(text, **told), (), indicator(AHEAD)) is expected


def test_a_language_without_lists_takes_back_nothing() -> None:
    assert shows("sanctions", "de", SANCTIONS, "Sanctions are imposed")


CUT = {
    "en": ("power cut", "explosion", "strike"),
    "ru": ("отключение электричества", "взрыв", "атака"),
    "uk": ("відключення світла", "вибух", "атака"),
}


@pytest.mark.parametrize(
    ("text", "language", "is_done"),
    [
        ("A power cut stopped the cranes of the port for an hour.", "en", True),
        ("The explosion halted traffic on the bridge.", "en", True),
        ("The strike prevented ships from leaving the harbour.", "en", True),
        ("An explosion ended the quiet of the evening.", "en", True),
        ("The power cut ended after two hours.", "en", False),
        ("The strike was stopped by the police.", "en", False),
        ("The strike stopped on Monday.", "en", False),
        ("The power cut has been averted.", "en", False),
        ("Атака сорвала выборы в районе.", "ru", True),
        ("Взрыв прекратил движение по мосту.", "ru", True),
        ("Атака сорвана, сообщили в штабе.", "ru", False),
        ("Отключение электричества завершилось утром.", "ru", False),
        ("Атака зірвала вибори в районі.", "uk", True),
        ("Вибух припинив рух мостом.", "uk", True),
        ("Атаку зірвано, повідомили у штабі.", "uk", False),
    ],
)
def test_an_act_that_ends_something_else_is_not_undone(
    text: str, language: str, is_done: bool
) -> None:
    assert shows(text, language, CUT, "Power of the area fails") == is_done


CURFEW = {
    "en": ("curfew", "martial law"),
    "ru": ("комендантский час", "военное положение"),
    "uk": ("комендантська година", "воєнний стан"),
    "kk": ("коменданттық сағат", "әскери жағдай"),
}


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("en", "Martial law was declared on the island at midnight", True),
        ("en", "The mayor proposed a curfew for the port", True),
        ("en", "Parliament voted to lift martial law", False),
        ("en", "The court declared the curfew invalid", False),
        ("en", "Deputies demand the repeal of martial law", False),
        ("en", "For the last time a curfew held here three weeks", False),
        ("ru", "Президент объявил военное положение на острове", True),
        ("ru", "Парламент проголосовал за отмену военного положения", False),
        ("ru", "Палата признала военное положение недействительным", False),
        ("ru", "Президент отменит военное положение на заседании", False),
        ("ru", "Военное положение на острове объявляли лишь три раза", False),
        ("uk", "На острові запровадили комендантську годину", True),
        ("uk", "Рада проголосувала за скасування воєнного стану", False),
        ("uk", "Суд визнав воєнний стан недійсним", False),
        ("kk", "Аралда коменданттық сағат жарияланды", True),
        ("kk", "Парламент әскери жағдайды жоюға дауыс берді", False),
    ],
)
def test_what_is_undone_or_of_old_is_neither_declared_nor_proposed(
    language: str, text: str, shown: bool
) -> None:
    assert shows(text, language, CURFEW, "A curfew is declared or proposed") is shown


def test_a_name_may_look_for_what_is_undone() -> None:
    text = "Parliament voted to lift martial law"
    assert shows(text, "en", CURFEW, "A curfew is lifted, or its end is proposed")


@pytest.mark.parametrize(
    ("language", "text", "ahead"),
    [
        ("en", "to reaffirm support for the island amid the attacks", False),
        ("en", "will send aid to the island against the invasion", False),
        ("en", "will hold talks in response to the shelling", False),
        ("en", "will support the victims of the explosion", False),
        ("en", "the enemy will launch an attack on the port", True),
        ("ru", "окажут помощь острову на фоне атак", False),
        ("ru", "проведут переговоры после взрыва", False),
        ("ru", "противник устроит взрыв в порту", True),
        ("uk", "нададуть допомогу острову на тлі обстрілів", False),
        ("uk", "ворог влаштує вибух у порту", True),
        ("kk", "шабуылдан кейін көмек береді", False),
    ],
)
def test_harm_that_others_act_on_is_not_told_beforehand(
    language: str, text: str, ahead: bool
) -> None:
    wanted = indicator("An official says beforehand that an incident will happen")
    told = claim(text, type="intent", modality="future")
    assert showing_in(language).shows(told, [], wanted) is ahead


VOTE = {
    "en": ("referendum", "vote"),
    "ru": ("референдум",),
    "uk": ("референдум",),
    "kk": ("референдум",),
}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "If the council holds a referendum, the results will be rigged", False),
        ("en", "The islands will leave the talks if a referendum in the port is held", False),
        ("en", "The union will answer in case a referendum is held", False),
        ("en", "Nobody knows whether a referendum is prepared", False),
        ("en", "Unless a vote is held, the harbour stays shut", False),
        ("en", "If the rain stops, a referendum will be held on Sunday", True),
        ("en", "A referendum is prepared for May, the mayor said", True),
        ("ru", "Если пройдёт референдум, острова прервут переговоры", False),
        ("ru", "Острова прервут переговоры, если будет проведён референдум", False),
        ("ru", "Если погода позволит, референдум пройдёт в мае", True),
        ("uk", "Якщо відбудеться референдум, острови перервуть перемовини", False),
        ("uk", "Острови перервуть перемовини у разі референдуму", False),
        ("kk", "Егер референдум өтсе, аралдар келіссөзді тоқтатады", False),
        ("kk", "Референдум мамырда өтеді деп жариялады", True),
    ],
)
def test_what_stands_in_a_condition_is_not_announced(
    language: str, text: str, *, told: bool
) -> None:
    assert shows(text, language, VOTE, "A referendum or vote is announced or prepared") is told


def test_a_threat_may_name_its_condition() -> None:
    text = "we shall answer if there is a vote"
    assert shows(text, "en", VOTE, "A party threatens to answer a vote", type="threaten")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Read more on the protests here"),
        ("en", "More on the protests: follow the link"),
        ("ru", "Подробнее о протестах по ссылке"),
        ("ru", "__Подробнее о причинах протестов — тут"),
        ("uk", "Детальніше про протести за посиланням"),
        ("kk", "Толығырақ: митинг туралы"),
    ],
)
def test_a_text_that_says_where_more_is_told_shows_nothing(language: str, text: str) -> None:
    terms = {"en": ("protests",), "ru": ("протест",), "uk": ("протест",), "kk": ("митинг",)}
    assert not shows(text, language, terms, "A protest is held or called at the site")


@pytest.mark.parametrize(
    ("language", "text", "cue", "expected"),
    [
        ("en", "The enemy is conducting an offensive in the east", "said", False),
        ("en", "The occupiers lost control over two towns", "reported", False),
        ("en", "They use food as a weapon", "said", True),
        ("en", "They hit the port", "blamed", True),
        ("ru", "Противник наступает на востоке", "сообщил", False),
        ("ru", "Это преступление армии соседей", "сообщил", True),
        ("uk", "Ворог веде наступ", "повідомив", False),
        ("uk", "Це провокація сусідів", "повідомив", True),
        ("kk", "Жау шабуылдап жатыр", "хабарлады", False),
        ("kk", "Бұл көрші елдің арандатуы", "хабарлады", True),
    ],
)
def test_who_reports_an_act_accuses_nobody(
    language: str, text: str, cue: str, expected: bool
) -> None:
    told = msgspec.structs.replace(
        claim(text, type="accuse"),
        chain=(Hop(surface="the staff", cue=cue), Hop(surface="the text", voice=True)),
    )
    assert blames(told, language, indicator("Officials accuse somebody")) is expected
    assert blames(told, language, indicator("An act is reported"))


@pytest.mark.parametrize(
    ("language", "text", "promised"),
    [
        ("en", "promises not to attack the city", True),
        ("en", "there is no threat to the city", False),
        ("ru", "обещания не атаковать город", True),
        ("ru", "угрозы городу нет", False),
        ("uk", "обіцянки не атакувати місто", True),
        ("uk", "загрози місту немає", False),
    ],
)
def test_a_promise_that_is_doubted_denies_no_harm(language: str, text: str, promised: bool) -> None:
    assert showing_in(language).is_of_promise(text) is promised
