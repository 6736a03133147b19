"""Pages that list others: decisions, and the guides for plug-ins."""

from collections.abc import Iterator
from pathlib import Path

_DECISIONS = """# Decisions

Why the program is built as it is. Each page gives one choice, what was measured, and what it costs. They are written when a choice is made
and are not rewritten later: where the program has moved on, a later decision says so.
"""
_PLUG_INS = """# Write a plug-in

A plug-in is a Python package with an entry point; the program finds it when it is installed. There are points for sources, formats,
exporters, languages, detectors and notifiers.
"""


def decisions(docs: Path) -> str:
    """Return the list of decisions, in their order."""
    return _DECISIONS + "\n" + "".join(_links(docs, "decisions"))


def plug_ins(docs: Path) -> str:
    """Return the list of guides for plug-ins that this version has."""
    guides = "".join(_links(docs, "plug-ins"))
    return _PLUG_INS + "\n" + (guides or "This version has no plug-in points yet.\n")


def pages_of(docs: Path, folder: str) -> list[Path]:
    """Return the pages of a folder, the one that introduces the others first."""
    return sorted((docs / folder).glob("*.md"), key=lambda p: (p.name != "README.md", p.name))


def _links(docs: Path, folder: str) -> Iterator[str]:
    """Yield a line for each page of a folder, with its title."""
    for page in pages_of(docs, folder):
        title = page.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ").strip()
        yield f"- [{title}](../{folder}/{page.name})\n"
