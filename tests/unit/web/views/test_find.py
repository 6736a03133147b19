"""Where a few letters lead: by every name an entry has, in any language, and never to an error."""

from collections.abc import Callable

import pytest

from tocsin.web.desk import Look
from tocsin.web.views.find import find

Looks = Callable[..., Look]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("sumykhim", "/site/sumykhimprom"),
        ("Сумихім", "/site/sumykhimprom"),
        ("СУМЫХИМ", "/site/sumykhimprom"),
        ("works chem", "/site/sumykhimprom"),
        ("mizin", "/actor/mizintsev"),
        ("Мизинцев", "/actor/mizintsev"),
        ("ТАСС", "/source/tass"),
        ("wp-sumy", "/problem/WP-SUMY-CHEM"),
        ("chemical release", "/problem/WP-SUMY-CHEM"),
        ("audit", "/audit"),
        ("n_ammonia", "/narrative/n_ammonia_plant"),
        ("clm-0", "/claim/clm-0"),
    ],
)
def test_an_entry_is_found_by_any_of_its_names(look: Looks, query: str, address: str) -> None:
    assert address in [row.address for row in find(look(q=query))["rows"]]


def test_the_name_by_which_it_was_found_is_shown(look: Looks) -> None:
    rows = find(look(q="Сумихім"))["rows"]
    row = next(r for r in rows if r.address == "/site/sumykhimprom")
    assert "Сумихім" in row.alias
    assert row.name == "Sumykhimprom chemical works"


def test_documents_are_found_by_their_words(look: Looks) -> None:
    found = [row for row in find(look(q="sirens"))["rows"] if row.kind == "desk-document"]
    assert [row.name.startswith("Sirens were heard") for row in found] == [True]


@pytest.mark.parametrize("query", ["", '"', "-x", "(", "x" * 5_000, "\u202e", "*", "clm-"])
def test_half_a_query_is_no_error(look: Looks, query: str) -> None:
    assert len(find(look(q=query))["rows"]) <= 30


def test_pages_are_named_in_the_readers_language(look: Looks) -> None:
    assert "/map" in [row.address for row in find(look("ru", q="карта"))["rows"]]
    assert "/map" not in [row.address for row in find(look("en", q="карта"))["rows"]]
