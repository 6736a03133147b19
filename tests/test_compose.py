"""The commands of the compose file, run as they stand there, one after another, on a real server:
what they make is what the next ones need. Only the containers themselves are not tried: the paths
and the host of the database are those of this machine.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import create_engine, text

from tests.conftest import ROOT
from tests.postgres import Server, programs, running

COMPOSE = ROOT / "deploy" / "compose.yml"
_PATIENCE = 120.0
# A source at which nothing answers: a round is done all the same.
_SOURCE = """sources:
  - id: local_wire
    name: Local wire
    kind: agency
    owner: Local Wire Ltd
    country: KZ
    control: independent
    known_from: 2020-01-01
    feeds: ["http://127.0.0.1:9/feed.xml"]
    languages: [en]
"""


class Team:
    """A server as the service `db` is, and what is mounted into the other services."""

    def __init__(self, folder: Path, server: Server) -> None:
        """Make the secrets and the casebook, as the head of the file says."""
        self.folder, self.server = folder, server
        self._running: list[subprocess.Popen[bytes]] = []
        self._services: dict[str, Any] = yaml.safe_load(COMPOSE.read_text())["services"]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        for name in ("secrets", "casebooks", "out", "bin"):
            (folder / name).mkdir()
        for name in ("admin", "watch", "desk"):
            (folder / "secrets" / name).write_text(secrets.token_hex(24))
        own = folder / "casebooks" / "team"
        own.mkdir()
        (own / "casebook.yml").write_text("id: team\ntitle: Team\ninclude: [almaty-demo]\n")
        (own / "sources.yml").write_text(_SOURCE)
        program = folder / "bin" / "tocsin"
        program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tocsin "$@"\n')
        program.chmod(0o755)

    def started(self, service: str, *words: str) -> "subprocess.Popen[bytes]":
        """Start a service, with what compose makes of its text; `words` stand for its command."""
        own = self._services[service]
        command = [*own["entrypoint"], *(words or own["command"])]
        shell = command.index("/bin/sh")
        process = subprocess.Popen(
            [self._here(word) for word in command[shell:]],
            env=self._environment(),
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._running.append(process)
        return process

    def stop(self) -> None:
        """End what a test that failed left behind."""
        for process in self._running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()

    def done(self, service: str, *words: str, typed: str = "") -> str:
        """Run the command of a service to its end, and return what it printed."""
        process = self.started(service, *words)
        said, _ = process.communicate(typed.encode(), timeout=_PATIENCE)
        assert process.returncode == 0, said.decode()
        return said.decode()

    def is_healthy(self, service: str) -> bool:
        """Return whether the check of a service's health passes."""
        _, _, *words = self._services[service]["healthcheck"]["test"]
        command = [sys.executable, *map(self._here, words)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def rows(self, said: str) -> list[tuple[Any, ...]]:
        """Return what the database answers its owner."""
        engine = create_engine(f"postgresql://tocsin_owner@/tocsin?host={self.server.folder}")
        with engine.connect() as connection:
            rows = [tuple(row) for row in connection.execute(text(said))]
        engine.dispose()
        return rows

    def _here(self, script: str) -> str:
        """Return a text of the file with the places of this machine."""
        for there, here in (
            ("$$", "$"),
            ("@db/tocsin", f"@/tocsin?host={self.server.folder}"),
            ("-h db", f"-h {self.server.folder}"),
            ("/run/secrets", str(self.folder / "secrets")),
            ("/casebooks", str(self.folder / "casebooks")),
            ("/var/lib/tocsin", str(self.folder / "out")),
            ("0.0.0.0", "127.0.0.1"),
            ("--port 8000", f"--port {self.port}"),
            ("127.0.0.1:8000", f"127.0.0.1:{self.port}"),
        ):
            script = script.replace(there, here)
        return script

    def _environment(self) -> Mapping[str, str]:
        """Return what the services have in their environment."""
        paths = (str(self.folder / "bin"), str(programs()), os.environ["PATH"])
        own = {"PATH": os.pathsep.join(paths), "PYTHONPATH": str(ROOT / "src")}
        own |= {"TOCSIN_HOST": "desk.example.org", "TOCSIN_PROXY": "127.0.0.1"}
        return os.environ | own | {"TOCSIN_LOG_FORMAT": "json", "TOCSIN_VECTORS": "none"}


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A team whose database has its roles and tables, as the file's first services make them."""
    with running() as server:
        server.order("CREATE ROLE tocsin_owner SUPERUSER LOGIN")
        server.order("CREATE DATABASE tocsin OWNER tocsin_owner TEMPLATE template0")
        own = Team(tmp_path_factory.mktemp("team"), server)
        try:
            own.done("roles")
            own.done("setup")
            yield own
        finally:
            own.stop()


def _ended(process: "subprocess.Popen[bytes]") -> str:
    """End a service as `docker compose stop` does, and return what it printed."""
    os.killpg(process.pid, signal.SIGTERM)
    said, _ = process.communicate(timeout=_PATIENCE)
    return said.decode()


def _awaited(process: "subprocess.Popen[bytes]", is_there: Any) -> None:
    """Wait until something is there, while a service runs."""
    until = time.monotonic() + _PATIENCE
    while not is_there():
        assert process.poll() is None, process.communicate()[0].decode()
        assert time.monotonic() < until, _ended(process)
        time.sleep(0.2)


def test_roles_have_passwords_of_their_own_and_may_be_set_again(team: Team) -> None:
    kept = dict(team.rows("SELECT rolname, rolpassword FROM pg_authid WHERE rolcanlogin"))
    assert kept["watch"].startswith("SCRAM-SHA-256$")
    assert kept["desk"] not in (None, kept["watch"])
    team.done("roles")  # again, as after an upgrade
    team.done("account", "A. Analyst", typed="a long password of one\n")


def test_desk_and_watch_start_as_the_file_says(team: Team) -> None:
    desk = team.started("web")
    _awaited(desk, lambda: team.is_healthy("web"))
    watch = team.started("watch")
    _awaited(watch, lambda: list((team.folder / "out").glob("*/*")))
    said = _ended(watch)
    assert "Traceback" not in said
    assert team.is_healthy("web")
    assert "Traceback" not in _ended(desk)
