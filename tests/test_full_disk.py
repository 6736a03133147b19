"""A disk that is full in the middle of a batch: the error says so, nothing half-written stays, and
the next run goes on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from tests import by_hand
from tests.by_hand import BRIDGE, MOMENT, casebook
from tests.conftest import make_capture
from tocsin.errors import StoreError
from tocsin.pipeline.intake import silent, take_in
from tocsin.records import Capture, Claim, Document, Mention
from tocsin.store import Store

KINDS = (Document, Claim, Mention)


@contextmanager
def full_beyond(store: Store, pages: int) -> Iterator[None]:
    """Let a store have only so many pages, as on a disk that is nearly full."""

    def limit(connection: Connection) -> None:
        """Set the limit of one connection."""
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute(f"PRAGMA max_page_count={pages}")

    event.listen(store._engine, "engine_connect", limit)
    yield
    event.remove(store._engine, "engine_connect", limit)
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")


def captures() -> list[Capture]:
    """Make captures of different texts that touch something watched."""
    texts = (f"{BRIDGE} Then {'very ' * n}little happened." for n in range(60))
    return [
        make_capture(text, external_id=f"{n}.txt", seen_at=MOMENT) for n, text in enumerate(texts)
    ]


def taken(store: Store) -> list[object]:
    """Take everything in, and return what is kept."""
    take_in(store, casebook(), captures(), as_of=MOMENT, tell=silent, handful=16)
    found = [record for kind in KINDS for record in store.records(kind)]
    gists = sorted(store.gists.all(), key=lambda gist: gist.id)
    return [*found, *gists, sorted(store.marks())]


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """What is kept where there is room."""
    with by_hand.bare(tmp_path_factory.mktemp("room") / "store.sqlite") as store:
        return taken(store)


@pytest.mark.parametrize("more", [2, 20, 60])
def test_the_next_run_goes_on_from_a_full_disk(
    tmp_path: Path, wanted: list[object], more: int
) -> None:
    with by_hand.bare(tmp_path / "store.sqlite") as store:
        with store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        with (
            full_beyond(store, pages + more),
            pytest.raises(StoreError, match="the disk is full; make room and run again"),
        ):
            taken(store)
        kept = {document.id for document in store.records(Document)}
        whole = [r for r in wanted if isinstance(r, Claim | Mention) and r.document_id in kept]
        assert [*store.records(Claim), *store.records(Mention)] == whole
        assert taken(store) == wanted
        assert store.gists.missing() == []
