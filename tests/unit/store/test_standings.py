"""How problems stand, asked for many at once: the same as looked up by hand in their histories."""

import datetime as dt
import random
from collections.abc import Sequence
from typing import get_args

import msgspec
import pytest
from sqlalchemy import event

from tests import by_hand
from tests.conftest import NOW
from tests.unit.exchange.made import assessment
from tocsin.records import Alarm, Signature
from tocsin.records.alarm import State
from tocsin.records.asking import Standing
from tocsin.store import Store

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
PROBLEMS = [f"WP-{n}" for n in range(6)]
LOW = ("BASELINE", "RESOLVED")


def histories(store: Store, seed: int) -> dict[str, list[Alarm]]:
    """Keep a random history of each problem but the last, some alarms signed; return them, oldest
    first.
    """
    chance = random.Random(seed)
    rows: dict[str, list[Alarm]] = {name: [] for name in PROBLEMS}
    for name in PROBLEMS[:-1]:
        moments = sorted(
            {NOW - chance.randrange(80) * HOUR for _ in range(chance.randrange(1, 12))}
        )
        for at in moments:
            state = chance.choice(get_args(State)[:3])
            one = by_hand.alarm(state, at, id=f"alm-{name}-{at:%d%H}", problem_id=name)
            rows[name].append(one)
    store.put_judged([], [one for history in rows.values() for one in history])
    for history in rows.values():
        for one in history:
            if chance.random() < 0.4:
                store.words.put(
                    Signature(
                        id=f"sig-{one.id}",
                        alarm_id=one.id,
                        problem_id=one.problem_id,
                        word="agree",
                        signer="Анна",
                        at=one.as_of,
                    )
                )
    return rows


def by_eye(history: Sequence[Alarm], signed: set[str]) -> Standing | None:
    """Return how a problem stands by its history up to a moment."""
    if not history:
        return None
    last = history[-1]
    turn = max(
        (n for n, one in enumerate(history) if one.proposed_state != last.proposed_state),
        default=-1,
    )
    before = [one for one in history if one.as_of <= last.as_of - DAY]
    earlier = before[-1] if before else history[0] if len(history) > 1 else None
    run = tuple(one.id for one in history[turn + 1 :] if one.id in signed)
    return Standing(last, run, earlier)


@pytest.mark.parametrize("seed", range(8))
def test_many_stand_as_their_histories_say(store: Store, seed: int) -> None:
    rows = histories(store, seed)
    signed = {word.alarm_id for word in store.words.of(Signature, NOW)}
    for as_of in (NOW, NOW - 20 * HOUR, NOW - 50 * HOUR, NOW - 90 * HOUR):
        known = {n: [one for one in rows[n] if one.as_of <= as_of] for n in PROBLEMS}
        standings = {n: s for n in PROBLEMS if (s := by_eye(known[n], signed)) is not None}
        assert store.lookup.standings(PROBLEMS, as_of) == standings
        risen = dict[str, dt.datetime]()
        for name, history in known.items():
            low = max((one.as_of for one in history if one.proposed_state in LOW), default=None)
            above = [one.as_of for one in history if low is None or one.as_of > low]
            risen |= {name: above[0]} if above else {}
        assert store.lookup.risen_since(PROBLEMS, as_of) == risen


def test_assessments_are_found_by_problem_and_moment(store: Store) -> None:
    first = assessment()
    other = msgspec.structs.replace(first, problem_id="WP-other")
    store.put_judged([first, other], [])
    asked = [(one.problem_id, one.as_of) for one in (first, other)]
    nobody = ("WP-nobody", first.as_of)
    assert store.lookup.assessed_at([*asked, nobody]) == {
        asked[0]: first,
        asked[1]: other,
    }


def test_nothing_is_asked_of_nobody(store: Store) -> None:
    assert store.lookup.standings([], NOW) == {}
    assert store.lookup.risen_since([], NOW) == {}
    assert store.lookup.assessed_at([]) == {}


def test_many_cost_no_more_queries_than_one(store: Store) -> None:
    histories(store, 1)
    asked: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *given: asked.append(str(given[2])))

    def queries(problems: Sequence[str]) -> int:
        """Return how many queries some problems cost."""
        asked.clear()
        store.lookup.standings(problems, NOW)
        store.lookup.risen_since(problems, NOW)
        return len(asked)

    assert queries(PROBLEMS) <= max(queries([name]) for name in PROBLEMS) + 1
