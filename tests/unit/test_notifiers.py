"""Alerts go to the notifier that the address names; what goes wrong in one is said, and raises
nothing.
"""

from typing import Any

import pytest

from tocsin import plugins
from tocsin.plugins import PlugIn
from tocsin.workspace import notifiers
from tocsin.workspace.notifiers import NOTIFIERS, _accept, apprise_schemes, deliver


def plug_in(name: str) -> PlugIn:
    """Return a plug-in of a name."""
    return PlugIn(group="tocsin.notifiers", name=name, value="m:f", package="pack", version="1")


def bring(monkeypatch: pytest.MonkeyPatch, name: str, notify: Any) -> None:
    """Let a package bring a notifier."""
    own = dict(NOTIFIERS.plug_ins())
    monkeypatch.setattr(plugins, "_faults", {})
    monkeypatch.setattr(NOTIFIERS, "plug_ins", lambda: {**own, name: plug_in(name)})
    monkeypatch.setitem(NOTIFIERS._loaded, name, _accept(plug_in(name), notify))


def test_an_address_goes_to_the_notifier_of_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[tuple[str, ...]] = []

    def append(*given: str) -> str:
        taken.append(given)
        return ""

    bring(monkeypatch, "desk-printer", append)
    assert deliver("Desk-Printer://hall", "title", "body") == ""
    assert taken == [("Desk-Printer://hall", "title", "body")]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda *given: 1 / 0, "raised ZeroDivisionError"),
        (lambda *given: None, "returned a value of type NoneType, where a text belongs"),
        (lambda *given: True, "returned a value of type bool"),
        (lambda: "", "raised TypeError"),
        (lambda *given: "out of paper", "out of paper"),
    ],
)
def test_what_goes_wrong_counts_as_not_delivered(
    answer: Any, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(monkeypatch, "desk-printer", answer)
    assert said in deliver("desk-printer://hall", "title", "body")


def test_what_apprise_delivers_to_stays_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("apprise")
    assert "json" in apprise_schemes()
    bring(monkeypatch, "json", lambda *given: "")
    assert deliver("json://127.0.0.1:9", "title", "body") == "the service did not take it"
    assert [fault.code for fault in plugins.faults()] == ["clash"]


def test_an_address_of_nobody_is_said() -> None:
    pytest.importorskip("apprise")
    for address in ("", "nowhere", "nothing-like-it://x", "://"):
        assert "none that apprise knows" in notifiers.deliver(address, "title", "body")
