"""The ledger: every figure that was given, read from the log, with how it came out."""

import datetime as dt
import math
import sqlite3
from pathlib import Path

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT, casebook
from tocsin.records import Alarm, LikelihoodRange
from tocsin.store import Store
from tocsin.workspace import sign_off
from tocsin.workspace.ledger import read_ledger

BOOK = casebook()


def alarm(p: float, at: dt.datetime = MOMENT, state: str = "WATCH") -> Alarm:
    """An alarm that says how likely the incident is."""
    made = by_hand.alarm(state, at)
    figure = LikelihoodRange(low=p / 2, high=min(1, p * 2), words="", p=p, holds=0.8)
    window = by_hand.alarm(state, MOMENT).horizon
    return msgspec.structs.replace(made, likelihood=figure, horizon=window)


def resolved(store: Store, incident: bool, at: dt.datetime) -> None:
    """Say how the problem came out."""
    sign_off.resolve(
        store,
        "WP-BRIDGE",
        casebook=BOOK,
        incident=incident,
        reference=f"a report of {at:%Y-%m-%d}",
        signer="A. Analyst",
        at=at,
    )


def test_a_figure_stands_once_until_it_changes(small: Store) -> None:
    small.put_judged([], [alarm(0.1)])
    small.put_judged([], [alarm(0.1)])
    small.put_judged([], [alarm(0.1, MOMENT + DAY)])
    small.put_judged([], [alarm(0.3, MOMENT + 2 * DAY)])
    assert [f.p for f in read_ledger(small, BOOK).forecasts] == [0.1, 0.3]


def test_what_is_judged_anew_at_the_same_moment_does_not_replace_what_was_said(
    small: Store,
) -> None:
    for p in (0.1, 0.4, 0.1):
        small.put_judged([], [alarm(p)])
    assert [f.p for f in read_ledger(small, BOOK).forecasts] == [0.1, 0.4, 0.1]


def test_an_outcome_settles_what_was_said_before_it(small: Store) -> None:
    small.put_judged([], [alarm(0.2)])
    resolved(small, True, MOMENT + DAY)
    small.put_judged([], [alarm(0.05, MOMENT + 2 * DAY)])
    first, later = read_ledger(small, BOOK).forecasts
    assert (first.incident, first.brier) == (True, 0.64)
    assert first.log_score == pytest.approx(-math.log(0.2), abs=1e-6)
    assert (later.incident, later.brier) == (None, None)


def test_an_outcome_of_much_later_is_not_that_of_a_figure(small: Store) -> None:
    small.put_judged([], [alarm(0.2)])
    resolved(small, True, MOMENT + 200 * DAY)
    (only,) = read_ledger(small, BOOK).forecasts
    assert only.incident is None


def test_an_outcome_that_was_taken_back_settles_nothing(small: Store) -> None:
    small.put_judged([], [alarm(0.2)])
    resolved(small, False, MOMENT + DAY)
    outcome = small.words.ledger_lines()[-1]
    word = msgspec.json.decode(outcome.detail)["id"]
    small.words.withdraw(word, "A. Analyst", MOMENT + DAY)
    (only,) = read_ledger(small, BOOK).forecasts
    assert only.incident is None
    resolved(small, True, MOMENT + 2 * DAY)
    (only,) = read_ledger(small, BOOK).forecasts
    assert only.incident is True


def test_who_signs_makes_the_figure_their_own_and_who_estimates_gives_one(small: Store) -> None:
    said = alarm(0.2)
    small.put_judged([], [said])
    sign_off.sign(small, said.id, signer="B. Two", dissent=False, note=None, at=MOMENT)
    sign_off.estimate(
        small,
        "WP-BRIDGE",
        [f"{h.id}={0.4 if h.kind == 'incident' else 0.1}" for h in BOOK.problems[0].hypotheses],
        casebook=BOOK,
        analyst="C. Three",
        at=MOMENT,
    )
    resolved(small, True, MOMENT + DAY)
    found = read_ledger(small, BOOK)
    assert [(f.by, f.kind, f.p) for f in found.forecasts] == [
        ("tocsin", "program", 0.2),
        ("B. Two", "signature", 0.2),
        ("C. Three", "estimate", 0.4),
    ]
    assert [(r.by, r.brier, r.outcomes, r.enough) for r in found.records] == [
        (None, pytest.approx((0.64 + 0.64 + 0.36) / 3, abs=1e-6), 1, False),
        ("tocsin", 0.64, 1, False),
        ("B. Two", 0.64, 1, False),
        ("C. Three", 0.36, 1, False),
    ]


def test_a_dissent_gives_no_figure(small: Store) -> None:
    said = alarm(0.2)
    small.put_judged([], [said])
    sign_off.sign(small, said.id, signer="B. Two", dissent=True, note="one origin", at=MOMENT)
    assert [f.by for f in read_ledger(small, BOOK).forecasts] == ["tocsin"]


def test_skill_is_measured_against_the_base_rate(small: Store) -> None:
    for at, (p, incident) in enumerate([(0.9, True), (0.1, False), (0.2, False), (0.8, True)]):
        moment = MOMENT + at * DAY
        small.put_judged([], [alarm(p, moment)])
        resolved(small, incident, moment + dt.timedelta(hours=1))
    together = read_ledger(small, BOOK).records[0]
    assert (together.resolved, together.outcomes, together.base) == (4, 4, 0.5)
    assert together.brier == pytest.approx((0.01 + 0.01 + 0.04 + 0.04) / 4)
    assert together.skill == pytest.approx(1 - 0.025 / 0.25)
    assert [(b.low, b.number, b.share) for b in together.bins] == [
        (0.1, 1, 0.0),
        (0.2, 1, 0.0),
        (0.8, 1, 1.0),
        (0.9, 1, 1.0),
    ]


def test_an_alarm_that_was_altered_is_named(small: Store, tmp_path: Path) -> None:
    said = alarm(0.2)
    small.put_judged([], [said])
    assert read_ledger(small, BOOK).faults == ()
    with sqlite3.connect(small.url.removeprefix("sqlite:///")) as raw:
        raw.execute("UPDATE alarms SET record = replace(record, '0.2', '0.9')")
    assert read_ledger(small, BOOK).faults == (f"alarm {said.id} was altered past the audit log",)


def test_an_empty_store_has_an_empty_ledger(small: Store) -> None:
    found = read_ledger(small, None)
    assert (found.forecasts, found.records, found.faults) == ((), (), ())
