"""What ships with the program: casebooks and the demo texts, in the wheel or beside a checkout."""

from pathlib import Path

from tocsin.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """Return a shipped folder such as `casebooks` or `demo`.

    Raises:
        UsageError: the installation lacks it.
    """
    for root in (_PACKAGE / "shipped", _PACKAGE.parent.parent):
        if (root / name).is_dir():
            return root / name
    raise UsageError(f"this installation lacks its folder {name!r}; install tocsin again.")


def find_casebook(name: Path) -> Path:
    """Return a casebook's folder: a path, or the name of one that ships with the program."""
    if name.is_dir():
        return name
    inside = shipped("casebooks") / name.name
    return inside if inside.is_dir() and name.parent in (Path(), Path("casebooks")) else name
