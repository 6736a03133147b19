"""One thread of arithmetic a process, unless somebody asks for more."""

import json
import os
import subprocess
import sys

import pytest

from tocsin import threads

_ASK = "import json, os, tocsin; print(json.dumps(os.environ.get('OMP_NUM_THREADS')))"


@pytest.mark.parametrize(("set_before", "held"), [(None, "1"), ("4", "4")])
def test_arithmetic_is_held_to_one_thread_unless_the_environment_says_otherwise(
    set_before: str | None, held: str
) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "OMP_NUM_THREADS"}
    if set_before is not None:
        environment["OMP_NUM_THREADS"] = set_before
    told = subprocess.run(
        [sys.executable, "-c", _ASK], env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(told.stdout) == held


def test_every_library_is_asked_and_none_that_was_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for variable in threads._VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("MKL_NUM_THREADS", "3")
    threads.hold_to_one()
    held = {v: os.environ[v] for v in threads._VARIABLES}
    assert held.pop("MKL_NUM_THREADS") == "3"
    assert set(held.values()) == {"1"}
