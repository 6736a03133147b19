"""YAML read by libyaml, ten times as fast as in pure Python, with the types of YAML 1.2 (core
schema) and dates.

`on`, `no` and `12:30` are texts there, as an editor of word lists expects; PyYAML alone reads YAML
1.1.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_SCALARS = (
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"(?:~|null|Null|NULL|)$", ("~", "n", "N", "")),
    ("int", r"(?:[-+]?[0-9][0-9_]*|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789"),
    (
        "float",
        r"(?:[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
        r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
        "-+0123456789.",
    ),
    (
        "timestamp",
        r"(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?"
        r"(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?)$",
        "0123456789",
    ),
    ("merge", r"<<$", "<"),
)
_TAG = "tag:yaml.org,2002:"
# What readers of YAML raise where a text is no value of the type it is tagged as.
NO_VALUE = (ValueError, LookupError, AttributeError, TypeError, OverflowError)
# Numbers of more characters stay text: Python writes none that are much longer.
_LONGEST_NUMBER = 4_000


class Reader(yaml.CSafeLoader):  # type: ignore[misc]  # its package has no types
    """Reads one text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _name, _pattern, _first in _SCALARS:
    Reader.add_implicit_resolver(_TAG + _name, re.compile(_pattern), list(_first))


def _integer(reader: SafeConstructor, node: ScalarNode) -> int:
    """Return a whole number; a leading zero means nothing."""
    written = str(reader.construct_scalar(node)).replace("_", "")
    if len(written) > _LONGEST_NUMBER:
        raise ValueError
    if written.startswith(("0o", "0x")):
        return int(written, 0)
    return int(written)


def _or_text(construct: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Return what constructs a value, or gives the text of what is tagged or begins as one and is
    none (`2022-13-45`, `!!int many`, a number of 5,000 digits), so that its entry can be named.
    """

    def constructed(reader: SafeConstructor, node: ScalarNode) -> Any:
        try:
            return construct(reader, node)
        except NO_VALUE:
            return str(node.value)

    return constructed


for _name, _construct in (
    ("int", _integer),
    ("float", SafeConstructor.construct_yaml_float),
    ("bool", SafeConstructor.construct_yaml_bool),
    ("timestamp", SafeConstructor.construct_yaml_timestamp),
):
    Reader.add_constructor(_TAG + _name, _or_text(_construct))


def read_file(path: Path) -> Any:
    """Return the plain value of a YAML file that ships with the program.

    Raises:
        yaml.YAMLError: it is no YAML, which the tests of what ships exclude.
    """
    return read_text(path.read_text(encoding="utf-8"))


def read_text(text: str) -> Any:
    """Return the plain value of a YAML text; raises as `read_file` does."""
    return yaml.load(text, Reader)


class DuplicateKeyError(Exception):
    """A key stands twice in one mapping."""


Placed = tuple[tuple[str | int, ...], int, Any]


def placed_values(text: str) -> Iterator[Placed]:
    """Yield each value of a YAML text as (path, line, value), parents before children; lines count
    from 1.

    A mapping's value is an empty dict, a list's an empty list: what is in them follows. Mappings
    stand on the line of their key.

    Raises:
        yaml.YAMLError: it is no YAML.
        DuplicateKeyError: a mapping has a key twice.
    """
    reader = Reader(text)
    try:
        root = reader.get_single_node()
        if root is not None:
            yield from _values(reader, root, (), 1)
    finally:
        reader.dispose()


def _values(reader: Reader, node: Node, path: tuple[str | int, ...], line: int) -> Iterator[Placed]:
    """Yield a node and what is in it."""
    if isinstance(node, MappingNode):
        yield path, line, {}
        for key, key_line, value_node in _pairs(reader, node):
            yield from _values(reader, value_node, (*path, key), key_line)
    elif isinstance(node, SequenceNode):
        yield path, line, []
        for index, item in enumerate(node.value):
            yield from _values(reader, item, (*path, index), item.start_mark.line + 1)
    else:
        value = reader.construct_object(node, deep=True)
        known = isinstance(value, str | bool | int | float | dt.date) or value is None
        yield path, line, value if known else str(value)


def _pairs(reader: Reader, node: MappingNode) -> list[tuple[str, int, Node]]:
    """Return the keys of a mapping with their lines and values; what is merged in gives way to what
    stands there itself.
    """
    own = [pair for pair in node.value if pair[0].tag != _TAG + "merge"]
    names = [str(reader.construct_object(key, deep=True)) for key, _ in own]
    twice = next((name for n, name in enumerate(names) if name in names[:n]), None)
    if twice is not None:
        raise DuplicateKeyError(twice)
    whole = MappingNode(node.tag, list(node.value), node.start_mark, node.end_mark)
    reader.flatten_mapping(whole)
    lines = {id(key): key.start_mark.line + 1 for key, _ in own}
    values: dict[str, tuple[int, Node]] = {}
    for key, value in whole.value:
        name = str(reader.construct_object(key, deep=True))
        values[name] = (lines.get(id(key), node.start_mark.line + 1), value)
    return [(name, line, value) for name, (line, value) in values.items()]
