"""What the command line prints and how it ends, run in this process."""

import json
from typing import Any

import typer

from tests.conftest import tocsin_here


def printed(*args: str, code: int = 0) -> str:
    """Run the program; return what it prints, and check how it ends."""
    done = tocsin_here(*args)
    assert done.returncode == code, (done.returncode, done.stderr.decode())
    return done.stdout.decode()


def refused(*args: str, code: int = 2) -> str:
    """Run the program on what it refuses; return what it says, on one line and
    without a traceback.
    """
    done = tocsin_here(*args)
    assert done.returncode == code, (done.returncode, done.stderr.decode())
    told = done.stderr.decode()
    assert "Traceback" not in told
    return told


def as_json(*args: str, code: int = 0) -> Any:
    """Run the program with --json; return what it prints."""
    return json.loads(printed(*args, "--json", code=code))


def unexplained(app: typer.Typer) -> set[str]:
    """Return the commands of an app that lack help or an example of their use."""
    commands = typer.main.get_group(app).commands
    return {n for n, c in commands.items() if not c.help or "Example" not in (c.epilog or "")}
