"""Judgement: coherent figures, caps, states and wording."""

import datetime as dt

import pytest

from tocsin.assess.hypotheses import capped, contributions, probabilities
from tocsin.assess.priors import prior_of
from tocsin.errors import WordingError
from tocsin.records import Casebook, Observation, message
from tocsin.warn.states import Before, Ground, proposed, shown
from tocsin.warn.wording import check_own_words, likelihood_words, share

TOUCHED = message("state-touched", n=1)
MEETS = message("state-meets", n=1)
CAPABLE = message("state-capability", n=1)
GROUND = Ground(touched=TOUCHED, meets=MEETS, capability=CAPABLE)


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.01, "almost no chance"),
        (0.049, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.449, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.56, "likely"),
        (0.80, "likely"),
        (0.95, "very likely"),
        (0.99, "almost certain"),
    ],
)
def test_words_stand_for_their_bands(p: float, words: str) -> None:
    assert likelihood_words(p) == words


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    check_own_words(["5-20 %, very unlikely: that it happens.", "Confidence is low."])
    with pytest.raises(WordingError):
        check_own_words(["With low confidence this is very unlikely."])
    assert share(0.004) == "less than 1 %"


def test_the_prior_leaves_out_the_problem_itself_and_what_was_not_resolved(
    almaty: Casebook,
) -> None:
    (problem,) = almaty.problems
    (rows,) = almaty.reference_classes
    prior = prior_of(problem, rows)
    assert prior.n == len(rows.rows) - 1
    assert not any("Almaty" in r for r in prior.rows)
    assert prior.p == pytest.approx((prior.k + 0.2) / (prior.n + 10), abs=1e-6)
    assert prior.interval.low < prior.p < prior.interval.high


def test_no_origin_moves_more_than_its_bound(almaty: Casebook) -> None:
    (problem,) = almaty.problems
    seen = [
        Observation(indicator_id=i.id, name=i.name, state="observed", origins=("one",))
        for i in problem.indicators
    ]
    parts = contributions(problem.indicators, seen)
    p = probabilities(problem.hypotheses, 0.02, parts, clip=False)
    base = probabilities(problem.hypotheses, 0.02, [], clip=False)
    for name in ("H2", "H3", "H4", "H5"):
        ratio = (p["H1"] / p[name]) / (base["H1"] / base[name])
        assert 0.1 - 1e-9 <= ratio <= 10 + 1e-9


def test_a_cap_is_spread_over_the_rest() -> None:
    p = capped({"H1": 0.6, "H2": 0.3, "H3": 0.1}, "H1", 0.45)
    assert p["H1"] == 0.45
    assert sum(p.values()) == pytest.approx(1)
    assert p["H2"] / p["H3"] == pytest.approx(3)


def test_a_high_state_is_shown_only_with_two_signers() -> None:
    assert shown("CRITICAL", ()) == "WATCH"
    assert shown("WARNING", ("a", "a")) == "WATCH"
    assert shown("WARNING", ("a", "b")) == "WARNING"


def test_states_need_their_written_conditions(almaty: Casebook) -> None:
    from tocsin.assess import Assessor
    from tocsin.records import Facts

    (problem,) = almaty.problems
    moment = dt.datetime(2022, 1, 12, tzinfo=dt.UTC)
    assessment = Assessor(almaty.reference_classes)(problem, Facts(casebook=almaty), moment)
    nothing = Ground(touched=None, meets=None, capability=None)
    assert proposed(problem, assessment, nothing, Before(), moment)[0] == "BASELINE"
    assert (
        proposed(
            problem,
            assessment,
            Ground(touched=TOUCHED, meets=None, capability=CAPABLE),
            Before(),
            moment,
        )[0]
        == "NOTE"
    )
    state, reasons = proposed(problem, assessment, GROUND, Before(), moment)
    assert state == "WATCH"
    assert reasons[-1].code == "state-not-warning"


def test_a_twentieth_origin_adds_nothing(almaty: Casebook) -> None:
    (problem,) = almaty.problems
    sign = problem.indicators[0]
    few, many = (
        [
            Observation(
                indicator_id=sign.id,
                name=sign.name,
                state="observed",
                origins=tuple(f"o{i:02}" for i in range(n)),
            )
        ]
        for n in (2, 20)
    )
    assert contributions([sign], few) == contributions([sign], many)
