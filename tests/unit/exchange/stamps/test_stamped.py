"""A stamp is told on one line, with what it proves."""

import datetime as dt

from tocsin.exchange.stamps.stamped import Looked, Stamped

AT = dt.datetime(2022, 1, 12, 9, tzinfo=dt.timezone(dt.timedelta(hours=6)))


def test_a_moment_is_told_in_utc() -> None:
    told = str(Stamped(form="RFC 3161", by="CN=Clock", at=AT, is_proven=True))
    assert told == "RFC 3161 by CN=Clock, 2022-01-12 03:00:00 UTC (proven)"


def test_what_is_not_proven_says_why() -> None:
    told = str(Stamped(form="OpenTimestamps", by="a calendar", why="it waits"))
    assert told == "OpenTimestamps by a calendar (not proven: it waits)"


def test_both_are_joined_in_order() -> None:
    one, two = (Looked(stamps=(Stamped(form=f, by="x"),), faults=(f,)) for f in "ab")
    joined = one.joined(two)
    assert [s.form for s in joined.stamps] == ["a", "b"]
    assert joined.faults == ("a", "b")
