"""`tocsin casebook`: check, new, schema."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from tocsin import pipeline
from tocsin.casebook import json_schema, load_casebook, new_casebook, read_casebook
from tocsin.casebook.ftm import actors_from_ftm, as_yaml
from tocsin.desk import show
from tocsin.desk.shipped import find_casebook
from tocsin.errors import InputError, UsageError
from tocsin.records import Casebook, Dropped, Mention, Occurrence
from tocsin.sources import Stated, read_inputs

app = typer.Typer(no_args_is_help=True, help="Check and begin casebooks.")


@app.command(epilog="Example: `tocsin casebook check casebooks/almaty-2022`")
def check(
    folder: Annotated[Path, typer.Argument(help="Folder of the casebook.")],
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check a casebook; every finding names file and line."""
    casebook, issues = read_casebook(find_casebook(folder))
    if json:
        show.say_json(issues)
    else:
        for issue in issues:
            show.out.print(str(issue), markup=False)
    errors = sum(i.level == "error" for i in issues)
    if casebook is not None and not json:
        show.out.print(
            f"{casebook.id}: sound; {len(casebook.sources)} sources, {len(casebook.actors)} actors, {len(casebook.sites)} sites, "
            f"{len(casebook.narratives)} narratives, {len(casebook.problems)} problem(s)."
        )
    raise typer.Exit(2 if errors else 0)


@app.command(epilog="Example: `tocsin casebook new my-case --from report.txt`")
def new(
    folder: Annotated[Path, typer.Argument(help="Folder to make.")],
    report: Annotated[
        Path | None, typer.Option("--from", help="A report whose names are proposed as actors and sites, for review.")
    ] = None,
) -> None:
    """Begin a casebook: a frame with every file, and what a report proposes."""
    proposals = _proposals(report) if report else []
    day = dt.datetime.now(dt.UTC).date()
    for path in new_casebook(folder, proposals, report=report.name if report else None, day=day):
        show.out.print(str(path), markup=False)
    if report:
        names = len({m.surface for m in proposals})
        show.out.print(f"{names} name(s) proposed in actors.yml and sites.yml; each is a comment until you agree.")


def _proposals(report: Path) -> list[Mention]:
    """Return the names a report gives, outside its noise."""
    now = dt.datetime.now(dt.UTC)
    reader = pipeline.Reader(Casebook(id="new", title="new", digest=""), now)
    found: list[Mention] = []
    for item in read_inputs([str(report)], seen_at=now, stated=Stated()):
        if isinstance(item, Occurrence):
            continue
        result = item if isinstance(item, Dropped) else reader.annotate(item)
        if isinstance(result, Dropped):
            raise InputError(result.detail, reason=result.reason)
        document, annotations = result
        found += [m for m in annotations.mentions if not any(n.span.overlaps(m.span) for n in document.noise)]
    return found


@app.command(name="import", epilog="Example: `tocsin casebook import entities.ftm.json > my-case/actors.yml`")
def import_actors(
    file: Annotated[
        Path, typer.Argument(help="FollowTheMoney entities, one JSON object a line (OpenSanctions, OpenAleph).")
    ],
) -> None:
    """Print actors of a FollowTheMoney file as casebook YAML, for review: public roles and bodies only, and no private detail."""
    try:
        with file.open("rb") as lines:
            found = list(actors_from_ftm(lines, name=file.name, today=dt.datetime.now(dt.UTC).date()))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}.") from None
    left = [f for f in found if isinstance(f, Dropped)]
    actors = [f for f in found if not isinstance(f, Dropped)]
    show.say_refused(left)
    show.out.print(as_yaml(actors), markup=False, end="")
    show.err.print(f"{len(actors)} actor(s), {len(left)} left out", markup=False)
    raise typer.Exit(0 if actors and not left else 1 if actors else 3)


@app.command(
    epilog="Example: `tocsin casebook schema > casebook.schema.json`, then name it in your editor's YAML settings."
)
def schema() -> None:
    """Print the JSON Schema of casebook files, for editors that complete and check YAML."""
    show.say_json(json_schema())


@app.command(name="list")
def list_entries(folder: Annotated[Path, typer.Argument(help="Folder of the casebook.")]) -> None:
    """List the ids of a casebook with their names."""
    casebook = load_casebook(find_casebook(folder))
    for section in ("sources", "groups", "actors", "sites", "narratives", "reference_classes", "problems"):
        for entry in getattr(casebook, section):
            show.out.print(f"{section}\t{entry.id}\t{getattr(entry, 'name', None) or entry.title}", markup=False)
