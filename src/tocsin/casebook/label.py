"""The label of a rule, written into the file it stands in: how often it fired over a past.

Nothing else of the file changes: comments, order and layout stay as people wrote them.
"""

import re
from pathlib import Path

import msgspec

from tocsin.casebook.rows import read_rows
from tocsin.errors import CasebookError
from tocsin.records import FiringRate, Issue

MEASURED = "measured"
_KEY = re.compile(r"^(?P<lead>\s*-?\s*)(?P<key>[\w-]+):")


def write_label(folder: Path, kind: str, rule: str, problem: str | None, rate: FiringRate) -> str:
    """Write how often a narrative or an indicator fired into its casebook; return file and line.

    Raises:
        CasebookError: the rule does not stand in a file of this folder on lines of its own, as
            where it is included or taken by `use`; the message says what to write by hand.
    """
    text = _written(rate)
    section = "narratives" if kind == "narrative" else "problems"
    for file in sorted(folder.glob("*.y*ml")):
        if file.name == "casebook.yml":
            continue
        issues: list[Issue] = []
        for row in read_rows(file, {}, issues):
            path = row.path
            if row.section != section or row.id != (rule if kind == "narrative" else problem):
                continue
            if kind == "indicator":
                items = row.value.get("indicators") or ()
                places = [
                    n for n, i in enumerate(items) if isinstance(i, dict) and i.get("id") == rule
                ]
                if not places:
                    continue
                path = (*path, "indicators", places[0])
            line = row.lines.line(path)
            if _put(file, line, text):
                return f"{file}:{line}"
    raise CasebookError(
        f"{rule}: it does not stand on lines of its own in {folder}, so its label was not written; "
        f"write into it: {MEASURED}: {text}"
    )


def _written(rate: FiringRate) -> str:
    """Return a rate as YAML on one line."""
    fields = msgspec.to_builtins(rate)
    parts = [f"{k}: {_plain(v)}" for k, v in fields.items() if v is not None]
    return "{" + ", ".join(parts) + "}"


def _plain(value: object) -> str:
    """Return a value as YAML; text in quotation marks."""
    is_day = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    if not isinstance(value, str) or is_day:
        return str(value)
    doubled = value.replace("'", "''")
    return f"'{doubled}'"


def _put(file: Path, line: int, text: str) -> bool:
    """Put the label into the entry that begins on a line; return whether that could be done."""
    rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
    begun = _KEY.match(rows[line - 1])
    if begun is None or "-" not in begun["lead"]:
        return False
    indent = " " * len(begun["lead"])
    label = f"{indent}{MEASURED}: {text}\n"
    end = line
    while end < len(rows) and (not rows[end].strip() or rows[end].startswith(indent)):
        if rows[end].startswith(f"{indent}{MEASURED}:"):
            rows[end] = label
            file.write_text("".join(rows), encoding="utf-8")
            return True
        end += 1
    rows.insert(line, label)
    file.write_text("".join(rows), encoding="utf-8")
    return True
