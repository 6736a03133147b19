"""The templates of all rooms: read in one way, and compiled once a machine."""

import os
import pickle
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
    pass_eval_context,
)
from jinja2.bccache import Bucket
from jinja2.nodes import EvalContext

from tocsin.cached import cache_folder

_OTHERS_MAY_WRITE = 0o022
# What is compiled differs with what stands here beside the templates.
_WRITTEN = "inert"


def templates_of(package: str) -> Environment:
    """Return what the templates of a package are rendered by. HTML is escaped; a name that is
    missing is an error.
    """
    return Environment(
        loader=PackageLoader(package),
        autoescape=_is_html,
        finalize=_inert,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled(),
    )


@pass_eval_context
def _inert(context: EvalContext, value: Any) -> Any:
    """Return a value as it is put into a template. In Markdown, where nothing is escaped, words of
    others begin no column of a table, and make no link, picture or element of a page.
    """
    if context.autoescape or not isinstance(value, str):
        return value
    plain = value.replace("<", "&lt;").replace("|", "\\|")
    return plain.replace("![", "!\\[").replace("](", "]\\(")


def _is_html(name: str | None) -> bool:
    """Return whether a template is a page; all but Markdown are."""
    return name is None or not name.endswith(".md")


class _Kept(FileSystemBytecodeCache):
    """Compiled templates in files; one that is damaged is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load what is kept, if it can be read."""
        try:
            super().load_bytecode(bucket)
        except (EOFError, TypeError, ValueError, pickle.UnpicklingError):
            bucket.reset()


def _compiled() -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept, or None where there is no such place that is the
    user's own.
    """
    folder = cache_folder() / f"templates-{jinja2.__version__}-{_WRITTEN}"
    return _Kept(str(folder)) if _is_own(folder) else None


def _is_own(folder: Path) -> bool:
    """Return whether a folder can be written to, and by nobody else; it is made if need be."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except (OSError, RuntimeError):
        return False
    if status.st_mode & _OTHERS_MAY_WRITE:
        return False
    return os.access(folder, os.W_OK) and status.st_uid == os.getuid()
