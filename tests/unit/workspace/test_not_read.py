"""What was not read is counted and named in words, the most frequent reason first."""

from tocsin.pipeline import Progress, Reread
from tocsin.pipeline.reasons import FAR, NOTHING_WATCHED
from tocsin.records import DropCount
from tocsin.report import Words
from tocsin.workspace.not_read import lines, not_read, reread_line, reread_lines, said


def drop(reason: str, number: int, parts: int = 0, stage: str = "gate") -> DropCount:
    """Return how often something was dropped."""
    return DropCount(stage=stage, reason=reason, number=number, parts=parts)


def test_the_most_frequent_reason_stands_first_and_ties_by_name() -> None:
    rows = not_read([drop("b", 1), drop("a", 1), drop("language", 1200)])
    assert [r.reason for r in rows] == ["language", "a", "b"]
    assert rows[0].why == "in a language that is not read for claims; names are found"
    assert rows[1].why == "refused: a"


def test_numbers_stand_below_each_other_with_what_they_count() -> None:
    rows = not_read(
        [drop(NOTHING_WATCHED, 1200), drop(FAR, 1, parts=17), drop("empty", 1, stage="sources")]
    )
    assert lines(rows, Words()) == [
        "                 1,200 texts  nothing watched is named in them; the search finds them, "
        "and "
        "--read-all reads them",
        "  17 sentences of 1 document  far from anything watched; --read-all reads them",
        "                     1 input  refused: empty",
    ]


def test_nothing_left_out_gives_no_line() -> None:
    assert lines(not_read([]), Words()) == []


def test_one_text_is_told_in_its_own_words() -> None:
    assert said(NOTHING_WATCHED) == "nothing watched is named in it"
    assert said("error") == "it could not be read"


def test_reading_anew_says_what_it_came_to() -> None:
    none = Reread(stored=0, why={}, rematched=0, later=0, refused=())
    nothing = ["Everything was read under this casebook and program: nothing to read anew."]
    assert reread_lines(none, Words()) == nothing
    done = Reread(stored=1200, why={"program": 3, "source": 1}, rematched=1, later=2, refused=())
    assert reread_lines(done, Words()) == [
        "1,200 captures looked at, 4 read anew.",
        "  3: read by another version of the program",
        "  1: its source is another entry of the casebook now",
        "  1 document matched with other narratives than before, without being read anew",
        "  2 captures later than as-of, left as before",
    ]
    assert reread_line(Progress(1, 1, 0), Words()) == "1 capture looked at, 1 read anew"
