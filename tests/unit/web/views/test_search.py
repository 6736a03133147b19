"""Full text: what was found, how much was searched, and filters that are read strictly."""

import datetime as dt
from collections.abc import Callable

import pytest

from tocsin.errors import UsageError
from tocsin.language.search_query import read_query
from tocsin.web import views
from tocsin.web.desk import Desk, Look
from tocsin.web.views.search import filters_of, results, search, snippet

Looks = Callable[..., Look]


def test_a_search_says_how_much_it_searched(look: Looks) -> None:
    shown = views.search(look(q="nowhere"))
    assert shown["hits"] == []
    assert (shown["indexed"].searched, shown["indexed"].read) == (2, 1)
    assert shown["narrowed"] is False
    assert views.search(look(q="nowhere", source="tass"))["narrowed"] is True
    assert views.search(look())["languages_"] == ("en", "ru", "uk", "kk")


def test_filters_are_read_and_a_day_that_is_none_is_refused() -> None:
    filters = filters_of({"source": "tass", "from": "2022-03-01", "site": ""})
    assert (filters.source, filters.first, filters.touching) == ("tass", dt.date(2022, 3, 1), None)
    with pytest.raises(UsageError, match="is no day") as refused:
        filters_of({"to": "tomorrow"})
    assert refused.value.code == "error-no-day"


def test_a_snippet_marks_what_was_searched_for_read_or_not(look: Looks) -> None:
    for query in ("sirens", "bakery"):
        (number, card), *_ = results(look(), query)[0]
        pieces = snippet(look(), card, read_query(query))
        assert number > 0
        assert any(query in "".join(str(part) for part in piece).casefold() for piece in pieces)


def test_pages_of_a_search_follow_each_other(look: Looks) -> None:
    first, after = results(look(), "the", 1)
    assert after is not None
    second, end = results(look(before=str(after)), "the", 1)
    assert {card.id for _, card in first}.isdisjoint(card.id for _, card in second)
    assert end is None
    with pytest.raises(UsageError, match="no place in a list"):
        results(look(before="x"), "the")


@pytest.mark.parametrize("query", ["", "   ", "\n"])
def test_without_words_every_document_is_listed(look: Looks, query: str) -> None:
    shown = search(look(q=query))
    assert [card.opening[:6] for card, _ in shown["hits"]] == ["Sirens"]
    assert (shown["query"], shown["next"], shown["narrowed"]) == ("", None, False)
    assert "<svg" in shown["picture"]


def test_a_list_is_narrowed_by_site_narrative_and_actor(waiting: Desk) -> None:
    def listed(**given: str) -> list[str]:
        asked = {k.rstrip("_"): v for k, v in given.items()}
        found = search(Look(waiting, waiting.book(), waiting.latest(), False, asked, "en"))
        return [card.id for card, _ in found["hits"]]

    every = listed()
    spoken = waiting.store.spoken
    actor = max(spoken.speakers(waiting.latest()).items(), key=lambda pair: pair[1])[0]
    of_actor = {card.id for _, card in spoken.said_by(actor, waiting.latest(), 100)}
    assert set(listed(actor=actor)) == of_actor < set(every)
    assert set(listed(story="n_ammonia_plant")) < set(every)
    assert listed(actor="nobody") == listed(site="nowhere") == []
    assert listed(from_="2022-03-20") != every
