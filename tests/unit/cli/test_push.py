"""`tocsin push`: the key comes from the environment, and what went is counted."""

from pathlib import Path

import pytest

from tests import by_hand
from tests.unit.cli.said import printed, refused
from tests.unit.exchange.made import results
from tocsin.cli import push
from tocsin.exchange import Chosen
from tocsin.workspace.pushing import KEY, Pushed


def test_what_went_is_counted_and_the_key_is_that_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.sqlite"
    by_hand.filled(path).close()
    keys: list[object] = []

    def pushed(*given: object) -> Pushed:
        keys.append(given[-1])
        return Pushed(added=1, updated=2)

    monkeypatch.setattr(push, "push", pushed)
    monkeypatch.setenv(KEY, "secret")
    told = printed("push", "misp", "https://misp.example", "--store", str(path))
    assert (told, keys) == ("1 event added, 2 updated.\n", ["secret"])
    monkeypatch.setattr(push, "push", lambda *given: Pushed(waiting=12))
    told = printed("push", "opencti", "https://cti.example", "--store", str(path))
    assert told == "12 objects handed over; the platform imports them now.\n"
    monkeypatch.undo()
    monkeypatch.delenv(KEY, raising=False)
    assert KEY in refused("push", "misp", "https://misp.example", "--store", str(path))


def test_what_is_left_out_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.sqlite"
    by_hand.filled(path).close()
    left = Chosen(results(), documents=2, alarms=1, drafts=1)
    monkeypatch.setattr(push, "chosen", lambda *given, **how: left)
    monkeypatch.setattr(push, "push", lambda *given: Pushed())
    told = printed("push", "misp", "https://misp.example", "--store", str(path))
    assert told == (
        "0 events added, 0 updated. 1 draft left out; --drafts pushes them. "
        "Marked too strictly and left out: 2 documents, 1 alarm.\n"
    )
