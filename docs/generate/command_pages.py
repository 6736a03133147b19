"""The reference of the command line, from the commands themselves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from cells import table
from tocsin.cli.commands import app
from tocsin.cli.main import LISTED

_EXITS = (
    (0, "Done."),
    (
        1,
        "Done; some inputs were refused, and each is named with its reason. Of a check: it failed.",
    ),
    (2, "The command or the casebook is wrong; nothing was done."),
    (3, "Nothing could be done: no store, no model, no space."),
)


def commands() -> str:
    """Return the page: every command with its arguments, options and examples, in the order of the help."""
    parts = [
        "# Command line",
        "This page is generated from the commands. `tocsin COMMAND --help` prints the same on the terminal.",
        table(("command", "what it does"), ((_link(n), LISTED[n]) for n in LISTED)),
        "## Exit codes",
        table(("code", "meaning"), _EXITS),
    ]
    loaded = typer.main.get_group(app).commands
    for name in LISTED:
        parts += _command(f"tocsin {name}", loaded[name], level=2)
    return "\n\n".join(parts) + "\n"


def _link(name: str) -> str:
    """Return a link to a command's section."""
    return f"[`{name}`](#tocsin-{name})"


def _command(name: str, command: Any, *, level: int) -> Iterator[str]:
    """Yield the parts of one command, and of those below it."""
    yield f"{'#' * level} `{name}` {{ #{name.replace(' ', '-')} }}"
    if command.help:
        yield command.help.strip()
    if below := getattr(command, "commands", None):
        for word in below:
            yield from _command(f"{name} {word}", below[word], level=level + 1)
        return
    yield f"```text\n{_usage(name, command)}\n```"
    yield table(("argument or option", "meaning", "default"), _parameters(command))
    yield _examples(command.epilog or "")


def _usage(name: str, command: Any) -> str:
    """Return the line that shows how a command is called: its arguments, then the options it cannot do without."""
    arguments = [_shown(p) for p in command.params if p.param_type_name == "argument"]
    needed = [
        f"{p.opts[0]} {p.name.upper()}"
        for p in command.params
        if p.param_type_name == "option" and p.required
    ]
    return " ".join([name, *arguments, *needed, "[OPTIONS]"])


def _parameters(command: Any) -> Iterator[tuple[str, str, str]]:
    """Yield what a command takes: its names, its meaning, its default."""
    for parameter in command.params:
        if parameter.name == "help":
            continue
        if parameter.param_type_name == "argument":
            yield f"`{_shown(parameter)}`", parameter.help or "", ""
            continue
        value = "" if parameter.is_flag else f" {parameter.metavar or parameter.name.upper()}"
        names = ", ".join(f"`{option}{value}`" for option in parameter.opts)
        again = " May be given several times." if parameter.multiple else ""
        text = parameter.help or "Print machine-readable output."
        if again and "several times" in text:
            again = ""
        yield names, text + again, _default(parameter)


def _shown(argument: Any) -> str:
    """Return how an argument stands in the usage line."""
    return str(argument.metavar or argument.name.upper())


def _default(parameter: Any) -> str:
    """Return what holds where an option is not given."""
    if parameter.required:
        return "required"
    if parameter.is_flag or parameter.default in (None, ""):
        return ""
    shown = parameter.default
    return f"`{shown.as_posix() if isinstance(shown, Path) else shown}`"


def _examples(epilog: str) -> str:
    """Return a command's examples, as the help gives them."""
    return epilog.strip()
