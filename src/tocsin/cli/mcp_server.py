"""`tocsin mcp`: questions a language model may ask of a store, over the Model Context Protocol."""

import functools
import inspect
from collections.abc import Callable, Mapping
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
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp_types import ToolAnnotations
    except ImportError:
        raise UsageError(MISSING) from None
    title = work.casebook.title
    tools = Tools(work).all()
    by_name = {tool.__name__: tool for tool in tools}

    class Checked(MCPServer):
        """A server that says in words what is wrong with a question."""

        async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
            """Answer a question, unless it is none."""
            fault = fault_of(by_name, name, arguments)
            if fault:
                raise ToolError(fault)
            try:
                return await super().call_tool(name, arguments, context)
            except ToolError as error:
                wrong = _of_wrong_kind(error)
                raise ToolError(f"{name}: {wrong}." if wrong else str(error)) from error

    tool_server = Checked(
        "tocsin",
        title=f"Tocsin: {title}",
        instructions=NOTICE,
        version=__version__,
        log_level="ERROR",
    )
    reads = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    for tool in tools:
        words = " ".join((tool.__doc__ or "").split())
        tool_server.add_tool(_described(tool), description=words, annotations=reads)
    return tool_server


def fault_of(
    tools: Mapping[str, Callable[..., Any]], name: str, arguments: Mapping[str, Any]
) -> str:
    """Return what is wrong with a question of a language model, and nothing where it can be asked.
    What a tool does not know is refused: left aside, it would widen the answer without a word.
    """
    if name not in tools:
        return f"there is no tool {name[:80]!r}; there are: {', '.join(tools)}."
    known = inspect.signature(tools[name]).parameters
    faults = [f"{given[:80]!r} is not known" for given in arguments if given not in known]
    faults += [
        f"{own.name} is missing"
        for own in known.values()
        if own.default is inspect.Parameter.empty and own.name not in arguments
    ]
    if not faults:
        return ""
    takes = ", ".join(known) or "nothing"
    return f"{name}: {'; '.join(faults)}. It takes {takes}."


def _of_wrong_kind(error: Exception) -> str:
    """Return which arguments are not of the kind they have to be, where that is what is wrong."""
    faults = getattr(error.__cause__, "errors", None)
    if not callable(faults):
        return ""
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in faults())


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
