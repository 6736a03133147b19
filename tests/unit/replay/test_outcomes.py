"""Tables of what happened: of other programs, of our own, and of bad days."""

import datetime as dt
from pathlib import Path

import pytest

from tocsin.errors import UsageError
from tocsin.replay.outcomes import read_outcomes, table_of

HEAD = "id,date,latitude,longitude,place,deaths,source,text\n"


def table(*rows: str, head: str = HEAD) -> list[tuple[int, str]]:
    """Return the void rows of a table: line and reason."""
    return [(v.row, v.why) for v in table_of("t.csv", head + "\n".join(rows)).void]


def test_an_export_of_ucdp_is_read() -> None:
    head = (
        "id,date_start,date_end,date_prec,where_coordinates,latitude,longitude,type_of_violence,"
        "deaths_civilians,best,source_headline,source_office\n"
    )
    row = (
        "77,2019-05-02 00:00:00.000,2019-05-03 00:00:00.000,2,Port Lumen,46.5,30.75,1,2,5,"
        '"Five dead; say officials",Wire'
    )
    own = table_of("ged.csv", head + row).outcomes[0]
    assert (own.id, own.start, own.end) == ("77", dt.date(2019, 5, 2), dt.date(2019, 5, 3))
    assert (own.at, own.deaths, own.civilians) == (None, 5, 2)
    assert (own.who, own.place, own.kind) == ("Wire", "Port Lumen", "1")


def test_an_export_of_acled_is_read() -> None:
    head = (
        "event_id_cnty;event_date;event_type;sub_event_type;location;latitude;longitude;source;"
        "notes;fatalities\n"
    )
    row = "LUM9;02 May 2019;Riots;Mob violence;Port Lumen;46.5;30.75;Courier;A crowd came;1"
    own = table_of("acled.csv", head + row).outcomes[0]
    assert (own.id, own.start, own.kind) == ("LUM9", dt.date(2019, 5, 2), "Mob violence")
    assert (own.who, own.text, own.deaths) == ("Courier", "A crowd came", 1)


def test_a_moment_with_a_zone_is_counted_in_utc_and_midnight_without_one_is_a_day() -> None:
    rows = "a,2022-03-02T00:30:00+03:00,1,1,p,,,\nb,2022-03-02 00:00:00,1,1,p,,,\n"
    first, second = table_of("t.csv", HEAD + rows).outcomes
    assert (first.start, first.at) == (
        dt.date(2022, 3, 1),
        dt.datetime(2022, 3, 1, 21, 30, tzinfo=dt.UTC),
    )
    assert (second.start, second.at) == (dt.date(2022, 3, 2), None)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("a,,46,30,Port,1,w,t", "no_date"),
        ("a,soon,46,30,Port,1,w,t", "no_date"),
        ("a,31 February 2022,46,30,Port,1,w,t", "no_date"),
        ("a,03/04/2022,46,30,Port,1,w,t", "two_readings"),
        ("a,05-06-2022,46,30,Port,1,w,t", "two_readings"),
        ("a,2022-03-04,,,,1,w,t", "no_place"),
        ("a,2022-03-04,46,,,1,w,t", "no_place"),
        ("a,2022-03-04,96,200,Port,1,w,t", "no_such_point"),
        ("a,2022-03-04,120.5,30,Port,1,w,t", "no_such_point"),
        ("a,2022-03-04,north,east,Port,1,w,t", "no_such_point"),
        (",,,,,,,", "no_row"),
    ],
)
def test_a_row_that_cannot_be_matched_is_void_with_its_reason(row: str, why: str) -> None:
    assert table(row) == [(2, why)]


def test_an_outcome_whose_days_are_known_no_better_than_a_week_is_void() -> None:
    head = "id,date_start,date_end,place\n"
    rows = ("a,2022-03-01,2022-03-08,Port", "b,2022-03-01,2022-03-09,Port")
    assert table(*rows, head=head) == [(3, "days_uncertain")]
    assert table("c,2022-03-05,2022-03-01,Port", head=head) == [(2, "days_uncertain")]


def test_one_id_counts_once() -> None:
    rows = ("a,2022-03-04,46,30,Port,1,w,t", "a,2022-03-05,46,30,Port,1,w,t")
    assert table(*rows) == [(3, "same_id")]


def test_what_the_table_does_not_say_is_unknown_and_not_zero() -> None:
    own = table_of("t.csv", HEAD + "a,2022-03-04,46,30,Port,,,\n").outcomes[0]
    assert (own.deaths, own.civilians, own.sure, own.who) == (None, None, None, "")


def test_how_sure_a_row_is_may_be_a_share_or_a_percentage() -> None:
    text = "day,place,sure\n2022-03-04,P,0.7\n2022-03-05,Q,80 %\n2022-03-06,R,certain\n"
    assert [o.sure for o in table_of("t.csv", text).outcomes] == [0.7, 0.8, None]


def test_rows_come_in_order_of_time_whatever_the_order_of_the_table() -> None:
    rows = "b,2022-03-05,46,30,Port,,,\na,2022-03-04,46,30,Port,,,\n"
    read = table_of("t.csv", HEAD + rows)
    assert [o.id for o in read.outcomes] == ["a", "b"]
    assert (read.first, read.last) == (dt.date(2022, 3, 4), dt.date(2022, 3, 5))


@pytest.mark.parametrize("head", ["id,place\n", "id,date,deaths\n", "\n"])
def test_a_table_without_day_or_place_is_refused(head: str) -> None:
    with pytest.raises(UsageError, match="no column gives"):
        table_of("t.csv", head + "a,b,c\n")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.csv"):
        read_outcomes(tmp_path / "none.csv")


def test_a_file_of_another_encoding_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("day;place\n2022-03-04;Порт-Люмен\n".encode("cp1251"))
    assert read_outcomes(path).outcomes[0].place == "Порт-Люмен"


def test_rows_outside_what_a_table_covers_are_set_aside_and_counted() -> None:
    text = "id,date,place\na,2022-01-01,Port\nb,2022-02-01,Port\nc,2022-03-01,Port\n"
    table = table_of("t.csv", text).within((dt.date(2022, 1, 15), dt.date(2022, 2, 10)))
    assert [o.id for o in table.outcomes] == ["b"]
    assert (table.first, table.last) == (dt.date(2022, 1, 15), dt.date(2022, 2, 10))
    assert table.aside == 2
