"""The values of casebook files, kept from one start of the program to the next: parsing YAML takes
half a second for a casebook with what it includes, and reading what was parsed a tenth of that.
"""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tocsin.cached import made_of
from tocsin.language import yaml_text
from tocsin.language.yaml_text import Placed, placed_values

_NAME = "yaml"
# Shorter texts are parsed as fast as a file is found.
_SHORTEST = 2_000  # characters
# A casebook with what it includes has about a dozen files.
_MOST = 60
# MessagePack knows no dates: they are kept as text, in a mapping that says so. Mappings of the file
# itself are empty among its values.
_DAY, _MOMENT = "day", "moment"
_PARSED_BY = (
    yaml.__version__.encode(),
    *(Path(str(module.__file__)).read_bytes() for module in (yaml_text, sys.modules[__name__])),
)


def parsed_values(text: str) -> Iterator[Placed]:
    """Yield what `placed_values` yields of a text; raises as it does."""
    if len(text) < _SHORTEST:
        yield from placed_values(text)
        return
    decides = (*_PARSED_BY, text.encode("utf-8", "surrogatepass"))
    rows = made_of(decides, _NAME, list[Placed], lambda: _rows(text), most=_MOST)
    for path, line, value in rows:
        yield path, line, _restored(value)


def _rows(text: str) -> list[Placed]:
    """Return the values of a text as they are kept."""
    return [(path, line, _plain(value)) for path, line, value in placed_values(text)]


def _plain(value: Any) -> Any:
    """Return a value as MessagePack holds it."""
    if isinstance(value, dt.datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, dt.date):
        return {_DAY: value.isoformat()}
    return value


def _restored(value: Any) -> Any:
    """Return the value that `_plain` was given."""
    if not isinstance(value, dict) or not value:
        return value
    if _MOMENT in value:
        return dt.datetime.fromisoformat(value[_MOMENT])
    return dt.date.fromisoformat(value[_DAY])
