"""Entries of a casebook read and written with their comments and their styles."""

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

# House style: lines of so many characters at most.
WIDTH = 140


def value_in(text: str) -> CommentedMap | None:
    """Return an entry as its text says it, with its comments; None where the text cannot be read as
    the fields of one entry.
    """
    try:
        value = round_trip().load(text) if text.strip() else CommentedMap()
    except (YAMLError, ValueError):
        return None
    return value if isinstance(value, CommentedMap) else None


def as_block(value: Any) -> str:
    """Return a value as YAML in block style: each field and each row begins a line."""
    out = io.StringIO()
    round_trip().dump(_plain(value), out)
    return out.getvalue().removesuffix("...\n")


def _plain(value: Any) -> Any:
    """Return a value without its comments and styles."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value


def round_trip(width: int = WIDTH) -> YAML:
    """Return what reads and writes entries with their comments."""
    yaml = YAML()
    yaml.width = width
    yaml.allow_unicode = True
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
