"""A real cluster of Apache Spark on loopback: a master and workers, each a process of its own."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

needs_spark = pytest.mark.skipif(
    shutil.which("java") is None or not any((Path(p) / "pyspark").is_dir() for p in sys.path),
    reason="needs Java 17 and pyspark (pip install 'tocsin[spark]')",
)
_WAIT = 300.0


class Cluster:
    """A master, and the workers that were started for it."""

    def __init__(self, folder: Path) -> None:
        """Start a master; `folder` is for logs and work."""
        self._folder = folder
        self._started: list[subprocess.Popen[bytes]] = []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.master = f"spark://127.0.0.1:{self._port}"
        self._start("Master", "--host", "127.0.0.1", "--port", str(self._port), "--webui-port", "0")
        self._await(lambda: self._answers())

    def add_worker(self, source: Path = ROOT / "src") -> subprocess.Popen[bytes]:
        """Start a worker that has the program as it stands in a folder."""
        number = len(self._started)
        worker = self._start(
            "Worker",
            *("--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", "0"),
            *("--work-dir", str(self._folder / f"work-{number}"), self.master),
            source=source,
        )
        self._await(lambda: "Successfully registered" in self._log(number))
        return worker

    def stop(self) -> None:
        """End everything that was started."""
        for process in reversed(self._started):
            end(process.pid)
            process.wait()

    def _start(self, kind: str, *args: str, source: Path = ROOT / "src") -> subprocess.Popen[bytes]:
        """Start a process of Spark."""
        import pyspark

        home = Path(pyspark.__file__).parent
        paths = [str(source), *(p for p in sys.path if p and Path(p).name != "src")]
        own = {
            "SPARK_LOCAL_IP": "127.0.0.1",
            "PYTHONPATH": os.pathsep.join(paths),
            "TOCSIN_VECTORS": "none",
        }
        log = (self._folder / f"{len(self._started)}.log").open("wb")
        name = f"org.apache.spark.deploy.{kind.lower()}.{kind}"
        process = subprocess.Popen(
            [str(home / "bin" / "spark-class"), name, *args],
            stdout=log,
            stderr=subprocess.STDOUT,
            env=os.environ | own,
        )
        log.close()
        self._started.append(process)
        return process

    def _log(self, number: int) -> str:
        """Return what a process has said."""
        return (self._folder / f"{number}.log").read_text(errors="replace")

    def _answers(self) -> bool:
        """Return whether the master answers."""
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self._port), 1):
            return True
        return False

    def _await(self, there: "object") -> None:
        """Wait until something is there."""
        assert callable(there)
        until = time.monotonic() + _WAIT
        while not there():
            assert time.monotonic() < until, [self._log(n) for n in range(len(self._started))]
            time.sleep(0.1)


def descendants(pid: int) -> Iterator[int]:
    """Yield the processes that a process started, and those that they started."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in map(int, task.read_text().split()):
                yield child
                yield from descendants(child)


def command_of(pid: int) -> str:
    """Return the command line of a process, or nothing where it is gone."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def end(pid: int) -> None:
    """End a process and those that it started."""
    for process in [*descendants(pid), pid]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
