"""All commands together: none is missing from the list that `tocsin --help` shows."""

import typer

from tocsin.cli.commands import app
from tocsin.cli.main import LISTED


def test_every_command_is_listed_with_the_beginning_of_its_help() -> None:
    commands = {n: c for n, c in typer.main.get_group(app).commands.items() if not c.hidden}
    assert set(LISTED) == set(commands)
    for name, command in commands.items():
        told = " ".join((command.help or "").split())
        assert told.startswith(LISTED[name].rstrip(".")), name
