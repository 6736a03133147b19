"""One thread of arithmetic and one arena of memory a process, unless somebody asks for more."""

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from tocsin import threads

_ASK = "import json, os, tocsin; print(json.dumps(os.environ.get('OMP_NUM_THREADS')))"
# Starts threads that take memory, and writes how many arenas the process has then (malloc_info(3)).
_ARENAS = """
import ctypes, sys, threading
from tocsin.threads import share_one_arena
if sys.argv[2] == "share":
    share_one_arena()
together = threading.Barrier(6)
def take():
    together.wait()
    kept = [bytearray(1_000) for _ in range(1_000)]
    together.wait()
takers = [threading.Thread(target=take) for _ in range(6)]
for each in takers: each.start()
for each in takers: each.join()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
out = libc.fopen(sys.argv[1].encode(), b"w")
libc.malloc_info(0, ctypes.c_void_p(out))
libc.fclose(ctypes.c_void_p(out))
"""
_has_glibc = platform.libc_ver()[0] == "glibc"


@pytest.mark.skipif(not _has_glibc, reason="only glibc has arenas")
@pytest.mark.parametrize(
    ("how", "set_before", "one"),
    [("share", None, True), ("leave", None, False), ("share", "4", False)],
)
def test_threads_share_one_arena_unless_the_environment_says_otherwise(
    how: str, set_before: str | None, one: bool, tmp_path: Path
) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "MALLOC_ARENA_MAX"}
    if set_before is not None:
        environment["MALLOC_ARENA_MAX"] = set_before
    out = tmp_path / "arenas.xml"
    subprocess.run([sys.executable, "-c", _ARENAS, out, how], env=environment, check=True)
    assert (out.read_text().count("<heap nr=") == 1) is one


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
