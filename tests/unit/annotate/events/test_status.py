"""What a text knows of an act: that it came about, is to come, did not come about, is long past."""

import datetime as dt

import pytest

from tests.unit.annotate.reading import claim, span_of
from tocsin.annotate.events.status import StatusReader, is_historic, status_reader
from tocsin.records import EventName, EventStatus, Hop, When


def status(
    text: str, act: str, name: EventName = "attack", language: str = "en", **stated: object
) -> tuple[EventStatus, bool]:
    """Return the status of an act in a claim, and whether it is said not to have been."""
    read = StatusReader(language)(claim(text, **stated), span_of(text, act), name)
    return read.status, read.absent


@pytest.mark.parametrize(
    ("language", "text", "act", "wanted"),
    [
        ("en", "The rebels attacked the station", "attacked", "claimed"),
        ("en", "The rebels plan to attack the station", "attack", "planned"),
        ("en", "The rebels will attack the station", "attack", "planned"),
        ("en", "The mayor condemned the attack", "attack", "presupposed"),
        ("en", "The rebels are threatening the town with missile strikes", "strikes", "planned"),
        ("ru", "Повстанцы угрожают городу ударами", "ударами", "planned"),
        ("uk", "Повстанці погрожують місту ударами", "ударами", "planned"),
        ("ru", "Повстанцы атаковали станцию", "атаковали", "claimed"),
        ("ru", "Повстанцы планируют атаковать станцию", "атаковать", "planned"),
        ("uk", "Повстанці атакували станцію", "атакували", "claimed"),
        ("uk", "Повстанці планують атакувати станцію", "атакувати", "planned"),
        ("de", "Der Konvoi wird gerade beschossen", "beschossen", "claimed"),
        ("de", "Der Hafen wird seit Montag bombardiert", "bombardiert", "claimed"),
        ("de", "Die Stadt wird von Rebellen angegriffen", "angegriffen", "claimed"),
        ("de", "Der Konvoi wird morgen beschossen", "beschossen", "planned"),
        ("de", "Der Hafen wird bombardiert werden", "bombardiert", "planned"),
        ("de", "Die Rebellen werden angreifen", "angreifen", "planned"),
    ],
)
def test_status(language: str, text: str, act: str, wanted: EventStatus) -> None:
    assert status(text, act, language=language) == (wanted, False)


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "There was no attack on the station", "attack"),
        ("en", "The rebels didn't attack the station", "attack"),
        ("ru", "Повстанцы не атаковали станцию", "атаковали"),
        ("uk", "Повстанці не атакували станцію", "атакували"),
    ],
)
def test_what_did_not_happen_is_absent(language: str, text: str, act: str) -> None:
    assert status(text, act, language=language)[1]


def test_what_a_claim_denies_is_absent() -> None:
    assert status("The rebels attacked the station", "attacked", stance="denies")[1]


def test_what_somebody_else_tells_is_claimed_by_a_party() -> None:
    chain = (Hop(surface="the mayor"), Hop(surface="paper", voice=True))
    read = status("The rebels attacked the station", "attacked", chain=chain)
    assert read == ("claimed_by_party", False)


def test_a_request_takes_its_act_as_known() -> None:
    read = status("They asked for troops", "asked for troops", "request_for_forces")
    assert read == ("presupposed", False)


def test_what_is_dated_long_ago_is_historical() -> None:
    then = When(
        raw="in 1943",
        precision="year",
        start=dt.date(1943, 1, 1),
        end=dt.date(1943, 12, 31),
        anchor="absolute",
    )
    item = claim("The army attacked the station in 1943", when=then)
    assert is_historic(item)
    assert status(item.text, "attacked", when=then)[0] == "historical"
    assert not is_historic(claim("The army attacked the station"))


def test_a_reader_is_built_once() -> None:
    assert status_reader("en") is status_reader("en")


@pytest.mark.parametrize(
    ("text", "act", "wanted"),
    [
        ("Shelling of the coast: The fleet can launch ten missiles", "Shelling", "planned"),
        ("Shelling of Tarn: The enemy has prepared for launch ten missiles", "Shelling", "planned"),
        ("Attack on Tarn: The council is ready for talks", "Attack", "planned"),
        ("Shelling of the coast: The fleet could return", "Shelling", "planned"),
        ("Air strike: The enemy plans to hit the port", "Air strike", "planned"),
        ("Shelling of Tarn: Two houses burnt down", "Shelling", "claimed"),
        ("Shelling of the coast: The fleet fired ten missiles", "Shelling", "claimed"),
        ("Attack on Tarn: Three guards were hurt", "Attack", "claimed"),
        ("The fleet can attack the port from there", "attack", "planned"),
        (
            "The invaders attacked the old town hall of Tarn: the mayor will speak",
            "attacked",
            "claimed",
        ),
    ],
)
def test_a_label_tells_of_what_stands_behind_its_colon(
    text: str, act: str, wanted: EventStatus
) -> None:
    assert status(text, act)[0] == wanted


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "The promises not to attack the port cannot be believed", "attack"),
        ("ru", "Обещания не атаковать порт", "атаковать"),
        ("uk", "Обіцянки не атакувати порт", "атакувати"),
    ],
)
def test_what_is_promised_not_to_be_done_was_not_denied(language: str, text: str, act: str) -> None:
    assert status(text, act, language=language)[1] is False


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The enemy continued to fire on the town", "fire"),
        ("The army used aircraft to launch air strikes", "air strikes"),
        ("Rebels are said to have attacked the town", "attacked"),
    ],
)
def test_an_infinitive_behind_what_is_done_plans_nothing(text: str, act: str) -> None:
    assert status(text, act)[0] == "claimed"


def test_a_word_with_a_hyphen_stands_in_an_infinitive() -> None:
    assert status("Norway to send anti-ship missiles", "missiles", "support")[0] == "planned"


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("en", "Police arrested the militants who shelled the town", "shelled"),
        ("ru", "Задержаны боевики, которые обстреляли город", "обстреляли"),
        ("uk", "Затримано бойовиків, які обстріляли місто", "обстріляли"),
    ],
)
def test_a_relative_clause_takes_its_act_as_known(language: str, text: str, act: str) -> None:
    assert status(text, act, language=language)[0] == "presupposed"


def test_what_is_to_follow_an_accusation_plans_none() -> None:
    read = status(
        "Ruritania will be held accountable for its atrocities", "atrocities", "accusation"
    )
    assert read[0] == "claimed"


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("fr", "de frappes", "menace"),
        ("de", "einen Angriff auf den Bahnhof", "befürchten"),
        ("tr", "füze saldırısı", "tehdit etti"),
        ("en", "a strike on the port", "threatened"),
    ],
)
def test_what_somebody_threatens_or_fears_is_planned(language: str, text: str, cue: str) -> None:
    chain = (Hop(surface="X", cue=cue), Hop(surface="paper", voice=True))
    act = next(w for w in ("frappes", "Angriff", "saldırısı", "strike") if w in text)
    assert status(text, act, language=language, chain=chain)[0] == "planned"
