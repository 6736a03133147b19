"""The example packages of docs/plug-ins: taken out of their pages, installed, used by the program,
and broken in two ways.
"""

import csv
import http.server
import json
import os
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "plug-ins"
PAGES = tuple(sorted(page.stem for page in FOLDER.glob("*.md") if page.stem != "README"))
FILE = re.compile(r"```\w+\n# file: (\S+)\n(.*?)```", re.DOTALL)
AS_OF = "2022-01-12"
SUBTITLES = """1
00:00:01,000 --> 00:00:04,000
The ministry said on 9 January 2022

2
00:00:04,000 --> 00:00:07,000
that the biological laboratory in Almaty was under guard.

3
no times here
"""
CZECH = """Ministerstvo obrany oznámilo, že laboratoř ve městě Almaty je pod ochranou.

Podle policie nebyl nikdo zraněn. Most je otevřený a tramvaje jezdí jako každý jiný den.
"""
TABLE = """date,address,title,text
2022-01-09,{base}/1,Laboratory,"The ministry said that the laboratory in Almaty, on the hill, was under guard."
,{base}/2,,
"""
CASEBOOK = {
    "casebook.yml": "id: examples\ntitle: Examples of plug-ins\ninclude: [almaty-2022]\n",
    "sources.yml": """sources:
  - id: city_hall
    name: City hall
    kind: official
    owner: the city
    listings: {{csv_list: ["{base}/list.csv"]}}
  - id: other_hall
    name: Other hall
    kind: official
    owner: the other city
    pages: ["{base}/page.html"]
""",
    "targets.yml": """targets:
  - id: broken_or_not
    name: By the plug-in
    url: "logfile://{alerts}"
  - id: nowhere
    name: By apprise
    url: "json://127.0.0.1:9"
""",
}
READINGS = ["readings", "--store", "out/run.sqlite", "-c", "almaty-demo", "--as-of", AS_OF]
# The commands that a world is shown in, in this order, by what the tests call them.
COMMANDS = {
    "run": [
        *("run", "talk.srt", "czech.txt", "-c", "almaty-demo", "--as-of", AS_OF, "-o", "out"),
        *("--read-all", "--published", "2022-01-10", "--source", "demo_vector"),
    ],
    "readings": [*READINGS, "--detector", "ewma"],
    "usual": READINGS,
    "collect": [
        *("collect", "-c", "book", "--store", "s.sqlite", "--allow-host", "127.0.0.1", "--json"),
        *("--source", "city_hall", "--source", "other_hall"),
    ],
    "ring": ["ring", "test", "-c", "book"],
}
# All commands in one process: what they have to load, they load once.
DRIVER = """
import json, sys
import msgspec
from tests.conftest import tocsin_here
given = json.load(sys.stdin)
done = {name: tocsin_here(*words) for name, words in given.items()}
rows = {n: [d.returncode, d.stdout.decode(), d.stderr.decode()] for n, d in done.items()}
from tocsin.cli.doctor import plug_in_checks
rows["doctor"] = [0, msgspec.json.encode(plug_in_checks()).decode(), ""]
json.dump(rows, sys.stdout)
"""


def files_of(page: str) -> dict[str, str]:
    """Return the files of a page's package, by their paths."""
    return dict(FILE.findall((FOLDER / f"{page}.md").read_text(encoding="utf-8")))


def install(page: str, target: Path, module: str | None = None) -> None:
    """Install the package of a page as an installer would; `module` stands for what its module
    holds otherwise.
    """
    files = files_of(page)
    project = tomllib.loads(files.pop("pyproject.toml"))["project"]
    files.pop("test_contract.py")
    for name, content in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        code = module if module is not None and name.endswith(".py") else content
        path.write_text(code, encoding="utf-8")
    metadata = target / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    metadata.mkdir()
    lines = ["Metadata-Version: 2.1", f"Name: {project['name']}", f"Version: {project['version']}"]
    (metadata / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    points = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in entries.items())
        for group, entries in project["entry-points"].items()
    ]
    (metadata / "entry_points.txt").write_text("\n".join(points), encoding="utf-8")


class Pages(http.server.BaseHTTPRequestHandler):
    """Serves a table of announcements and a page."""

    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_port}"  # type: ignore[attr-defined]
        body = {
            "/list.csv": TABLE.format(base=base),
            "/page.html": (
                "<html><title>Almaty</title><p>The laboratory in Almaty is quiet.</p></html>"
            ),
        }.get(self.path)
        self.send_response(200 if body else 404)
        kind = "text/csv" if self.path.endswith("csv") else "text/html"
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.end_headers()
        self.wfile.write((body or "").encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """The address of a site on this machine."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Done(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


class World(NamedTuple):
    """Installed packages, the folder that was worked in, and what every command came to."""

    packages: Path
    folder: Path
    done: dict[str, Done]

    def documents(self) -> dict[str, str]:
        """Return the language of each document that was read."""
        return {row["external_id"]: row["language"] for row in self.rows("documents")}

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return the records of one file of the output folder."""
        text = (self.folder / "out" / f"{name}.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]


def python(packages: Path, folder: Path, *args: str, given: str = "") -> str:
    """Run Python with packages installed; return what it prints."""
    path = os.pathsep.join([str(packages), str(ROOT / "src"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, *args],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "TOCSIN_VECTORS": "none"},
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def show(packages: Path, folder: Path, base: str) -> World:
    """Run every command with packages installed."""
    (folder / "talk.srt").write_text(SUBTITLES, encoding="utf-8")
    (folder / "czech.txt").write_text(CZECH, encoding="utf-8")
    (folder / "book").mkdir()
    for name, text in CASEBOOK.items():
        written = text.format(base=base, alerts=folder / "alerts")
        (folder / "book" / name).write_text(written, encoding="utf-8")
    printed = python(packages, folder, "-c", DRIVER, given=json.dumps(COMMANDS))
    done = {name: Done(*row) for name, row in json.loads(printed).items()}
    assert all("Traceback" not in each.err for each in done.values())
    return World(packages, folder, done)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, base: str) -> World:
    """All packages as they stand on their pages, used by every command."""
    packages = tmp_path_factory.mktemp("packages")
    for page in PAGES:
        install(page, packages)
    return show(packages, tmp_path_factory.mktemp("work"), base)


def test_every_kind_has_its_page_with_a_package() -> None:
    assert PAGES == ("detectors", "exporters", "formats", "languages", "notifiers", "sources")
    for page in PAGES:
        code = [body for name, body in files_of(page).items() if name.endswith(".py")]
        assert all(len(body.splitlines()) <= 60 for body in code)
        assert f'[project.entry-points."tocsin.{page}"]' in files_of(page)["pyproject.toml"]


def test_every_package_keeps_its_contract(world: World) -> None:
    tests = []
    for page in PAGES:
        path = world.folder / f"test_{page}.py"
        path.write_text(files_of(page)["test_contract.py"], encoding="utf-8")
        tests.append(str(path))
    python(world.packages, world.folder, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)


def test_a_run_reads_the_format_and_the_language_and_writes_the_table(world: World) -> None:
    done = world.done["run"]
    assert done.code == 1, done.err  # the block without times is refused, and nothing else
    assert "talk.srt#3: this block has no times" in done.err
    assert done.err.count("refused (") == 1
    assert world.documents() == {"talk.srt": "en", "czech.txt": "cs"}
    with (world.folder / "out" / "claims.csv").open(encoding="utf-8", newline="") as table:
        said = {(row["document"], row["speaker"]) for row in csv.DictReader(table)}
    assert ("czech.txt", "Ministerstvo obrany") in said
    assert any(document == "talk.srt" and "ministry" in who for document, who in said)


def test_readings_are_drawn_by_the_detector(world: World) -> None:
    done = world.done["readings"]
    assert (done.code, done.err.startswith("0 series")) == (0, False), done.err


def test_collecting_reads_the_table(world: World) -> None:
    told = json.loads(world.done["collect"].out)
    assert told["new"] == 2, world.done["collect"].err
    assert [(d["reason"], "row 2" in d["detail"]) for d in told["refused"]] == [("row", True)]


def test_an_alert_is_delivered_by_the_notifier(world: World) -> None:
    assert "delivered to broken_or_not" in world.done["ring"].out
    (line,) = (world.folder / "alerts").read_text(encoding="utf-8").splitlines()[:1]
    assert json.loads(line)["title"] == "Tocsin: a test"


def entry_points() -> set[str]:
    """Return the entry points of all pages, as the program calls them."""
    projects = [tomllib.loads(files_of(page)["pyproject.toml"])["project"] for page in PAGES]
    return {
        f"{group}:{name}"
        for project in projects
        for group, entries in project["entry-points"].items()
        for name in entries
    }


def test_doctor_lists_the_plug_ins(world: World) -> None:
    checks = {check["name"]: check for check in json.loads(world.done["doctor"].out)}
    for point in entry_points():
        assert checks[f"plug-in {point}"]["well"]


RAISING = {
    "formats": "def read_srt(reading, stream):\n    raise RuntimeError('no such luck')\n",
    "exporters": "def claims_csv(results):\n    raise RuntimeError('no such luck')\n",
    "languages": "raise RuntimeError('no such luck')\n",
    "sources": "def read_csv_list(body, url):\n    raise RuntimeError('no such luck')\n",
    "detectors": "def Ewma(keys, state=None):\n    raise RuntimeError('no such luck')\n",
    "notifiers": "def append(address, title, body):\n    raise RuntimeError('no such luck')\n",
}
NONSENSE = {
    "formats": "def read_srt(reading, stream):\n    yield 7\n",
    "exporters": "def claims_csv(results):\n    yield 'brief.html'\n",
    "languages": "CZECH = {'cs': 'Czech'}\n",
    "sources": "def read_csv_list(body, url):\n    return ['a', 'b']\n",
    "detectors": "class Ewma:\n    def __init__(self, keys, state=None):\n        self.state = "
    "None\n"
    "    def __getattr__(self, name):\n        return lambda *given: 'high'\n",
    "notifiers": "def append(address, title, body):\n    return 200\n",
}
SAID = {
    "RAISING": "RuntimeError: no such luck",
    "NONSENSE": "a value of type ",
}


@pytest.fixture(scope="module", params=["RAISING", "NONSENSE"])
def broken(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, base: str
) -> tuple[World, str]:
    """The packages of all pages, each with a module that raises, or that returns nonsense; and how
    that is said.

    Beside them stands a package whose format has a name that is taken.
    """
    modules = {"RAISING": RAISING, "NONSENSE": NONSENSE}[request.param]
    packages = tmp_path_factory.mktemp(request.param)
    for page in PAGES:
        install(page, packages, modules[page])
    clash = packages / "tocsin_txt-2.0.dist-info"
    clash.mkdir()
    (clash / "METADATA").write_text("Metadata-Version: 2.1\nName: tocsin-txt\nVersion: 2.0\n")
    (clash / "entry_points.txt").write_text("[tocsin.formats]\ntxt = tocsin_srt:read_srt\n")
    return show(packages, tmp_path_factory.mktemp("work"), base), SAID[request.param]


def test_a_broken_plug_in_is_named_and_the_run_goes_on(broken: tuple[World, str]) -> None:
    world, said = broken
    done = world.done["run"]
    assert done.code == 1, done.err
    for package in ("tocsin-srt 0.1", "tocsin-claims-csv 0.1", "tocsin-czech 0.1"):
        assert package in done.err
    assert said in done.err
    dropped = world.rows("dropped")
    assert [d["reason"] for d in dropped if d["stage"] == "sources"] == ["plugin"]
    assert {d["record_id"] for d in dropped if d["stage"] == "plugins"} == {
        "tocsin-srt tocsin.formats:srt",
        "tocsin-claims-csv tocsin.exporters:claims_csv",
        "tocsin-czech tocsin.languages:cs",
        "tocsin-txt tocsin.formats:txt",
    }
    assert set(world.documents()) == {"czech.txt"}
    assert (world.folder / "out" / "brief.html").exists()
    assert not (world.folder / "out" / "claims.csv").exists()


def test_a_name_that_is_taken_is_said_and_replaces_nothing(broken: tuple[World, str]) -> None:
    world, _ = broken
    assert "its name is taken by the program's own 'txt'" in world.done["run"].err
    assert "czech.txt" in world.documents()


def test_a_broken_detector_is_named(broken: tuple[World, str]) -> None:
    world, _ = broken
    assert world.done["readings"].code == 1
    assert "tocsin-ewma 0.1" in world.done["readings"].err
    assert world.done["usual"].code == 0


def test_a_broken_source_is_named_and_the_other_source_is_collected(
    broken: tuple[World, str],
) -> None:
    world, said = broken
    told = json.loads(world.done["collect"].out)
    assert told["new"] == 1
    assert [d["reason"] for d in told["refused"]] == ["plugin"]
    assert "tocsin-csv-list 0.1" in told["refused"][0]["detail"]
    assert said in told["refused"][0]["detail"]


def test_a_broken_notifier_is_named_and_the_other_target_is_tried(
    broken: tuple[World, str],
) -> None:
    world, said = broken
    first, second = world.done["ring"].out.splitlines()
    assert "tocsin-logfile 0.1" in first
    assert said in first
    assert second.startswith("nowhere: the service did not take it")


def test_doctor_names_what_is_broken(broken: tuple[World, str]) -> None:
    """What fails when it is loaded is broken at once; what fails at work is named once it has
    failed.
    """
    world, _ = broken
    checks = {check["name"]: check for check in json.loads(world.done["doctor"].out)}
    for point in entry_points():
        assert not checks[f"plug-in {point}"]["well"]
    assert "taken" in checks["plug-in tocsin.formats:txt"]["found"]
