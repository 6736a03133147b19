"""Where a casebook that another one includes is found: beside it, at a path from it, or among those
that ship with the program.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_casebooks() -> Path | None:
    """Return the folder of the casebooks that ship: in the wheel, or beside a checkout; None where
    there is none.
    """
    places = (_PACKAGE / "shipped" / "casebooks", _PACKAGE.parent.parent / "casebooks")
    return next((place for place in places if place.is_dir()), None)


def places_of(folder: Path, name: str) -> list[Path]:
    """Return the places where an included casebook is looked for, in this order: one beside the
    folder goes before one that ships.
    """
    shipped = shipped_casebooks()
    by_name = [shipped / name] if shipped is not None and Path(name).name == name else []
    return list(dict.fromkeys(p.resolve() for p in (folder.resolve().parent / name, *by_name)))


def included(folder: Path, name: str) -> Path | None:
    """Return the folder of a casebook that the one in `folder` includes; None
    where there is none.
    """
    return next((place for place in places_of(folder, name) if place.is_dir()), None)
