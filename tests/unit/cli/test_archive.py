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
