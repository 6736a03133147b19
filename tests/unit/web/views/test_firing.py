"""The page that says when a rule would have fired."""

import pytest

from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.firing import firing


@pytest.mark.parametrize("kind", ["narrative", "indicator", "problem"])
def test_each_kind_of_rule_is_tried_on_the_past_of_the_store(judged: Look, kind: str) -> None:
    problem = judged.book.problems[0]
    name = {
        "narrative": problem.narratives[0],
        "indicator": problem.indicators[0].id,
        "problem": problem.id,
    }[kind]
    shown = firing(judged._replace(query={"problem": problem.id}), kind, name)
    assert shown["rule"].id == name
    found = shown["fired"]
    assert found is not None
    assert len(shown["shown"]) + shown["more"] == len(found.days)
    days = [row["day"] for row in shown["shown"]]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("kind", "name"), [("narrative", "n_no"), ("site", "x"), ("indicator", "X9"), ("problem", "X")]
)
def test_a_rule_that_is_not_there_is_no_page(judged: Look, kind: str, name: str) -> None:
    with pytest.raises(NoSuchError, match=name):
        firing(judged, kind, name)
