"""Quiet hours: they may pass midnight, end on the clock of their zone, and are a person's own."""

import datetime as dt

import pytest

from tests.conftest import NOW
from tocsin.errors import UsageError
from tocsin.records import Quiet
from tocsin.store import Store
from tocsin.workspace.quiet import is_quiet, own_quiet, quiet_until, set_quiet

NIGHT = Quiet(start="22:00", end="07:00", zone="Europe/Kyiv")
THREE = dt.datetime(2022, 1, 12, 1, 0, tzinfo=dt.UTC)  # three in the morning there


def test_they_may_pass_midnight_or_not_and_none_is_never() -> None:
    assert is_quiet(NIGHT, THREE)
    assert not is_quiet(NIGHT, THREE + dt.timedelta(hours=4))
    assert not is_quiet(Quiet(start="12:00", end="13:00"), THREE)
    assert is_quiet(Quiet(start="00:30", end="02:00"), THREE)
    assert not is_quiet(None, THREE)


def test_they_end_on_the_clock_of_their_zone() -> None:
    assert quiet_until(NIGHT, THREE) == dt.datetime(2022, 1, 12, 5, 0, tzinfo=dt.UTC)
    evening = dt.datetime(2022, 1, 12, 20, 30, tzinfo=dt.UTC)
    assert quiet_until(NIGHT, evening) == dt.datetime(2022, 1, 13, 5, 0, tzinfo=dt.UTC)


def test_a_persons_own_are_the_last_they_set_and_can_be_taken_back(empty: Store) -> None:
    first = set_quiet(empty, signer="Ана", at=NOW, hours=NIGHT)
    later = NOW + dt.timedelta(minutes=1)
    second = set_quiet(empty, signer="АНА", at=later, hours=NIGHT, least="warning")
    assert own_quiet(empty, "Ана") == second
    assert (second.least, own_quiet(empty, "Б")) == ("WARNING", None)
    assert own_quiet(empty, None) is None
    empty.words.withdraw(second.id, "Ана", later)
    assert own_quiet(empty, "Ана") == first
    with pytest.raises(UsageError, match="only Ана can"):
        empty.words.withdraw(first.id, "Б", later)
    assert empty.words.verify() == []


@pytest.mark.parametrize(
    ("hours", "least", "said"),
    [
        (Quiet(start="22:00", end="22:00"), "CRITICAL", "two different times"),
        (Quiet(start="22:00", end="07:00", zone="Mars/Olympus"), "CRITICAL", "no time zone"),
        (Quiet(start="22:00", end="07:00", zone="../etc/passwd"), "CRITICAL", "no time zone"),
        (NIGHT, "NOTE", "say WATCH, WARNING, CRITICAL"),
        (None, "CRITICAL", "nothing would change"),
    ],
)
def test_what_is_none_is_refused(empty: Store, hours: Quiet | None, least: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        set_quiet(empty, signer="Ана", at=NOW, hours=hours, least=least)
    assert own_quiet(empty, "Ана") is None
