"""The bench of evidence: its casebooks are sound, its marks are found again, and its shares are
what the marks say.
"""

from pathlib import Path

import pytest
from bench.evidence.lines import BOOKS, Behind
from bench.evidence.marks import Mark, marks, shares
from bench.evidence.texts import periods, rows_of
from bench.evidence.wanted import Line, Wanted, answer_to, found_shares, wanted
from ruamel.yaml import YAML


def behind(line: str, start: int) -> Behind:
    """Return a claim behind a line."""
    return Behind(
        casebook="book",
        line=line,
        side="for",
        text=line,
        document="d",
        start=start,
        end=start + 5,
        words="words",
        sentence="words",
        speaker="somebody",
        chain="somebody",
        kind="state/asserts",
        way="site_in_claim",
        weight=1.0,
    )


def mark(of: Behind, *, about: bool = True, speaker: bool = True, kind: bool = True) -> Mark:
    """Return a mark of a claim."""
    return Mark(
        casebook=of.casebook,
        line=of.line,
        document=of.document,
        start=of.start,
        end=of.end,
        about=about,
        speaker=speaker,
        kind=kind,
    )


def test_shares_are_of_records_of_lines_and_of_what_is_quoted() -> None:
    first, second, third, unread = (
        behind("I1", 0),
        behind("I1", 10),
        behind("I2", 20),
        behind("I2", 30),
    )
    read = [
        (first, mark(first)),
        (second, mark(second, about=False, kind=False)),
        (third, mark(third)),
        (unread, None),
    ]
    found = shares(read)
    assert found["about"] == pytest.approx(2 / 3)
    assert found["about by line"] == pytest.approx(3 / 4)
    assert found["quoted about"] == 1.0
    assert found["wrong kind"] == pytest.approx(1 / 3)
    assert (found["lines"], found["records"], found["unread"]) == (2, 3, 1)


def test_nothing_read_gives_no_division_by_zero() -> None:
    assert shares([(behind("I1", 0), None)])["about"] == 0.0


@pytest.mark.parametrize("name", sorted(periods()))
def test_every_casebook_asks_for_several_kinds_of_indicator(name: str) -> None:
    problems = YAML(typ="safe").load((BOOKS / name / "problems.yml").read_text(encoding="utf-8"))[
        "problems"
    ]
    listed = [i for p in problems for i in p.get("indicators", ())]
    own = [i for i in listed if isinstance(i, dict) and "observe" in i]
    shipped = [i for i in listed if i not in own]
    assert 8 <= len(own) <= 12 or len(shipped) >= 8
    assert len(shipped) >= 8 or any(i["observe"].get("speakers") for i in own)


def test_texts_of_our_own_are_wanted_by_casebooks_of_the_bench_and_are_there() -> None:
    for name, expected in wanted().items():
        rows = {row["id"] for row in rows_of(periods()[name])}
        assert {line.document for line in expected.lines} <= rows
        assert rows.issuperset(expected.quiet)
        assert not set(expected.quiet) & {line.document for line in expected.lines}


def test_a_wanted_line_stands_where_its_words_do_and_is_told_by_the_right_one() -> None:
    first = behind("I1", 0)._replace(sentence="some words here")
    here = Line("I1", "d", "Words", "some")
    elsewhere = Line("I2", "d", "words", "somebody")
    expected = Wanted(lines=(here, elsewhere), quiet=("d",))
    assert answer_to(here, [first]) == first
    assert answer_to(elsewhere, [first]) is None
    found = found_shares(expected, [first])
    assert found["wanted standing"] == found["wanted, right speaker"] == 0.5
    assert found["from quiet texts"] == 1


def test_marks_are_of_casebooks_of_the_bench_and_of_no_claim_twice() -> None:
    found = marks()
    assert {m.casebook for m in found.values()} <= set(periods())
    lines = (
        (Path(__file__).parents[2] / "bench" / "evidence" / "marks.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    assert len(lines) == len(found)
