"""A store in PostgreSQL, end to end: the same files as from a SQLite store, byte for byte; several
programs at work in it; what is said where it cannot be had.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, tocsin_here
from tests.postgres import Server
from tocsin.store import Store

DEMO = str(ROOT / "demo" / "corpus.jsonl")
AT = ("-c", "almaty-demo", "--as-of", "2022-01-12")


@pytest.fixture(scope="module")
def ran(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of two stores into which the demo was read, by the folder of the outputs."""
    folder = tmp_path_factory.mktemp("ran")
    with postgres.database() as url:
        stores = {str(folder / "file"): str(folder / "s.sqlite"), str(folder / "server"): url}
        for out, store in stores.items():
            done = tocsin_here("run", DEMO, *AT, "--store", store, "-o", out)
            assert done.returncode == 0, done.stderr.decode()
        yield stores


def files(folder: str | Path) -> dict[str, bytes]:
    """Return the files under a folder."""
    found = (path for path in Path(folder).rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def test_a_run_leaves_the_same_files(ran: dict[str, str]) -> None:
    one, other = map(files, ran)
    assert {"brief.html", "brief.md", "claims.jsonl"} <= set(one)
    assert one == other


@pytest.mark.parametrize(
    "words",
    [
        ("brief", *AT),
        ("export", "csv", "--drafts"),
        ("export", "stix", "--drafts"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_what_is_written_of_a_store_is_the_same(
    ran: dict[str, str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    found = []
    for number, store in enumerate(ran.values()):
        out = tmp_path / str(number) / "out"
        out.parent.mkdir()
        done = tocsin_here(*words, "--store", store, "-o", str(out))
        assert done.returncode == 0, done.stderr.decode()
        written = files(out) if out.is_dir() else {"out": out.read_bytes()}
        found.append({name: _without_moments(body) for name, body in written.items()})
    assert found[0] == found[1] != {}


def _without_moments(body: bytes) -> bytes:
    """Return a file without the moments at which it was written."""
    return re.sub(rb"20(?:2[3-9]|[3-9]\d)-\d\d-\d\dT[\d:.]+Z?", b"", body)


@pytest.mark.parametrize(
    "words",
    [
        ("search", "лаборатория OR laboratory", "--json"),
        ("readings", *AT, "--json"),
        ("sources", *AT, "--json"),
        ("audit", "verify"),
        ("corrections", "--json"),
        ("changes", "--json"),
    ],
    ids=lambda words: words[0],
)
def test_what_is_printed_of_a_store_is_the_same(
    ran: dict[str, str], words: tuple[str, ...]
) -> None:
    found = [tocsin_here(*words, "--store", store) for store in ran.values()]
    assert found[0].stdout == found[1].stdout
    assert [done.returncode for done in found] == [0, 0]


def test_a_store_is_copied_and_the_copy_says_the_same(
    ran: dict[str, str], postgres: Server, tmp_path: Path
) -> None:
    source, out = next(iter(ran.values())), tmp_path / "brief"
    with postgres.database() as url:
        done = tocsin_here("store", "copy", source, url, "--json")
        assert done.returncode == 0, done.stderr.decode()
        assert {t["name"]: t["rows"] for t in json.loads(done.stdout)}["captures"] == 64
        tocsin_here("brief", *AT, "--store", url, "-o", str(out))
        with Store(url) as copied:
            assert copied.words.verify() == []
    assert (out / "brief.md").read_bytes() == (Path(next(iter(ran))) / "brief.md").read_bytes()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://tocsin:geheim@/nowhere?host={folder}", "there is no such database"),
        ("postgresql://tocsin:geheim@/x?host=/nowhere/at/all", "cannot be reached"),
        ("postgresql://tocsin@/x?host=/nowhere/at/all&password=geheim", "cannot be reached"),
        ("oracle://tocsin:geheim@host/base", "SQLite or PostgreSQL"),
        ("postgresql://tocsin:geheim@host:port/base", "not a store"),
    ],
)
def test_what_cannot_be_had_is_said_without_the_password(
    postgres: Server, url: str, said: str
) -> None:
    done = tocsin_here("search", "x", "--store", url.format(folder=postgres.folder))
    told = (done.stdout + done.stderr).decode()
    assert done.returncode != 0
    assert said in " ".join(told.split())
    assert "geheim" not in told
