"""Of two programs one holds a lease in PostgreSQL; it passes on when its holder lets go or ends."""

import os
import subprocess
import sys

import pytest

from tests.postgres import Server
from tocsin.errors import StoreError
from tocsin.store import Store
from tocsin.store.dialects.server_lease import ServerLease

HOLD = """
import sys
from tocsin.store import Store
store = Store(sys.argv[1])
lease = store.lease("watch")
assert lease.take() is None
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def server_store(server_url: str) -> Store:
    """A store in PostgreSQL."""
    return Store(server_url)


def test_one_holds_and_the_other_follows(server_store: Store) -> None:
    with server_store as store, Store(store.url) as elsewhere:
        first, second, version = store.lease("watch"), elsewhere.lease("watch"), store.pulse.version
        before = version()
        assert isinstance(first, ServerLease)
        assert first.take() is None
        assert first.take() is None
        held = second.take()
        assert held is not None
        assert held.process == os.getpid()
        other = elsewhere.lease("other")
        assert other.take() is None
        other.release()
        first.release()
        assert second.take() is None
        assert first.take() is not None
        second.release()
        second.release()
        assert version() == before


def test_a_holder_that_was_killed_holds_nobody_up(server_store: Store) -> None:
    command = [sys.executable, "-c", HOLD, server_store.url]
    with (
        server_store as store,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as holder,
    ):
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        lease = store.lease("watch")
        found = lease.take()
        assert found is not None
        assert found.process == holder.pid
        holder.kill()
        holder.wait()
        while lease.take() is not None:  # the server notices by itself that nobody is there
            pass
        lease.release()


def test_a_lease_is_lost_with_its_session_and_taken_anew(
    server_store: Store, postgres: Server
) -> None:
    with server_store as store, Store(store.url) as elsewhere:
        lease, other = store.lease("watch"), elsewhere.lease("watch")
        assert lease.take() is None
        postgres.order("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
        while other.take() is not None:
            pass
        assert lease.take() is not None
        other.release()
        while lease.take() is not None:
            pass
        lease.release()


def test_a_server_that_is_gone_is_said(server_store: Store, postgres: Server) -> None:
    with server_store as store:
        before = store.pulse.version()
        postgres.stop()
        try:
            with pytest.raises(StoreError, match="cannot be reached"):
                store.lease("watch").take()
            with pytest.raises(StoreError, match="cannot be reached"):
                store.pulse.version()
            with pytest.raises(StoreError, match="cannot be reached"):
                store.words.audit()
        finally:
            postgres.start()
        assert store.words.audit() == []
        assert store.pulse.version() == before
