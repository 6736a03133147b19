"""Printed lines as JSON, one object a line, without secrets."""

import datetime as dt
import io
import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tocsin.cli.json_lines import JsonLines, as_line, print_json_lines, without_secrets

AT = dt.datetime(2026, 11, 28, 18, 0, 0, 123_456, dt.UTC)


def test_a_line_says_when_how_and_what() -> None:
    assert json.loads(as_line("20 looked at, Шымкент", AT)) == {
        "at": "2026-11-28T18:00:00.123Z",
        "level": "info",
        "program": "tocsin",
        "process": os.getpid(),
        "message": "20 looked at, Шымкент",
    }


@pytest.mark.parametrize(
    ("line", "level", "message"),
    [
        ("tocsin: no such store", "error", "no such store"),
        ("INFO:     Started server process [7]", "info", "Started server process [7]"),
        ("WARNING:  slow", "warning", "slow"),
        ("ERROR:    Exception in ASGI application", "error", "Exception in ASGI application"),
    ],
)
def test_a_line_has_the_level_it_was_printed_with(line: str, level: str, message: str) -> None:
    found = json.loads(as_line(line, AT))
    assert (found["level"], found["message"]) == (level, message)


def test_what_is_json_stays_json() -> None:
    assert json.loads(as_line('{"read": 20}', AT))["data"] == {"read": 20}
    assert json.loads(as_line("{no json", AT))["message"] == "{no json"


@pytest.mark.parametrize(
    "line",
    [
        "postgresql://desk:geheim-123@host/db: cannot be reached",
        "webhook+https://:geheim-123@host/x answered 500",
        "asked with ?token=geheim-123&a=1",
        "Authorization: Bearer geheim-123",
        "the value is geheim-123.",
        "postgresql://desk:ge/heim@geheim-9@host/db: cannot be reached",
        "https://host/?access_token=geheim-9&a=1",
        "https://host/?sslpassword=geheim-9",
        '{"api_key": "geheim-9"}',
        "Authorization: Basic geheim9",
        "X-Api-Key: geheim-9",
    ],
)
def test_no_secret_is_printed(line: str) -> None:
    clean = without_secrets(line, {"PGPASSWORD": "geheim-123", "HOME": "/root/of/all"})
    assert "geheim" not in clean
    assert "***" in clean


def test_words_are_no_secrets() -> None:
    said = "the key=value of /root and 12:30"
    assert (
        without_secrets("12:30 at /root", {"HOME": "/root", "A_KEY": "short"}) == "12:30 at /root"
    )
    assert without_secrets(said, {}) == "the key=*** of /root and 12:30"


def test_a_stream_writes_whole_lines() -> None:
    beneath = io.StringIO()
    stream = JsonLines(beneath)
    stream.write("one\ntw")
    assert beneath.getvalue().count("\n") == 1
    stream.write("o\n\n")
    stream.write("three")
    stream.close()
    lines = [json.loads(line)["message"] for line in beneath.getvalue().splitlines()]
    assert lines == ["one", "two", "three"]
    assert not stream.isatty()
    assert stream.writable()


@pytest.mark.parametrize("way", ["option", "variable"])
def test_a_command_prints_json_lines_where_it_is_asked_to(way: str) -> None:
    words = ["--log-format", "json"] if way == "option" else []
    own = {"TOCSIN_LOG_FORMAT": "json"} if way == "variable" else {}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tocsin",
            *words,
            "search",
            "x",
            "--store",
            "/nowhere/at/all.sqlite",
        ],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | own,
        check=False,
    )
    assert done.returncode != 0
    (line,) = done.stderr.splitlines()
    said = json.loads(line)
    assert said["level"] == "error"
    assert "/nowhere/at/all.sqlite" in said["message"]


def test_everything_is_printed_as_json_from_then_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    print_json_lines()
    print("told")  # noqa: T201
    assert json.loads(capsys.readouterr().out)["message"] == "told"
