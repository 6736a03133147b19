"""A new casebook: an empty frame with every file, and what a report proposes, for a person to review."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

from tocsin.errors import UsageError
from tocsin.records import Entry, Mention

_FILES = {
    "sources.yml": "# Outlets, channels, agencies and official feeds, and the groups they are counted in.\nsources: []\ngroups: []\n",
    "narratives.yml": "# Stories told before: wordings, facets, precedents, debunks.\nnarratives: []\n",
    "problems.yml": "# Warning problems with their rival hypotheses, and the reference classes of their priors.\n"
    "reference_classes: []\nproblems: []\n",
}
_PLACES = ("place", "site")


def new_casebook(folder: Path, proposals: Sequence[Mention], *, report: str | None, day: dt.date) -> list[Path]:
    """Write an empty casebook; mentions of a report stand in it as proposals, commented out until somebody agrees.

    Raises:
        UsageError: the folder exists and is not empty.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder} exists and is not empty; name another folder.")
    folder.mkdir(parents=True, exist_ok=True)
    files = dict(_FILES)
    files["casebook.yml"] = f"id: {folder.name}\ntitle: {folder.name}\ninclude: []\n"
    actors = [m for m in proposals if m.kind not in _PLACES]
    sites = [m for m in proposals if m.kind in _PLACES]
    files["actors.yml"] = _section("actors", actors, report, day)
    files["sites.yml"] = _section("sites", sites, report, day)
    written = []
    for name, text in sorted(files.items()):
        (folder / name).write_text(text, encoding="utf-8")
        written.append(folder / name)
    return written


def _section(name: str, mentions: Sequence[Mention], report: str | None, day: dt.date) -> str:
    """Write one section with its proposals as comments."""
    lines = [f"# Names only; a description is nobody's alias. Persons stand here in public roles.\n{name}:"]
    if not mentions:
        return lines[0] + " []\n"
    lines[0] += " []"
    lines.append(f"# Proposed from {report}; take out the # of what you agree with, and mend it:")
    for surface in sorted({m.surface for m in mentions}):
        kinds = {m.kind for m in mentions if m.surface == surface}
        kind = {"person": "public_official", "state": "state", "place": "city", "site": "facility"}.get(
            min(kinds), "organisation"
        )
        identifier = "_".join("".join(c if c.isascii() and c.isalnum() else " " for c in surface.casefold()).split())
        lines.append(
            f"#  - {{id: {identifier or 'name_me'}, name: {surface!r}, kind: {kind}, aliases: [{surface!r}],"
            f" known_from: {day}, reference: '{report}'}}"
        )
    return "\n".join(lines) + "\n"


def as_yaml(section: str, entries: Iterable[Entry]) -> str:
    """Write entries as a section of a casebook file; what an entry does not say is left out."""
    out = io.StringIO()
    writer = YAML()
    writer.allow_unicode = True
    writer.width = 140
    writer.dump(
        {section: [_filled(msgspec.to_builtins(e, str_keys=True, builtin_types=(dt.date,))) for e in entries]}, out
    )
    return out.getvalue()


def _filled(value: Any) -> Any:
    """Leave out what is empty, at every depth."""
    if isinstance(value, dict):
        return {k: _filled(v) for k, v in value.items() if v not in (None, [], (), {}, False)}
    return [_filled(v) for v in value] if isinstance(value, list | tuple) else value
