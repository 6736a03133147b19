"""What `tocsin --help` lists without loading anything is what the commands say of themselves."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer

from tocsin.cli import exchange, running
from tocsin.cli.main import EXPORTING, READING
from tocsin.engines import workers_at_hand

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
    assert typer.main.get_command(alone).name == EXPORTING


def test_the_help_waits_for_no_model_and_no_parser() -> None:
    told = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


_RUN = (
    "import sys; sys.argv = ['tocsin', 'run', 'one.txt', '-c', 'almaty-2022', '-o', 'out']\ntry:\n"
    "    from tocsin.cli.main import main; main()\nexcept SystemExit as end:\n"
    "    print(end.code, [m for m in NEEDLESS if m in sys.modules])\n"
)
# What only English, a page, a server, a stated source or the web need; each takes long to load.
_NEEDLESS = (
    "spacy",
    "justext",
    "ruamel.yaml",
    "sqlalchemy.dialects.postgresql",
    "requests",
    "httpx",
)


@pytest.mark.skipif(workers_at_hand() < 2, reason="one core loads nothing beside")
def test_a_short_run_loads_nothing_it_does_not_need_here(tmp_path: Path) -> None:
    text = "Russian forces plan to attack the airport of Almaty, Ukrainian intelligence said."
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", f"NEEDLESS = {_NEEDLESS!r}; {_RUN}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert told.stdout.splitlines()[-1] == "0 []"
    claims = (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8")
    assert "plan to attack the airport" in claims
