"""An assessment is coherent, says what it rests on, and is the same for the same facts."""

import pytest

from tests.conftest import NOW
from tests.unit.assess.conftest import Read
from tocsin.assess.assessor import ONE_ORIGIN_CAP, Assessor
from tocsin.records import Casebook, Facts, Observation, Problem


def observed(problem: Problem, *origins: str) -> list[Observation]:
    """Return every indicator as observed by some origins."""
    return [
        Observation(indicator_id=i.id, name=i.name, state="observed", origins=origins)
        for i in problem.indicators
    ]


def test_without_facts_the_prior_stands(almaty: Casebook, laboratories: Problem) -> None:
    found = Assessor(almaty.reference_classes)(laboratories, Facts(casebook=almaty), NOW)
    assert sum(found.probabilities.values()) == pytest.approx(1, abs=1e-5)
    assert found.probabilities["H1"] == pytest.approx(max(found.prior.p, 0.01), abs=0.005)
    assert (found.origins, found.contributions) == ((), ())
    assert len(found.matrix) == len(laboratories.indicators)


@pytest.mark.parametrize(("origins", "is_capped"), [(("one",), True), (("one", "two"), False)])
def test_one_origin_alone_never_says_more_than_unlikely(
    laboratories: Problem, origins: tuple[str, ...], is_capped: bool
) -> None:
    unmeasured = [
        o
        for o, i in zip(observed(laboratories, *origins), laboratories.indicators, strict=True)
        if i.observe.record != "reading"
    ]
    found = Assessor(()).judge(laboratories, unmeasured, NOW)
    assert (found.cap is not None) is is_capped
    assert not is_capped or found.probabilities["H1"] <= ONE_ORIGIN_CAP + 1e-6


def test_a_class_that_is_not_there_leaves_the_general_prior(laboratories: Problem) -> None:
    found = Assessor(()).judge(laboratories, [], NOW)
    assert found.prior.n == 0
    assert found.prior.p == pytest.approx(0.02)


def test_the_same_facts_give_the_same_assessment_whatever_was_assessed_before(
    read: Read, almaty: Casebook, laboratories: Problem
) -> None:
    facts = read("The Central Reference Laboratory was attacked, the KNB said.")
    other = read("Snow fell in the north last night.")
    used = Assessor(almaty.reference_classes)
    used(laboratories, other, NOW)
    fresh = Assessor(almaty.reference_classes)(laboratories, facts, NOW)
    assert used(laboratories, facts, NOW) == fresh


def test_an_indicator_without_its_origin_moves_the_incident_back(laboratories: Problem) -> None:
    found = Assessor(()).judge(laboratories, observed(laboratories, "one", "two"), NOW)
    assert found.sensitivity
    assert {o for c in found.contributions for o in (c.origin_id,)} == {"one", "two"}
