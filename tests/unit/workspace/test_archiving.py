"""An archive is read into a store by its listing."""

from pathlib import Path

from tests import warcs
from tests.conftest import NOW
from tocsin.records import Document
from tocsin.store import Store
from tocsin.workspace.archiving import files, read_archive


def test_a_listing_is_read_into_a_store(tmp_path: Path) -> None:
    listing = warcs.archive(tmp_path / "crawl", warcs.records(3))
    done = read_archive(
        files(str(listing)),
        casebook=Path("almaty-demo"),
        store=str(tmp_path / "s.sqlite"),
        as_of=NOW,
        tell=lambda _: None,
        workers=1,
    )
    with Store(str(tmp_path / "s.sqlite")) as store:
        documents = store.records(Document)
    assert len(documents) == done.tally.kept > 0
    assert all(d.archived_at is not None for d in documents)
