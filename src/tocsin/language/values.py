"""The values of records, as a reader calls them: types, kinds, states, reasons.

A value such as `troop_transfer` of a kind such as `event` is worded by the message
`value-event-troop-transfer`, the same in the brief, at the desk, and on the command line.
"""

import functools
import re

from tocsin.language.catalogues import ENGLISH, catalogue
from tocsin.records import Message

_NOT_IN_CODES = re.compile(r"[^a-z0-9]+")


def named_value(kind: str, value: object) -> Message | str:
    """Return the message that names a value of records; of a value without one, the value itself
    with spaces for underlines.
    """
    code = _code(kind, str(value))
    return str(value).replace("_", " ") if code is None else Message(code)


@functools.lru_cache(maxsize=4096)
def _code(kind: str, value: str) -> str | None:
    """Return the code that names a value; None where the catalogue has none."""
    code = f"value-{kind}-{_NOT_IN_CODES.sub('-', value.lower())}"
    return code if catalogue(ENGLISH).has(code) else None
