"""Which words for an act show it: forms of a word, words of another meaning, acts of another
kind.
"""

from pathlib import Path

import pytest
import yaml

from tests.unit.assess.indicators import indicator
from tocsin.assess.showing import act_words, alike, is_negated, showing_in, tells_another_act
from tocsin.language.patterns import TermIndex
from tocsin.records import EventName


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("ранены", "ранее сообщалось", False),
        ("ранены", "трое ранены", True),
        ("ранены", "их много ранено", True),
        ("акция", "прошла акции", True),
        ("погибли", "погибла одна", True),
        ("drones", "a drone fell", True),
    ],
)
def test_a_short_stem_is_no_word(term: str, text: str, expected: bool) -> None:
    found = TermIndex([(term, term)]).find(text)
    assert any(alike(f, text) for f in found) is expected


@pytest.mark.parametrize(
    ("language", "text", "met"),
    [
        ("en", "Enemy aircraft shot down near the port", True),
        ("en", "Two vessels fired on the coast, forces repel the attack", False),
        ("ru", "Беспилотник сбит над портом", True),
        ("uk", "Над портом збито ракету", True),
    ],
)
def test_how_an_attack_was_met_is_no_strike(language: str, text: str, met: bool) -> None:
    hits = act_words(language, ("attack",)).find(text, overlapping=True)
    wanted = indicator("Fire, shelling or an explosion is reported at the site")
    met = met and bool(hits)
    assert tells_another_act("attack", language, text, hits, wanted) is met


@pytest.mark.parametrize(
    ("language", "text", "nothing"),
    [
        ("en", "Gunmen kidnap people from checkpoints and houses", True),
        ("en", "The council's deputy was abducted in the night", True),
        ("en", "Residents were forcibly deported from the region", True),
        ("en", "During the occupation of the town 800 graves were dug", True),
        ("en", "The army liberated five villages", True),
        ("en", "Armed men seized the town hall", False),
        ("ru", "Боевики похитили главу общины", True),
        ("ru", "Армия освободила пять сёл", True),
        ("ru", "За время оккупации вырыто 800 могил", True),
        ("ru", "Вооружённые люди захватили здание совета", False),
        ("uk", "Загарбники викрали голову громади", True),
        ("uk", "Військові звільнили п'ять сіл", True),
        ("uk", "Невідомі захопили будівлю ради", False),
        ("kk", "Қарулы адамдар әкімді ұрлап кетті", True),
        ("kk", "Қарулы адамдар ғимаратты басып алды", False),
    ],
)
def test_a_seizure_is_of_a_place(language: str, text: str, nothing: bool) -> None:
    hits = act_words(language, ("seizure",)).find(text, overlapping=True)
    wanted = indicator("The site, or a building of it, is said to be seized")
    assert tells_another_act("seizure", language, text, hits, wanted) is nothing


def test_a_name_may_ask_for_people_who_are_taken() -> None:
    text = "The council's deputy was abducted in the night"
    hits = act_words("en", ("seizure",)).find(text, overlapping=True)
    taken = indicator("Officials of the town are abducted")
    assert not tells_another_act("seizure", "en", text, hits, taken)
    assert not tells_another_act("leak", "en", text, hits, indicator("A leak is reported"))


@pytest.mark.parametrize(
    ("language", "text", "only_doers"),
    [
        ("en", "The invaders put another flag over the town hall", True),
        ("en", "Gunmen stand at the gate of the port", True),
        ("en", "The terrorists fled over the bridge", True),
        ("en", "The invaders shelled the port at night", False),
        ("en", "Foreign troops invaded the island", False),
        ("ru", "Террористы покинули здание порта", True),
        ("ru", "Нападавшие скрылись в лесу", True),
        ("ru", "Террористы обстреляли порт", False),
        ("ru", "Произошёл террористический акт в порту", False),
        ("uk", "Терористи вивісили прапор над міськрадою", True),
        ("uk", "Нападники втекли до лісу", True),
        ("uk", "Терористи обстріляли порт", False),
    ],
)
def test_who_attacks_is_no_attack(language: str, text: str, *, only_doers: bool) -> None:
    hits = act_words(language, ("attack",)).find(text, overlapping=True)
    wanted = indicator("Fire, shelling or an explosion is reported at the site")
    assert tells_another_act("attack", language, text, hits, wanted) is only_doers


@pytest.mark.parametrize(
    ("term", "text", "same"),
    [
        ("diplomats", "by political and diplomatic means", False),
        ("diplomats", "two diplomats left the city", True),
        ("democrats", "a democratic election", False),
        ("history", "a historic day", True),
        ("militant", "the military base", True),
        ("diplomatic", "by diplomatic means", True),
        ("academy", "an academic year", True),
        ("artists", "an artistic evening", False),
        ("metal", "a metallic sound", False),
        ("patriots", "a patriotic song", False),
    ],
)
def test_an_adjective_is_no_form_of_its_noun(term: str, text: str, *, same: bool) -> None:
    found = TermIndex([(term, term)]).find(text)
    assert all(alike(f, text) for f in found) is same


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("residents will demonstrate their will to stay", False),
        ("the results demonstrate that the plan works", False),
        ("the army demonstrated its new guns", False),
        ("the video demonstrates how the lock works", False),
        ("the vote was a demonstration of unity", False),
        ("the union demonstrated the strength of its members", False),
        ("thousands demonstrate in the square", True),
        ("students demonstrated against the law", True),
        ("a demonstration was held at the port", True),
        ("people demonstrate and demonstrate their anger", True),
    ],
)
def test_a_word_in_a_phrase_of_its_own_is_no_act(text: str, *, held: bool) -> None:
    hits = TermIndex([(t, t) for t in ("demonstrate", "demonstration")]).find(text)
    assert hits
    assert bool(showing_in("en").without_phrases(text, hits)) is held


@pytest.mark.parametrize(
    ("language", "event", "text", "other"),
    [
        ("en", "force_deployment", "They evacuated what was left of their garrison", True),
        ("en", "force_arrival", "The troops have left the border", True),
        ("en", "force_deployment", "A garrison was stationed on the island", False),
        ("en", "attack", "The warships carry thirty missiles", True),
        ("en", "attack", "The shelling of the port went on", False),
        ("ru", "force_deployment", "Войска покинули гарнизон", True),
        ("ru", "force_deployment", "В порту разместили гарнизон", False),
        ("ru", "attack", "Корабли несут тридцать ракет", True),
        ("uk", "force_deployment", "Війська залишили гарнізон", True),
        ("uk", "attack", "Кораблі несуть тридцять ракет", True),
        ("kk", "force_arrival", "Әскер кетті", True),
    ],
)
def test_forces_that_leave_do_not_come_and_weapons_that_are_held_hit_nothing(
    language: str, event: EventName, text: str, other: bool
) -> None:
    hits = act_words(language, (event,)).find(text, overlapping=True)
    wanted = indicator("Something happens", record="event", types=[event])
    assert tells_another_act(event, language, text, hits, wanted) is other


@pytest.mark.parametrize(
    ("language", "text", "negated"),
    [
        ("en", "received no word of any casualties", True),
        ("en", "there are casualties", False),
        ("ru", "не получало данных о пострадавших", True),
        ("ru", "сообщили о пострадавших", False),
        ("uk", "не отримало даних про постраждалих", True),
    ],
)
def test_a_negation_reaches_over_short_words(language: str, text: str, negated: bool) -> None:
    terms = {"en": "casualties", "ru": "пострадавшие", "uk": "постраждалі"}
    (found,) = TermIndex([(terms[language], terms[language])]).find(text)
    assert is_negated(text, found) is negated


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "Defenders captured six enemy fighters", True),
        ("en", "Rebels captured the town with fighters from abroad", False),
        ("en", "Rebels captured the town, soldiers said", False),
        ("ru", "Ополченцы захватили шестерых солдат", True),
        ("ru", "Ополченцы захватили здание", False),
        ("uk", "Бійці захопили шістьох солдатів", True),
        ("uk", "Бійці захопили будівлю", False),
    ],
)
def test_people_who_are_captured_are_no_place(language: str, text: str, people: bool) -> None:
    hits = act_words(language, ("seizure",)).find(text, overlapping=True)
    assert hits
    wanted = indicator("The site is seized", record="event", types=["seizure"])
    assert tells_another_act("seizure", language, text, hits, wanted) is people


_SHOT_DOWN = yaml.safe_load(
    (Path(__file__).parents[1] / "annotate" / "events" / "kinds.yml").read_text(encoding="utf-8")
)["shot_down"]


@pytest.mark.parametrize(("language", "text"), list(_SHOT_DOWN["not"].items()))
def test_what_was_shot_down_struck_no_place(language: str, text: str) -> None:
    wanted = indicator("Fire, shelling or an explosion is reported at the site")
    hits = act_words(language, ("attack",)).find(text)
    assert tells_another_act("attack", language, text, hits, wanted)


@pytest.mark.parametrize(("language", "text"), list(_SHOT_DOWN["truly"].items()))
def test_what_struck_a_place_is_counted(language: str, text: str) -> None:
    wanted = indicator("Fire, shelling or an explosion is reported at the site")
    hits = act_words(language, ("attack",)).find(text)
    assert hits
    assert not tells_another_act("attack", language, text, hits, wanted)


@pytest.mark.parametrize(
    ("language", "text", "met"),
    [
        ("en", "Air defences destroyed 15 drones over the region", True),
        ("en", "Eight missiles were destroyed over the port", True),
        ("en", "Drones destroyed a fuel depot and shelled the port", False),
        ("ru", "Восемь БПЛА уничтожены над областью", True),
        ("ru", "Управляемая бомба сбита над районом", True),
        ("ru", "Дроны уничтожили склад в порту", False),
        ("uk", "Над областю знищено п'ять ударних дронів", True),
        ("uk", "Дрони знищили склад у порту", False),
        ("kk", "Порт үстінде екі дрон құлатылды", True),
        ("de", "Über dem Hafen wurden acht Drohnen abgefangen, keine Rakete wurde zerstört", True),
        ("fr", "Huit missiles ont été détruits au-dessus du port", True),
        ("es", "Ocho drones fueron destruidos sobre el puerto", True),
        ("pl", "Nad portem zniszczono osiem dronów", True),
        ("ro", "Opt drone au fost distruse deasupra portului", True),
        ("tr", "Liman üzerinde sekiz dron imha edildi", True),
    ],
)
def test_what_flies_and_is_destroyed_strikes_nothing(language: str, text: str, met: bool) -> None:
    hits = act_words(language, ("attack",)).find(text, overlapping=True)
    wanted = indicator("Fire, shelling or an explosion is reported at the site")
    assert tells_another_act("attack", language, text, hits, wanted) is met


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army tried to attack the port"),
        ("ru", "Войска попытались атаковать порт"),
        ("uk", "Війська намагалися атакувати порт"),
        ("de", "Die Armee versuchte einen Angriff auf den Hafen"),
        ("fr", "L'armée a tenté d'attaquer le port"),
        ("es", "El ejército intentó un ataque contra el puerto"),
        ("pl", "Wojsko próbowało zaatakować port, próba ataku"),
        ("ro", "Trupele au încercat să atace portul"),
    ],
)
def test_what_was_only_tried_was_not_done(language: str, text: str) -> None:
    hits = act_words(language, ("attack",)).find(text, overlapping=True)
    assert hits
    assert not any(showing_in(language).is_done(text, h, undone=True) for h in hits[-1:])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shelling hit the port and crews tried to save the ships"),
        ("ru", "После обстрела порта спасатели пытались потушить пожар"),
        ("uk", "Після обстрілу порту рятувальники намагалися загасити пожежу"),
    ],
)
def test_what_others_try_behind_an_act_takes_nothing_back(language: str, text: str) -> None:
    hits = act_words(language, ("attack",)).find(text, overlapping=True)
    assert any(showing_in(language).is_done(text, h, undone=True) for h in hits)
