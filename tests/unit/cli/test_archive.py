"""`tocsin archive` (tocsin.cli.archive): totals, refusals and what to type next."""

import json
from pathlib import Path

from tests import warcs
from tests.conftest import tocsin_here


def asked(*args: str) -> tuple[int, str, str]:
    """Run the command: its status, what it printed and what it said."""
    done = tocsin_here("archive", *args, "-c", "almaty-demo", "--as-of", warcs.MOMENT)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_totals_are_told_and_a_missing_file_is_named(tmp_path: Path) -> None:
    listing = str(warcs.archive(tmp_path / "crawl", warcs.records(3)))
    store = str(tmp_path / "s.sqlite")
    status, out, err = asked(listing, "--store", store, "--workers", "1")
    assert status == 1
    assert "13 records, 12 asked about" in out
    assert "CPU seconds a million records" in out
    assert "missing.warc.gz" in err
    status, out, _ = asked(listing, "--store", store, "--workers", "1", "--json")
    told = json.loads(out)
    assert told["files_done_before"] == 2
    assert told["tally"]["records"] == 0
    assert told["refused"][0]["reason"] == "missing"


def test_nothing_is_read_where_nothing_would_keep_it(tmp_path: Path) -> None:
    listing = str(warcs.archive(tmp_path, warcs.records(1)))
    status, _, err = asked(listing)
    assert status == 2
    assert "--store" in err


def test_a_listing_that_is_not_there_is_named(tmp_path: Path) -> None:
    status, _, err = asked(str(tmp_path / "none.paths"), "--store", str(tmp_path / "s.sqlite"))
    assert status == 2
    assert "none.paths" in err


def test_what_goes_into_a_folder_is_imported_into_a_store(tmp_path: Path) -> None:
    listing, out = str(warcs.archive(tmp_path / "crawl", warcs.records(3))), str(tmp_path / "out")
    status, told, err = asked(listing, "--out", out, "--workers", "1")
    assert status == 1
    assert "tocsin import" in told
    assert "missing.warc.gz" in err
    store = str(tmp_path / "s.sqlite")
    taken = tocsin_here("import", out, "--store", store, "-c", "almaty-demo")
    assert taken.returncode == 1
    assert "13 records, 12 asked about" in taken.stderr.decode()
    other = tocsin_here("import", out, "--store", store, "-c", "almaty-2022")
    assert other.returncode == 2
    assert "was filled with casebook almaty-demo" in other.stderr.decode()
    bare = tocsin_here("import", out)
    assert bare.returncode == 2
    assert "--store" in bare.stderr.decode()


def test_an_engine_that_is_none_is_refused(tmp_path: Path) -> None:
    listing = str(warcs.archive(tmp_path / "crawl", warcs.records(1)))
    for more, said in ((("--engine", "other"), "no engine"), (("--engine", "spark"), "--master")):
        status, _, err = asked(listing, "--out", str(tmp_path / "out"), *more)
        assert status == 2
        assert said in err
