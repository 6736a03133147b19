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
# Of commands that send out what a store holds.
LastCasebookOption = Annotated[
    Path | None,
    typer.Option("--casebook", "-c", help="Casebook. Default: the store's last one."),
]
ProblemOption = Annotated[str | None, typer.Option(help="Only this warning problem.")]
MomentOption = Annotated[
    str | None, typer.Option("--as-of", help="The moment to look from. Default: now.")
]
DraftsOption = Annotated[
    bool, typer.Option("--drafts", help="Alarms that two people have not signed, too.")
]
