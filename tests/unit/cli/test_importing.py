"""`tocsin import` is a command of its own, which says what it cannot read."""

from pathlib import Path

import typer

from tests.conftest import tocsin_here
from tocsin.cli import importing


def test_the_command_is_added_under_its_name() -> None:
    alone = typer.Typer()
    importing.add_to(alone)
    assert typer.main.get_command(alone).name == "import"


def test_a_marking_that_is_none_and_a_file_that_is_nothing_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_text('{"a": 1}', encoding="utf-8")
    for asked, said in (
        (("--marking", "pink"), b"'pink' is no marking; known: clear, green"),
        ((), b"neither a STIX bundle nor a MISP event"),
    ):
        done = tocsin_here("import", str(file), *asked)
        assert done.returncode == 2
        assert said in done.stderr
