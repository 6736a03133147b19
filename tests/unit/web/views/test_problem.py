"""A warning problem: nothing is made up where nothing was assessed."""

from collections.abc import Callable

import pytest

from tocsin.web import views
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.problem import problem

Looks = Callable[..., Look]


def test_a_problem_that_was_not_assessed_has_no_alarm(look: Looks) -> None:
    assert views.problem(look(), "WP-SUMY-CHEM")["alarm"] is None
    with pytest.raises(NoSuchError, match="near it: WP-SUMY-CHEM") as refused:
        views.problem(look(), "WP-SUMY-CHM")
    assert refused.value.code == "error-no-problem"


def test_without_an_assessment_there_is_nothing_to_compare_or_to_sign(look: Looks) -> None:
    shown = problem(look(against="2022-03-01"), "WP-SUMY-CHEM")
    assert (shown["history"], shown["against"], shown["own_word"]) == ([], None, None)
    assert (shown["series"], shown["claims"], shown["measured"]) == ([], {}, {})


@pytest.mark.parametrize("name", ["", "wp-sumy-chem", "WP-SUMY-СHEM", "x" * 5_000])
def test_a_problem_is_known_by_its_very_id(look: Looks, name: str) -> None:
    with pytest.raises(NoSuchError):
        problem(look(), name)


def test_what_would_leave_the_figure_stands_apart_from_what_would_move_it(judged: Look) -> None:
    shown = problem(judged, "WP-SUMY-CHEM")
    for key in ("raising", "lowering"):
        assert set(shown[key]) == {"moves", "stays"}
        assert not any("stays" in judged.words.sentence(line) for line in shown[key]["moves"])
