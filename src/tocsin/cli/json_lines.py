"""What a command prints, as JSON lines: one object a line, for programs that collect logs.

`{"at": "2026-11-28T18:00:00.000Z", "level": "info", "program": "tocsin", "process": 7,
"message": "20 looked at"}`
"""

import datetime as dt
import io
import json
import os
import re
import sys
from collections.abc import Mapping
from typing import Any, Literal, TextIO

from tocsin.language.json_values import NoJsonError, json_value

Level = Literal["info", "warning", "error"]

# Passwords stand between a colon and the last at sign of an address, whatever signs they have, or
# are named as such: in an address, a header, or JSON.
_PASSWORD = re.compile(r"(?P<before>://[^\s/:@]*:)[^\s]{1,500}(?=@)")
_NAMED = re.compile(
    r"(?P<before>(?:\bkey=|(?:password|passwd|token|secret|api[_-]?key|credentials?)"
    r"""["']?\s?[=:]\s?["']?))[^\s&"',}]+""",
    re.IGNORECASE,
)
_BEARER = re.compile(
    r"""(?P<before>\bBearer\s+|\bAuthorization["']?\s?[=:]\s?["']?\w+\s+)[^\s"']+""", re.IGNORECASE
)
# Variables whose values are secrets, by their names; shorter ones would strike out words.
_SECRET_NAME = re.compile(r"PASS|SECRET|TOKEN|KEY|CREDENTIAL", re.IGNORECASE)
_SHORTEST_SECRET = 8
_HIDDEN = "***"
# How uvicorn begins a line.
_PREFIX = re.compile(r"(?P<level>INFO|WARNING|ERROR|CRITICAL):\s+")
_LEVELS: Mapping[str, Level] = {"INFO": "info", "WARNING": "warning"}
_FAULT = "tocsin: "


class JsonLines(io.TextIOBase):
    """A stream that writes each whole line as one JSON object."""

    def __init__(self, stream: TextIO) -> None:
        """`stream` takes the objects."""
        self._stream = stream
        self._begun = ""

    @property
    def buffer(self) -> Any:
        """Return what takes bytes: they are data, not lines of a log."""
        return self._stream.buffer

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Return how letters are written."""
        return "utf-8"

    def isatty(self) -> bool:
        """Return that nobody looks on."""
        return False

    def fileno(self) -> int:
        """Return the number of the stream beneath."""
        return self._stream.fileno()

    def writable(self) -> bool:
        """Return that it is written to."""
        return True

    def write(self, text: str) -> int:
        """Write text; a line goes out when it is whole."""
        *lines, self._begun = (self._begun + text).split("\n")
        for line in lines:
            if line.strip():
                self._stream.write(as_line(line, dt.datetime.now(dt.UTC)) + "\n")
        return len(text)

    def flush(self) -> None:
        """Let everything out that is whole."""
        self._stream.flush()

    def close(self) -> None:
        """Let the rest out, too."""
        if self._begun:
            self.write("\n")
        self.flush()


def as_line(line: str, at: dt.datetime) -> str:
    """Return a printed line as one JSON object, without secrets. What is a JSON object already
    stands in it as `data`.
    """
    clean = without_secrets(line.rstrip())
    prefix = _PREFIX.match(clean)
    level: Level = "info"
    if prefix is not None:
        level, clean = _LEVELS.get(prefix["level"], "error"), clean[prefix.end() :]
    elif clean.startswith(_FAULT):
        level, clean = "error", clean.removeprefix(_FAULT)
    entry: dict[str, Any] = {
        "at": f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}Z",
        "level": level,
        "program": "tocsin",
        "process": os.getpid(),
    }
    data = _object(clean)
    entry |= {"data": data} if data is not None else {"message": clean.strip()}
    return json.dumps(entry, ensure_ascii=False)


def _object(line: str) -> dict[str, Any] | None:
    """Return the JSON object that a line is, if it is one."""
    if not line.startswith("{"):
        return None
    try:
        value = json_value(line)
    except NoJsonError:
        return None
    return value if isinstance(value, dict) else None


def without_secrets(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return a text without passwords of addresses, and without what the environment keeps in
    variables that are named as secrets.
    """
    for name, value in environment.items():
        if len(value) >= _SHORTEST_SECRET and _SECRET_NAME.search(name):
            text = text.replace(value, _HIDDEN)
    for pattern in (_PASSWORD, _NAMED, _BEARER):
        text = pattern.sub(rf"\g<before>{_HIDDEN}", text)
    return text


def print_json_lines() -> None:
    """Let everything that this program prints from now on be JSON lines."""
    sys.stdout = JsonLines(sys.stdout)
    sys.stderr = JsonLines(sys.stderr)
