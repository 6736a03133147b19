"""Batches on a cluster of Apache Spark: the work goes to its executors as `mapInArrow` (Zaharia et
al. 2016; Spark 4.3), and Spark writes what comes back.

An executor that is lost costs what it had begun: its tasks are done again elsewhere. A task that
fails on one executor is tried on another. Nothing of our own distributes anything.
"""

import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tocsin.engines.local_files import ArrowWork, GiveUp
from tocsin.errors import MissingExtraError, UsageError, WorkerError

# So many pieces of work for each processor, so that none waits long for the slowest.
_PIECES = 4
# An executor on which a piece fails is not given that piece again; where no other comes within
# some seconds, the work has failed.
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.excludeOnFailure.enabled": "true",
    "spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout": "10s",
    "spark.excludeOnFailure.task.maxTaskAttemptsPerNode": "3",
    "spark.sql.parquet.compression.codec": "zstd",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",
}
# What every process that reads is given: see `tocsin.threads`.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
_PASSED_ON = ("TOCSIN_VECTORS",)


class Spark:
    """A session on a cluster; use it in a `with` statement."""

    def __init__(self, master: str, settings: dict[str, str] | None = None) -> None:
        """Connect to a cluster: `spark://host:7077`, or `local[2]` for this machine.

        Raises:
            MissingExtraError: Spark is not installed here.
            UsageError: there is no Java, or no such cluster.
        """
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise MissingExtraError("A cluster of Spark", "spark") from None
        os.environ["PYSPARK_PYTHON"] = os.environ.get("PYSPARK_PYTHON", sys.executable)
        if "127.0.0.1" in master or "localhost" in master or master.startswith("local"):
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        builder = SparkSession.builder.master(master).appName("tocsin")
        threads = {f"spark.executorEnv.{name}": "1" for name in _ONE_THREAD}
        passed = {n: os.environ[n] for n in _PASSED_ON if n in os.environ}
        threads |= {f"spark.executorEnv.{name}": value for name, value in passed.items()}
        for name, value in (_SETTINGS | threads | (settings or {})).items():
            builder = builder.config(name, value)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._session = builder.getOrCreate()
        except Exception as error:  # noqa: BLE001  (Java's errors come in kinds of their own)
            said = str(error).strip().splitlines()[:1]
            raise UsageError(
                f"no cluster of Spark at {master} ({said[0] if said else type(error).__name__}); "
                "it needs Java 17 or later here, and a master that answers there."
            ) from None

    def __enter__(self) -> Self:
        """Return the session."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the cluster."""
        self._session.stop()

    def write(
        self, work: ArrowWork, rows: Sequence[bytes], schema: Any, out: Path, give_up: GiveUp
    ) -> None:
        """Do the work on rows, each of which goes to `work` in a column named `stretch`, and have
        what comes of it written as Parquet into a folder that all machines see.

        `schema` is the Arrow schema of what `work` gives; nothing is given up here. The folder has
        `_SUCCESS` in it when everything is written, and not before.

        Raises:
            WorkerError: a worker refused, or the work failed there time and again.
        """
        from pyspark.sql.pandas.types import from_arrow_schema

        context = self._session.sparkContext
        pieces = min(len(rows), _PIECES * max(2, context.defaultParallelism))
        listed = context.parallelize([(bytearray(row),) for row in rows], pieces)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            frame = self._session.createDataFrame(listed, "stretch binary")
            done = frame.mapInArrow(work, from_arrow_schema(schema))
            try:
                done.write.mode("overwrite").parquet(str(out.absolute()))
            except Exception as error:
                raise WorkerError(_reason(str(error))) from error


def _reason(said: str) -> str:
    """Return what a worker said of why it failed, out of everything that Spark says of it."""
    marker = f"{WorkerError.__module__}.{WorkerError.__name__}: "
    own = [line.partition(marker)[2] for line in said.splitlines() if marker in line]
    if own:
        return own[0].strip()
    telling = [line.strip() for line in said.splitlines() if "Error" in line or "Exception" in line]
    return f"the cluster could not do the work: {(telling or [said.strip()])[-1][:500]}"
