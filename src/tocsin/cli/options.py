"""Options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.report import languages

# The setting that states a reader's language where no option does.
LANGUAGE_SETTING = "TOCSIN_LANGUAGE"
LanguageOption = Annotated[
    str,
    typer.Option(
        "--language",
        envvar=LANGUAGE_SETTING,
        help=f"Language of the program's own words: {', '.join(languages())}.",
    ),
]
# Of commands that ask a store, or say something into it.
StoreOption = Annotated[str, typer.Option("--store", help="The store that keeps it.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print machine-readable output.")]
SignerOption = Annotated[str, typer.Option(help="Who says so.")]
NoteOption = Annotated[str | None, typer.Option(help="Why.")]
LastCasebookOption = Annotated[
    Path | None,
    typer.Option("--casebook", "-c", help="Casebook. Default: the store's last one."),
]
ProblemOption = Annotated[str | None, typer.Option(help="Only this warning problem.")]
MomentOption = Annotated[
    str | None, typer.Option("--as-of", help="The moment to look from. Default: now.")
]
# Of commands that have something stamped, or check stamps.
AuthorityOption = Annotated[
    str | None,
    typer.Option("--tsa", help="Have it stamped by the time-stamping authority at this address."),
]
CalendarOption = Annotated[
    list[str] | None,
    typer.Option("--calendar", help="Have it stamped by this calendar of OpenTimestamps."),
]
RootsOption = Annotated[
    Path | None,
    typer.Option(help="Root certificates (PEM) that stamps of authorities are traced to."),
]
HeadersOption = Annotated[
    Path | None,
    typer.Option(help="Headers of Bitcoin's blocks, a height and a header a line."),
]
DraftsOption = Annotated[
    bool, typer.Option("--drafts", help="Alarms that two people have not signed, too.")
]
