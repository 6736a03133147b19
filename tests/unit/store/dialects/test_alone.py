"""In a file one program works at a time, and every part of the work is its own."""

from tests.unit.store.dialects.test_server_worker import VERSION
from tocsin.store import Store
from tocsin.store.dialects.alone import Alone


def test_everything_is_its_own(file_store: Store) -> None:
    worker = file_store.worker
    assert isinstance(worker, Alone)
    assert not worker.is_one_of_many
    worker.enlist(VERSION)
    assert worker.take("reading", ["a", "b"]) == {"a", "b"}
    assert worker.holder_of("reading", "a") == ""
    worker.release("reading", ["a"])
    worker.leave()
    worker.close()
