"""`tocsin export`: what is asked for is checked before any work is done."""

from pathlib import Path

import msgspec
import pytest
import typer

from tests.conftest import tocsin_here
from tests.unit.exchange.made import results
from tocsin.cli import exchange
from tocsin.exchange.stix import stix_files
from tocsin.store import Store
from tocsin.workspace.clock import since_moment


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return an empty store."""
    path = str(tmp_path_factory.mktemp("export") / "s.sqlite")
    Store(path).close()
    return path


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nothing"], "there is no format 'nothing'; known: jsonl, geojson, stix"),
        (["csv", "--marking", "pink"], "'pink' is no marking; known: clear, green"),
        (["csv", "--since", "soon"], "'soon' is not a date"),
        (["csv", "--problem", "WP-9", "-c", "sumy-2022"], "there is no problem 'WP-9'"),
        (["csv", "--marking", "clear", "-c", "sumy-2022"], "--unmarked clear"),
        (["csv", "-c", "sumy-2022"], "name a folder for them with -o FOLDER"),
    ],
)
def test_what_cannot_be_done_is_said(args: list[str], said: str, store: str) -> None:
    done = tocsin_here("export", *args, "--store", store)
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_an_empty_store_gives_an_empty_bundle(store: str) -> None:
    done = tocsin_here("export", "misp", "--store", store, "-c", "sumy-2022")
    assert done.returncode == 0
    assert b'"response"' in done.stdout
    assert b"Exported 0 documents, 0 claims, 0 alarms." in done.stderr


def test_the_command_stands_alone() -> None:
    alone = typer.Typer()
    exchange.add_to(alone)
    assert typer.main.get_command(alone).name == "export"


def test_a_day_begins_at_midnight() -> None:
    assert str(since_moment("2022-01-10")) == "2022-01-10 00:00:00+00:00"
    assert str(since_moment("2022-01-10T12:00:00+00:00")) == "2022-01-10 12:00:00+00:00"


def test_an_import_says_what_it_proposes_and_takes_in(tmp_path: Path) -> None:
    (file,) = stix_files(results())
    bundle = tmp_path / "b.json"
    bundle.write_bytes(b"".join(file.content))
    store, out = str(tmp_path / "s.sqlite"), tmp_path / "p.yml"
    asked = ("import", str(bundle), "--store", store, "-c", "sumy-2022", "-o", str(out))
    done = tocsin_here(*asked, "--as-of", "2022-02-01")
    assert done.stderr.decode().startswith("6 entries proposed, 2 texts taken in, 0 left out.")
    assert "id: ministry" in out.read_text(encoding="utf-8")
    assert tocsin_here("import", str(tmp_path / "none.json")).returncode == 2


def test_an_import_writes_out_the_records_that_a_bundle_carries(tmp_path: Path) -> None:
    (file,) = stix_files(results())
    bundle, folder = tmp_path / "b.json", tmp_path / "records"
    bundle.write_bytes(b"".join(file.content))
    done = tocsin_here(
        "import", str(bundle), "--records", str(folder), "-o", str(tmp_path / "p.yml")
    )
    assert (done.returncode, b"files of records written" in done.stderr) == (0, True)
    lines = (folder / "claims.jsonl").read_bytes().splitlines()
    assert set(lines) == {msgspec.json.encode(claim) for claim in results().facts.claims}
    for body, said in ((b"{}", b"neither a STIX"), (b'{"type":"bundle"}', b"carries no record")):
        bundle.write_bytes(body)
        refused = tocsin_here(
            "import", str(bundle), "--records", str(folder), "-o", str(tmp_path / "p.yml")
        )
        assert refused.returncode == 2
        assert said in refused.stderr
