"""Options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.report import languages
from tocsin.workspace.opened import MOST_WRITTEN

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
# Of commands that assess what a store knows.
CasebookOption = Annotated[
    Path,
    typer.Option(
        "--casebook", "-c", help="Folder of a casebook, or the name of one that ships with tocsin."
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        help="The moment to look from: 2022-01-12 (its end, UTC) or an ISO time. Default: now.",
    ),
]
OutOption = Annotated[
    Path, typer.Option("--out", "-o", help="Folder for the brief and the JSONL files.")
]
PdfOption = Annotated[bool, typer.Option("--pdf", help="Write the brief as PDF, too.")]
RecordsOption = Annotated[
    bool | None,
    typer.Option(
        "--records/--no-records",
        help="Write every record as JSONL beside the brief. By default for a store of up to "
        f"{MOST_WRITTEN:,} documents.",
    ),
]
AllowHostOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host", help="A host that may be fetched although its address is not public."
    ),
]
