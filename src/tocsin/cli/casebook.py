"""`tocsin casebook`: check, new, test, import, schema, list."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from tocsin.casebook import json_schema, load_casebook, new_casebook, read_casebook
from tocsin.casebook.ftm import actors_from_ftm, is_ftm
from tocsin.casebook.import_narratives import CSV_COLUMNS, narratives_from
from tocsin.casebook.write import EXAMPLE_DAY, KINDS, TEXTS, as_yaml, example_ids
from tocsin.cli import show
from tocsin.cli.trying_rules import try_rules
from tocsin.errors import UsageError
from tocsin.gazetteer import find_gazetteer
from tocsin.language.numbers import counted
from tocsin.records import Casebook, Dropped
from tocsin.workspace.clock import as_of_moment, now
from tocsin.workspace.proposing import Proposals, propose
from tocsin.workspace.shipped import find_casebook

app = typer.Typer(no_args_is_help=True, help="Check and begin casebooks.")


@app.command(epilog="Example: `tocsin casebook check casebooks/almaty-2022`")
def check(
    folder: Annotated[Path, typer.Argument(help="Folder of the casebook.")],
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check a casebook; every finding names file, line and entry. Warnings say what an entry will
    and will not catch.
    """
    today = dt.datetime.now(dt.UTC).date()
    casebook, issues = read_casebook(find_casebook(folder), today, find_gazetteer())
    if json:
        show.say_json(issues)
    else:
        for issue in issues:
            show.out.print(str(issue), markup=False)
    errors = sum(i.level == "error" for i in issues)
    if not json:
        show.out.print(_upshot(folder, casebook, errors, len(issues) - errors), markup=False)
    raise typer.Exit(2 if errors else 0)


def _upshot(folder: Path, casebook: Casebook | None, errors: int, warnings: int) -> str:
    """Say in one line what a check came to."""
    if casebook is None:
        return (
            f"{folder}: not sound; {counted(errors, 'error')}, {counted(warnings, 'warning')}. "
            "Mend the errors; nothing runs before."
        )
    sections = ("sources", "actors", "sites", "narratives", "problems")
    parts = [counted(len(getattr(casebook, s)), s.removesuffix("s")) for s in sections]
    remark = f" {counted(warnings, 'warning')}: read what follows from them." if warnings else ""
    return f"{casebook.id}: sound; {', '.join(parts)}.{remark}"


@app.command(
    epilog="Examples: `tocsin casebook new my-case` · `tocsin casebook new my-case --template "
    "sabotage` · "
    "`tocsin casebook new my-case --from report.txt --from posts.jsonl`"
)
def new(
    folder: Annotated[Path, typer.Argument(help="Folder to make.")],
    report: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            help=(
                "What is read for proposals: a file or folder of any kind that `run` reads; "
                "may be given again."
            ),
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            help=(
                f"An example of a kind of problem: {', '.join(KINDS)}. Default: pretext; with "
                "--from, none."
            )
        ),
    ] = None,
) -> None:
    """Begin a casebook: a commented example that runs at once, or a frame with what reports
    propose.
    """
    if template is not None and template not in KINDS:
        raise UsageError(f"there is no template {template!r}; known: {', '.join(KINDS)}.")
    kind = template or (None if report else KINDS[0])
    proposals = _proposals(report, kind) if report else None
    for path in new_casebook(folder, proposals.entries if proposals else (), template=kind):
        show.out.print(str(path), markup=False)
    if proposals:
        _say_proposed(proposals)
    where = f"{folder}/{TEXTS}" if kind else "YOUR-TEXTS"
    moment = f" --as-of {EXAMPLE_DAY}" if kind else ""
    for command in (
        f"casebook check {folder}",
        f"try {folder} {where}",
        f"run {where} -c {folder}{moment} -o out",
    ):
        show.out.print(f"Next: tocsin {command}", markup=False)


def _proposals(reports: list[str], kind: str | None) -> Proposals:
    """Return what reports propose.

    Raises:
        UsageError: none of them could be read.
    """
    shared = load_casebook(find_casebook(Path("common")))
    used = {
        e.id
        for section in ("sources", "groups", "actors", "sites", "narratives")
        for e in getattr(shared, section)
    }
    used |= example_ids(kind) if kind else set()
    known_names = [name for a in shared.actors for name in a.aliases] + [
        name for s in shared.sites for name in s.aliases
    ]
    proposals = propose(reports, used=used, catalogued=known_names, now=now())
    show.say_refused(proposals.refused)
    if not proposals.read:
        raise UsageError(f"nothing could be read of {', '.join(reports)}; no casebook was made.")
    return proposals


def _say_proposed(proposals: Proposals) -> None:
    """Say how many names are proposed, and where."""
    number = {
        s: sum(p.section == s for p in proposals.entries) for s in ("actors", "sites", "sources")
    }
    listed = ", ".join(f"{counted(n, s.removesuffix('s'))} in {s}.yml" for s, n in number.items())
    show.out.print(
        (
            f"Proposed from {counted(proposals.read, 'document')}: {listed}. "
            "Each is a comment until you agree."
        ),
        markup=False,
    )
    if proposals.catalogued:
        names = counted(proposals.catalogued, "name stands", "names stand")
        show.out.print(
            f"{names} in the casebook `common`, which is included, and not proposed again.",
            markup=False,
        )
    if proposals.unnamed:
        person = "person is" if proposals.unnamed == 1 else "persons are"
        show.out.print(
            f"{proposals.unnamed} {person} named without a public role, and not proposed.",
            markup=False,
        )


@app.command(
    name="import",
    epilog="Examples: `tocsin casebook import entities.ftm.json > my-case/actors.yml` · "
    "`tocsin casebook import reviews.jsonld > my-case/narratives.yml` · `tocsin casebook import "
    "stories.csv --known-from 2022-02-01`",
)
def import_entries(
    file: Annotated[
        Path,
        typer.Argument(
            help="FollowTheMoney entities (one JSON object a line, or an array), ClaimReview "
            "(JSON-LD, or a saved page "
            "with it), answers of fact-check services, MISP events with narrative objects, or a "
            "CSV "
            f"table of narratives with the columns {', '.join(CSV_COLUMNS)} (title, wording "
            "also by language: title_ru)."
        ),
    ],
    known_from: Annotated[
        str | None,
        typer.Option(
            help="Day since when entries without a date of their own were known. Default: today."
        ),
    ] = None,
) -> None:
    """Print actors or narratives of another collection as casebook YAML, for review; known from the
    day each was published.
    """
    try:
        body = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}.") from None
    day = as_of_moment(known_from).date() if known_from else dt.datetime.now(dt.UTC).date()
    actors = is_ftm(body)
    entries = list(
        actors_from_ftm(body.splitlines(), name=file.name, today=day)
        if actors
        else narratives_from(body, name=file.name, today=day)
    )
    refused = [f for f in entries if isinstance(f, Dropped)]
    accepted = [f for f in entries if not isinstance(f, Dropped)]
    show.say_refused(refused)
    section = "actors" if actors else "narratives"
    show.out.print(as_yaml(section, accepted), markup=False, end="")
    show.err.print(
        f"{counted(len(accepted), section.removesuffix('s'))}, {len(refused)} left out",
        markup=False,
    )
    raise typer.Exit(0 if accepted and not refused else 1 if accepted else 3)


@app.command(
    epilog=(
        "Example: `tocsin casebook schema > casebook.schema.json`, then name it in your "
        "editor's YAML settings."
    )
)
def schema() -> None:
    """Print the JSON Schema of casebook files, for editors that complete and check YAML."""
    show.say_json(json_schema())


app.command(
    name="test",
    epilog="Examples: `tocsin casebook test my-case` · `tocsin casebook test my-case --store "
    "work.sqlite` · `tocsin casebook test my-case --narrative n_mined --store work.sqlite "
    "--save-label`",
)(try_rules)


@app.command(name="list")
def list_entries(folder: Annotated[Path, typer.Argument(help="Folder of the casebook.")]) -> None:
    """List the ids of a casebook with their names."""
    casebook = load_casebook(find_casebook(folder))
    for section in (
        "sources",
        "groups",
        "actors",
        "sites",
        "narratives",
        "reference_classes",
        "problems",
    ):
        for entry in getattr(casebook, section):
            show.say_row(section, entry.id, getattr(entry, "name", None) or entry.title)
