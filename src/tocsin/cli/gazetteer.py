"""`tocsin gazetteer`: build one with your own dumps, see what it is made of, look a name up."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli import show
from tocsin.errors import UsageError
from tocsin.gazetteer import find_gazetteer
from tocsin.gazetteer.build import build_own
from tocsin.gazetteer.lookup import own_gazetteer
from tocsin.language.place_names import written_as
from tocsin.language.words import word_list
from tocsin.records import Named

app = typer.Typer(no_args_is_help=True, help="The places of the world that names are looked up in.")


@app.command(
    epilog=(
        "Example: `tocsin gazetteer build --geonames KZ.zip --airports airports.csv` (dumps "
        "of GeoNames and OurAirports)"
    )
)
def build(
    geonames: Annotated[
        list[Path] | None,
        typer.Option(
            help="A GeoNames dump (KZ.zip, KZ.txt, allCountries.txt); may be given again."
        ),
    ] = None,
    airports: Annotated[list[Path] | None, typer.Option(help="OurAirports' airports.csv.")] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="Where to write; by default the one that is used."),
    ] = None,
) -> None:
    """Build a gazetteer of the one that ships and your own dumps; later runs use it."""
    path = out or own_gazetteer()
    tell = show.counting("rows")
    gazetteer, refused = build_own(
        path, geonames=geonames or (), airports=airports or (), tell=tell
    )
    for line in refused[:20]:
        show.err.print(line, markup=False)
    if len(refused) > 20:
        show.err.print(f"... and {len(refused) - 20} more rows that were left out")
    show.out.print(
        f"{path}: {gazetteer.about['places']} places, {gazetteer.about['names']} names",
        markup=False,
    )
    raise typer.Exit(1 if refused else 0)


@app.command(epilog="Example: `tocsin gazetteer info --json`")
def info(json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Say which gazetteer is used, and what it is made of."""
    gazetteer = find_gazetteer()
    if json:
        show.say_json({"path": str(gazetteer.path), **gazetteer.about})
        return
    for name, value in {"file": str(gazetteer.path), **gazetteer.about}.items():
        show.out.print(f"{name}: {value}", markup=False)


@app.command(epilog="Example: `tocsin gazetteer find Алма-Ате`, or `tocsin gazetteer find Lebanon`")
def find(
    name: Annotated[str, typer.Argument(help="A name as a text writes it, in any case.")],
) -> None:
    """List the places a written name may mean, the largest first."""
    words = tuple(word_list(name))
    if not words:
        raise UsageError(f"{name!r} is no name: it has no letters.")
    named_places: dict[str, Named] = {
        n.place.id: n
        for listed in find_gazetteer().named(written_as(words)).values()
        for n in listed
    }
    rows = sorted(named_places.values(), key=lambda n: (-n.place.population, n.place.id))
    for named in rows:
        place = named.place
        where = (
            f"{place.latitude}, {place.longitude}"
            if place.latitude is not None
            else "no coordinates"
        )
        mark = (
            " (people)"
            if named.people
            else " (short name)"
            if named.short
            else ""
            if named.primary
            else " (other name)"
        )
        lies_in = (place.country or "-", place.region or "-")
        show.say_row(place.id, place.name + mark, place.kind, *lies_in, place.population, where)
    if not rows:
        show.err.print(
            (
                f"{name}: no place of that name; a GeoNames dump may know it: tocsin gazetteer "
                "build --geonames FILE"
            ),
            markup=False,
        )
        raise typer.Exit(1)
