"""The ledger as files for other programs."""

import csv
import datetime as dt
import io

import msgspec

from tocsin.records import Forecast, Ledger
from tocsin.report.ledger import ledger_csv, ledger_json


def figure(by: str) -> Forecast:
    """A figure of somebody's."""
    return Forecast(
        number=3,
        at=dt.datetime(2022, 1, 12, tzinfo=dt.UTC),
        kind="estimate",
        by=by,
        problem_id="WP-BRIDGE",
        record_id="est-1",
        p=0.25,
        low=None,
        high=None,
        state=None,
        until=dt.date(2022, 1, 22),
        sha256="ab",
    )


def test_a_name_is_no_formula() -> None:
    names = ["=HYPERLINK(1)", "+1", "-2", "@x", "Оксана Ткач", 'A "B", C', "line\nbreak"]
    rows = list(
        csv.DictReader(
            io.StringIO(ledger_csv(Ledger(forecasts=tuple(map(figure, names)), records=())))
        )
    )
    assert [r["by"] for r in rows] == ["'=HYPERLINK(1)", "'+1", "'-2", "'@x", *names[4:]]
    assert {(r["p"], r["low"], r["until"]) for r in rows} == {("0.25", "", "2022-01-22")}


def test_json_gives_the_same_ledger_back() -> None:
    made = Ledger(forecasts=(figure("Оксана Ткач"),), records=())
    assert msgspec.json.decode(ledger_json(made), type=Ledger) == made
