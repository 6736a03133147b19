"""What people send: fields of a form, and the page to go back to."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from starlette.datastructures import FormData

from tocsin.errors import UsageError
from tocsin.web.acts import Act, RefusedError, check
from tocsin.web.desk import Desk
from tocsin.web.done import Done

HOST = "127.0.0.1:8330"


def act(signer: str | None = "A. One", **fields: str) -> Act:
    desk: Any = SimpleNamespace(signer=signer, token="right", has_accounts=False)
    return Act(cast("Desk", desk), FormData({"token": "right", **fields}))


@pytest.mark.parametrize(
    ("page", "back"),
    [
        ("/claim/clm-1?x=1", "/claim/clm-1?x=1"),
        ("/?done=kept&undo=jdg-1&q=a", "/?q=a"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("http://evil.example/x", "/x"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_the_page_to_go_back_to_is_one_of_the_desk(page: str, back: str) -> None:
    assert act(page=page).page == back


def test_an_address_says_what_was_done_and_how_it_is_taken_back() -> None:
    sent = act(page="/narrative/n?a=1", place="review")
    assert sent.back(Done("kept", "jdg-1")) == "/narrative/n?a=1&done=kept&undo=jdg-1#review"
    assert act(page="/", place="<x>").back(Done("signed")) == "/?done=signed"


def test_a_field_too_long_is_refused_with_its_bound() -> None:
    with pytest.raises(UsageError, match="5 characters are too many; 4 is the most"):
        act(note="abcde").text("note", 4)
    assert act(note="  abcd ").text("note", 4) == "abcd"


@pytest.mark.parametrize(
    ("sent", "origin", "code"),
    [
        (act(), "http://evil.example", "error-other-page"),
        (act(token="wrong"), f"http://{HOST}", "error-page-old"),
        (act(signer=None), f"http://{HOST}", "error-no-signer"),
    ],
)
def test_a_form_from_elsewhere_is_refused(sent: Act, origin: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        check(sent, origin, HOST)
    assert refused.value.code == code


def test_a_form_of_the_desk_is_taken() -> None:
    check(act(), f"http://{HOST}", HOST)
    check(act(), None, HOST)


def test_a_form_without_its_own_mark_is_never_taken_for_another() -> None:
    assert act(note="a").once is None
    assert act(once="1", note="a").once == act(once="1", note="a").once
    assert act(once="1", note="a").once != act(once="1", note="b").once
