"""`tocsin match`: which catalogued narratives a text is near, and the matches a person has to
decide.
"""

import sys
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from tocsin.casebook import load_casebook
from tocsin.cli import show
from tocsin.errors import MissingError, UsageError
from tocsin.language.numbers import counted
from tocsin.workspace import review
from tocsin.workspace.shipped import find_casebook
from tocsin.workspace.workspace import Workspace, open_workspace

app = typer.Typer(
    no_args_is_help=True,
    help="Which catalogued narratives a text is near, and the matches that a person has to decide.",
)
CasebookOption = Annotated[
    Path,
    typer.Option(
        "--casebook", "-c", help="Folder of a casebook, or the name of one that ships with tocsin."
    ),
]
StoreOption = Annotated[str, typer.Option("--store", help="The store whose matches are looked at.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print machine-readable output.")]
SignerOption = Annotated[str, typer.Option("--signer", help="Who judges.")]


@app.command(
    epilog="Examples: `tocsin match text 'The dam has been mined and will be blown up.' -c "
    "common` · "
    "`tocsin match text --lines claims.txt -c common --json`"
)
def text(
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT...", help="Texts, each taken as one claim.")
    ] = None,
    casebook: CasebookOption = Path("common"),
    lines: Annotated[
        Path | None,
        typer.Option("--lines", help="A file with one text a line; - reads standard input."),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="en, ru, uk or kk. Default: told from the text.")
    ] = None,
    top: Annotated[
        int, typer.Option(min=1, help="So many narratives are shown for each text.")
    ] = 5,
    json: JsonOption = False,
) -> None:
    """Rank the narratives of a casebook for texts, with the reasons and the probability of each."""
    claim_texts = [*(texts or []), *_lines(lines)]
    if not claim_texts:
        raise UsageError("give a text, or a file with --lines.")
    ranking = review.ranked(
        claim_texts, casebook=load_casebook(find_casebook(casebook)), language=language, top=top
    )
    if ranking.note:
        show.err.print(ranking.note, markup=False)
    for row in ranking.rows:
        if json:
            show.say_json(row)
            continue
        language_name = row.language or "language unknown"
        show.out.print(f"{row.text} ({language_name})", markup=False, style="bold")
        for place, near in enumerate(row.near, start=1):
            show.out.print(
                f"{place:3}. {near.probability:.2f}  {near.narrative_id}  {near.title}",
                markup=False,
            )
            show.out.print(f"          {'; '.join(near.why)}", markup=False, style="dim")
        if row.why_none:
            show.out.print(f"     {row.why_none}", markup=False)


def _lines(path: Path | None) -> list[str]:
    """Return the lines of a file that are not empty."""
    if path is None:
        return []
    try:
        body = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8 text.") from None
    return [line.strip() for line in body.splitlines() if line.strip()]


@app.command(
    name="review",
    epilog="Examples: `tocsin match review --store work.sqlite -c almaty-2022 --signer 'A. "
    "Analyst'` · "
    "`tocsin match review --store work.sqlite -c almaty-2022 --list --json` · "
    "`tocsin match review --store work.sqlite -c almaty-2022 --judge mat-... same --signer 'A. "
    "Analyst'`",
)
def review_matches(
    store: StoreOption,
    casebook: CasebookOption,
    signer: SignerOption = "",
    judge: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--judge", metavar="MATCH WORD", help="Judge one match: same, different or unsure."
        ),
    ] = None,
    change: Annotated[
        bool,
        typer.Option(
            "--change", help="Judge a match that waits for no decision: change what was decided."
        ),
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="Show the sure ones as well.")] = False,
    only_list: Annotated[bool, typer.Option("--list", help="List them and ask nothing.")] = False,
    json: JsonOption = False,
) -> None:
    """Walk through the matches the program is unsure of, the likeliest first. A person's word
    outranks the score.
    """
    with open_workspace(store, casebook, user=signer, must_exist=True) as work:
        if judge is not None:
            kept = work.judge(*judge, change=change)
            show.out.print(
                f"{kept.record_id}: {kept.value}, by {kept.signer} ({kept.id})", markup=False
            )
            return
        _review(work, work.queue(every=every), only_list=only_list, json=json)


def _review(work: Workspace, rows: list[review.Open], *, only_list: bool, json: bool) -> None:
    """Print the matches that wait, or ask for each."""
    if json:
        show.say_json(rows)
        return
    if only_list or not sys.stdin.isatty():
        for row in rows:
            show.say_row(row.match.id, f"{row.match.score:.2f}", row.title, row.claim)
        show.err.print(f"{len(rows)} to judge", markup=False)
        return
    if not (work.user or "").strip():
        raise MissingError("a name must say who judges.", option="signer")
    _walk(work, rows)


def _walk(work: Workspace, rows: list[review.Open]) -> None:
    """Ask for each match."""
    keys = {"s": "same", "d": "different", "u": "unsure"}
    for number, row in enumerate(rows, start=1):
        show.out.print(
            f"\n{number} of {len(rows)} · {row.match.score:.2f} · {row.document}", markup=False
        )
        show.out.print(f"  claim: {row.claim}", markup=False)
        show.out.print(f"  narrative: {row.title}: {row.summary}", markup=False)
        for feature in row.match.features:
            show.out.print(
                f"    {feature.weight * feature.value:+.2f}  {feature.name}: {feature.why}",
                markup=False,
                style="dim",
            )
        answer = (
            typer.prompt("s same, d different, u unsure, n next, q quit", default="n")
            .strip()
            .casefold()[:1]
        )
        if answer == "q":
            return
        if answer in keys:
            work.judge(row.match.id, keys[answer])


@app.command(
    epilog=(
        "Example: `tocsin match wordings --store work.sqlite -c almaty-2022`, then paste "
        "what you agree with"
    )
)
def wordings(store: StoreOption, casebook: CasebookOption) -> None:
    """Print claims that people decided to be the same narrative, as wordings to add to the
    casebook: so an entry learns.
    """
    with open_workspace(store, casebook, must_exist=True) as work:
        taught = work.taught()
    for story, rows in taught.items():
        show.out.print(f"{story}:", markup=False)
        for language, claims in rows.items():
            show.out.print(f"  {language}:", markup=False)
            for claim in claims:
                show.out.print(f"    - {msgspec.json.encode(claim).decode()}", markup=False)


@app.command(epilog="Example: `tocsin match proposals --store work.sqlite -c almaty-2022`")
def proposals(store: StoreOption, casebook: CasebookOption, json: JsonOption = False) -> None:
    """Show narratives that recur in several sources and stand in no catalogue. None is ever added
    by itself.
    """
    with open_workspace(store, casebook, must_exist=True) as work:
        recurring: list[Any] = list(work.proposals())
    if json:
        show.say_json(recurring)
        return
    for row in recurring:
        days = f", {row.first:%Y-%m-%d} to {row.last:%Y-%m-%d}" if row.first and row.last else ""
        show.out.print(
            (
                f"{row.origins} origins, sources {', '.join(row.sources)}{days}: "
                f"{', '.join(row.terms)}"
            ),
            markup=False,
        )
        for example in row.examples:
            show.out.print(f"    {example}", markup=False)
    show.err.print(counted(len(recurring), "proposal"), markup=False)
