"""An open store with a casebook and a clock, and nothing loaded that only some acts need: what a
command starts from that other programs run often.
"""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.errors import UsageError
from tocsin.records import Casebook
from tocsin.records.workspace_ports import OpenStore
from tocsin.workspace.clock import as_of_moment, clock_of, looking
from tocsin.workspace.opening import needs_store, open_store
from tocsin.workspace.shipped import find_casebook

if TYPE_CHECKING:
    from tocsin.pipeline.judging import Judged

Moment = dt.datetime | str | None
"""A moment: a time, a date as people write it (its end, UTC), or None for where the case stands."""


# A store of more documents is assessed without having all of their records at hand.
MOST_WRITTEN = 5_000


class Opened:
    """An open store with a casebook. Close it, or use it in a `with` statement."""

    def __init__(
        self, store: OpenStore, casebook: Path | None = None, user: str | None = None
    ) -> None:
        """Take an open store, the folder of a casebook, and who signs here, if need be by `key`."""
        self.store, self.folder, self.user = store, casebook, user
        self.key: Path | None = None

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        """Return the workspace."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    @property
    def casebook(self) -> Casebook:
        """Return the casebook as it stands in its folder now; without a folder, the one the store
        was read with last.

        Raises:
            UsageError: there is neither.
            CasebookError: it does not load.
        """
        if self.folder is not None:
            return load_casebook(self.folder)
        known = self.store.about.casebook()
        if known is None:
            raise UsageError(
                "this needs a casebook; name one, as in tocsin.open(store, casebook='my-casebook')."
            )
        return known

    def moment(self, moment: Moment = None) -> dt.datetime:
        """Return the moment that is meant.

        Raises:
            UsageError: what is given is not a date or time.
        """
        if moment is None:
            return clock_of(self.store)
        return as_of_moment(moment) if isinstance(moment, str) else moment

    def assess(
        self, *, as_of: Moment = None, keep: bool = False, whole: bool | None = None
    ) -> "Judged":
        """Assess every problem of the casebook; with `keep`, the alarms are added to the store.

        With `whole` (by default of a small store) all records are at hand, else those that count.
        """
        moment = self.moment(as_of)
        store = self.store if keep else looking(self.store, moment)
        whole = is_small(self.store) if whole is None else whole
        return pipeline.judge(store, self.casebook, moment, keep=keep, whole=whole)


def is_small(store: OpenStore) -> bool:
    """Return whether all records of a store are written beside each brief."""
    return store.lookup.document_total() <= MOST_WRITTEN


def parts_of(
    store: str | Path, casebook: str | Path | None, *, must_exist: bool = False
) -> tuple[OpenStore, Path | None]:
    """Open a store and find a casebook.

    Raises:
        UsageError: the store is not there and must be, or there is no such casebook.
        StoreError: it cannot be opened, or a newer program wrote it.
    """
    url = str(store)
    if must_exist:
        needs_store(url)
    folder = find_casebook(Path(casebook)) if casebook is not None else None
    return open_store(url), folder


def open_case(
    store: str | Path, casebook: str | Path | None = None, *, must_exist: bool = False
) -> Opened:
    """Open a store with a casebook, by default the one it was read with last.

    Raises:
        UsageError: the store is not there and must be, or there is no such casebook.
        StoreError: it cannot be opened, or a newer program wrote it.
    """
    return Opened(*parts_of(store, casebook, must_exist=must_exist))
