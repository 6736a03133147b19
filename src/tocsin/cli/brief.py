"""`tocsin brief`: what a store knows at a moment, assessed. Programs run it again and again, so it
loads nothing that only reading, collecting or signing needs.
"""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.finishing import finish
from tocsin.cli.options import (
    AsOfOption,
    CasebookOption,
    JsonOption,
    LanguageOption,
    OutOption,
    PdfOption,
    RecordsOption,
)
from tocsin.report import ENGLISH, Words
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.done import Done
from tocsin.workspace.opened import open_case
from tocsin.workspace.output import assess_into


def brief(
    casebook: CasebookOption,
    store: Annotated[str, typer.Option("--store", help="The store to judge.")],
    as_of: AsOfOption = None,
    out: OutOption = Path("out"),
    language: LanguageOption = ENGLISH,
    pdf: PdfOption = False,
    records: RecordsOption = None,
    json: JsonOption = False,
) -> None:
    """Assess what a store knows at a moment and write the brief, without reading anything new."""
    words, moment = Words(language), as_of_moment(as_of)
    with open_case(store, casebook, must_exist=True) as work:
        judged = assess_into(work, out, moment, language, pdf=pdf, records=records)
    note = "" if judged.facts.beyond is None else words("cli-records-left-out")
    done = Done(judged=judged, refused=(), read=0, out=out, store=store, note=note)
    finish(done, words, json=json)


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    app.command(
        "brief",
        epilog="Example: `tocsin brief --store work.sqlite -c almaty-2022 --as-of 2022-01-12 "
        "-o out`",
    )(brief)
