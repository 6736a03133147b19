"""What may be exported is read strictly from an address."""

import datetime as dt
from collections.abc import Callable

import pytest

from tocsin.errors import UsageError
from tocsin.exchange import EXPORTERS
from tocsin.web.desk import Look, NoSuchError
from tocsin.web.views.leaving import brief_page, choice_asked, export_page

Looks = Callable[..., Look]


def test_what_is_asked_becomes_a_choice(look: Looks) -> None:
    asked = {"problem": "WP-SUMY-CHEM", "since": "2022-03-01", "drafts": "1", "marking": "amber"}
    choice, unmarked = choice_asked(look(**asked))
    assert choice.since == dt.datetime(2022, 3, 1, tzinfo=dt.UTC)
    assert (choice.problem, choice.drafts, choice.highest) == ("WP-SUMY-CHEM", True, "amber")
    assert unmarked == "amber"


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"since": "soon"}, "is no day"),
        ({"marking": "red"}, "no marking that leaves"),
        ({"unmarked": "purple"}, "no marking that leaves"),
        ({"marking": "green"}, "nothing would leave"),
    ],
)
def test_what_cannot_leave_is_refused(look: Looks, asked: dict[str, str], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        choice_asked(look(**asked))


def test_every_format_is_offered(look: Looks) -> None:
    assert [form for form, _, _ in export_page(look())["formats"]] == list(EXPORTERS)


def test_a_brief_of_no_problem_is_refused_and_an_empty_one_says_so(look: Looks) -> None:
    with pytest.raises(NoSuchError, match="is no problem"):
        brief_page(look(), "WP-NONE")
    assert "<section" in brief_page(look(), "WP-SUMY-CHEM")["brief"]
