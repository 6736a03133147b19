"""`tocsin evidence`: what is missing is said, and what was altered ends with a status."""

from pathlib import Path

from tests.conftest import tocsin_here
from tests.unit.exchange.evidence.made import evidence
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
    ):
        done = tocsin_here("evidence", *args)
        assert done.returncode == 2
        assert said in done.stderr.decode()
