"""The command line. Exit codes: 0 done, 1 done with some inputs refused, 2 wrong usage or casebook,
3 nothing could be done.

What `tocsin --help` and shell completion show stands here, so that they need not wait for models
and parsers to be loaded.
"""

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from tocsin import __version__
from tocsin.engines import ahead
from tocsin.errors import MissingError, TocsinError

# Every command with the first sentence of its help, in the order in which they are listed.
LISTED: dict[str, str] = {
    "run": (
        "Read INPUT, assess it, and leave brief.html, brief.md and a JSONL file per record "
        "type in --out."
    ),
    "demo": "Run the Almaty case end to end on texts that ship with the program.",
    "brief": (
        "Assess what a store knows at a moment and write the brief, without reading anything new."
    ),
    "collect": (
        "Fetch once what is due: feeds, sitemaps, pages and channel previews of the "
        "casebook's sources, and pages behind teasers."
    ),
    "watch": (
        "Keep watching: fetch what is due, assess it, keep the brief in --out up to date, "
        "and say what changed."
    ),
    "changes": "Show what sources edited or deleted after it was first captured.",
    "sources": "Say what each source delivered, and which were late, thin or gone.",
    "readings": (
        "Draw attention day by day: who wrote how often about what, against their own baseline."
    ),
    "doctor": (
        "Say what is installed, which plug-ins, and what is missing or broken with the "
        "way to mend it."
    ),
    "desk": (
        "Serve the desk of a store on 127.0.0.1: board, problems, attention, map, lineage, "
        "narratives, search, audit log."
    ),
    "archive": (
        "Ask the gate of every record of a web archive, read what it lets through, and count the "
        "rest."
    ),
    "search": "Search everything that was captured, read for claims or not.",
    "reread": "Read anew what a change of the casebook or of the program concerns.",
    "try": "Show what a casebook would take from texts, and why not more.",
    "replay": (
        "Replay the past of a store: what the casebook would have said as of each day, and how "
        "well it fared against what happened."
    ),
    "correct": "Correct a finding.",
    "corrections": "List the corrections that count: who, when, what and why, oldest first.",
    "explain": "Show a record of a brief.",
    "sign": "Sign an alarm, or dissent from it.",
    "resolve": "Say how a problem came out.",
    "estimate": "Keep your own probabilities.",
    "withdraw": "Withdraw a statement: what it had changed returns to what the rules say.",
    "ledger": (
        "List every probability that the program or an analyst gave, how it came out, and how well "
        "each has judged so far."
    ),
    "mcp": (
        "Answer a language model's questions on a store, over standard input and output (MCP)."
    ),
    "import": (
        "Read what others send: its channels, narratives, actors and places are proposed for a "
        "casebook, its texts go into the store with their marking."
    ),
    "export": (
        "Export records for other programs: only signed alarms, and nothing marked TLP:RED, unless "
        "asked for."
    ),
    "evidence": (
        "Archive everything an alarm rests on in one file that can be checked without a network: "
        "captures, records, brief, digests, its part of the audit log."
    ),
    "push": "Push what may leave to another platform.",
    "casebook": "Check and begin casebooks.",
    "gazetteer": "The places of the world that names are looked up in.",
    "models": "The model that compares meanings: build it once, see what is there, remove it.",
    "match": (
        "Which catalogued narratives a text is near, and the matches that a person has to decide."
    ),
    "audit": (
        "The append-only log of everything that was signed, corrected, resolved or changed state."
    ),
    "alerts": "Alerts: what is open, who has seen it, whom a change of state is sent to.",
    "collecting": "Collecting: how it goes, what is stopped.",
    "account": "People who log in at the desk.",
    "token": "Tokens by which named people use the API of the desk.",
    "store": (
        "Keeping a store: check it, back it up, restore, repair or copy it, and say who may use it."
    ),
}

# What commands were called before, for one version more.
_FORMER = {"ring": "alerts"}

# The commands of `running` and of `rounds`, which load nothing that only others need.
READING = ("run", "demo", "changes", "readings")
WATCHING = ("collect", "watch", "sources")

# Those that other programs run often.
EXPORTING, BRIEFING = "export", "brief"
# The commands that read texts and are over soon: parsers are loaded beside everything else.
_PARSING = ("run", "demo")

# What a command line gives by a flag of that name; the rest are its arguments.
_FLAGS = ("casebook", "change", "note", "reference", "signer")
# After so many new objects Python looks for cycles among them (its own setting is 700): what a
# start loads stays, and looking through it again and again took a fifth of a short run.
_COLLECTED_AFTER = (100_000, 50, 100)


class _Commands(TyperGroup):
    """The commands: listed from here, and loaded when one is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands."""
        return list(LISTED)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command as it is listed."""
        listed = _FORMER.get(cmd_name, cmd_name)
        return TyperCommand(cmd_name, help=LISTED[listed]) if listed in LISTED else None

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the command that is asked for, loaded."""
        name, listed, rest = super().resolve_command(ctx, args)
        if name in _PARSING and "--help" not in rest:
            ahead.begin(lambda: _works(rest))
        return name, _loaded(name) if name and listed else listed, rest


def _works(inputs: Sequence[str]) -> Mapping[str, Callable[[Any], Any]]:
    """Load what reads the inputs of a command, in the process that loads ahead."""
    from tocsin.pipeline.elsewhere import load_works

    return load_works(inputs)


def _loaded(name: str) -> Any:
    """Load a command with everything it needs; one that needs little, without the others."""
    if name == "doctor":
        from tocsin.cli.doctor import app as alone

        return typer.main.get_command(alone)
    if name in (EXPORTING, BRIEFING):
        few = typer.Typer(rich_markup_mode="markdown", pretty_exceptions_enable=False)
        if name == EXPORTING:
            from tocsin.cli.exchange import add_to
        else:
            from tocsin.cli.brief import add_to
        add_to(few)
        return typer.main.get_command(few)
    if name in READING:
        from tocsin.cli.running import app as commands
    elif name in WATCHING:
        from tocsin.cli.rounds import app as commands
    else:
        from tocsin.cli.commands import app as commands
    return typer.main.get_group(commands).commands[name]


app = typer.Typer(
    name="tocsin",
    cls=_Commands,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help=(
        "Reads what watched sources publish, works out who said what through whom, and warns "
        "when a pretext may be in the making."
    ),
)


def _version(value: bool) -> None:
    """Print the version and stop."""
    if value:
        sys.stdout.write(f"tocsin {__version__}\n")
        raise typer.Exit


class LogFormat(StrEnum):
    """How what a command prints is written."""

    TEXT = "text"
    JSON = "json"


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    log_format: Annotated[
        LogFormat,
        typer.Option(
            envvar="TOCSIN_LOG_FORMAT",
            help="How lines are printed: for people, or as JSON, one object a line.",
        ),
    ] = LogFormat.TEXT,
) -> None:
    """Tocsin."""
    if log_format is LogFormat.JSON:
        from tocsin.cli.json_lines import print_json_lines

        print_json_lines()


def main() -> None:
    """Run the command line; an error of ours is one line that says what to do."""
    gc.set_threshold(*_COLLECTED_AFTER)
    try:
        app()
    except TocsinError as error:
        flag = (
            f" Use --{error.option}."
            if isinstance(error, MissingError) and error.option in _FLAGS
            else ""
        )
        sys.stderr.write(f"tocsin: {error}{flag}\n")
        sys.exit(error.exit_code)
