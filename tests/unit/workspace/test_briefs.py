"""The brief of one problem, with nothing marked more strictly than a brief may be."""

from collections.abc import Sequence

import msgspec
import pytest

from tests import by_hand
from tests.by_hand import DAY, MOMENT
from tocsin.errors import UsageError
from tocsin.pipeline import judge
from tocsin.records import Alarm
from tocsin.store import Store
from tocsin.workspace.briefs import LateBriefs, brief
from tocsin.workspace.opened import Opened


def _kept(store: Store) -> Alarm:
    """Return the alarm of a problem that was assessed."""
    store.about.remember(by_hand.casebook(), MOMENT)
    store.put_judged([], [by_hand.alarm(at=MOMENT - 9 * DAY)])
    (alarm,) = judge(store, by_hand.casebook(), MOMENT).alarms
    return alarm


def test_a_brief_is_of_one_problem_as_people_signed_it(small: Store) -> None:
    kept = _kept(small)
    work = Opened(small)

    def signed(alarms: Sequence[Alarm]) -> list[Alarm]:
        return [msgspec.structs.replace(a, signed_off_by=("A. First", "B. Second")) for a in alarms]

    text = brief(work, kept.problem_id, as_of=MOMENT, form="markdown", signed=signed)
    assert kept.likelihood_sentence in text
    assert "B. Second" in text
    with pytest.raises(UsageError, match="there is no problem 'WP-9'"):
        brief(work, "WP-9", as_of=MOMENT)


def test_a_kept_alarm_has_its_brief_when_it_is_asked_for(small: Store) -> None:
    kept = _kept(small)
    briefs = LateBriefs(Opened(small), [kept], "amber+strict")
    assert (list(briefs), len(briefs)) == ([kept.problem_id], 1)
    assert kept.likelihood_sentence in briefs[kept.problem_id]
