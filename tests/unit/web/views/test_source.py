"""A source: its health, its daily output, its record."""

from collections.abc import Callable

import pytest

from tocsin.web import views
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.source import source, sources

Looks = Callable[..., Look]


def test_a_source_has_its_health_and_a_grade_of_nothing_yet(look: Looks) -> None:
    shown = views.source(look(), "tass")
    assert (shown["health"].captures, shown["grade"][0], shown["judged"]) == (2, "F", [])
    assert {health.source_id for health in views.sources(look())["health"]} >= {"tass"}
    with pytest.raises(NoSuchError, match="near it: tass"):
        views.source(look(), "tas")


def test_a_source_that_wrote_nothing_has_a_page_without_documents(look: Looks) -> None:
    quiet = next(s for s in look().book.sources if s.id != "tass")
    shown = source(look(), quiet.id)
    assert (shown["documents"], shown["health"].captures) == ([], 0)
    assert shown["source"] == quiet
    assert len(sources(look())["health"]) >= len(look().book.sources)


def test_its_groups_are_those_it_is_a_member_of(look: Looks) -> None:
    for group in look().book.groups:
        for member in group.members:
            assert group in source(look(), member)["groups"]


@pytest.mark.parametrize("name", ["", "TASS", "таss", "x" * 5_000])
def test_a_source_nobody_knows_is_refused(look: Looks, name: str) -> None:
    with pytest.raises(NoSuchError) as refused:
        source(look(), name)
    assert refused.value.code == "error-no-source"
