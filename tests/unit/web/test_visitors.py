"""Who looks at a page: a name that signs, or one that reads."""

import pytest

from tocsin.records import Role
from tocsin.web.visitors import KEY, Visitor, visitor_in


@pytest.mark.parametrize(
    ("role", "signer"), [("reader", None), ("analyst", "A. One"), ("admin", "A. One")]
)
def test_a_reader_signs_nothing(role: Role, signer: str | None) -> None:
    assert Visitor("A. One", role, "token").signer == signer


def test_who_is_logged_in_stands_in_the_request_alone() -> None:
    visitor = Visitor("A. One", "reader", "token")
    assert visitor_in({KEY: visitor}) is visitor
    for scope in ({}, {KEY: None}, {KEY: "A. One"}):
        assert visitor_in(scope) is None
