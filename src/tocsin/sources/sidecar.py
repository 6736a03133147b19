"""`NAME.meta.yml` beside a file states what its text does not: source, published, url, title,
language, archived.
"""

import datetime as dt
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from tocsin.errors import InputError

S = TypeVar("S", bound=msgspec.Struct)

FIELDS = ("source", "published", "url", "title", "language", "archived")


def read_sidecar(path: Path, stated: S) -> S:
    """Return `stated` with what the sidecar of `path` says on top.

    Raises:
        InputError: the sidecar is not YAML or has a field nobody knows.
    """
    files = [
        f
        for f in (path.with_name(path.stem + ".meta.yml"), path.with_name(path.name + ".meta.yml"))
        if f.exists()
    ]
    if not files:
        return stated
    try:
        value: Any = YAML(typ="safe").load(files[0].read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise InputError(f"{files[0]}: not valid YAML: {error}", reason="sidecar") from None
    unknown = (
        sorted(set(value or {}) - set(FIELDS))
        if isinstance(value, dict | None)
        else ["(not a mapping)"]
    )
    if unknown:
        raise InputError(
            f"{files[0]}: unknown {', '.join(unknown)}; known: {', '.join(FIELDS)}.",
            reason="sidecar",
        )
    return msgspec.structs.replace(stated, **{k: _text(v) for k, v in (value or {}).items()})


def _text(value: Any) -> str:
    """Write a YAML value the way a line of JSON would give it."""
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return str(value)
