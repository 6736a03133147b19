"""Reading a stated date strictly: every form means one moment, or nothing and says why. All dates
here are written for the tests.
"""

import datetime as dt

import pytest
from bench.feed_dates import Form, judge, ours, own_forms, theirs
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.language.moments import (
    LOCAL_TIME,
    NO_ZONE,
    OTHER_WEEKDAY,
    is_clock_zero,
    is_relative,
    order_of,
    read_moment,
)
from tocsin.sources.moments import parse_moment

FORMS = own_forms()
ZONES = ("+0000", "GMT", "+03:00", "-0530", "Z", " UTC+5", " MSK", " EST", " Europe/Paris", "")


@pytest.mark.parametrize("form", FORMS, ids=[f.raw for f in FORMS])
def test_every_form_is_right(form: Form) -> None:
    found = read_moment(form.raw)
    assert judge(form, ours(form.raw)) == "right", found
    assert found.at is None or (found.precision == "day") == form.is_day
    assert bool(found.why) == (found.at is None)


def test_a_lenient_reader_reads_many_of_them_wrongly() -> None:
    """The forms are worth testing: the reader that was trusted before gives a wrong moment for a
    third of them.
    """
    assert sum(judge(form, theirs(form.raw)) == "wrong" for form in FORMS) > 30


@pytest.mark.parametrize(
    ("raw", "doubts"),
    [
        ("2022-01-09T14:35:00", (NO_ZONE,)),
        ("9 января 2022, 14:35", (NO_ZONE,)),
        ("2022-01-09T14:35:00Z", ()),
        ("2022-01-09", ()),
        ("9 января 2022, 14:35 по местному времени", (LOCAL_TIME,)),
        ("Mon, 09 Jan 2022 14:35 GMT", (OTHER_WEEKDAY,)),
        ("Sat Jan 8 14:35:10 2022", (NO_ZONE,)),
        ("1641738910", ()),
    ],
)
def test_what_is_taken_on_trust_is_said(raw: str, doubts: tuple[str, ...]) -> None:
    assert read_moment(raw).doubts == doubts


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("9 января, 14:35", "no year"),
        ("2022-01", "only a month"),
        ("03/04/2022", "which figure"),
        ("Сегодня, 14:35", "day that is not given"),
        ("Sun, 09 Jan 2022 14:35 QQT", "time zone"),
        ("14:00 – 15:00, 09.01.2022", "two times of day"),
        ("", "empty"),
        ("x" * 500, "longer"),
        ("30.02.2022", "no such day"),
        ("2022010914", "seconds since 1970"),
        ("Sun, 09 Jan 2022 14:35 +0300 EST", "disagree"),
        ("Mon Tue, 09 Jan 2022", "two weekdays"),
        ("09.01.22", "two figures"),
        ("Sun, 09 Jan 2022 25:10:00", "time of day"),
    ],
)
def test_what_is_not_read_says_why(raw: str, words: str) -> None:
    found = read_moment(raw)
    assert found.at is None
    assert words in found.why


def test_day_and_month_are_told_apart_only_by_what_decides() -> None:
    march, april = dt.date(2022, 3, 4), dt.date(2022, 4, 3)
    assert read_moment("03/04/2022").at is None
    assert read_moment("03/04/2022", order="MDY").local_day == march
    assert read_moment("03/04/2022", order="DMY").local_day == april
    assert read_moment("03/04/2022", latest=dt.date(2022, 3, 10)).local_day == march
    assert read_moment("Fri, 03/04/2022").local_day == march
    assert read_moment("Mon, 03/04/2022").at is None
    assert read_moment("03.04.2022").local_day == april
    assert order_of(["03/04/2022", "25/04/2022"]) == "DMY"
    assert order_of(["04/25/2022"]) == "MDY"
    assert order_of(["25/04/2022", "04/25/2022"]) == ""


@settings(max_examples=150, deadline=None)
@given(
    moment=st.datetimes(dt.datetime(2001, 9, 10), dt.datetime(2032, 12, 30)),
    zone=st.sampled_from(ZONES),
)
def test_a_moment_written_in_different_forms_is_the_same(moment: dt.datetime, zone: str) -> None:
    moment = moment.replace(microsecond=0)
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    russian = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
    clock = f"{moment:%H:%M:%S}{' ' if zone[:1].isalpha() and zone != 'Z' else ''}{zone}"
    forms = [
        f"{moment:%Y-%m-%d}T{clock}",
        f"{moment.day} {months[moment.month - 1]} {moment.year} {clock}",
        f"{moment.day} {russian[moment.month - 1]} {moment.year}, {clock}",
        f"{moment:%d.%m.%Y} {clock}",
        f"{clock} {moment:%d.%m.%Y}",
    ]
    assert len({read_moment(form).at for form in forms}) == 1


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.from_regex(r"[0-9:/. ,+\-]{3,25}", fullmatch=True))
def test_no_text_breaks_the_reader(raw: str) -> None:
    found = read_moment(raw)
    assert (found.at is None) == (found.precision == "unknown")


def test_where_clocks_begin_is_nobodys_date() -> None:
    zeros = ("1970-01-01T00:00:00Z", "1970-01-01T03:00:00+03:00", "1900-01-01", "1899-12-30")
    assert all((at := read_moment(zero).at) is not None and is_clock_zero(at) for zero in zeros)
    assert not is_clock_zero(dt.datetime(2000, 1, 1, tzinfo=dt.UTC))


def test_a_day_to_count_from_and_a_change_are_no_publication() -> None:
    assert all(
        map(
            is_relative,
            (
                "Сегодня, 14:35",
                "2 hours ago",
                "вчора о 10:00",
                "Бүгін, 14:35",
                "Обновлено: 9 января 2022",
                "Updated May 3",
            ),
        )
    )
    assert not is_relative("9 января 2022, 14:35")


def test_a_person_states_a_moment_in_the_same_forms() -> None:
    assert parse_moment("2022-01-09") == (dt.datetime(2022, 1, 9, tzinfo=dt.UTC), "day")
    assert parse_moment("2022-01-09", end_of_day=True)[0] == dt.datetime(
        2022, 1, 9, 23, 59, 59, tzinfo=dt.UTC
    )
    assert parse_moment("9 января 2022, 14:35 МСК") == (
        dt.datetime(2022, 1, 9, 11, 35, tzinfo=dt.UTC),
        "instant",
    )
    with pytest.raises(ValueError, match="which figure"):
        parse_moment("03/04/2022")
