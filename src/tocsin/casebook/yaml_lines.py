"""YAML as plain values, with the line on which each value stands."""

from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from tocsin.language.yaml_text import DuplicateKeyError, placed_values
from tocsin.records import Entry, Issue

Path_ = tuple[str | int, ...]


class Lines:
    """Where each value of one file stands: the line of a path, or of its nearest parent that has
    one.
    """

    def __init__(self, file: str) -> None:
        """`file` is the name that errors show."""
        self.file = file
        self._lines: dict[Path_, int] = {(): 1}

    def put(self, path: Path_, line: int) -> None:
        """Note that the value at `path` begins on `line` (1-based)."""
        self._lines[path] = line

    def shift(self, path: Path_, line: int) -> None:
        """Note that a value was put before the first item of the list at `path`; it stands on
        `line`.
        """
        here = len(path)
        items = {p: n for p, n in self._lines.items() if p[:here] == path and len(p) > here}
        for old in items:
            del self._lines[old]
        moved = {(*path, int(p[here]) + 1, *p[here + 1 :]): n for p, n in items.items()}
        self._lines |= {**moved, (*path, 0): line}

    def line(self, path: Path_) -> int:
        """Return the line of `path`."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def issue(
        self, path: Path_, message: str, suggestion: str | None = None, *, warning: bool = False
    ) -> Issue:
        """Make a finding about the value at `path`."""
        level: Literal["warning", "error"] = "warning" if warning else "error"
        return Issue(
            file=self.file,
            line=self.line(path),
            level=level,
            message=message,
            suggestion=suggestion,
        )


class Placed(msgspec.Struct, frozen=True):
    """An entry with the place it was written at, so that later checks can name the line."""

    entry: Entry
    section: str
    lines: Lines
    path: Path_

    @property
    def where(self) -> str:
        """Return the file and the line the entry stands at."""
        return f"{self.lines.file}:{self.lines.line(self.path)}"

    def issue(
        self, at: Path_, message: str, suggestion: str | None = None, *, warning: bool = False
    ) -> Issue:
        """Make a finding about one field of the entry; it names the entry."""
        return self.lines.issue(
            (*self.path, *at), f"{self.entry.id}: {message}", suggestion, warning=warning
        )


def read_yaml(path: Path, instead: str | None = None) -> tuple[Any, Lines, list[Issue]]:
    """Read one YAML file, or what is to stand in it instead; return its plain value, its lines, and
    what is wrong with its syntax.
    """
    lines = Lines(str(path))
    try:
        text = path.read_text(encoding="utf-8-sig") if instead is None else instead
    except UnicodeDecodeError:
        return None, lines, [lines.issue((), "not UTF-8 text", "Save the file as UTF-8.")]
    except OSError as error:
        return None, lines, [lines.issue((), f"cannot be read: {error.strerror}")]
    quick = _read_quickly(text, str(path))
    if quick is not None:
        return *quick, []
    from tocsin.casebook.yaml_slowly import read_slowly  # rarely needed, and long to load

    return read_slowly(text, lines)


def _read_quickly(text: str, file: str) -> tuple[Any, Lines] | None:
    """Return value and lines of a text; None leaves one with an error to the slow reader.

    The slow reader says better what is wrong; both give the same values.
    """
    lines = Lines(file)
    root: list[Any] = []
    holders: dict[Path_, Any] = {}
    try:
        for path, line, value in placed_values(text):
            if path:
                lines.put(path, line)
                _hang(value, holders[path[:-1]], path[-1])
            else:
                root.append(value)
            if isinstance(value, dict | list):
                holders[path] = value
    except (yaml.YAMLError, DuplicateKeyError, RecursionError):
        return None
    return (root[0] if root else None), lines


def _hang(value: Any, holder: Any, key: str | int) -> None:
    """Put a value into the mapping or list it stands in."""
    if isinstance(holder, list):
        holder.append(value)
    else:
        holder[str(key)] = value
