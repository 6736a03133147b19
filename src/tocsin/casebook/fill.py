"""What an entry need not say twice: its name is one of its aliases, and what a narrative or a class
holds has its reference.
"""

import datetime as dt
from typing import Any

from tocsin.casebook.rows import Row
from tocsin.language.fold import fold
from tocsin.records import KNOWN_ALWAYS, NO_REFERENCE, Issue

_NAMED = ("actors", "sites", "sources")
# The rows inside an entry that have a reference of their own.
_INNER = {"narratives": ("precedents", "debunks"), "reference_classes": ("rows",)}


def fill(row: Row, issues: list[Issue]) -> None:
    """Complete a row by what follows from the rest of it."""
    if row.section in _NAMED:
        _name_is_alias(row)
    for field in _INNER.get(row.section, ()):
        inner = row.value.get(field)
        for index, part in enumerate(inner if isinstance(inner, list) else ()):
            if isinstance(part, dict):
                _complete(row, (field, index), part, issues)


def _name_is_alias(row: Row) -> None:
    """Enter the name among the aliases. A name with a remark in brackets describes the entry, and
    is no alias.
    """
    name, aliases = row.value.get("name"), row.value.get("aliases", [])
    if (
        not isinstance(name, str)
        or not isinstance(aliases, list)
        or "(" in name
        or len(name.strip()) < 2
    ):
        return
    if fold(name) not in {fold(a) for a in aliases if isinstance(a, str)}:
        row.value["aliases"] = [name, *aliases]
        row.lines.shift((*row.path, "aliases"), row.lines.line((*row.path, "name")))


def _complete(
    row: Row, at: tuple[str | int, ...], part: dict[str, Any], issues: list[Issue]
) -> None:
    """Give a precedent, a debunk or a past case its reference; what happened on a day was not known
    before it.
    """
    if "reference" not in part:
        part["reference"] = row.value.get("reference", NO_REFERENCE)
    if part["reference"] == NO_REFERENCE:
        message = (
            f"`{at[0]}[{int(at[1]) + 1}]` has no reference, and neither has the entry: "
            "nobody can look it up."
        )
        issues.append(row.issue(at, message, "Write `reference: ...`.", warning=True))
    if row.section == "narratives" and "known_from" not in part:
        # A day that is none is said to be so; that it is not known since then says no more.
        day = part.get("date")
        part["known_from"] = day if type(day) is dt.date else KNOWN_ALWAYS
