"""What `tocsin --help` lists without loading anything is what the commands say of themselves."""

import subprocess
import sys

import typer

from tocsin.cli import exchange, running
from tocsin.cli.main import EXCHANGING, READING

_HEAVY = (
    "import sys; sys.argv = ['tocsin', '--help']\ntry:\n    from tocsin.cli.main import "
    "main; main()\nexcept SystemExit:\n    pass\n"
)
_ASK = (
    _HEAVY
    + "print([m for m in ('spacy', 'sqlalchemy', 'numpy', 'trafilatura') if m in sys.modules])"
)


def test_the_commands_that_are_loaded_alone_are_those_of_their_module() -> None:
    assert set(READING) == set(typer.main.get_group(running.app).commands)
    alone = typer.Typer()
    exchange.add_to(alone)
    assert set(EXCHANGING) == set(typer.main.get_group(alone).commands)


def test_the_help_waits_for_no_model_and_no_parser() -> None:
    told = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
