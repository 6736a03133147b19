"""YAML as plain values, with the line on which each value stands."""

import datetime as dt
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

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
    try:
        tree = _reader().load(text)
    except MarkedYAMLError as error:
        return None, lines, [_syntax(path, error)]
    except (YAMLError, RecursionError) as error:
        return None, lines, [lines.issue((), f"not valid YAML: {error}")]
    return _plain(tree, (), lines), lines, []


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


class _Constructor(RoundTripConstructor):
    """Reads YAML; what looks like a day and is none stays text, so that the entry it stands in can
    be named.
    """

    def construct_yaml_timestamp(self, node: Any, values: Any = None) -> Any:
        """Return a moment, or the text of a node that names no day of the calendar."""
        try:
            return super().construct_yaml_timestamp(node, values)
        except ValueError:
            return str(node.value)


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", _Constructor.construct_yaml_timestamp)


def _reader() -> YAML:
    """Return a YAML reader that keeps lines."""
    reader = YAML()
    reader.Constructor = _Constructor
    return reader


# What newcomers to YAML write, by what the reader says of it.
_MEANT = (
    ("'\\t'", "YAML is indented by spaces; replace the tab by two spaces."),
    (
        "found duplicate key",
        "A field stands once in an entry; join the two, or begin a new entry with a dash.",
    ),
    (
        "mapping values are not allowed",
        "Put a text that holds a colon into quotation marks, and check the indentation.",
    ),
    (
        "but found another document",
        "Leave out the line of three dashes: a file holds one document.",
    ),
    ("found character '@'", "Put a text that begins with @ into quotation marks."),
    ("found character '`'", "Put a text that begins with ` into quotation marks."),
    ("found character '%'", "Put a text that begins with % into quotation marks."),
    (
        "expected <block end>",
        "Check the indentation and the quotation marks of this line and the one before.",
    ),
    ("found unexpected end of stream", "A quotation mark is not closed."),
    ("<stream end>", "A bracket is not closed."),
)


def _syntax(path: Path, error: MarkedYAMLError) -> Issue:
    """Return the finding about a file that is no YAML, with what was probably meant."""
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or error.context)
    hint = next((meant for sign, meant in _MEANT if sign in problem), None)
    line = mark.line + 1 if mark else None
    return Issue(
        file=str(path),
        line=line,
        level="error",
        message=f"not valid YAML: {problem}.",
        suggestion=hint,
    )


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
