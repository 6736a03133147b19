"""JSON that others wrote, as values that can be kept.

The decoder of the standard library has three ways to fail, and one value it should not give: half a
pair of surrogates (`"\\ud800"`), which JSON can name and no file, digest or database can hold.
"""

import json
import re
from typing import Any

_HALF = re.compile(r"\\u[dD][89a-fA-F]|[\ud800-\udfff]")


class NoJsonError(ValueError):
    """A text is no JSON; its words say why."""


def json_value(text: str, *, strict: bool = True) -> Any:
    """Return the value of a JSON text; halves of pairs of surrogates are replaced by "?".

    With `strict` unset, texts in it may go over several lines, as web pages write them.

    Raises:
        NoJsonError: it is no JSON, nested deeper than anything a program writes, or has a whole
            number of more digits than can be read.
    """
    try:
        value = json.loads(text, strict=strict)
        return whole(value) if _HALF.search(text) else value
    except json.JSONDecodeError as error:
        raise NoJsonError(error.msg) from None
    except RecursionError:
        raise NoJsonError("nested too deep") from None
    except ValueError:
        raise NoJsonError("a number in it is too long") from None


def whole(value: Any) -> Any:
    """Return a value of JSON without halves of pairs of surrogates, in names of fields too."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [whole(item) for item in value]
    if isinstance(value, dict):
        return {whole(name): whole(item) for name, item in value.items()}
    return value
