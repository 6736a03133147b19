"""`NAME.meta.yml` beside a file states what its text does not: source, published, url, title,
language, archived, marking.
"""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tocsin.errors import InputError

S = TypeVar("S", bound=msgspec.Struct)

FIELDS = ("source", "published", "url", "title", "language", "archived", "marking")


def read_sidecar(path: Path, stated: S) -> S:
    """Return `stated` with what the sidecar of `path` says on top.

    Raises:
        InputError: the sidecar is not YAML or has a field nobody knows.
    """
    files = [
        file
        for file in (
            path.with_name(path.name + ".meta.yml"),
            path.with_name(path.stem + ".meta.yml"),
        )
        if file.exists()
    ]
    if not files:
        return stated
    from ruamel.yaml import YAML  # most files have no sidecar, and it is long to load
    from ruamel.yaml.error import YAMLError

    # Every value is read as the text it is written as: a title of 1.10 is not the number 1.1.
    try:
        value: Any = YAML(typ="base").load(files[0].read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise InputError(f"{files[0]}: not valid YAML: {error}", reason="sidecar") from None
    fields = _fields(files[0], {} if _is_nothing(value) else value)
    return msgspec.structs.replace(stated, **fields)


def _fields(file: Path, value: Any) -> dict[str, str]:
    """Return what a sidecar states; a field without a value states nothing.

    Raises:
        InputError: it is no mapping of known fields to texts.
    """
    unknown = (
        sorted(str(name) for name in value if name not in FIELDS)
        if isinstance(value, dict)
        else ["(not a mapping)"]
    )
    if unknown:
        raise InputError(
            f"{file}: unknown {', '.join(unknown)}; known: {', '.join(FIELDS)}.",
            reason="sidecar",
        )
    wrong = [name for name, given in value.items() if isinstance(given, dict | list)]
    if wrong:
        raise InputError(f"{file}: {', '.join(wrong)} must be one text.", reason="sidecar")
    return {name: str(given) for name, given in value.items() if not _is_nothing(given)}


def _is_nothing(value: Any) -> bool:
    """Return whether nothing stands where a value belongs."""
    return value is None or value in ("", "~", "null", "Null", "NULL")
