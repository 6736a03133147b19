"""`tocsin mcp`: questions a language model may ask of a store, over the Model Context Protocol."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from tocsin import __version__
from tocsin.errors import TocsinError, UsageError
from tocsin.workspace.model_tools import NOTICE, Tools
from tocsin.workspace.workspace import Workspace, open_workspace

MISSING = "the package mcp is not installed; for language models: pip install 'tocsin[mcp]'"


def mcp(
    casebook: Annotated[
        Path,
        typer.Argument(help="Folder of a casebook, or the name of one that ships with tocsin."),
    ],
    store: Annotated[str, typer.Option("--store", help="The store to ask.")],
) -> None:
    """Answer a language model's questions on a store, over standard input and output (MCP). For
    reading only; what is marked TLP:RED is not given.
    """
    with open_workspace(store, casebook, must_exist=True) as work:
        server(work).run("stdio")


def server(work: Workspace) -> Any:
    """Return an MCP server on a workspace.

    Raises:
        UsageError: the extra `mcp` is not installed, or the casebook does not load.
    """
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp_types import ToolAnnotations
    except ImportError:
        raise UsageError(MISSING) from None
    title = work.casebook.title
    tool_server = MCPServer(
        "tocsin",
        title=f"Tocsin: {title}",
        instructions=NOTICE,
        version=__version__,
        log_level="ERROR",
    )
    reads = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    for tool in Tools(work).all():
        tool_server.add_tool(_described(tool), annotations=reads)
    return tool_server


def _described(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a question whose errors are answers that say what to do."""
    from mcp.server.mcpserver.exceptions import ToolError

    @functools.wraps(tool)
    def ask(*args: Any, **kwargs: Any) -> Any:
        try:
            return tool(*args, **kwargs)
        except TocsinError as error:
            raise ToolError(str(error)) from None

    return ask


def add_to(app: typer.Typer) -> None:
    """Add the command to the program's own."""
    app.command(epilog="Example: `tocsin mcp my-casebook --store work.sqlite`")(mcp)
