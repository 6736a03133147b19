"""A cluster of Spark gives what this machine gives, byte for byte, also when an executor is lost; a
worker that would read otherwise is refused.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import warcs
from tests.conftest import NOW, ROOT
from tests.sparks import Cluster, command_of, descendants, end, needs_spark
from tocsin.casebook import load_casebook
from tocsin.engines.local_files import LocalFiles
from tocsin.errors import MissingExtraError
from tocsin.pipeline.archiving import ArchiveFile
from tocsin.pipeline.sifting_folder import sift_to
from tocsin.sources.archive_listing import files_of

SIZE = 4_000
PROGRAM = """
import sys
from pathlib import Path
from tests.unit.engines.test_spark import ArchiveFile, NOW, ROOT, SIZE, files_of, load_casebook
from tests.unit.engines.test_spark import sift_to
from tocsin.engines.spark import Spark

if __name__ == "__main__":
    master, listing, out = sys.argv[1:]
    files = [ArchiveFile(*file) for file in files_of(listing)]
    book = load_casebook(ROOT / "casebooks" / "almaty-demo")
    with Spark(master, {"spark.executor.memory": "512m"}) as spark:
        sift_to(Path(out), book, files, as_of=NOW, engine=spark, tell=print, size=SIZE)
"""


@pytest.fixture(scope="module")
def listing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write an archive: pages, rows, a file whose rows are damaged, and one that is no Parquet."""
    folder = tmp_path_factory.mktemp("archive")
    listing = warcs.archive(folder, warcs.records(30))
    rows = [text for _, _, text in warcs.told(12)]
    warcs.parquet(folder / "rows.parquet", rows)
    warcs.damaged_parquet(folder / "damaged.parquet", rows)
    (folder / "none.parquet").write_bytes(b"no Parquet at all")
    names = ["part-0.warc.gz", "part-1.warc.gz", "missing.warc.gz"]
    names += ["rows.parquet", "damaged.parquet", "none.parquet"]
    listing.unlink()
    plain = folder / "warc.paths"
    plain.write_text("\n".join(names))
    return plain


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Give a master without workers."""
    own = Cluster(tmp_path_factory.mktemp("cluster"))
    yield own
    own.stop()


def started(cluster: Cluster, listing: Path, out: Path) -> "subprocess.Popen[bytes]":
    """Start a driver."""
    paths = os.pathsep.join(path for path in (str(ROOT), *sys.path) if path)
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, cluster.master, str(listing), str(out)],
        env=os.environ | {"PYTHONPATH": paths},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def rows_of(folder: Path) -> list[str]:
    """Return the rows of a folder, sorted."""
    from pyarrow import parquet

    tables = [parquet.read_table(path) for path in folder.glob("round-*/*.parquet")]
    return sorted(repr(row) for table in tables for row in table.to_pylist())


@needs_spark
def test_an_executor_is_killed_and_the_result_is_that_of_this_machine(
    cluster: Cluster, listing: Path, tmp_path: Path
) -> None:
    workers = [cluster.add_worker() for _ in range(2)]
    driver = started(cluster, listing, tmp_path / "spark")
    executor = _busy_executor(workers[0].pid, driver)
    end(executor)
    try:
        _, said = driver.communicate(timeout=900)
    finally:
        end(driver.pid)
    assert driver.returncode == 0, said.decode()[-3_000:]
    assert executor not in descendants(workers[0].pid)
    book = load_casebook(ROOT / "casebooks" / "almaty-demo")
    files = [ArchiveFile(*file) for file in files_of(str(listing))]
    here = tmp_path / "here"
    sift_to(here, book, files, as_of=NOW, engine=LocalFiles(1), tell=lambda _: None, size=SIZE)
    assert rows_of(tmp_path / "spark") == rows_of(here)
    refused = [row for row in rows_of(here) if "'dropped'" in row]
    assert any("damaged.parquet" in row for row in refused)
    assert sum("'kept'" in row for row in rows_of(here)) > 20
    for worker in workers:
        end(worker.pid)


def _busy_executor(worker: int, driver: "subprocess.Popen[bytes]") -> int:
    """Return the executor of a worker once it runs our work, for a moment."""
    until = time.monotonic() + 180
    while time.monotonic() < until and driver.poll() is None:
        running = {pid: command_of(pid) for pid in descendants(worker)}
        executors = [pid for pid, line in running.items() if "CoarseGrainedExecutor" in line]
        if executors and any("pyspark" in line and "daemon" in line for line in running.values()):
            time.sleep(1.5)
            assert driver.poll() is None, "the work was done before the executor could be killed"
            return executors[0]
        time.sleep(0.05)
    _, said = driver.communicate()
    raise AssertionError(said.decode()[-3_000:])


@needs_spark
def test_a_worker_with_another_program_is_refused(
    cluster: Cluster, listing: Path, tmp_path: Path
) -> None:
    """One word more in a list that reading depends on is another program."""
    other = tmp_path / "other"
    shutil.copytree(ROOT / "src" / "tocsin", other / "tocsin", copy_function=os.symlink)
    changed = next(iter(sorted((other / "tocsin" / "language").rglob("*.yml"))))
    body = changed.read_bytes()
    changed.unlink()
    changed.write_bytes(body + b"# changed\n")
    worker = cluster.add_worker(other)
    driver = started(cluster, listing, tmp_path / "spark")
    try:
        _, said = driver.communicate(timeout=900)
    finally:
        end(driver.pid)
        end(worker.pid)
    assert driver.returncode != 0
    assert "has another program, models, gazetteer or casebook" in said.decode()
    assert "was asked for" in said.decode()
    assert rows_of(tmp_path / "spark") == []


def test_without_spark_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from tocsin.engines.spark import Spark

    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(MissingExtraError, match=r"tocsin\[spark\]"):
        Spark("local[1]")
