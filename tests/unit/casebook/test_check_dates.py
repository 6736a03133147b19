"""Days that cannot be right, and entries that no replay can use honestly, are said."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.conftest import narrative
from tests.unit.casebook.conftest import HEAD, KNOWN, TODAY, placed, read
from tocsin.casebook import known_on
from tocsin.casebook.check_dates import check_dates
from tocsin.casebook.expand import LIBRARY_NAME
from tocsin.records import (
    KNOWN_ALWAYS,
    NO_REFERENCE,
    Actor,
    Debunk,
    Entry,
    PastCase,
    Precedent,
    ReferenceClass,
)


def test_an_entry_without_day_and_reference_is_known_always_and_the_check_says_so(
    tmp_path: Path,
) -> None:
    book, issues = read(
        tmp_path, "actors:\n  - {id: a, name: Port Authority, kind: state_body}\n", HEAD
    )
    assert book is not None
    assert (book.actors[0].known_from, book.actors[0].reference) == (KNOWN_ALWAYS, NO_REFERENCE)
    assert len(known_on(book, dt.date(1900, 1, 1)).actors) == 1
    assert [i.level for i in issues] == ["warning", "warning"]
    assert "replay" in issues[0].message
    assert "look up" in issues[1].message


NARRATIVE = narrative("n", "The dam was mined", **KNOWN)


def precedent(day: dt.date, known: dt.date) -> Precedent:
    """Make a precedent."""
    words = {"place": "p", "who": "w", "what": "x", "followed": "y", "reference": "r"}
    return Precedent(date=day, known_from=known, **words)


def debunk(day: dt.date, known: dt.date) -> Debunk:
    """Make a debunk."""
    return Debunk(date=day, who="w", what="x", known_from=known, reference="r")


def past(day: dt.date, resolved: dt.date) -> ReferenceClass:
    """Make a class of one past case."""
    row = PastCase(date=day, place="p", what="w", incident=False, resolved=resolved, reference="r")
    return ReferenceClass(id="r", name="r", selection="all", rows=(row,), **KNOWN)


def said(*entries: Entry, today: dt.date | None = TODAY) -> list[tuple[str, str]]:
    """Return level and message of everything that is found."""
    return [(i.level, i.message) for i in check_dates(placed(*entries), today)]


def actor(day: dt.date, **more: str) -> Actor:
    """Make an actor known since a day."""
    fields: dict[str, Any] = {"reference": "a test", **more}
    return Actor(id="a", name="Quay Authority", kind="state_body", known_from=day, **fields)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, None),
        (TODAY + dt.timedelta(days=1), "lies ahead"),
        (dt.date(9999, 12, 31), "lies ahead"),
        (dt.date(1500, 1, 1), None),
        (dt.date(1499, 12, 31), "the year 1499 is no likely one"),
        (dt.date(22, 1, 1), "the year 22 is no likely one"),
    ],
)
def test_a_day_that_cannot_be_right_is_doubtful(day: dt.date, words: str | None) -> None:
    found = said(actor(day))
    assert [level for level, _ in found] == (["warning"] if words else [])
    assert words is None or words in found[0][1]


def test_without_a_day_of_reading_no_day_lies_ahead() -> None:
    assert said(actor(dt.date(2099, 1, 1)), today=None) == []


def test_what_is_known_before_it_happened_is_wrong() -> None:
    day, before = dt.date(2021, 5, 1), dt.date(2021, 4, 30)
    early = msgspec.structs.replace(
        NARRATIVE, precedents=(precedent(day, day), precedent(day, before))
    )
    assert [(level, "`precedents[2]`" in text) for level, text in said(early)] == [("error", True)]
    denied = msgspec.structs.replace(NARRATIVE, debunks=(debunk(day, before),))
    assert [(level, "`debunks[1]`" in text) for level, text in said(denied)] == [("error", True)]


def test_a_narrative_known_after_its_first_precedent_is_left_out_of_replays_between() -> None:
    day = dt.date(2019, 5, 1)
    (finding,) = said(msgspec.structs.replace(NARRATIVE, precedents=(precedent(day, day),)))
    assert finding[0] == "warning"
    assert "2019-05-01" in finding[1]
    assert "2020-01-01" in finding[1]


def test_an_outcome_is_not_before_its_case() -> None:
    day = dt.date(2022, 2, 2)
    assert said(past(day, day)) == []
    assert [level for level, _ in said(past(day, day - dt.timedelta(days=1)))] == ["error"]
    (ahead,) = said(past(day, dt.date(2030, 1, 1)))
    assert (ahead[0], "does not count until then" in ahead[1]) == ("warning", True)


def test_what_lacks_a_day_or_a_reference_is_said_once_for_a_section() -> None:
    bare = [Actor(id=i, name=f"Aa {i}", kind="state_body") for i in ("a", "b")]
    found = said(*bare, actor(dt.date(2020, 1, 1)))
    assert [level for level, _ in found] == ["warning", "warning"]
    assert all("actors a, b:" in text for _, text in found)


def test_what_the_program_brings_lacks_nothing() -> None:
    bare = Actor(id="a", name="Aa Bb", kind="state_body")
    assert list(check_dates(placed(bare, file=LIBRARY_NAME), TODAY)) == []
