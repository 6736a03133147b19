"""The lines of a brief: always something against, always a gap, each with its English words."""

import msgspec
import pytest

from tests.conftest import NOW
from tests.unit.warn.test_states import assessed
from tocsin.language.catalogues import english
from tocsin.records import (
    Casebook,
    Contribution,
    Evidence,
    Facts,
    Observation,
    Silence,
    Swing,
    message,
)
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


def test_how_a_line_is_bound_is_taken_off_and_what_it_means_stays() -> None:
    first = message("evidence-no-gap")
    meant = message("evidence-with", line=first, more=message("evidence-favours-none"))
    tie = message("evidence-tie-narrative", weight=0.7)
    bound = message("evidence-with", line=meant, more=tie)
    assert plain_line(bound) == plain_line(meant) == meant
    assert plain_line(message("evidence-with", line=first, more=tie)) == plain_line(first) == first


def test_what_was_seen_and_counts_against_says_what_it_fits_better(almaty: Casebook) -> None:
    problem, assessment = assessed(almaty, 0.1, 0.2, 2)
    incident, *rivals = (h.id for h in problem.hypotheses)
    fits = dict.fromkeys((incident, *rivals), -0.4) | {rivals[0]: -0.1}
    fitting = problem.hypotheses[1].text
    name = problem.indicators[0].id
    seen = Observation(indicator_id=name, name="A story is told", state="observed", why="3 claims")
    part = Contribution(indicator_id=name, origin_id="o", state="observed", log_weight=fits)
    counted = msgspec.structs.replace(assessment, observations=(seen,), contributions=(part,))
    against = Lines(problem, counted, Facts(casebook=almaty), frozenset()).split()[1]
    told = [line.text for line in against if line.indicator_id == name]
    assert told == [f"A story is told: 3 claims. It fits better with: “{fitting}”."]


def test_nobody_advised_anything(almaty: Casebook) -> None:
    assert lines(almaty).advice() == ()
