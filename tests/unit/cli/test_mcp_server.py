"""`tocsin mcp`, asked over its standard input by the client of the official SDK."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import by_hand
from tests.conftest import ROOT, tocsin_here
from tocsin.cli import mcp_server
from tocsin.records import Claim
from tocsin.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small store with an alarm, and a claim of it."""
    path = tmp_path_factory.mktemp("mcp") / "s.sqlite"
    with by_hand.filled(path) as made:
        made.put_judged([], [by_hand.alarm("WATCH", by_hand.MOMENT)])
    return str(path)


def test_without_the_extra_it_says_how_to_have_it(
    store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    done = tocsin_here("mcp", "almaty-demo", "--store", store)
    assert (done.returncode, mcp_server.MISSING in done.stderr.decode()) == (2, True)


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = tocsin_here("mcp", "almaty-demo", "--store", str(tmp_path / "none.sqlite"))
    assert (done.returncode, b"no such store" in done.stderr) == (2, True)


# Questions that are none: the tool, what is given, and what the answer has to say.
WRONG: dict[str, tuple[str, dict[str, Any], str]] = {
    "no such document": ("document", {"document_id": "doc-none"}, "no document"),
    "a long id": ("claim", {"claim_id": "x" * 10_000}, "is no claim of this store"),
    "an odd cursor": ("claims", {"after": "nonsense"}, "give what `next` said"),
    "another name": ("claims", {"problem": "WP-KZ-BIO"}, "'problem' is not known"),
    "nothing given": ("problem", {}, "problem_id is missing. It takes problem_id."),
    "null": ("claims", {"problem_id": None}, "problem_id: Input should be a valid string."),
    "no such tool": ("delete", {}, "there are: board, problem"),
    "none wanted": ("search", {"words": "bridge", "limit": 0}, "give 1 to 50"),
}


async def _asked(store: str, claim: Claim) -> tuple[list[Any], dict[str, Any]]:
    """Ask every tool of a server that is started as a model's program starts it."""
    from mcp import Client, StdioServerParameters

    command = ["-m", "tocsin", "mcp", "almaty-demo", "--store", store]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    started = StdioServerParameters(command=sys.executable, args=command, env=env)
    asked: dict[str, dict[str, Any]] = {
        "board": {},
        "problem": {"problem_id": "WP-KZ-BIO"},
        "claims": {"document_id": claim.document_id},
        "claim": {"claim_id": claim.id},
        "search": {"words": "bridge"},
        "readings": {},
        "narratives": {"words": "lab"},
        "document": {"document_id": claim.document_id},
    }
    async with Client(started, read_timeout_seconds=60) as client:
        tools = (await client.list_tools()).tools
        answers = {name: await client.call_tool(name, given) for name, given in asked.items()}
        for name, (tool, given, _) in WRONG.items():
            answers[name] = await client.call_tool(tool, given)
    return tools, answers


def test_every_tool_is_asked_over_standard_input(store: str) -> None:
    pytest.importorskip("mcp", reason="the package mcp is not installed")
    with Store(store) as opened:
        claim = opened.records(Claim)[0]
    tools, answers = asyncio.run(_asked(store, claim))
    wrong = {name: answers.pop(name) for name in WRONG}
    assert {t.name for t in tools} == set(answers)
    assert all(t.annotations.read_only_hint and t.description for t in tools)
    for name, answer in answers.items():
        assert not answer.is_error, (name, answer.content)
        assert "untrusted" in answer.structured_content["notice"]
    sentence = answers["claim"].structured_content["claim"]["sentence"]
    assert sentence["quoted"] == claim.text
    for name, answer in wrong.items():
        told = answer.content[0].text
        assert answer.is_error, (name, told)
        assert WRONG[name][2] in told, (name, told)
        assert "pydantic" not in told
        assert len(told) < 300, name
