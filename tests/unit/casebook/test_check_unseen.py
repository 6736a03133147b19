"""Indicators that can never be seen as they are written are said, with what would mend them."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.unit.casebook.conftest import KNOWN, indicator, placed, sound_problem, told
from tocsin.casebook.check_unseen import check_measuring, check_unseen
from tocsin.records import (
    Actor,
    Entry,
    Group,
    Observe,
    ObserveClaim,
    ObserveEvent,
    ObserveReading,
    ObserveSilence,
    Site,
    Source,
)

UNSEEN = {
    "nobody hosts": ("{use: host_denial}", "nobody is known as the host"),
    "nobody operates": ("{use: operator_denial}", "no site has an operator"),
    "nobody is counted": ("{use: unusual_attention}", "no group of sources"),
    "no such flag": ("{use: site_weakness, flags: [weak]}", "no claim has the flag weak"),
    "no days": ("{use: protest, days: 0}", "it looks at 0 days"),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_an_indicator_that_can_never_be_seen_is_said(tmp_path: Path, name: str) -> None:
    indicator, words = UNSEEN[name]
    text = (
        "sites:\n  - {id: s, name: port of Lindholm, kind: facility}\nactors:\n  - {id: st, "
        "name: Osmia, kind: state}\n"
        "problems:\n  - "
        f"{{id: P, hypotheses: standard, title: t, incident: i, sites: [s], parties: [st], indicators: [{indicator}]}}\n"
    )
    said = told(tmp_path, text)
    assert words in said
    assert "the party 'st' is a whole state" in said


MAYOR = Actor(id="mayor", name="Anna Ozerna", kind="public_official", **KNOWN)
STATE = Actor(id="osmia", name="Osmia", kind="state", aliases=("Осмия",), **KNOWN)
LAND = Site(id="land", name="Осмия", kind="country", aliases=("Осмия",), **KNOWN)
TOWN = Site(id="town", name="Lindholm", kind="city", parent="land", **KNOWN)
DAM = Site(id="dam", name="Lindholm dam", kind="facility", parent="town", **KNOWN)
OWNED = msgspec.structs.replace(DAM, operator="Lind Water")
SOURCE = Source(id="paper", name="Lind Paper", kind="outlet", owner="o", **KNOWN)
GROUP = Group(id="g", name="g", members=("paper",), **KNOWN)


def reasons(seen: Observe, *entries: Entry, **fields: Any) -> list[str]:
    """Return what is said of an indicator among entries."""
    problem = sound_problem(indicators=(indicator(observe=seen),), **fields)
    by_id = {p.entry.id: p for p in placed(*entries)}
    return [message for _, message, _ in check_unseen(problem, by_id)]


@pytest.mark.parametrize(
    ("seen", "entries", "fields"),
    [
        (ObserveReading(crossed=True), [DAM, GROUP], {}),
        (ObserveReading(crossed=True, measure="tempo"), [DAM], {}),
        (ObserveSilence(sources=("paper",)), [DAM, SOURCE], {}),
        (ObserveEvent(types=("protest",)), [DAM], {}),
        (ObserveEvent(types=("threat",)), [DAM], {}),
        (ObserveClaim(flags=("weak", "site_weakness")), [DAM], {}),
        (ObserveClaim(stances=("not_said", "asserts")), [DAM], {}),
        (ObserveClaim(speakers=("operator",)), [OWNED], {}),
        (ObserveClaim(speakers=("official",)), [DAM, MAYOR], {}),
        (ObserveClaim(speakers=("party", "official")), [DAM, MAYOR], {}),
        (ObserveClaim(speakers=("observer",)), [DAM], {}),
        (ObserveClaim(speakers=("host",)), [DAM, TOWN, LAND, STATE], {}),
        (ObserveClaim(speakers=("host",)), [DAM, MAYOR], {"host": "mayor"}),
        (ObserveClaim(speakers=("watched_group",)), [DAM, GROUP], {}),
        (ObserveClaim(days=1), [DAM], {}),
    ],
)
def test_what_can_be_seen_is_not_warned_of(
    seen: Observe, entries: list[Entry], fields: dict[str, Any]
) -> None:
    assert reasons(seen, *entries, **fields) == []


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (ObserveReading(crossed=True), "no group of sources"),
        (ObserveSilence(), "no group of sources"),
        (ObserveEvent(), "no type is given"),
        (ObserveEvent(types=("weather",)), "no text gives events of type weather"),
        (ObserveClaim(flags=("weak", "strong")), "the flag weak, strong"),
        (ObserveClaim(stances=("not_said", "not_confirmed")), "nobody is said"),
        (ObserveClaim(days=-3), "looks at -3 days"),
        (ObserveClaim(speakers=("operator",)), "no site has an operator"),
        (ObserveClaim(speakers=("official",)), "no actor is an official"),
        (
            ObserveClaim(speakers=("party", "host")),
            "the problem has no party; nobody is known as the host",
        ),
    ],
)
def test_what_can_never_be_seen_is_said_with_its_reason(seen: Observe, words: str) -> None:
    found = reasons(seen, DAM)
    assert [words in message for message in found] == [True]


def test_a_problem_about_nothing_sees_nothing() -> None:
    seen = ObserveClaim(sites=("problem",))
    found = reasons(seen, sites=(), narratives=())
    assert any("no sites and no narratives" in message for message in found)
    assert any("the problem has none" in message for message in found)
    assert reasons(ObserveClaim(), sites=(), narratives=("n",)) == []


def test_a_party_that_is_a_whole_state_is_said_and_a_body_is_not() -> None:
    body = Actor(id="guard", name="Osmian Guard", kind="state_body", parent="osmia", **KNOWN)
    found = reasons(ObserveClaim(), DAM, STATE, body, parties=("osmia", "guard", "gone"))
    assert ["'osmia' is a whole state" in message for message in found] == [True]


def test_sites_that_lie_in_each_other_end() -> None:
    one = msgspec.structs.replace(TOWN, parent="dam")
    assert len(reasons(ObserveClaim(speakers=("host",)), DAM, one)) == 1


def test_a_problem_that_looks_at_no_measured_attention_is_said() -> None:
    without = sound_problem(indicators=(indicator(observe=ObserveEvent(types=("attack",))),))
    ((at, said, hint),) = check_measuring(without)
    assert at == ("indicators",)
    assert "never goes above WATCH" in said
    assert "record: reading" in (hint or "")
    looking = sound_problem(indicators=(indicator(observe=ObserveReading(sites=("problem",))),))
    assert list(check_measuring(looking)) == []
