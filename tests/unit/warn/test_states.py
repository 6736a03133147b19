"""States over time: leaving takes more than reaching, nothing is entered again without news, and
every warning ends.
"""

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NOW, ROOT
from tests.unit.test_judgement import GROUND
from tocsin import pipeline
from tocsin.assess import Assessor
from tocsin.casebook import load_casebook
from tocsin.language.catalogues import english
from tocsin.records import (
    Alarm,
    Assessment,
    Casebook,
    Facts,
    Interval,
    Message,
    Problem,
    Signature,
    State,
)
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.warn import Decider, states
from tocsin.warn.states import Before, as_signed, before, proposed, shown, signers_of

DAY = dt.timedelta(days=1)


def assessed(
    almaty: Casebook, low: float, p: float, origins: int, *, measured: bool = True
) -> tuple[Problem, Assessment]:
    """Make an assessment with some figures."""
    (problem,) = almaty.problems
    made = Assessor(almaty.reference_classes)(problem, Facts(casebook=almaty), NOW)
    rest = (1 - p) / 4
    return problem, msgspec.structs.replace(
        made,
        intervals=made.intervals | {"H1": Interval(low=low, high=0.9)},
        measured=measured,
        probabilities={"H1": p} | dict.fromkeys(("H2", "H3", "H4", "H5"), rest),
        origins=tuple(f"o{i}" for i in range(origins)),
    )


def alarm(almaty: Casebook, state: str, at: dt.datetime, origins: int = 2) -> Alarm:
    """Make an alarm of the past."""
    (problem,) = almaty.problems
    made = Decider(Facts(casebook=almaty), at)(
        problem, Assessor(almaty.reference_classes)(problem, Facts(casebook=almaty), at), []
    )
    assert made is None  # nothing is touched, so nothing is rung: the fields are written here
    text = {
        "id": f"a{at.isoformat()}",
        "problem_id": problem.id,
        "as_of": at,
        "state": state,
        "proposed_state": state,
        "reasons": ["x"],
        "likelihood": {"low": 0.1, "high": 0.2, "words": "unlikely"},
        "likelihood_sentence": "x",
        "confidence": "low",
        "confidence_sentence": "x",
        "imminent": None,
        "horizon": {"start": at.date(), "end": at.date() + 14 * DAY, "basis": "x"},
        "evidence_for": [],
        "evidence_against": [],
        "gaps": [],
        "would_raise": [],
        "would_lower": [],
        "watch_list": [],
        "advice": [],
        "assumptions": [],
        "origins": origins,
        "outlets": 2,
    }
    return msgspec.convert(msgspec.to_builtins(text), Alarm)


def state_after(
    almaty: Casebook, history: Sequence[Alarm], low: float, p: float = 0.5, origins: int = 2
) -> tuple[State, tuple[Message, ...]]:
    """Return the state that follows a history."""
    problem, assessment = assessed(almaty, low, p, origins)
    return proposed(problem, assessment, GROUND, before(history), NOW)


def test_leaving_a_high_state_takes_more_than_reaching_it(almaty: Casebook) -> None:
    assert state_after(almaty, [], 0.18)[0] == "WATCH"
    assert state_after(almaty, [alarm(almaty, "WARNING", NOW - DAY)], 0.18)[0] == "WARNING"
    assert state_after(almaty, [alarm(almaty, "WARNING", NOW - DAY)], 0.14)[0] == "WATCH"
    assert state_after(almaty, [], 0.25, p=0.6)[0] == "CRITICAL"


def test_a_state_left_lately_needs_a_new_origin(almaty: Casebook) -> None:
    left = [alarm(almaty, "WARNING", NOW - 3 * DAY), alarm(almaty, "WATCH", NOW - DAY)]
    state, reasons = state_after(almaty, left, 0.3)
    assert (state, reasons[-1].code == "state-left") == ("WATCH", True)
    assert state_after(almaty, left, 0.3, origins=3)[0] == "WARNING"
    long_ago = [alarm(almaty, "WARNING", NOW - 9 * DAY), alarm(almaty, "WATCH", NOW - 8 * DAY)]
    assert state_after(almaty, long_ago, 0.3)[0] == "WARNING"


def test_a_problem_that_measures_nothing_says_so_and_not_that_nothing_was_measured(
    almaty: Casebook,
) -> None:
    problem, assessment = assessed(almaty, 0.5, 0.7, 9, measured=False)
    blind = msgspec.structs.replace(
        problem, indicators=tuple(i for i in problem.indicators if i.id not in problem.measuring)
    )
    said = [states._why_not_warning(p, assessment, 0.5) for p in (problem, blind)]
    assert ["looks at measured attention" in english(each) for each in said] == [False, True]


@pytest.mark.parametrize(("origins", "measured"), [(1, True), (2, False), (0, False)])
def test_no_warning_without_two_origins_and_a_measurement(
    almaty: Casebook, origins: int, measured: bool
) -> None:
    problem, assessment = assessed(almaty, 0.5, 0.7, origins, measured=measured)
    state, reasons = proposed(problem, assessment, GROUND, Before(), NOW)
    assert (state, reasons[-1].code == "state-not-warning") == ("WATCH", True)


@settings(deadline=None, max_examples=40)
@given(states=st.lists(st.sampled_from(["NOTE", "WATCH", "WARNING", "CRITICAL"]), max_size=8))
def test_the_look_back_tells_run_and_state_left(almaty: Casebook, states: list[str]) -> None:
    history = [alarm(almaty, s, NOW - (len(states) - i) * DAY) for i, s in enumerate(states)]
    past = before(history)
    assert past.state == (states[-1] if states else "BASELINE")
    if past.first is not None and past.last is not None:
        run = [a for a in history if a.as_of >= past.first.as_of]
        assert {a.proposed_state for a in run} == {past.last.proposed_state}


def test_a_warning_ends_with_its_horizon_and_only_later_documents_begin_another(
    tmp_path: Path,
) -> None:
    store, book = Store(str(tmp_path / "s.sqlite")), load_casebook(ROOT / "casebooks" / "sumy-2022")
    reports = ROOT / "demo" / "sumy-2022.jsonl"

    def judged(day: int, month: int = 3) -> Alarm:
        moment = dt.datetime(2022, month, day, 23, 59, 59, tzinfo=dt.UTC)
        (alarm,) = pipeline.judge(store, book, moment).alarms
        return alarm

    moment = dt.datetime(2022, 3, 20, 23, 59, 59, tzinfo=dt.UTC)
    pipeline.read_into(
        store, book, [str(reports)], as_of=moment, stated=Stated(), tell=lambda _: None
    )
    first = judged(20)
    assert (first.state, first.horizon.end) == ("WATCH", dt.date(2022, 4, 3))
    assert judged(28).horizon.end == first.horizon.end  # the horizon does not move with the clock
    gone = judged(5, 4)
    assert (gone.state, gone.expired) == ("BASELINE", dt.date(2022, 4, 3))
    assert any("the horizon ended on 2022-04-03" in r for r in gone.reasons)
    assert judged(9, 4).expired == dt.date(2022, 4, 3)
    late = tmp_path / "late.jsonl"
    text = (
        "Saboteurs mined the ammonia storage at the Sumykhimprom chemical plant, Mikhail "
        "Mizintsev said. "
        "Russian troops remain near Sumy, the Sumy regional administration said."
    )
    late.write_text(
        json.dumps(
            {"id": "late", "source": "tass", "published_at": "2022-04-10T09:00:00Z", "text": text}
        ),
        encoding="utf-8",
    )
    moment = dt.datetime(2022, 4, 10, 23, 59, 59, tzinfo=dt.UTC)
    pipeline.read_into(store, book, [str(late)], as_of=moment, stated=Stated(), tell=lambda _: None)
    again = judged(10, 4)
    assert (again.state, again.expired) == ("WATCH", None)


def word(signer: str, said: Literal["agree", "dissent"], hour: int, on: str = "a") -> Signature:
    """Return what somebody signed."""
    at = NOW + dt.timedelta(hours=hour)
    return Signature(
        id=f"{signer}{hour}",
        alarm_id=on,
        problem_id="p",
        signer=signer,
        word=said,
        at=at,
    )


@pytest.mark.parametrize(
    ("words", "agreed", "dissent"),
    [
        ([], [], []),
        ([word("Анна", "agree", 1)], ["Анна"], []),
        ([word("Анна", "agree", 1), word("АННА", "agree", 2)], ["АННА"], []),
        ([word("Анна", "agree", 1), word("Анна", "dissent", 2)], [], ["Анна"]),
        ([word("Анна", "dissent", 1), word("Анна", "agree", 2)], ["Анна"], []),
        ([word("Анна", "agree", 1), word("Борис", "dissent", 2)], ["Анна"], ["Борис"]),
        ([word("Анна", "agree", 1, on="other")], [], []),
        ([word("Анна", "agree", 1, on="earlier")], ["Анна"], []),
    ],
)
def test_the_latest_word_of_each_person_counts(
    words: list[Signature], agreed: list[str], dissent: list[str]
) -> None:
    found = signers_of("a", ["earlier"], words)
    assert [[signature.signer for signature in side] for side in found] == [agreed, dissent]


@pytest.mark.parametrize(
    ("state", "signers", "may_show"),
    [
        ("CRITICAL", (), "WATCH"),
        ("WARNING", ("Анна", "анна"), "WATCH"),
        ("WARNING", ("Анна", "Борис"), "WARNING"),
        ("CRITICAL", ("Анна", "Борис"), "CRITICAL"),
        ("NOTE", (), "NOTE"),
        ("RESOLVED", (), "RESOLVED"),
    ],
)
def test_a_high_state_shows_only_with_two_signers(
    state: State, signers: tuple[str, ...], may_show: State
) -> None:
    assert shown(state, signers) == may_show


def test_signing_changes_what_shows_and_never_what_is_proposed(almaty: Casebook) -> None:
    own = alarm(almaty, "WARNING", NOW)
    two = [word("Анна", "agree", 1, on=own.id), word("Борис", "agree", 2, on=own.id)]
    signed = as_signed(own, [], two)
    assert (signed.state, signed.proposed_state) == ("WARNING", "WARNING")
    assert as_signed(signed, [], two[:1]).state == "WATCH"
    against = as_signed(own, [], [*two, word("Борис", "dissent", 3, on=own.id)])
    assert (against.state, [o.signer for o in against.dissent]) == ("WATCH", ["Борис"])
