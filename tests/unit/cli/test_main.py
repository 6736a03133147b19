"""What `tocsin --help` lists without loading anything is what the commands say of themselves."""

import subprocess
import sys

import typer

from tocsin.cli.commands import app
from tocsin.cli.main import LISTED

_HEAVY = (
    "import sys; sys.argv = ['tocsin', '--help']\ntry:\n    from tocsin.cli.main import "
    "main; main()\nexcept SystemExit:\n    pass\n"
)
_ASK = (
    _HEAVY
    + "print([m for m in ('spacy', 'sqlalchemy', 'numpy', 'trafilatura') if m in sys.modules])"
)


def test_every_command_is_listed_with_the_beginning_of_its_help() -> None:
    commands = typer.main.get_group(app).commands
    assert list(LISTED) == list(commands)
    for name, command in commands.items():
        told = " ".join((command.help or "").split())
        assert told.startswith(LISTED[name].rstrip(".")), name


def test_the_help_waits_for_no_model_and_no_parser() -> None:
    told = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
