"""The rows of a casebook's files as they are written: before anything is filled in, and before they
are records.
"""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tocsin.casebook.yaml_lines import Lines, Path_, read_yaml
from tocsin.records import (
    Actor,
    Entry,
    Group,
    Issue,
    Narrative,
    Problem,
    ReferenceClass,
    Site,
    Source,
    Target,
)

SECTIONS: dict[str, type[Entry]] = {
    "sources": Source,
    "groups": Group,
    "actors": Actor,
    "sites": Site,
    "narratives": Narrative,
    "reference_classes": ReferenceClass,
    "problems": Problem,
    "targets": Target,
}
DEFAULTS = "defaults"
# What only one entry can have.
_OWN = ("id", "name", "title", "aliases")


class Row(msgspec.Struct):
    """One entry as it is written: a mapping of YAML values, with the section and the place it
    stands at.
    """

    value: dict[str, Any]
    section: str
    lines: Lines
    path: Path_

    @property
    def id(self) -> str:
        """Return the id, or nothing where there is none."""
        return str(self.value.get("id", ""))

    def issue(
        self, at: Path_, message: str, suggestion: str | None = None, *, warning: bool = False
    ) -> Issue:
        """Make a finding about a value inside the row; it names the entry."""
        label = f"{self.id}: " if self.id else ""
        return self.lines.issue((*self.path, *at), f"{label}{message}", suggestion, warning=warning)


def read_rows(
    file: Path, given: Mapping[str, Any], issues: list[Issue], instead: str | None = None
) -> list[Row]:
    """Read the rows of one file, or of what is to stand in it instead; each takes what it does not
    say from the file's `defaults`, and then from those `given`.
    """
    value, lines, faults = read_yaml(file, instead)
    issues += faults
    if value is None:
        return []
    if not isinstance(value, dict):
        issues.append(
            lines.issue((), "expected sections such as `actors:` at the top of the file.")
        )
        return []
    defaults = defaults_of(value, lines, issues)
    rows: list[Row] = []
    for section, entries in value.items():
        if section == DEFAULTS:
            continue
        if section not in SECTIONS:
            issues.append(
                lines.issue((section,), f"unknown section {section!r}.", nearest(section, SECTIONS))
            )
            continue
        rows += _rows_of(section, entries, lines, issues)
    for row in rows:
        _inherit(row, defaults, lines)
        _inherit(row, given, None)
    return rows


def _rows_of(section: str, entries: Any, lines: Lines, issues: list[Issue]) -> list[Row]:
    """Return the rows of a section; what is no entry is said."""
    if entries is None:
        return []
    if not isinstance(entries, list):
        hint = "Write each entry on a line of its own that begins with a dash: `- id: ...`."
        issues.append(lines.issue((section,), f"`{section}` is a list of entries.", hint))
        return []
    rows = []
    for index, entry in enumerate(entries):
        if isinstance(entry, dict):
            rows.append(Row(value=entry, section=section, lines=lines, path=(section, index)))
        else:
            message = f"an entry of `{section}` is a list of fields; found {said(entry)}."
            issues.append(
                lines.issue(
                    (section, index), message, "Write fields such as `id: ...` below the dash."
                )
            )
    return rows


def defaults_of(value: Mapping[str, Any], lines: Lines, issues: list[Issue]) -> dict[str, Any]:
    """Return what a file says for all of its entries."""
    defaults = value.get(DEFAULTS) or {}
    if not isinstance(defaults, dict):
        hint = "Write: defaults: {known_from: 2024-01-01, reference: ...}"
        issues.append(lines.issue((DEFAULTS,), "`defaults` holds fields and their values.", hint))
        return {}
    every = sorted(
        {f.name for kind in SECTIONS.values() for f in msgspec.structs.fields(kind)} - set(_OWN)
    )
    for field in defaults:
        if field in _OWN:
            issues.append(
                lines.issue(
                    (DEFAULTS, field), f"`{field}` is each entry's own; it cannot be a default."
                )
            )
        elif field not in every:
            issues.append(
                lines.issue(
                    (DEFAULTS, field), f"no entry has a field {field!r}.", nearest(field, every)
                )
            )
    return {field: given for field, given in defaults.items() if field in every}


def _inherit(row: Row, defaults: Mapping[str, Any], lines: Lines | None) -> None:
    """Give a row what it does not say itself, as far as its kind of entry has the field."""
    known = {f.name for f in msgspec.structs.fields(SECTIONS[row.section])}
    for field, value in defaults.items():
        if field in known and field not in row.value:
            row.value[field] = value
            if lines is not None:
                row.lines.put((*row.path, field), lines.line((DEFAULTS, field)))


def nearest(name: str, known: Iterable[str]) -> str:
    """Suggest the known name that is written most alike; else say which are known."""
    listed = sorted(map(str, known))
    close = difflib.get_close_matches(name, listed, n=1, cutoff=0.6)
    return f"Did you mean {close[0]!r}?" if close else f"Known here: {', '.join(listed)}."


def said(value: Any) -> str:
    """Say what kind of value something is, as a person would call it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes or no"
    names = (
        (int | float, "a number"),
        (str, "text"),
        (list, "a list"),
        (dict, "fields of its own"),
    )
    return next((name for kind, name in names if isinstance(value, kind)), "a date")
