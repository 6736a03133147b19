"""Programs that work on one store in PostgreSQL share its work part by part, and what a dead one
held is taken over.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import msgspec
import pytest

from tests.postgres import Server
from tocsin.errors import StoreError
from tocsin.records.working import ReadingVersion
from tocsin.store import Store
from tocsin.store.dialects.server_worker import ServerWorker

VERSION = ReadingVersion(casebook_id="b", casebook="1" * 64, program="2" * 64, models="3" * 64)
HOLD = """
import sys
from tests.unit.store.dialects.test_server_worker import VERSION
from tocsin.store import Store
store = Store(sys.argv[1])
store.worker.enlist(VERSION)
assert store.worker.take("reading", ["a", "b"]) == {"a", "b"}
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def one(server_url: str) -> Iterator[Store]:
    """A store in PostgreSQL."""
    with Store(server_url) as store:
        yield store


@pytest.fixture
def other(one: Store) -> Iterator[Store]:
    """The same, as another program has it."""
    with Store(one.url) as store:
        yield store


def test_a_part_is_one_programs_until_it_lets_go(one: Store, other: Store) -> None:
    assert isinstance(one.worker, ServerWorker)
    assert one.worker.is_one_of_many
    before = one.pulse.version()
    assert one.worker.take("reading", ["a", "b"]) == {"a", "b"}
    assert other.worker.take("reading", ["b", "c"]) == {"c"}
    assert other.worker.holder_of("reading", "a").startswith(f"process {os.getpid()} on ")
    assert other.worker.holder_of("reading", "z") == ""
    assert other.worker.take("fetching", ["a"]) == {"a"}
    one.worker.release("reading", ["b", "never taken"])
    assert other.worker.take("reading", ["a", "b"]) == {"b"}
    assert one.worker.take("reading", []) == set()
    assert one.pulse.version() == before  # nobody who looks at the store takes it for news


def test_what_is_taken_twice_is_released_twice(one: Store, other: Store) -> None:
    assert one.worker.take("reading", ["a", "a"]) == {"a"}
    one.worker.release("reading", ["a"])
    assert other.worker.take("reading", ["a"]) == set()
    one.worker.release("reading", ["a"])
    assert other.worker.take("reading", ["a"]) == {"a"}


def test_whoever_leaves_lets_go_of_everything_behind_the_last_of_its_works(
    one: Store, other: Store
) -> None:
    one.worker.enlist(VERSION)
    one.worker.enlist(VERSION)
    one.worker.take("reading", ["a"])
    one.worker.leave()
    assert other.worker.take("reading", ["a"]) == set()
    one.worker.leave()
    one.worker.leave()
    assert other.worker.take("reading", ["a"]) == {"a"}
    other.worker.close()
    other.worker.close()
    assert one.worker.take("reading", ["a"]) == {"a"}


@pytest.mark.parametrize(
    ("field", "called"),
    [("casebook", "casebook"), ("program", "program"), ("models", "language models")],
)
def test_another_version_is_refused_by_its_digest(
    one: Store, other: Store, field: str, called: str
) -> None:
    one.worker.enlist(VERSION)
    strange = msgspec.structs.replace(VERSION, **{field: "f" * 64})
    with pytest.raises(StoreError, match=f"another version of the {called} ") as refused:
        other.worker.enlist(strange)
    assert refused.value.code == "error-other-version"
    assert refused.value.values["theirs"] == getattr(VERSION, field)[:12]
    assert refused.value.values["own"] == "f" * 12
    other.worker.enlist(VERSION)
    other.worker.leave()
    other.worker.enlist(msgspec.structs.replace(strange, casebook_id="another"))
    other.worker.leave()
    one.worker.leave()
    other.worker.enlist(strange)


def test_what_a_dead_program_held_is_taken_over(one: Store) -> None:
    command = [sys.executable, "-c", HOLD, one.url]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as dead:
        assert dead.stdout is not None
        assert dead.stdout.readline() == "held\n"
        assert one.worker.take("reading", ["a", "c"]) == {"c"}
        dead.kill()
        dead.wait()
        taken = set[str]()
        while len(taken) < 2:  # the server notices by itself that nobody is there
            taken |= one.worker.take("reading", ["a", "b"])
        one.worker.enlist(msgspec.structs.replace(VERSION, program="f" * 64))


def test_of_many_that_take_over_at_once_one_gets_each_part(one: Store, server_url: str) -> None:
    parts = [f"p{number}" for number in range(200)]
    fallen = Store(server_url)
    fallen.worker.take("reading", parts)
    with one._engine.begin() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_locks "
            "WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
        )
    taken: list[set[str]] = []

    def take() -> None:
        with Store(server_url) as store:
            own = set[str]()
            for _turn in range(5):
                own |= store.worker.take("reading", parts)
            taken.append(own)
            ready.wait(60)

    ready = threading.Barrier(4)
    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set().union(*taken) == set(parts)
    assert sum(map(len, taken)) == len(parts)
    fallen.close()


def test_a_session_that_was_lost_is_begun_anew(one: Store, other: Store, postgres: Server) -> None:
    one.worker.enlist(VERSION)
    assert one.worker.take("reading", ["a"]) == {"a"}
    postgres.order("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
    while other.worker.take("reading", ["a"]) != {"a"}:
        pass
    assert one.worker.take("reading", ["a", "b"]) == {"b"}
    with pytest.raises(StoreError, match="another version"):
        other.worker.enlist(msgspec.structs.replace(VERSION, casebook="f" * 64))


def test_a_server_that_is_gone_is_said(one: Store, postgres: Server) -> None:
    one.worker.take("reading", ["a"])
    postgres.stop("immediate")
    try:
        with pytest.raises(StoreError, match="cannot be reached"):
            one.worker.take("reading", ["b"])
    finally:
        postgres.start()
    assert one.worker.take("reading", ["a", "b"]) == {"a", "b"}
