"""What a casebook would take from texts: what each touches, why not, and as of when, with nothing
kept.
"""

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.by_hand import BRIDGE, MOMENT, QUIET, casebook
from tocsin.errors import UsageError
from tocsin.sources import Stated
from tocsin.workspace.trying import Tried, _newest, _short, try_texts

DAYS = {"mined": "2022-01-10", "denied": "2022-01-11", "tram": "2022-01-11"}
TEXTS = {
    "mined": BRIDGE.replace("the bridge at Port Lumen", "the Lumen Bridge"),
    "denied": QUIET.replace("the bridge at Port Lumen", "the Lumen Bridge"),
    "tram": "A tram depot in Vostia was opened by the council on Monday.",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """What the casebook takes from three texts, one of which touches nothing, and a broken file."""
    folder = tmp_path_factory.mktemp("trying")
    rows = [
        json.dumps({"id": k, "text": t, "published_at": DAYS[k], "source": "Lumen Wire"})
        for k, t in TEXTS.items()
    ]
    (folder / "posts.jsonl").write_text("\n".join([*rows, "{"]), encoding="utf-8")
    return try_texts(
        casebook(), [str(folder)], as_of=None, now=MOMENT + dt.timedelta(days=90), stated=Stated()
    )


def test_it_looks_from_the_end_of_the_newest_day(found: Tried) -> None:
    assert found.as_of == dt.datetime(2022, 1, 11, 23, 59, 59, tzinfo=dt.UTC)
    assert found.casebook == "lumen"
    assert [d.reason for d in found.refused] == ["json"]


def test_each_text_says_what_it_touches_by_which_words(found: Tried) -> None:
    denied, mined, _ = found.texts
    assert [t.id for t in found.texts] == ["denied", "mined", "tram"]
    assert (mined.source, mined.source_known, mined.language) == ("wire", True, "en")
    touched = {t.entry: t.words for t in mined.touches}
    assert touched["bridge"] == ("Lumen Bridge",)
    assert any("mined" in c.text for c in mined.claims)
    assert {c.site for c in denied.claims} == {"bridge"}


def test_a_text_that_touches_nothing_says_why_and_what_it_nearly_does(found: Tried) -> None:
    tram = found.texts[2]
    assert tram.not_read
    assert (tram.claims, tram.touches) == ((), ())
    assert "it names Vostia; the name of a state or country alone lets no text pass" in tram.nearly


def test_each_problem_says_what_its_indicators_take(found: Tried) -> None:
    (looking,) = found.problems
    assert (looking.id, looking.title) == ("WP-BRIDGE", "Attack on the bridge")
    (indicator,) = looking.indicators
    assert (indicator.id, indicator.name) == ("I1", "Somebody is accused")
    records = {t.record for t in indicator.takes} | {n.words for n in indicator.nearly}
    assert records
    assert looking.likelihood.endswith(".")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], MOMENT),
        ([None], MOMENT),
        ([MOMENT], MOMENT),
        ([MOMENT + dt.timedelta(days=3)], MOMENT),
        (
            [None, dt.datetime(2022, 1, 3, tzinfo=dt.UTC)],
            dt.datetime(2022, 1, 3, 23, 59, 59, tzinfo=dt.UTC),
        ),
    ],
)
def test_the_newest_day_ends_at_its_midnight_and_never_after_now(
    days: list[dt.datetime | None], expected: dt.datetime
) -> None:
    assert _newest(days, MOMENT) == expected


def test_a_long_text_is_cut_and_stands_on_one_line() -> None:
    assert _short("one\n two\t three") == "one two three"
    cut = _short("слово " * 60)
    assert (len(cut) <= 160, cut[-1]) == (True, "…")


def test_nothing_readable_is_refused_with_why(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(UsageError, match=r"nothing could be read of .*empty\.txt"):
        try_texts(
            casebook(), [str(tmp_path / "empty.txt")], as_of=None, now=MOMENT, stated=Stated()
        )
