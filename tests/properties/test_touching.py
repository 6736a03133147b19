"""Signs are looked for among the claims that touch a problem, and are those of looking at all."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.by_hand import MOMENT
from tests.properties.test_facts_by_need import BOOK, POSTS, Post, capture
from tocsin import pipeline
from tocsin.assess.facts_index import FactsIndex, Touching
from tocsin.assess.indicators import IndicatorSearch
from tocsin.records import (
    Claim,
    Facts,
    Indicator,
    ObserveClaim,
    ObserveEvent,
    ObserveMatch,
    Problem,
)
from tocsin.store import Store


class All(FactsIndex):
    """An index that looks at every claim, whatever it touches."""

    def touching(self, names: frozenset[str], places: frozenset[str]) -> Touching:
        """Return all claims."""
        claims = self.facts.claims
        by_type: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            by_type[claim.type].append(claim)
        return Touching(claims, by_type, frozenset(c.id for c in claims))


def looking(problem: Problem, sites: tuple[str, ...]) -> Problem:
    """Return a problem that looks for all kinds of records, at some sites or wherever they are."""
    observed = (
        ObserveClaim(types=("accuse", "mobilize", "state", "reject"), days=40, sites=sites),
        ObserveEvent(types=("attack", "denial", "threat"), days=40, sites=sites),
        ObserveMatch(days=40, sites=sites),
    )
    first = problem.indicators[0]
    indicators: list[Indicator] = [
        msgspec.structs.replace(first, id=f"I{n}", name=f"Sign {n}", observe=o)
        for n, o in enumerate(observed)
    ]
    return msgspec.structs.replace(problem, indicators=tuple(indicators))


def facts_of(posts: Sequence[Post]) -> Facts:
    """Return everything that a store knows of some posts."""
    with TemporaryDirectory() as folder, Store(str(Path(folder) / "s.sqlite")) as store:
        store.keep([capture(number, post) for number, post in enumerate(posts)], "read")
        return pipeline.gather(store, BOOK, MOMENT)


def seen(problem: Problem, index: FactsIndex) -> tuple[Any, Any]:
    """Return what is observed, and what else is about the problem."""
    search = IndicatorSearch(problem, index, MOMENT)
    return search.observe(), search.related()


@settings(max_examples=25, deadline=None)
@given(
    posts=st.lists(POSTS, min_size=1, max_size=10),
    sites=st.sampled_from(((), ("problem",), ("bridge",), ("port", "bridge"))),
)
def test_what_touches_a_problem_is_all_that_bears_on_it(
    posts: list[Post], sites: tuple[str, ...]
) -> None:
    facts = facts_of(posts)
    for problem in BOOK.problems:
        asked = looking(problem, sites)
        assert seen(asked, FactsIndex(facts)) == seen(asked, All(facts))
