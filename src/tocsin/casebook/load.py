"""From a folder of YAML files to one checked `Casebook`."""

import difflib
import hashlib
import re
from pathlib import Path
from typing import Any

import msgspec

from tocsin.casebook.check import check_entries
from tocsin.casebook.included import included, places_of
from tocsin.casebook.yaml_lines import Lines, Path_, Placed, read_yaml
from tocsin.errors import CasebookError
from tocsin.records import (
    Actor,
    Casebook,
    Entry,
    Group,
    Issue,
    Narrative,
    Problem,
    ReferenceClass,
    Site,
    Source,
    Target,
)  # fmt: skip

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
HEAD = "casebook.yml"
Stamp = tuple[str, tuple[tuple[str, int, int], ...]]
# Casebooks that were read before and stand unchanged: reading one takes a second.
_LOADED: dict[Stamp, Casebook] = {}
_MOST_LOADED = 16
_HEAD_FIELDS = ("id", "title", "include")


def load_casebook(folder: Path) -> Casebook:
    """Read and check a casebook.

    Raises:
        CasebookError: the folder or an entry is wrong; the text lists every finding with file and line.
    """
    stamp = _stamp(folder)
    if stamp not in _LOADED:
        casebook, issues = read_casebook(folder)
        errors = [str(i) for i in issues if i.level == "error"]
        if errors or casebook is None:
            raise CasebookError("\n".join(errors))
        if len(_LOADED) >= _MOST_LOADED:
            _LOADED.clear()
        _LOADED[stamp] = casebook
    return _LOADED[stamp]


def _stamp(folder: Path) -> Stamp:
    """Return name, time and size of every file a casebook is read from, those of the casebooks it includes among them."""
    found: list[tuple[str, int, int]] = []
    waiting, seen = [folder.resolve()], set()
    while waiting:
        place = waiting.pop()
        if place not in seen and place.is_dir():
            seen.add(place)
            states = [(str(f), f.stat()) for f in sorted(place.glob("*.y*ml"))]
            found += [(name, state.st_mtime_ns, state.st_size) for name, state in states]
            others = (included(place, name) for name in _read_head(place, [])["include"])
            waiting += [other for other in others if other is not None]
    return str(folder), tuple(sorted(found))


def check_casebook(folder: Path) -> list[Issue]:
    """Return everything that is wrong or doubtful about the casebook in `folder`, in order of place."""
    return read_casebook(folder)[1]


def read_casebook(folder: Path) -> tuple[Casebook | None, list[Issue]]:
    """Read a casebook and return it with everything that is wrong or doubtful about it."""
    if not folder.is_dir():
        hint = "Give the folder of a casebook, or make one with: tocsin casebook new NAME"
        return None, [Issue(file=str(folder), line=None, level="error", message="no such folder.", suggestion=hint)]
    issues: list[Issue] = []
    head, placed = _read_folder(folder, issues, seen=())
    issues += check_entries(placed)
    if any(i.level == "error" for i in issues):
        return None, sorted(issues, key=_order)
    return _join(head, placed), sorted(issues, key=_order)


def _order(issue: Issue) -> tuple[str, int, str]:
    """Sort findings by place."""
    return (issue.file, issue.line or 0, issue.message)


def _join(head: dict[str, Any], placed: list[Placed]) -> Casebook:
    """Make the casebook record; its digest is of its content, not of its layout."""
    sections = {
        name: tuple(sorted((p.entry for p in placed if p.section == name), key=lambda e: e.id)) for name in SECTIONS
    }
    digest = hashlib.sha256(msgspec.json.encode([head["id"], sections], order="sorted")).hexdigest()
    return Casebook(id=head["id"], title=head["title"], digest=digest, **sections)  # type: ignore[arg-type]


def _read_folder(folder: Path, issues: list[Issue], seen: tuple[Path, ...]) -> tuple[dict[str, Any], list[Placed]]:
    """Read one folder and the casebooks it includes."""
    head = _read_head(folder, issues)
    placed: list[Placed] = []
    for name in head["include"]:
        other = included(folder, name)
        if other is None:
            places = ", ".join(str(place) for place in places_of(folder, name))
            message = f"include {name!r}: no such casebook; looked for it at {places}."
            issues.append(Issue(file=str(folder / HEAD), line=None, level="error", message=message))
        elif other in (*seen, folder.resolve()):
            message = f"include {name!r} is a circle"
            issues.append(Issue(file=str(folder / HEAD), line=None, level="error", message=message))
        else:
            placed += _read_folder(other, issues, (*seen, folder.resolve()))[1]
    for file in sorted(folder.glob("*.y*ml")):
        if file.name != HEAD:
            placed += _read_file(file, issues)
    return head, placed


def _read_head(folder: Path, issues: list[Issue]) -> dict[str, Any]:
    """Read `casebook.yml`: id, title, and the casebooks beside it that it builds on."""
    head: dict[str, Any] = {"id": folder.name, "title": folder.name, "include": []}
    file = folder / HEAD
    if not file.exists():
        issues.append(
            Issue(
                file=str(file), line=None, level="error", message="missing.", suggestion="It holds `id:` and `title:`."
            )
        )
        return head
    value, lines, found = read_yaml(file)
    issues += found
    if isinstance(value, dict):
        for key in value:
            if key not in _HEAD_FIELDS:
                issues.append(lines.issue((key,), f"unknown field {key!r}.", _nearest(key, _HEAD_FIELDS)))
        head |= {k: v for k, v in value.items() if k in _HEAD_FIELDS and v}
        head["include"] = _names(head["include"], lines, issues)
    return head


def _names(value: Any, lines: Lines, issues: list[Issue]) -> list[str]:
    """Return the names of included casebooks: a list, or one name."""
    named = [value] if isinstance(value, str) else value
    if isinstance(named, list) and all(isinstance(n, str) and n.strip() for n in named):
        return named
    issues.append(
        lines.issue(("include",), "`include` is a list of names or paths of casebooks.", "Write: include: [common]")
    )
    return []


def _read_file(file: Path, issues: list[Issue]) -> list[Placed]:
    """Read the sections of one file."""
    value, lines, found = read_yaml(file)
    issues += found
    if value is None:
        return []
    if not isinstance(value, dict):
        issues.append(lines.issue((), "expected sections such as `actors:` at the top of the file"))
        return []
    placed = []
    for section, rows in value.items():
        if section not in SECTIONS:
            issues.append(lines.issue((section,), f"unknown section {section!r}.", _nearest(section, SECTIONS)))
            continue
        for index, row in enumerate(rows or []):
            entry = _convert(row, section, lines, (section, index), issues)
            if entry is not None:
                placed.append(Placed(entry=entry, section=section, lines=lines, path=(section, index)))
    return placed


def _convert(row: Any, section: str, lines: Lines, path: Path_, issues: list[Issue]) -> Entry | None:
    """Make one record of one entry, or say what is wrong and where."""
    kind = SECTIONS[section]
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `")
        inner = _parse_path(where.rstrip("`"))
        known = _fields_at(kind, inner)
        unknown = re.search(r"unknown field `([^`]+)`", message)
        name = unknown.group(1) if unknown else None
        at = (*path, *inner, name) if name else (*path, *inner)
        label = f" (entry {row['id']!r})" if isinstance(row, dict) and "id" in row else ""
        issues.append(lines.issue(at, f"{message}{label}.", _nearest(name, known) if name else None))
        return None


def _parse_path(where: str) -> Path_:
    """Read a path such as `$.indicators[2].observe` as keys and indexes."""
    parts: list[str | int] = []
    for key, index in re.findall(r"\.([^.\[\]]+)|\[(\d+)\]", where):
        parts.append(int(index) if index else key)
    return tuple(parts)


def _fields_at(kind: type[Entry], path: Path_) -> list[str]:
    """Return the field names that are known where a path ends."""
    current: Any = kind
    for part in path:
        if isinstance(part, int):
            continue
        annotation = next((f.type for f in msgspec.structs.fields(current) if f.name == part), None)
        current = next((a for a in [annotation, *getattr(annotation, "__args__", ())] if _is_record(a)), current)
    return [f.name for f in msgspec.structs.fields(current)]


def _is_record(annotation: Any) -> bool:
    """Tell whether an annotation is one of our records."""
    return isinstance(annotation, type) and issubclass(annotation, msgspec.Struct)


def _nearest(name: str, known: Any) -> str | None:
    """Suggest the known name that is written most alike."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"Did you mean {close[0]!r}?" if close else f"Known here: {', '.join(sorted(known))}."
