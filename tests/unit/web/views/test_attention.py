"""Attention: asked by groups, days and keys that there are."""

import datetime as dt
from collections.abc import Callable

import pytest

from tocsin.errors import UsageError
from tocsin.records import Key
from tocsin.web import views
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.attention import (
    attention,
    charted_days,
    counted_on,
    day_asked,
    days_of,
    is_kept,
    key_asked,
    series_of,
    series_page,
)

Looks = Callable[..., Look]


def test_attention_is_asked_by_days_and_keys_that_there_are(look: Looks) -> None:
    assert days_of(look()) == 90
    assert day_asked(look()) is None
    assert day_asked(look(day="2022-03-20")) == dt.date(2022, 3, 20)
    assert key_asked(look(site="sumykhimprom"), "g").site_id == "sumykhimprom"
    with pytest.raises(NoSuchError, match="is no site of"):
        key_asked(look(site="atlantis"), "g")
    with pytest.raises(NoSuchError, match="is no group of sources"):
        views.series_page(look(), "nobody")


@pytest.mark.parametrize("days", ["6", "1501", "-7", "7.5", "сто"])
def test_days_outside_their_bounds_are_refused(look: Looks, days: str) -> None:
    with pytest.raises(UsageError):
        days_of(look(days=days))
    assert days_of(look(days="7")) == 7


@pytest.mark.parametrize("day", ["2022-02-30", "20.03.2022", "today"])
def test_a_day_that_is_none_is_refused(look: Looks, day: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        day_asked(look(day=day))


def test_a_key_that_nobody_wrote_of_has_no_documents(look: Looks) -> None:
    own = look()
    key = Key(group=own.book.groups[0].id, site_id="sumykhimprom")
    assert counted_on(own, key, dt.date(2020, 1, 1)) == []
    days = [reading.day for reading in series_of(own, key, dt.date(2022, 3, 1))]
    assert days == sorted(set(days))
    assert all(dt.date(2022, 3, 1) <= day <= own.as_of.date() for day in days)


def test_groups_that_are_silent_are_named(look: Looks) -> None:
    shown = attention(look())
    found = {row["key"].group for row in shown["charts"]}
    assert {group.id for group in shown["silent"]} == {g.id for g in look().book.groups} - found
    page = series_page(look(), look().book.groups[0].id)
    assert page["members"] == look().book.groups[0].members


def test_a_page_that_a_new_text_overtakes_is_not_looked_back_at(look: Looks) -> None:
    """What comes in while a page is made does not turn it into a look at an earlier moment, for
    which every day of every key would be taken anew and held.
    """
    page = look()
    overtaken = page._replace(as_of=page.as_of - dt.timedelta(days=1))
    assert is_kept(overtaken)
    assert not is_kept(overtaken._replace(has_moment=True))
    attention(overtaken)
    assert page.desk._kept_under("readings") is None


def test_of_looks_back_one_alone_is_held_whole(look: Looks) -> None:
    page = look()
    for days in (2, 1):
        back = page._replace(as_of=page.as_of - dt.timedelta(days=days), has_moment=True)
        attention(back)
        kept = page.desk._kept_under("readings")
        assert kept is not None
        assert kept.state[-1] == (charted_days(back)[0], back.as_of)
