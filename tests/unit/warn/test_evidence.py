"""The lines of a brief: always something against, always a gap, each with its English words."""

import msgspec
import pytest

from tests.conftest import NOW
from tests.unit.warn.test_states import assessed
from tocsin.language.catalogues import english
from tocsin.records import Casebook, Evidence, Facts, Silence, Swing, message
from tocsin.warn.evidence import Lines, plain_line


def lines(book: Casebook, swings: tuple[Swing, ...] = (), **facts: object) -> Lines:
    """Return the lines of the problem with nothing read."""
    problem, assessment = assessed(book, 0.1, 0.2, 2)
    changed = msgspec.structs.replace(assessment, swings=swings)
    return Lines(problem, changed, Facts(casebook=book, **facts), frozenset())  # type: ignore[arg-type]


def swing(name: str, now: float, present: float, absent: float) -> Swing:
    """Return what an indicator would change."""
    return Swing(indicator_id=name, name=name, now=now, if_present=present, if_absent=absent)


def test_there_is_always_something_against_and_a_gap(almaty: Casebook) -> None:
    made = lines(almaty)
    pro, contra = made.split()
    assert pro == ()
    assert contra
    assert made.gaps()


def test_every_line_is_kept_as_a_message_and_in_its_english_words(almaty: Casebook) -> None:
    made = lines(almaty)
    rows: list[Evidence] = [*made.split()[1], *made.gaps()]
    assert all(row.message is not None and english(row.message) == row.text for row in rows)


def test_what_would_raise_and_lower_begins_with_the_strongest(almaty: Casebook) -> None:
    swings = (
        swing("weak", 0.2, 0.25, 0.2),
        swing("strong", 0.2, 0.6, 0.1),
        swing("calming", 0.2, 0.05, 0.2),
        swing("idle", 0.2, 0.2, 0.2),
    )
    higher, lower = ([english(line) for line in side] for side in lines(almaty, swings).changes())
    assert ["strong" in line for line in higher] == [True, False]
    assert "weak" in higher[1]
    assert "calming" in lower[0]
    assert "strong" in lower[1]
    assert not any("idle" in line for line in (*higher, *lower))
    turned = lines(almaty, swings[::-1]).changes()
    assert [[english(line) for line in side] for side in turned] == [higher, lower]


@pytest.mark.parametrize("state", ["late", "thin", "gone", "unreachable", "changed_identity"])
def test_a_silent_source_is_a_gap_in_words(almaty: Casebook, state: str) -> None:
    source = almaty.sources[0]
    silence = Silence(
        source_id=source.id,
        start=NOW.date(),
        end=NOW.date(),
        state=state,  # type: ignore[arg-type]
        expected=3.0,
        observed=0,
        why="nothing came",
    )
    texts = [gap.text for gap in lines(almaty, silences=(silence,)).gaps()]
    assert any(source.name in text and "nothing came" in text for text in texts)


def test_what_was_added_to_a_line_is_taken_off_again() -> None:
    first = message("evidence-no-gap")
    once = message("evidence-with", line=first, more=message("evidence-favours-none"))
    twice = message("evidence-with", line=once, more=message("evidence-favours-none"))
    assert plain_line(twice) == plain_line(once) == plain_line(first) == first


def test_nobody_advised_anything(almaty: Casebook) -> None:
    assert lines(almaty).advice() == ()
