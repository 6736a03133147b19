"""Several programs on one store in PostgreSQL: no text is read twice, no line of the log is lost,
and what a program that died had begun is done by another.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import NOW, ROOT
from tests.postgres import Server
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.records import Claim, Document, Match, Mention
from tocsin.sources import Stated
from tocsin.store import Store

DEMO = ROOT / "demo" / "corpus.jsonl"
# So many texts of the demo are read: more would take longer and show the same.
TEXTS = 26
BOOK = ROOT / "casebooks" / "almaty-demo"
# Reads inputs into a store and prints how many texts it has read itself; waits after the first
# handful where it is told to.
READ = """
import sys
from pathlib import Path
from tests.conftest import NOW
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.sources import Stated
from tocsin.store import Store

url, book, waits, *inputs = sys.argv[1:]
own = 0
carry = pipeline.Reader.carry_all

def counted(self, captures):
    global own
    found = carry(self, captures)
    own += len(captures)
    return found

def tell(state):
    if waits == "waits" and state.read == 6:
        store.keep([], "")
        print("begun", flush=True)
        sys.stdin.read()

pipeline.Reader.carry_all = counted
with Store(url) as store:
    pipeline.read_into(
        store, load_casebook(Path(book)), inputs, as_of=NOW, stated=Stated(), tell=tell
    )
print(own, flush=True)
"""


def started(url: str, *inputs: Path, waits: bool = False) -> "subprocess.Popen[str]":
    """Start a program that reads inputs into a store."""
    words = [url, str(BOOK), "waits" if waits else "goes", *map(str, inputs)]
    return subprocess.Popen(
        [sys.executable, "-c", READ, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def everything(store: Store) -> list[object]:
    """Return all that reading leaves in a store, but the order in which it came."""
    found = [store.records(kind) for kind in (Document, Mention, Claim, Match)]
    drops = [(d.stage, d.reason, d.number) for d in store.drops()]
    return [*found, store.rollups.volumes(NOW), drops, sorted(store.marks())]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first texts of the demo."""
    lines = DEMO.read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path_factory.mktemp("texts") / "texts.jsonl"
    path.write_text("".join(lines[:TEXTS]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def alone(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """What one program leaves that reads them alone."""
    with Store(str(tmp_path_factory.mktemp("alone") / "s.sqlite")) as store:
        book = load_casebook(BOOK)
        pipeline.read_into(store, book, [str(texts)], as_of=NOW, stated=Stated(), tell=print)
        return everything(store)


@pytest.fixture
def url(postgres: Server) -> Iterator[str]:
    """The address of a database without any table."""
    with postgres.database() as made:
        yield made


def test_programs_that_are_given_the_same_read_it_once(
    url: str, texts: Path, alone: list[object]
) -> None:
    readers = [started(url, texts) for _ in range(3)]  # each makes the tables, if it is the first
    read = [int(reader.communicate(timeout=300)[0]) for reader in readers]
    assert [reader.returncode for reader in readers] == [0, 0, 0]
    assert sum(read) == TEXTS
    with Store(url) as store:
        assert everything(store) == alone
        assert store.words.verify() == []
        assert not store.full_text.is_behind()


def test_programs_that_are_given_parts_read_them_at_the_same_time(
    url: str, texts: Path, alone: list[object], tmp_path: Path
) -> None:
    lines = texts.read_text(encoding="utf-8").splitlines(keepends=True)
    parts = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for number, part in enumerate(parts):
        part.write_text("".join(lines[number::2]), encoding="utf-8")
    waiting = started(url, parts[0], waits=True)
    assert waiting.stdout is not None
    assert waiting.stdout.readline() == "begun\n"
    other = started(url, parts[1])  # is done while the first one waits
    assert int(other.communicate(timeout=300)[0]) == len(lines[1::2])
    waiting.communicate(timeout=300)
    with Store(url) as store:
        assert everything(store)[4] == alone[4]  # volumes
        assert len(store.marks()) == len(lines)
        assert store.words.verify() == []


def test_what_a_dead_program_had_begun_is_done_by_another(
    url: str, texts: Path, alone: list[object]
) -> None:
    first = started(url, texts, waits=True)
    assert first.stdout is not None
    assert first.stdout.readline() == "begun\n"
    second = started(url, texts)
    first.kill()
    first.communicate()
    assert int(second.communicate(timeout=300)[0]) > 0
    assert second.returncode == 0
    with Store(url) as store:
        assert everything(store) == alone
