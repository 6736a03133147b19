"""`tocsin desk`: the web desk of one store, on this machine only."""

import socket
import threading
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli import show
from tocsin.errors import UsageError
from tocsin.workspace.opening import needs_store
from tocsin.workspace.shipped import find_casebook

if TYPE_CHECKING:
    from starlette.applications import Starlette

_SECONDS_TO_BEGIN = 1.0


def _needs_free(port: int) -> None:
    """Check that nothing else has a port of this machine.

    Raises:
        UsageError: something has.
    """
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError as error:
            raise UsageError(
                f"port {port} on 127.0.0.1 cannot be had ({error.strerror}); give another one: "
                f"--port {port + 1}"
            ) from None


def desk(
    store: Annotated[str, typer.Option("--store", help="The store to look at.")],
    casebook: Annotated[
        Path,
        typer.Option(
            "--casebook",
            "-c",
            help="Folder of a casebook, or the name of one that ships with tocsin.",
        ),
    ],
    signer: Annotated[
        str | None,
        typer.Option(
            "--signer",
            help="Who signs, corrects and adds at this desk; without it the desk is for reading.",
        ),
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Port on 127.0.0.1.")] = 8330,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Serve the desk of a store on 127.0.0.1: board, problems, attention, map, lineage, narratives,
    search, audit log.
    """
    from tocsin.web import make_app  # only who opens the desk waits for it

    needs_store(store)
    if signer is not None and not signer.strip():
        raise UsageError("--signer must say who.")
    app = make_app(store, find_casebook(casebook), " ".join(signer.split()) if signer else None)
    _needs_free(port)
    address = f"http://127.0.0.1:{port}"
    who = (
        f"{signer} signs"
        if signer
        else 'for reading; --signer "A. Analyst" lets you sign, correct and add'
    )
    show.err.print(
        f"the desk is open at {address} (on this machine only; {who}; stop it with Ctrl-C)",
        markup=False,
    )
    if open_browser:
        opener = threading.Timer(_SECONDS_TO_BEGIN, typer.launch, [address])
        opener.daemon = True
        opener.start()
    _serve(app, port)


def _serve(app: "Starlette", port: int) -> None:
    """Serve the desk on this machine until it is stopped."""
    from tocsin.web import serving  # only who opens the desk waits for it

    table = serving.Table(serving.most_connections())

    class Server(serving.LoadServer):
        """A server that lets open pages go when it is stopped."""

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            app.state.broadcast.end()
            super().handle_exit(sig, frame)

    Server(serving.settings(app, port, table), table).run()
