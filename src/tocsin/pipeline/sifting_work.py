"""The work that every engine is given: rows that name stretches in, rows of what came of them out.

It is sent to other processes and machines. There it builds the stages from the casebook that it
carries, once a process, and refuses to work where program, models or gazetteer are others than
those of the machine that asked.
"""

import datetime as dt
import socket
from collections.abc import Iterator

import pyarrow

import tocsin
from tocsin.errors import WorkerError
from tocsin.pipeline.sifted_rows import sifted_rows, stretches_in
from tocsin.pipeline.sifting import Sifter
from tocsin.records import Casebook, Sifted, Stretch

# The stages of this process, by what they were built from.
_BUILT: dict[str, Sifter] = {}


class SiftingWork:
    """Reads stretches as the machine does that made it."""

    def __init__(self, casebook: Casebook, as_of: dt.datetime, fingerprint: str) -> None:
        """`fingerprint` is that of the sifter of the machine that asks."""
        self._casebook = casebook
        self._as_of = as_of
        self._fingerprint = fingerprint

    def __call__(self, batches: Iterator["pyarrow.RecordBatch"]) -> Iterator["pyarrow.RecordBatch"]:
        """Yield what comes of the stretches that rows name, a batch each.

        Raises:
            WorkerError: it would be read otherwise here than where it was asked for.
        """
        sifter = self.sifter()
        for batch in batches:
            for stretch in stretches_in(batch):
                yield sifted_rows(sifter(stretch))

    def sifter(self) -> Sifter:
        """Return the stages of this process.

        Raises:
            WorkerError: they read otherwise than those of the machine that asked.
        """
        name = f"{self._fingerprint} {self._as_of.isoformat()}"
        if name not in _BUILT:
            built = Sifter(self._casebook, self._as_of)
            if built.fingerprint != self._fingerprint:
                raise WorkerError(
                    f"the worker on {socket.gethostname()} (tocsin {tocsin.__version__}) has "
                    "another program, models, gazetteer or casebook: its digest is "
                    f"{built.fingerprint[:12]}, {self._fingerprint[:12]} was asked for. Install "
                    "there what is installed here."
                )
            _BUILT[name] = built
        return _BUILT[name]

    def lost(self, stretch: Stretch) -> Sifted:
        """Return what is said of a stretch that ended its process time and again."""
        return self.sifter().lost(stretch)
