"""YAML as plain values, with the line on which each value stands."""

import datetime as dt
from pathlib import Path
from typing import Any, Literal

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from tocsin.records import Entry, Issue

Path_ = tuple[str | int, ...]


class Lines:
    """Where each value of one file stands: the line of a path, or of its nearest parent that has one."""

    def __init__(self, file: str) -> None:
        """`file` is the name that errors show."""
        self.file = file
        self._lines: dict[Path_, int] = {(): 1}

    def put(self, path: Path_, line: int) -> None:
        """Note that the value at `path` begins on `line` (1-based)."""
        self._lines[path] = line

    def line(self, path: Path_) -> int:
        """Return the line of `path`."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def issue(self, path: Path_, message: str, suggestion: str | None = None, *, warning: bool = False) -> Issue:
        """Make a finding about the value at `path`."""
        level: Literal["warning", "error"] = "warning" if warning else "error"
        return Issue(file=self.file, line=self.line(path), level=level, message=message, suggestion=suggestion)


class Placed(msgspec.Struct, frozen=True):
    """An entry with the place it was written at, so that later checks can name the line."""

    entry: Entry
    section: str
    lines: Lines
    path: Path_


def read_yaml(path: Path) -> tuple[Any, Lines, list[Issue]]:
    """Read one YAML file; return its plain value, its lines, and what is wrong with its syntax."""
    lines = Lines(str(path))
    try:
        tree = YAML().load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return None, lines, [lines.issue((), "not UTF-8 text", "Save the file as UTF-8.")]
    except OSError as error:
        return None, lines, [lines.issue((), f"cannot be read: {error.strerror}")]
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        message = f"not valid YAML: {error.problem or error.context}"
        return None, lines, [Issue(file=str(path), line=line, level="error", message=message)]
    except YAMLError as error:
        return None, lines, [lines.issue((), f"not valid YAML: {error}")]
    return _plain(tree, (), lines), lines, []


def _plain(node: Any, path: Path_, lines: Lines) -> Any:
    """Copy a round-trip tree into plain values, noting lines on the way."""
    if isinstance(node, CommentedMap):
        plain = {}
        for key, value in node.items():
            lines.put((*path, str(key)), node.lc.key(key)[0] + 1)
            plain[str(key)] = _plain(value, (*path, str(key)), lines)
        return plain
    if isinstance(node, CommentedSeq):
        for index in range(len(node)):
            lines.put((*path, index), node.lc.item(index)[0] + 1)
        return [_plain(value, (*path, index), lines) for index, value in enumerate(node)]
    if isinstance(node, bool) or node is None:
        return node
    if isinstance(node, dt.datetime | dt.date):
        return node
    for kind in (str, int, float):
        if isinstance(node, kind):
            return kind(node)
    return str(node)
