"""From a folder of YAML files to one checked `Casebook`."""

import datetime as dt
import functools
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from tocsin.cached import code_of, made_of
from tocsin.casebook.check import check_entries
from tocsin.casebook.convert import convert
from tocsin.casebook.expand import LIBRARY_NAME, NO_PAST_CASES, Surroundings, expand, no_past_cases
from tocsin.casebook.fill import fill
from tocsin.casebook.included import included, places_of
from tocsin.casebook.rows import DEFAULTS, SECTIONS, Row, defaults_of, nearest, read_rows
from tocsin.casebook.yaml_lines import Lines, Placed, read_yaml
from tocsin.errors import CasebookError
from tocsin.language.lexicon import LANGUAGES
from tocsin.records import Casebook, Gazetteer, Issue

HEAD = "casebook.yml"
FileState = tuple[str, int, int]
"""Name, time of the last change (ns) and size (bytes) of a file."""
Stamp = tuple[str, tuple[FileState, ...]]
# Casebooks that were read before and stand unchanged: reading one takes a second.
_LOADED: dict[Stamp, Casebook] = {}
_MOST_LOADED = 16
# The rooms whose code and lists decide what comes of the files of a casebook.
_ROOMS = ("casebook", "records", "language")
# Files beside inputs that say what these do not; they are no part of a casebook.
_BESIDE = (".meta.yml", ".meta.yaml")
_AS_THEY_ARE: Mapping[Path, str] = MappingProxyType({})
_HEAD_FIELDS = ("id", "title", "include", DEFAULTS)


def load_casebook(folder: Path) -> Casebook:
    """Read and check a casebook. What comes of one that is sound is kept in the user's cache, as
    reading it takes a third of a second.

    Raises:
        CasebookError: the folder or an entry is wrong; the text lists every finding with file and
            line.
    """
    stamp = _stamp(folder)
    if stamp not in _LOADED:
        decides = (*code_of(_ROOMS), "\n".join(sorted(LANGUAGES)).encode(), *_contents(stamp))
        casebook = made_of(decides, f"casebook-{folder.name}", Casebook, lambda: _sound(folder))
        if len(_LOADED) >= _MOST_LOADED:
            _LOADED.clear()
        _LOADED[stamp] = casebook
    return _LOADED[stamp]


def _sound(folder: Path) -> Casebook:
    """Read a casebook.

    Raises:
        CasebookError: it has errors.
    """
    casebook, issues = read_casebook(folder)
    errors = [str(i) for i in issues if i.level == "error"]
    if errors or casebook is None:
        raise CasebookError("\n".join(errors))
    return casebook


def _contents(stamp: Stamp) -> Iterator[bytes]:
    """Yield name and content of every file a casebook is read from."""
    for name, _time, _size in stamp[1]:
        yield name.encode() + b"\n" + Path(name).read_bytes()


def _stamp(folder: Path) -> Stamp:
    """Return name, time and size of every file a casebook is read from, those of the casebooks it
    includes among them.
    """
    files: list[FileState] = []
    waiting, seen = [folder.resolve()], set()
    while waiting:
        place = waiting.pop()
        if place not in seen and place.is_dir():
            seen.add(place)
            states = [(str(f), f.stat()) for f in sorted(place.glob("*.y*ml"))]
            own = [(name, state.st_mtime_ns, state.st_size) for name, state in states]
            files += own
            head = next((state for state in own if Path(state[0]).name == HEAD), None)
            others = (included(place, name) for name in _builds_on(place, head))
            waiting += [other for other in others if other is not None]
    return str(folder), tuple(sorted(files))


@functools.lru_cache(maxsize=_MOST_LOADED)
def _builds_on(folder: Path, _head: FileState | None) -> tuple[str, ...]:
    """Return the names of the casebooks that the one in a folder includes, as long as the file that
    names them is the same.
    """
    return tuple(_read_head(folder, [])["include"])


def check_casebook(
    folder: Path, today: dt.date | None = None, gazetteer: Gazetteer | None = None
) -> list[Issue]:
    """Return everything that is wrong or doubtful about the casebook in `folder`, in order of
    place.
    """
    return read_casebook(folder, today, gazetteer)[1]


def read_casebook(
    folder: Path,
    today: dt.date | None = None,
    gazetteer: Gazetteer | None = None,
    instead: Mapping[Path, str] | None = None,
) -> tuple[Casebook | None, list[Issue]]:
    """Read a casebook and return it with everything that is wrong or doubtful about it: as it would
    be if some of its files held other texts `instead`.

    With `today` given, what is dated later is doubtful, too; with a gazetteer, sites that are
    called like a country.
    """
    if not folder.is_dir():
        hint = "Give the folder of a casebook, or make one with: tocsin casebook new NAME"
        return None, [
            Issue(
                file=str(folder),
                line=None,
                level="error",
                message="no such folder.",
                suggestion=hint,
            )
        ]
    issues: list[Issue] = []
    head, rows = _read_folder(folder, issues, seen=(), instead=instead or {})
    placed = _placed(rows, issues)
    unmade = frozenset(r.id for r in rows) - {p.entry.id for p in placed}
    issues += check_entries(placed, today, gazetteer, unmade)
    if any(i.level == "error" for i in issues):
        return None, sorted(issues, key=_order)
    return _join(head, placed), sorted(issues, key=_order)


def _placed(rows: list[Row], issues: list[Issue]) -> list[Placed]:
    """Make the records of all rows; what a problem takes from the library is written out first."""
    around = Surroundings.of(rows)
    for row in rows:
        if row.section == "problems":
            expand(row, around, issues)
        fill(row, issues)
    if any(
        r.value.get("reference_class") == NO_PAST_CASES for r in rows
    ) and NO_PAST_CASES not in around.ids.get("reference_classes", ()):
        rows = [
            *rows,
            Row(
                value=no_past_cases(),
                section="reference_classes",
                lines=Lines(LIBRARY_NAME),
                path=(),
            ),
        ]
    pairs = ((row, convert(row, issues)) for row in rows)
    return [
        Placed(entry=e, section=r.section, lines=r.lines, path=r.path)
        for r, e in pairs
        if e is not None
    ]


def _order(issue: Issue) -> tuple[str, int, str]:
    """Sort findings by place."""
    return (issue.file, issue.line or 0, issue.message)


def _join(head: dict[str, Any], placed: list[Placed]) -> Casebook:
    """Make the casebook record; its digest is of its content, not of its layout."""
    sections = {
        name: tuple(sorted((p.entry for p in placed if p.section == name), key=lambda e: e.id))
        for name in SECTIONS
    }
    digest = hashlib.sha256(msgspec.json.encode([head["id"], sections], order="sorted")).hexdigest()
    return Casebook(id=head["id"], title=head["title"], digest=digest, **sections)  # type: ignore[arg-type]


def _read_folder(
    folder: Path,
    issues: list[Issue],
    seen: tuple[Path, ...],
    done: set[Path] | None = None,
    instead: Mapping[Path, str] = _AS_THEY_ARE,
) -> tuple[dict[str, Any], list[Row]]:
    """Read the rows of one folder and of the casebooks it includes, but for those
    that are `done`.
    """
    head = _read_head(folder, issues)
    rows: list[Row] = []
    done = set() if done is None else done
    for name in head["include"]:
        other = included(folder, name)
        if other is None:
            places = ", ".join(str(place) for place in places_of(folder, name))
            message = f"include {name!r}: no such casebook; looked for it at {places}."
            issues.append(Issue(file=str(folder / HEAD), line=None, level="error", message=message))
        elif other in (*seen, folder.resolve()):
            message = f"include {name!r} is a circle"
            issues.append(Issue(file=str(folder / HEAD), line=None, level="error", message=message))
        elif other not in done:  # two casebooks may build on the same third one
            done.add(other)
            rows += _read_folder(other, issues, (*seen, folder.resolve()), done)[1]
    for file in sorted({*folder.glob("*.y*ml"), *instead}):
        if file.name != HEAD and not file.name.endswith(_BESIDE):
            rows += read_rows(file, head[DEFAULTS], issues, instead.get(file))
    return head, rows


def _read_head(folder: Path, issues: list[Issue]) -> dict[str, Any]:
    """Read `casebook.yml`: id, title, and the casebooks beside it that it builds on."""
    head: dict[str, Any] = {"id": folder.name, "title": folder.name, "include": [], DEFAULTS: {}}
    file = folder / HEAD
    if not file.exists():
        issues.append(
            Issue(
                file=str(file),
                line=None,
                level="error",
                message="missing.",
                suggestion="It holds `id:` and `title:`.",
            )
        )
        return head
    value, lines, faults = read_yaml(file)
    issues += faults
    if isinstance(value, dict):
        for key in value:
            if key not in _HEAD_FIELDS:
                issues.append(
                    lines.issue((key,), f"unknown field {key!r}.", nearest(key, _HEAD_FIELDS))
                )
        head |= {k: v for k, v in value.items() if k in _HEAD_FIELDS and v}
        for key in ("id", "title"):
            if isinstance(head[key], list | dict):
                issues.append(
                    lines.issue((key,), f"`{key}` must be text.", f"Write: {key}: {folder.name}")
                )
            head[key] = str(head[key])
        head["include"] = _names(head["include"], lines, issues)
        head[DEFAULTS] = defaults_of(value, lines, issues)
    elif value is not None:
        issues.append(lines.issue((), "expected fields such as `id:` and `title:`."))
    return head


def _names(value: Any, lines: Lines, issues: list[Issue]) -> list[str]:
    """Return the names of included casebooks: a list, or one name."""
    named = [value] if isinstance(value, str) else value
    if isinstance(named, list) and all(isinstance(n, str) and n.strip() for n in named):
        return named
    issues.append(
        lines.issue(
            ("include",),
            "`include` is a list of names or paths of casebooks.",
            "Write: include: [common]",
        )
    )
    return []
