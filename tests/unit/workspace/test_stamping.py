"""Stamps are asked for over loopback and lie beside what they vouch for."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.exchange.stamps.made import Authority, Calendar, serving
from tocsin.errors import MissingExtraError, UsageError
from tocsin.exchange.stamps import StampError
from tocsin.workspace import stamping
from tocsin.workspace.stamping import Services, services, trusted

MESSAGE = b"what was there"


@pytest.fixture
def authority(tmp_path: Path) -> Iterator[Authority]:
    """Serve an authority."""
    folder = tmp_path / "tsa"
    folder.mkdir()
    own = Authority(folder)
    with serving(own):
        yield own


@pytest.fixture
def calendar() -> Iterator[Calendar]:
    """Serve a calendar."""
    own = Calendar()
    with serving(own):
        yield own


def test_both_stamp_and_are_checked_offline(
    authority: Authority, calendar: Calendar, tmp_path: Path
) -> None:
    path, headers = tmp_path / "e.wacz", tmp_path / "headers.txt"
    made = stamping.stamp(MESSAGE, path, services(authority.address, [calendar.address + "/"]))
    assert [each.name for each in made] == ["e.wacz.tsr", "e.wacz.ots"]
    assert [s.is_proven for s in stamping.look(MESSAGE, path).stamps] == [False, False]
    headers.write_text(calendar.mine())
    stamping.stamp(MESSAGE, path, services(None, [calendar.address]))
    authority.refuses = calendar.refuses = True
    looked = stamping.look(MESSAGE, path, trusted(authority.roots, headers))
    assert [s.is_proven for s in looked.stamps] == [True, True]
    assert looked.faults == ()


def test_nothing_of_the_text_is_sent(
    authority: Authority, calendar: Calendar, tmp_path: Path
) -> None:
    stamping.stamp(MESSAGE, tmp_path / "e", services(authority.address, [calendar.address]))
    for _, body in authority.asked + calendar.asked:
        assert MESSAGE not in body


def test_a_service_that_refuses_or_is_away_is_told_and_nothing_is_written(
    authority: Authority, calendar: Calendar, tmp_path: Path
) -> None:
    authority.refuses = calendar.refuses = True
    away = "http://127.0.0.1:9"
    for asked, said in (
        (Services(authority.address), "gave no stamp \\(503\\): not today"),
        (Services(None, (calendar.address,)), "gave no stamp \\(503\\)"),
        (Services(away), "cannot be reached"),
        (Services(None, (away,)), "cannot be reached"),
        (Services("http://[::1"), "cannot be reached"),
    ):
        with pytest.raises(StampError, match=said):
            stamping.stamp(MESSAGE, tmp_path / "e", asked)
    assert list(tmp_path.glob("e*")) == []


def test_a_promise_that_is_not_kept_yet_stays(calendar: Calendar, tmp_path: Path) -> None:
    path = tmp_path / "e"
    asked = services(None, [calendar.address])
    (stamp,) = stamping.stamp(MESSAGE, path, asked)
    before = stamp.read_bytes()
    with pytest.raises(StampError, match="Pending confirmation"):
        stamping.stamp(MESSAGE, path, asked)
    assert stamp.read_bytes() == before


def test_a_stamp_on_other_bytes_is_not_written_over(calendar: Calendar, tmp_path: Path) -> None:
    asked = services(None, [calendar.address])
    stamping.stamp(MESSAGE, tmp_path / "e", asked)
    with pytest.raises(UsageError, match="on other bytes; move it away"):
        stamping.stamp(b"another", tmp_path / "e", asked)


def test_a_calendar_that_is_not_named_is_not_asked(calendar: Calendar, tmp_path: Path) -> None:
    stamping.stamp(MESSAGE, tmp_path / "e", services(None, [calendar.address]))
    asked = len(calendar.asked)
    stamping.stamp(MESSAGE, tmp_path / "e", Services(None, ("http://127.0.0.1:9",)))
    assert len(calendar.asked) == asked


@pytest.mark.parametrize("address", ["ftp://x", "tsa.example", "", "https://", "file:///etc"])
def test_addresses_are_checked(address: str) -> None:
    with pytest.raises(UsageError, match="no address of a service"):
        services(None, [address])


def test_somebody_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--tsa ADDRESS"):
        stamping.stamp(MESSAGE, tmp_path / "e", Services())


def test_what_is_trusted_is_read_from_files(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        trusted(tmp_path / "none")
    with pytest.raises(UsageError, match="cannot be read"):
        trusted(headers=tmp_path / "none")


def test_without_the_extra_it_says_how_to_have_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("rfc3161_client", "opentimestamps.core"):
        monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "e.tsr").write_bytes(b"x")
    with pytest.raises(MissingExtraError, match=r"tocsin\[stamps\]"):
        stamping.look(MESSAGE, tmp_path / "e")
    for asked in (Services("http://127.0.0.1:9"), Services(None, ("http://127.0.0.1:9",))):
        with pytest.raises(MissingExtraError, match=r"tocsin\[stamps\]"):
            stamping.stamp(MESSAGE, tmp_path / "f", asked)
    assert stamping.look(MESSAGE, tmp_path / "f").stamps == ()
