"""What `deploy/` holds for a team agrees with the program: every command and option in it exists,
the units pass systemd's own check, and everything pinned is pinned by digest.
"""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, tocsin_here

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))


def composed() -> dict[str, Any]:
    """Return the services of the compose file."""
    services: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yml").read_text())["services"]
    return services


def commands() -> Iterator[str]:
    """Yield each `tocsin ...` line of the compose file and of the units."""
    for service in composed().values():
        for text in (*service.get("entrypoint", ()), *service.get("command", ())):
            yield from re.findall(r"\btocsin (?!store roles$).*", text.replace("\\\n", " "))
    for unit in UNITS:
        yield from re.findall(r"bin/(tocsin .*)", unit.read_text().replace("\\\n", " "))


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_every_command_and_its_options_exist(command: str) -> None:
    words = [word for word in shlex.split(command) if word != "exec"]
    names = words[1:3] if words[1] in ("store", "account") else words[1:2]
    printed = tocsin_here(*names, "--help").stdout.decode()
    for option in (word for word in words if word.startswith("--")):
        assert option in printed, command


def test_the_compose_file_has_what_a_team_needs() -> None:
    services = composed()
    assert {"db", "roles", "setup", "account", "web", "watch"} == set(services)
    for name in ("web", "watch", "roles", "account"):
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
    assert "/healthz" in " ".join(services["web"]["healthcheck"]["test"])
    assert all(port.startswith("127.0.0.1:") for port in services["web"]["ports"])
    text = (DEPLOY / "compose.yml").read_text()
    assert not re.search(r"PASSWORD:\s*\S", text)  # passwords come from files


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_units_pass_the_check_of_systemd(unit: Path, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("needs systemd-analyze")
    own = tmp_path / unit.name.replace("@", "@1")
    own.write_text(unit.read_text().replace("/opt/tocsin/bin/tocsin", "/bin/true"))
    checked = subprocess.run(
        ["systemd-analyze", "verify", str(own)], capture_output=True, text=True, check=False
    )
    assert not [line for line in checked.stderr.splitlines() if unit.stem.rstrip("@") in line]
    exposed = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(own)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert exposed.returncode == 0, exposed.stdout[-500:]


def test_what_the_image_installs_is_pinned_by_digest() -> None:
    lines = (DEPLOY / "requirements.lock").read_text().replace("\\\n", " ").splitlines()
    pinned = [line for line in lines if line and not line.lstrip().startswith("#")]
    assert len(pinned) > 60
    assert all("==" in line and "--hash=sha256:" in line for line in pinned)
    names = {re.split(r"[=\[ ]", line)[0] for line in pinned}
    assert {"psycopg", "argon2-cffi", "sqlalchemy", "uvicorn"} <= names
    assert "--require-hashes" in (DEPLOY / "Dockerfile").read_text()
    assert "://" not in (DEPLOY / "requirements.lock").read_text()
