"""OpenCTI's door on this machine: a GraphQL server that answers every query as it asks, with an
object for each object and a list for each list, and takes everything. For `bench.receivers`.
"""

import contextlib
import json
import threading
import uuid
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from graphql import FieldNode, InlineFragmentNode, OperationDefinitionNode, parse

_LISTS = ("edges", "nodes", "objects", "files", "settings")


class OpenCti(ThreadingHTTPServer):
    """Answers, and keeps what could not be answered."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.faults: list[str] = []
        self.queries = 0

    @property
    def address(self) -> str:
        """Return its address."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: OpenCti

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.server.queries += 1
        try:
            answer = {"data": _answer(*_query_of(body, self.headers.get("content-type", "")))}
        except Exception as error:  # noqa: BLE001  (what is no query is told at the end)
            self.server.faults.append(f"a query that is none: {error}")
            answer = {"data": {}}
        sent = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: Any) -> None:
        pass


def _query_of(body: bytes, kind: str) -> tuple[str, dict[str, Any]]:
    """Return the query and its variables, sent alone or with files."""
    if kind.startswith("multipart/"):
        start = body.index(b"{", body.index(b'name="operations"'))
        given, _ = json.JSONDecoder().raw_decode(body[start:].decode("utf-8", "replace"))
    else:
        given = json.loads(body)
    return given["query"], given.get("variables") or {}


def _answer(query: str, variables: dict[str, Any]) -> dict[str, Any]:
    """Return an answer in the shape of a query."""
    answer: dict[str, Any] = {}
    for part in parse(query).definitions:
        if isinstance(part, OperationDefinitionNode):
            answer |= _shaped(part.selection_set, variables)
    return answer


def _shaped(chosen: Any, variables: dict[str, Any]) -> dict[str, Any]:
    """Return an object with the fields that are chosen."""
    shaped: dict[str, Any] = {}
    for node in chosen.selections:
        if isinstance(node, InlineFragmentNode):
            shaped = _shaped(node.selection_set, variables) | shaped
        elif isinstance(node, FieldNode):
            name = node.name.value
            if node.selection_set is None:
                shaped[name] = _leaf(name, variables)
            elif name in _LISTS or name.endswith("s"):
                shaped[name] = [] if name in _LISTS else _listed(node, variables)
            else:
                shaped[name] = _shaped(node.selection_set, variables)
    return shaped


def _listed(node: FieldNode, variables: dict[str, Any]) -> Any:
    """Return what a field of many holds: an empty list, or a page without an entry."""
    shape = _shaped(node.selection_set, variables)
    return shape if "edges" in shape or "pageInfo" in shape else []


def _leaf(name: str, variables: dict[str, Any]) -> Any:
    """Return the value of a field; ids are those that were sent, else new."""
    given = variables.get("input")
    sent = given if isinstance(given, dict) else {}
    if name in ("id", "internal_id"):
        return str(uuid.uuid4())
    if name == "standard_id":
        return sent.get("stix_id") or f"x--{uuid.uuid4()}"
    if name.startswith(("has", "is_", "total", "globalCount")):
        return 0
    return sent.get(name) if isinstance(sent.get(name), str | int) else ""


@contextlib.contextmanager
def serving() -> Iterator[OpenCti]:
    """Serve as long as the context is open."""
    server = OpenCti()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
