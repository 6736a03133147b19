"""`tocsin evidence`: what is missing is said, and what was altered ends with a status."""

from pathlib import Path

from tests.conftest import tocsin_here
from tests.unit.exchange.evidence.made import evidence
from tests.unit.exchange.stamps.made import Authority, Calendar, serving
from tocsin.cli.evidence import _VERIFY
from tocsin.exchange.evidence import archive


def test_an_archive_is_checked(tmp_path: Path) -> None:
    path = tmp_path / "e.wacz"
    path.write_bytes(archive(evidence()))
    sound = tocsin_here("evidence", _VERIFY, str(path))
    assert sound.returncode == 0
    assert b"alm-1, nothing was altered. sha256 " in sound.stdout
    path.write_bytes(path.read_bytes().replace(b"# Brief", b"# Brieg"))
    altered = tocsin_here("evidence", "verify", str(path))
    assert altered.returncode in (1, 2)
    assert altered.stderr


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    for args, said in (
        (("verify",), "name the archive"),
        (("verify", str(tmp_path / "none")), "No such file"),
        (("WP-1",), "--store"),
        (("WP-1", "--store", "x"), "--out"),
        (("WP-1", "--marking", "pink"), "is no marking"),
        (("stamp",), "name the archive"),
        (("stamp", str(tmp_path / "none"), "--tsa", "https://tsa.example"), "No such file"),
        (("stamp", "x", "--tsa", "tsa.example"), "no address of a service"),
        (("verify", "x", "--roots", str(tmp_path / "none")), "cannot be read"),
    ):
        done = tocsin_here("evidence", *args)
        assert done.returncode == 2
        assert said in done.stderr.decode()


def test_an_archive_is_stamped_and_its_stamps_are_checked_with_it(tmp_path: Path) -> None:
    path, headers = tmp_path / "e.wacz", tmp_path / "headers.txt"
    path.write_bytes(archive(evidence()))
    authority, calendar = Authority(tmp_path), Calendar()
    with serving(authority), serving(calendar):
        asked = ("evidence", "stamp", str(path), "--tsa", authority.address)
        done = tocsin_here(*asked, "--calendar", calendar.address)
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode().count("Stamped: ") == 2
        headers.write_text(calendar.mine())
        again = ("evidence", "stamp", str(path), "--calendar", calendar.address)
        assert tocsin_here(*again).returncode == 0
    known = ("--roots", str(authority.roots), "--headers", str(headers))
    sound = tocsin_here("evidence", "verify", str(path), *known)
    assert sound.stdout.decode().count("(proven)") == 2
    path.write_bytes(archive(evidence("# Another brief\n")))
    other = tocsin_here("evidence", "verify", str(path), *known)
    assert other.returncode == 1
    assert other.stderr.decode().count("stamp is on other bytes") == 2
