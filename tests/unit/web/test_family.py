"""The picture of a family: circles for origins, squares for copies, a line to what each was taken
from.
"""

import datetime as dt

from tocsin.records import Card, Lineage
from tocsin.web.family import delay_of, picture
from tocsin.web.words import words_in

FIRST = dt.datetime(2022, 3, 20, 9, tzinfo=dt.UTC)


def member(name: str, hours: float, origin: str, source: str | None) -> tuple[Card, Lineage]:
    moment = FIRST + dt.timedelta(hours=hours)
    card = Card(
        id=name,
        external_id="x",
        source_id=source,
        title=f"Title {name}",
        opening="",
        published_at=moment,
        seen_at=moment,
        language="en",
    )
    basis = "itself" if origin == name else "near_copy"
    lineage = Lineage(document_id=name, origin_id=origin, basis=basis, score=1.0, as_of=moment)
    return card, lineage


NAMES = {"tass": "TASS <news>", "reuters": "Reuters"}
FAMILY = [
    member("doc-1", 0, "doc-1", "tass"),
    member("doc-2", 1.5, "doc-1", "reuters"),
    member("doc-3", 3, "doc-1", None),
]


def test_origins_and_copies_are_drawn_with_lines_between_them() -> None:
    drawn = picture(FAMILY, NAMES, {}, words_in("en"))
    assert drawn.count('class="own"') == 1
    assert drawn.count('class="copy"') == 2
    assert drawn.count('class="thread"') == 2
    assert "TASS &lt;news&gt;" in drawn
    assert "<news>" not in drawn
    assert "+1.5 h; near copy" in drawn
    assert "source not stated" in drawn


def test_its_labels_are_in_the_readers_language() -> None:
    drawn = picture(FAMILY, NAMES, {}, words_in("uk"))
    assert "+1,5 год; майже дослівна копія" in drawn
    assert "Тексти зі спільним першоджерелом" in drawn


def test_one_text_is_no_family_and_texts_of_one_moment_stand_beside_each_other() -> None:
    assert picture(FAMILY[:1], NAMES, {}, words_in("en")) == ""
    twins = [member(f"doc-{n}", 0, "doc-0", "tass") for n in range(3)]
    drawn = picture(twins, NAMES, {}, words_in("en"))
    assert drawn.count('class="thread"') == 2


def test_the_axis_has_whole_steps_and_delays_are_written_where_there_is_room() -> None:
    days = [member(f"doc-{n}", 24.0 * n, "doc-0", f"s{n}") for n in range(5)]
    drawn = picture(days, {}, {}, words_in("en"))
    assert [day in drawn for day in (">03-21<", ">03-22<", ">03-24<")] == [True] * 3
    assert drawn.count('class="cut"') == 4
    assert ">+24.0 h<" in drawn
    hours = [member(f"doc-{n}", 1.0 * n, "doc-0", "tass") for n in range(6)]
    assert ">03-20 12:00<" in picture(hours, NAMES, {}, words_in("en"))
    many = [member(f"doc-{n}", 24.0 * n, "doc-0", f"s{n}") for n in range(60)]
    crowded = picture(many, {}, {}, words_in("en"))
    assert crowded.count('class="cut"') <= 7
    assert " h</text>" not in crowded


def test_a_line_says_how_and_when_a_text_was_taken_over() -> None:
    drawn = picture(FAMILY, NAMES, {}, words_in("en"))
    assert "<title>near copy, 20 Mar 2022 10:30 UTC</title>" in drawn


def test_no_hours_are_told_where_the_day_alone_is_known() -> None:
    words = words_in("en")
    day = dt.datetime(2022, 3, 4, tzinfo=dt.UTC)
    assert delay_of(day, day + dt.timedelta(hours=7), words) == "same day"
    assert delay_of(day, day + dt.timedelta(days=1), words) == "+1 day"
    assert delay_of(day, day + dt.timedelta(days=3, hours=2), words) == "+3 days"
    hour = day + dt.timedelta(hours=1)
    assert delay_of(hour, hour + dt.timedelta(minutes=90), words) == "+1.5 h"
