"""YAML with an error in it, or of a form that the quick reader leaves alone: read by ruamel, which
says what is wrong and where.
"""

import datetime as dt
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import ScalarNode

from tocsin.casebook.yaml_lines import Lines, Path_
from tocsin.language.yaml_text import NO_VALUE
from tocsin.records import Issue


def read_slowly(text: str, lines: Lines) -> tuple[Any, Lines, list[Issue]]:
    """Return the plain value of a text, its lines, and what is wrong with its syntax; `lines` are
    those of the file, still empty.
    """
    try:
        return _plain(_reader().load(text), (), lines), lines, []
    except MarkedYAMLError as error:
        return None, lines, [_syntax(lines.file, error)]
    except (YAMLError, RecursionError) as error:
        return None, lines, [lines.issue((), f"not valid YAML: {error}")]
    except NO_VALUE:
        return None, lines, [lines.issue((), "not valid YAML: a value is not what its tag says")]


class _Constructor(RoundTripConstructor):
    """Reads YAML; what looks like a value of a type or is tagged as one, and is none, stays text,
    so that the entry it stands in can be named.
    """

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        """Return the value of a node, or the text of one that has none."""
        try:
            return super().construct_object(node, deep)
        except NO_VALUE:
            if isinstance(node, ScalarNode):
                return str(node.value)
            raise


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


def _syntax(file: str, error: MarkedYAMLError) -> Issue:
    """Return the finding about a file that is no YAML, with what was probably meant."""
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem or error.context)
    hint = next((meant for sign, meant in _MEANT if sign in problem), None)
    line = mark.line + 1 if mark else None
    return Issue(
        file=file,
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
