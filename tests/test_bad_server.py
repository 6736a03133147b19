"""What can go wrong with a real server: it falls in the middle of a transaction and comes back, its
disk is full, programs migrate at once, and an older program meets a newer store.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests import by_hand, test_full_disk
from tests.by_hand import MOMENT
from tests.conftest import ROOT
from tests.postgres import Server, running
from tests.test_team import alone as alone
from tests.test_team import everything, started
from tests.test_team import texts as texts
from tests.test_watchers import Watcher, article, nobody_is_left
from tests.test_watchers import book as book
from tests.unit.sources.world import Site, site
from tests.unit.workspace.test_webhooks import Listener, listener
from tocsin.errors import StoreError
from tocsin.records import Claim, Document, Mention
from tocsin.store import Store
from tocsin.store.connect import connect
from tocsin.store.migrate import has_migrations, steps_taken
from tocsin.store.migrations import steps_of

__all__ = ["listener", "nobody_is_left", "site"]

OPEN = """
import sys
from tocsin.store import Store
sys.stdin.readline()
Store(sys.argv[1]).close()
print("opened", flush=True)
"""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of the test's own that writes everything through, as one in use does."""
    with running(is_safe=True) as made:
        yield made


@pytest.fixture
def url(server: Server) -> Iterator[str]:
    """An empty store on it."""
    with server.empty_store() as made:
        yield made


def test_a_run_during_which_the_server_falls_says_so_and_the_next_goes_on(
    server: Server, url: str, texts: Path, alone: list[object]
) -> None:
    reader = started(url, texts, waits=True)
    assert reader.stdout is not None
    assert reader.stdout.readline() == "begun\n"
    server.stop("immediate")  # in the middle of its work, with leases held
    server.start()
    reader.communicate(timeout=300)  # goes on, and meets the server that has come back
    assert reader.returncode in (0, 1)
    again = started(url, texts)
    again.communicate(timeout=300)
    assert again.returncode == 0
    with Store(url) as store:
        assert everything(store) == alone
        assert store.words.verify() == []


def test_a_transaction_that_the_server_lost_leaves_nothing(server: Server, url: str) -> None:
    with Store(url) as store:
        captures = test_full_disk.captures()
        test_full_disk.taken(store)
        before = test_full_disk.KINDS
        kept = [store.records(kind) for kind in before]
        connection = store._engine.connect()
        connection.exec_driver_sql("SELECT begin_writing()")
        connection.exec_driver_sql("DELETE FROM claims")
        server.stop("immediate")
        with pytest.raises(StoreError, match=r"cannot be reached|shutting down"):
            store.words.log(MOMENT, "A", "said", "x", "y")
        connection.invalidate()
        connection.close()
        server.start()
        assert [store.records(kind) for kind in before] == kept
        assert len(store.marks()) == len(captures)
        assert store.words.verify() == []


def test_a_watch_goes_on_when_the_server_is_back(
    server: Server, url: str, site: Site, listener: Listener, book: Path, tmp_path: Path
) -> None:
    watcher = Watcher(url, book, tmp_path / "out")
    watcher.until("looked at")
    server.stop("immediate")
    watcher.until("cannot be reached")
    server.start()
    rounds = watcher.said().count("looked at")
    site.page("/p0-9", article(0, 9))
    end = time.monotonic() + 120
    while watcher.said().count("looked at") < rounds + 4:
        assert watcher.process.poll() is None, watcher.said()
        assert time.monotonic() < end, watcher.said()
        time.sleep(0.2)
    watcher.process.send_signal(signal.SIGTERM)
    assert watcher.process.wait(60) == 0
    assert "Traceback" not in watcher.said()
    with Store(url) as store:
        assert len(store.records(Document)) == len({d.text for d in store.records(Document)})
        assert store.words.verify() == []


@contextmanager
def small_disk(server: Server, megabytes: int) -> Iterator[Path]:
    """Mount a disk of so many megabytes for a server; skip where that is not allowed."""
    folder = server.folder / "small"
    folder.mkdir()
    size = f"size={megabytes}m"
    mount = ["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("needs the right to mount a file system in memory")
    try:
        owner = (server.folder / "data").stat().st_uid
        shutil.chown(folder, owner)
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(path: Path) -> None:
    """Write a file until there is no room for more."""
    with contextlib.suppress(OSError), path.open("wb") as file:
        while True:
            file.write(b"\0" * 65_536)
            file.flush()


def take_all(store: Store) -> None:
    """Take texts in, and write on for as long as there is room in what the server has set aside."""
    test_full_disk.taken(store)
    for number in range(10**6):
        store.put_vectors("m", {f"{number} {n}": os.urandom(9_999) for n in range(9)})


def test_a_full_disk_of_the_server_is_said_and_the_next_run_goes_on(
    server: Server, tmp_path: Path
) -> None:
    with by_hand.bare(tmp_path / "room.sqlite") as store:
        wanted = test_full_disk.taken(store)
    with small_disk(server, 40) as folder, server.database() as url:
        server.order(f"CREATE TABLESPACE small LOCATION '{folder}'")
        name = url.partition("@/")[2].partition("?")[0]
        server.order(f"ALTER DATABASE {name} SET TABLESPACE small")
        with Store(url) as store:
            filler = folder / "filler"
            fill(filler)
            with pytest.raises(StoreError, match="the disk of the server is full; make room"):
                take_all(store)
            kept = {document.id for document in store.records(Document)}
            whole = [r for r in wanted if isinstance(r, Claim | Mention) and r.document_id in kept]
            assert [*store.records(Claim), *store.records(Mention)] == whole
            filler.unlink()
            assert test_full_disk.taken(store) == wanted
        server.order(f"ALTER DATABASE {name} SET TABLESPACE pg_default")
        server.order("DROP TABLESPACE small")


def test_programs_that_upgrade_a_store_at_once_take_each_step_once(server: Server) -> None:
    with server.database() as url:
        engine = connect(url)
        steps = steps_of(engine)
        for step in steps[:-3]:  # as an older program left it
            with engine.begin() as connection:
                step(connection)
                if has_migrations(connection):
                    number = steps.index(step)
                    connection.exec_driver_sql(
                        f"INSERT INTO migrations VALUES ('{step.__name__}', {number})"
                    )
        programs = [
            subprocess.Popen(
                [sys.executable, "-c", OPEN, url],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                cwd=ROOT,
            )
            for _ in range(4)
        ]
        ended = [program.communicate("go\n", timeout=120) for program in programs]
        assert [out for out, _ in ended] == ["opened\n"] * 4, ended
        assert steps_taken(engine) == [step.__name__ for step in steps]
        engine.dispose()


def test_an_older_program_refuses_a_newer_store_and_one_at_work_notices(
    server: Server, url: str
) -> None:
    with Store(url) as at_work:
        at_work.pulse.version()
        engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            connection.exec_driver_sql("INSERT INTO migrations VALUES ('of_tomorrow', 999)")
        engine.dispose()
        with pytest.raises(StoreError, match=r"newer tocsin \(it has of_tomorrow\)"):
            at_work.pulse.version()
        with pytest.raises(StoreError, match=r"newer tocsin \(it has of_tomorrow\); upgrade"):
            Store(url)
        done = subprocess.run(
            [sys.executable, "-m", "tocsin", "search", "x", "--store", url],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        assert done.returncode == 3
        assert "upgrade the program" in " ".join(done.stderr.split())
        assert "Traceback" not in done.stderr
