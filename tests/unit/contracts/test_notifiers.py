"""The contract of notifiers names what a bad one breaks."""

from collections.abc import Callable
from typing import Any

import pytest

from tocsin.contracts import broken_promises
from tocsin.contracts.notifiers import NotifierContract


class Of(NotifierContract):
    """The contract, held to a function."""

    def __init__(self, deliver: Callable[[str, str, str], Any]) -> None:
        super().__init__("x", "x://good", "x://bad")
        self._notify = deliver

    def part(self) -> Any:
        """Return the function."""
        return self._notify


def _raises(address: str, title: str, body: str) -> str:
    if address != "x://good":
        raise ValueError("no such address")
    return ""


def test_a_good_notifier_keeps_its_contract() -> None:
    assert broken_promises(Of(lambda at, _, __: "" if at == "x://good" else "no such place")) == []


@pytest.mark.parametrize(
    ("deliver", "promise"),
    [
        (lambda at, title, body: "", "it counts as delivered"),
        (lambda at, title, body: "never", "it is not delivered: never"),
        (lambda at, title, body: None, "NoneType is returned for a text"),
        (
            lambda at, title, body: "long" if len(body) > 200 or at != "x://good" else "",
            "not delivered",
        ),
        (lambda at, title, body: "" if at in ("x://good", "") else "why", "'' counts as delivered"),
        (_raises, "ValueError: no such address"),
    ],
)
def test_a_bad_notifier_breaks_its_promise(
    deliver: Callable[[str, str, str], Any], promise: str
) -> None:
    assert any(promise in broken for broken in broken_promises(Of(deliver)))
