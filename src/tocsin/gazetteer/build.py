"""Building gazetteers: the one that ships, and a user's own with what GeoNames or OurAirports dumps
add.
"""

import hashlib
from collections.abc import Callable, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from tocsin.errors import GazetteerError
from tocsin.gazetteer import dumps
from tocsin.gazetteer.draft import Draft
from tocsin.gazetteer.lookup import SHIPPED, SqliteGazetteer
from tocsin.gazetteer.packages import base, sources

MADE_OF = "made_of"


def build_shipped() -> str:
    """Build the gazetteer that ships, unless it is there and made of the same things; say what was
    done.

    Raises:
        GazetteerError: a package it is made of is missing.
    """
    wanted = _parts_digest()
    if SHIPPED.exists():
        try:
            if SqliteGazetteer(SHIPPED).about.get(MADE_OF) == wanted:
                return f"{SHIPPED.name}: up to date"
        except GazetteerError:
            pass
    draft = base()
    draft.write(SHIPPED, {"sources": sources(), MADE_OF: wanted})
    return f"{SHIPPED.name}: {len(draft)} places"


def _parts_digest() -> str:
    """Return the digest of everything the gazetteer is made of: versions, lists, and the code that
    joins them.
    """
    digest = hashlib.sha256(sources().encode())
    root = resources.files("tocsin")
    lists: list[Traversable] = [
        f for f in (root / "gazetteer").iterdir() if f.name.endswith((".yml", ".py"))
    ]
    lists += [
        root / "language" / name for name in ("place_names.py", "stems.py", "fold.py", "words.py")
    ]
    lists += [root / "language" / "lexicon" / code / "general.yml" for code in ("ru", "uk", "kk")]
    for file in sorted(lists, key=lambda f: f.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def build_own(
    out: Path,
    *,
    geonames: Sequence[Path] = (),
    airports: Sequence[Path] = (),
    tell: Callable[[int], None] = lambda rows: None,
) -> tuple[SqliteGazetteer, list[str]]:
    """Build a gazetteer of the one that ships and of dumps; return it with what could not be read,
    a line each.

    Raises:
        GazetteerError: a dump is missing or is none.
    """
    draft = Draft.of(SHIPPED)
    refused: list[str] = []
    for path in geonames:
        refused += dumps.add_geonames(draft, path, tell)
    for path in airports:
        refused += dumps.add_airports(draft, path, tell)
    shipped = SqliteGazetteer(SHIPPED)
    named = ", ".join([shipped.about["sources"], *(p.name for p in (*geonames, *airports))])
    shipped.close()
    draft.write(out, {"sources": named})
    return SqliteGazetteer(out), refused
