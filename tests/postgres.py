"""A real PostgreSQL server for tests: a cluster of its own in a temporary folder, with no port."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tocsin.store import Store

# Where Debian puts the programs of the server.
_DEBIAN = Path("/usr/lib/postgresql")
_USER, _TEMPLATE = "tocsin", "empty"
# Nothing of it outlives the tests; letters are sorted as a dictionary would, so that what relies
# on the order of a store's own columns shows.
_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"
_SORTING = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US")


def programs() -> Path | None:
    """Return the folder of the newest server's programs; None where there is no server."""
    found = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    known = shutil.which("initdb")
    return Path(known).resolve().parent if known else None


class Server:
    """A server that runs, and makes empty databases."""

    def __init__(self, folder: Path, bin_folder: Path, *, is_safe: bool = False) -> None:
        """Make a cluster in a folder, and start it as a user who is not root; `is_safe` writes
        everything through to the disk, as a server in use does.
        """
        self._options = "" if is_safe else _QUICK
        self.folder = folder
        self._bin = bin_folder
        self._as: dict[str, str] = {}
        if os.geteuid() == 0:  # the server refuses to run as root
            user = "postgres" if _has_user("postgres") else "nobody"
            os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
            self._as = {"user": user}
        self._numbers = iter(range(10**6))
        self._run("initdb", "-U", _USER, "-A", "trust", "--encoding=UTF8", "-N", *_SORTING)
        self.start()

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        options = f"{self._options} -c listen_addresses='' -k {self.folder}"
        log = str(self.folder / "log")
        self._run("pg_ctl", "start", "-w", "-s", "-l", log, "-o", options)

    def stop(self, mode: str = "fast") -> None:
        """Stop it; `immediate` as a fall of the machine would."""
        self._run("pg_ctl", "stop", "-w", "-s", "-m", mode)

    def _run(self, program: str, *words: str) -> None:
        """Run a program of the server on the cluster."""
        command = [str(self._bin / program), "-D", str(self.folder / "data"), *words]
        user = self._as.get("user")
        quiet = subprocess.DEVNULL
        subprocess.run(command, check=True, stdout=quiet, cwd=self.folder, user=user)

    def url(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql://{_USER}@/{database}?host={self.folder}"

    def order(self, said: str) -> None:
        """Have the server do something outside of any transaction."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(said))
        engine.dispose()

    @contextlib.contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """Make a database, give its address, and drop it."""
        name = f"store{next(self._numbers)}"
        self.order(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self.order(f"DROP DATABASE {name} WITH (FORCE)")

    @contextlib.contextmanager
    def empty_store(self) -> Iterator[str]:
        """Make a store with nothing in it, give its address, and drop it."""
        with self.database(_TEMPLATE) as url:
            yield url

    def make_template(self) -> None:
        """Make the empty store that others are copied from."""
        self.order(f"CREATE DATABASE {_TEMPLATE} TEMPLATE template0")
        Store(self.url(_TEMPLATE)).close()


def _has_user(name: str) -> bool:
    """Return whether the machine knows a user."""
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


@contextlib.contextmanager
def running(*, is_safe: bool = False) -> Iterator[Server]:
    """Run a server in a folder of its own, or skip what needs one."""
    found = programs()
    if found is None and os.environ.get("TOCSIN_NEEDS_POSTGRESQL"):
        pytest.fail("no PostgreSQL server is installed, and this run may not do without")
    if found is None:
        pytest.skip("needs a PostgreSQL server: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="needs psycopg: pip install 'tocsin[postgres]'")
    with tempfile.TemporaryDirectory(prefix="tocsin-pg-", ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder), found, is_safe=is_safe)
        try:
            server.make_template()
            yield server
        finally:
            server.stop("immediate")
