"""`tocsin correct`, `corrections` and `explain`: a person's word on a finding, the list of them,
and what a finding says of itself.
"""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.cli.options import LanguageOption
from tocsin.report import ENGLISH, Words
from tocsin.workspace import corrections, explaining
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.workspace import open_workspace

AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        help="The moment to look from: 2022-01-12 (its end, UTC) or an ISO time. Default: now.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print machine-readable output.")]


def correct(
    record: Annotated[
        str, typer.Argument(help="Id of a claim, mention or match; for lineage, of the document.")
    ],
    field: Annotated[str, typer.Argument(help=f"What is corrected. {corrections.TOLD}.")],
    value: Annotated[
        str,
        typer.Argument(
            help="What is right; `none` takes it out; for originator an id, a name or `voice`; "
            "for chain all of them, "
            "originator first ('a source -> an agency', or 'a source via an agency'); "
            "`new:NAME` for a name the casebook does not "
            "hold; for origin_id `itself`."
        ),
    ],
    store: Annotated[str, typer.Option("--store", help="The store that keeps it.")],
    signer: Annotated[str, typer.Option(help="Who says so.")],
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    at: Annotated[
        str | None,
        typer.Option(
            help="Since when it counts; a replay --as-of an earlier moment leaves it out. "
            "Default: now, or where a case is replayed, "
            "the moment at which it stands."
        ),
    ] = None,
    casebook: Annotated[
        Path | None,
        typer.Option(
            "--casebook",
            "-c",
            help="Where names are looked up. Default: the casebook the store was read with last.",
        ),
    ] = None,
    change: Annotated[
        bool,
        typer.Option(
            "--change",
            help="Decide on a match that waits for no decision: change what was decided.",
        ),
    ] = False,
) -> None:
    """Correct a finding. A person's word outranks the rule and survives re-runs; a later one, or
    `tocsin withdraw`, outranks it.
    """
    with open_workspace(store, casebook, user=signer, must_exist=True) as work:
        kept = work.correct(record, field, value, note=note, at=at, change=change)
    show.out.print(
        f"kept as {kept.id}: {kept.field} of {kept.record_id} is {kept.value}", markup=False
    )


def list_corrections(
    store: Annotated[str, typer.Option("--store", help="The store to look at.")],
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """List the corrections that count: who, when, what and why, oldest first. What was withdrawn
    stands in `tocsin audit list`.
    """
    with open_workspace(store, must_exist=True) as work:
        rows = work.corrections(as_of_moment(as_of))
    if json:
        show.say_json(rows)
        return
    for row in rows:
        why = f"  ({row.note})" if row.note else ""
        line = (
            f"{row.at:%Y-%m-%d %H:%M}  {row.id}  {row.signer:20} {row.record_id}  "
            f"{row.field} = {row.value}{why}"
        )
        show.out.print(line, markup=False)
    if not rows:
        show.out.print("nobody has corrected anything in this store yet", markup=False)


def explain(
    record: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of a claim, document, match, event, alarm or problem, as a brief gives it.",
        ),
    ],
    store: Annotated[
        str, typer.Option("--store", help="The store it stands in; a run leaves one in its --out.")
    ],
    language: LanguageOption = ENGLISH,
    json: JsonOption = False,
) -> None:
    """Show a record of a brief. A claim is shown in its sentence, with `[what is claimed]`, `<its
    sources>` and `*its cues*` marked.
    """
    with open_workspace(store, must_exist=True) as work:
        shown = explaining.shown(work.store, record, language)
    if json:
        show.say_json(shown)
        return
    if isinstance(shown, explaining.Shown):
        show.out.print(_heading(shown, Words(language)), markup=False)
    else:
        show.out.print(shown.document, markup=False)
        show.out.print(f"  {shown.sentence}", markup=False)
    for line in shown.lines:
        show.out.print(f"  {line}", markup=False)


def _heading(shown: explaining.Shown, words: Words) -> str:
    """Name a record by its kind, its id and its title."""
    kind = words(f"explain-kind-{shown.kind}")
    return words("explain-heading", kind=kind, id=shown.id, title=shown.title)


def add_to(app: typer.Typer) -> None:
    """Add the commands by which people correct findings to the program's own."""
    app.command(
        epilog="Examples: `tocsin correct clm-1a2b stance denies --signer 'A. Analyst' --store "
        "w.sqlite` · "
        "`tocsin correct doc-1a2b origin_id doc-3c4d --signer 'A. Analyst' --note 'same words, "
        "earlier' --store w.sqlite`"
    )(correct)
    app.command("corrections", epilog="Example: `tocsin corrections --store work.sqlite --json`")(
        list_corrections
    )
    app.command(epilog="Example: `tocsin explain clm-1a2b3c --store out/run.sqlite`")(explain)
