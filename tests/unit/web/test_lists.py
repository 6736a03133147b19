"""Lists: a cursor belongs to its list, and a page to what was asked."""

from collections.abc import Callable

import pytest

from tocsin.errors import UsageError
from tocsin.records import Claim
from tocsin.web import lists
from tocsin.web.answers import Page
from tocsin.web.desk import Look, NoSuchError


def test_a_cursor_goes_back_into_its_list_only(look: Callable[..., Look]) -> None:
    asked = look(site="sumykhimprom")
    page: Page[Claim] = Page(items=[], next="clm-1")
    cursor = lists.closed(asked, "/api/claims", page).next or ""
    again = look(site="sumykhimprom", limit="3", cursor=cursor)
    assert lists.opened(again, "/api/claims").query["cursor"] == "clm-1"
    for other, path in (
        (look(cursor=cursor), "/api/claims"),
        (again, "/api/mentions"),
        (look(site="sumykhimprom", cursor="clm-1"), "/api/claims"),
        (look(site="sumykhimprom", cursor=f"x{cursor[-11:]}y"), "/api/claims"),
    ):
        with pytest.raises(UsageError, match="page before"):
            lists.opened(other, path)


def test_what_is_no_page_is_left_as_it_is(look: Callable[..., Look]) -> None:
    assert lists.closed(look(), "/x", [1]) == [1]
    last: Page[Claim] = Page(items=[], next=None)
    assert lists.closed(look(), "/x", last) is last


def test_what_is_not_there_is_named() -> None:
    assert lists.there(3, "x") == 3
    with pytest.raises(NoSuchError, match="'x' is not there"):
        lists.there(None, "x")


def test_lists_of_the_casebook_are_in_order_of_ids(look: Callable[..., Look]) -> None:
    for name, kind in lists.ENTRIES.items():
        ids = [e.id for e in lists.entries_of(name, kind)(look(limit="500")).items]
        assert ids == sorted(ids)
        assert ids
