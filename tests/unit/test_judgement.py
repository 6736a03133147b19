"""Judgement: coherent figures, caps, states and wording."""

import datetime as dt

import pytest

from tocsin.errors import WordingError
from tocsin.records import Casebook, message
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
