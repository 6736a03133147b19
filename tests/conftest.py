"""What many tests need: a moment, a casebook of our own, documents made of texts, and the shared
data where it is.
"""

import contextlib
import datetime as dt
import hashlib
import io
import os
import subprocess
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import Server, running
from tocsin import plugins
from tocsin.annotate import Annotator
from tocsin.casebook import load_casebook
from tocsin.cli.main import main
from tocsin.documents import Extractor
from tocsin.gazetteer import find_gazetteer
from tocsin.match import Remembering, find_embedder
from tocsin.records import Annotations, Capture, Casebook, Document, Embedder, Narrative, content_id
from tocsin.sources.decode import decode
from tocsin.store import Store

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
# Most tests match by words: the fallback is tested everywhere, and no run waits for vectors;
# the tests of `match` and the floors have them.
os.environ.setdefault("TOCSIN_VECTORS", "none")
NOW = dt.datetime(2022, 1, 12, 23, 59, 59, tzinfo=dt.UTC)

# What takes more seconds of a processor than this is named at the end of a run.
SLOW = 15.0
_CPU = pytest.StashKey[float]()

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="needs ../shared (real data that is not part of the repository)"
)


def tocsin_here(*args: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command line in this process, from where the tests run: what it prints and its
    status, without starting one.
    """
    out, err = (
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)
    )
    code: object = 0
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        patch.setattr("sys.argv", ["tocsin", *args])
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    printed, told = (stream.buffer.getvalue() for stream in (out, err))
    return subprocess.CompletedProcess(
        args, code if isinstance(code, int) else int(code is not None), printed, told
    )


def make_capture(text: str, **stated: object) -> Capture:
    """Make a capture of a text."""
    body = text.encode("utf-8", "surrogatepass")
    sha = hashlib.sha256(body).hexdigest()
    name = str(stated.get("external_id", "text.txt"))
    fields = {
        "origin": name,
        "external_id": name,
        "media_type": "text/plain",
        "body": body,
        "sha256": sha,
        "seen_at": NOW,
    }
    own = content_id("cap", name, sha, str(stated))
    return Capture(id=own, **(fields | stated))  # type: ignore[arg-type]


def make_document(text: str, **stated: object) -> Document:
    """Make a document of a text, as seen on the test's moment."""
    extract = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: name)
    found = extract(make_capture(text, **stated))
    assert isinstance(found, Document), found
    return found


def _cpu_seconds() -> float:
    """Return how long this process and those it waited for have kept a processor busy; how many
    share the machine does not count.
    """
    return sum(os.times()[:4])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note in the report of each step of a test what it cost."""
    report = yield
    before = item.session.stash.get(_CPU, 0.0)
    item.session.stash[_CPU] = now = _cpu_seconds()
    report.cpu_seconds = now - before  # type: ignore[attr-defined]
    return report


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin to count: what collecting cost is no test's."""
    session.stash[_CPU] = _cpu_seconds()


def slow_steps(reports: Iterable[Any]) -> list[str]:
    """Return a line for each step of a test that is slow, the slowest first."""
    timed = [report for report in reports if hasattr(report, "cpu_seconds")]
    # What a process cost that only ends with a step is not all of that step.
    costs = [(min(report.cpu_seconds, report.duration), report) for report in timed]
    slow = sorted(((cost, r) for cost, r in costs if cost > SLOW), key=lambda pair: -pair[0])
    return [f"{cost:.0f} s  {report.when}  {report.nodeid}" for cost, report in slow]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the tests that are slow: none should be."""
    lines = slow_steps(r for reports in terminalreporter.stats.values() for r in reports)
    if lines:
        terminalreporter.section(f"tests over {SLOW:.0f} s of a processor")
        terminalreporter.write_line("\n".join(lines))


@pytest.fixture(autouse=True)
def no_faults_of_another_test() -> Iterator[None]:
    """What one test did to a plug-in is not said in the runs of the next."""
    yield
    plugins._faults.clear()


def names_in(folder: Path) -> set[str]:
    """Return what stands in a folder, but for what tools keep there, which is hidden."""
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


@pytest.fixture(autouse=True)
def nothing_is_left_in_the_current_folder() -> Iterator[None]:
    """A test writes where it was told to: an address of a database or of a site that somebody took
    for a path would leave a file named after its last part here.
    """
    here = Path.cwd()
    before = names_in(here)
    yield
    left = names_in(here) - before
    assert not left, f"left in {here}: {', '.join(sorted(left))}"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of this run's own; skipped where there is none to be had."""
    with running() as server:
        yield server


@pytest.fixture(scope="session")
def almaty() -> Casebook:
    """The casebook that ships with the program."""
    return load_casebook(ROOT / "casebooks" / "almaty-2022")


@pytest.fixture(scope="session")
def annotator(almaty: Casebook) -> Annotator:
    """An annotator that knows the casebook."""
    return Annotator(almaty.actors, almaty.sources, almaty.sites, find_gazetteer())


@pytest.fixture(scope="session")
def annotate(annotator: Annotator) -> Callable[[str], Annotations]:
    """Annotate a text."""
    return lambda text: annotator(make_document(text))


def narrative(name: str, title: str, **more: object) -> Narrative:
    """Make an entry."""
    fields: dict[str, object] = {
        "summary": title,
        "wordings": {},
        "first_seen": "a test",
        "known_from": dt.date(2020, 1, 1),
        "reference": "a test",
    }
    return Narrative(id=name, title=title, **(fields | more))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def common() -> Casebook:
    """The shared catalogue."""
    return load_casebook(ROOT / "casebooks" / "common")


@pytest.fixture(scope="session")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    """The model that runs use, with a memory of its own."""
    model = find_embedder("encoder")
    assert model is not None
    return Remembering(model, Store(str(tmp_path_factory.mktemp("vectors") / "v.sqlite")))
