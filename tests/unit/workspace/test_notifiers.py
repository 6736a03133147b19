"""An alert goes to whom its address names; what cannot be delivered comes back in words, never as
an exception.
"""

import sys

import pytest

from tocsin import plugins
from tocsin.plugins import PlugIn
from tocsin.workspace import notifiers
from tocsin.workspace.notifiers import NOTIFIERS, apprise_schemes, deliver, deliver_by_apprise

PLUG_IN = PlugIn(
    group=plugins.NOTIFIERS, name="desk-printer", value="x:y", package="printer", version="1"
)


def accepted(notify: object, plug_in: PlugIn = PLUG_IN) -> notifiers.Notifier:
    """Return a plug-in's notifier as the door lets it in."""
    return notifiers._accept(plug_in, notify)


def test_what_a_notifier_delivers_is_delivered() -> None:
    printed: list[tuple[str, str, str]] = []

    def prints(*sheet: str) -> str:
        printed.append(sheet)  # type: ignore[arg-type]
        return ""

    assert accepted(prints)("desk-printer://1", "Тревога", "body") == ""
    assert printed == [("desk-printer://1", "Тревога", "body")]


@pytest.mark.parametrize("answer", [None, 3, True, b""])
def test_an_answer_that_is_no_text_counts_as_not_delivered(answer: object) -> None:
    why = accepted(lambda *_: answer)("desk-printer://1", "t", "b")
    assert f"returned a value of type {type(answer).__name__}, where a text belongs" in why
    assert "printer 1" in why


def test_what_a_notifier_raises_counts_as_not_delivered() -> None:
    def jams(*_: str) -> str:
        raise OSError("paper jam")

    why = accepted(jams)("desk-printer://1", "t", "b")
    assert "paper jam" in why
    assert "desk-printer" in why


def test_what_cannot_be_called_is_no_notifier() -> None:
    with pytest.raises(ValueError, match="a value of type str, where a function of address"):
        accepted("not a function")


def test_the_programs_own_is_apprise_and_is_not_guarded() -> None:
    assert NOTIFIERS["apprise"] is deliver_by_apprise
    own = PlugIn(
        group=plugins.NOTIFIERS, name="apprise", value="x:y", package="tocsin", version="1"
    )
    assert accepted(deliver_by_apprise, own) is deliver_by_apprise


@pytest.mark.parametrize("address", ["nobody", "", "no-such-scheme://x"])
def test_an_address_nobody_knows_says_so(address: str) -> None:
    pytest.importorskip("apprise")
    assert deliver(address, "t", "b") == (
        "the address is none that apprise knows; see its list of services"
    )


def test_a_service_that_is_not_there_did_not_take_it() -> None:
    pytest.importorskip("apprise")
    assert deliver("json://127.0.0.1:9", "t", "b") == "the service did not take it"
    assert "json" in apprise_schemes()


def test_without_apprise_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    monkeypatch.setitem(sys.modules, "apprise.manager_plugins", None)
    assert deliver("mailto://a@b", "t", "b") == notifiers.MISSING
    assert apprise_schemes() == frozenset()


def test_no_part_of_an_address_that_may_be_secret_is_told() -> None:
    from tocsin.workspace.notifiers import without_secrets

    address = "mailtos://user%40a.example:MARK%21ER@mail.example/key-MARKER?token=MARKER2"
    said = f"{address}: MARK!ER refused at mail.example, key-MARKER, MARKER2"
    assert "MARK" not in without_secrets(said, address)
    assert without_secrets("the service did not take it", "json://127.0.0.1:9") == (
        "the service did not take it"
    )
