"""`tocsin desk`: the web desk of one store, on this machine only."""

from pathlib import Path
from typing import Annotated

import typer

from tocsin.desk import runs, show
from tocsin.desk.shipped import find_casebook


def desk(
    store: Annotated[str, typer.Option("--store", help="The store to look at.")],
    casebook: Annotated[
        Path, typer.Option("--casebook", "-c", help="Folder of a casebook, or the name of one that ships with tocsin.")
    ],
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Port on 127.0.0.1.")] = 8330,
) -> None:
    """Serve the pages of a store on 127.0.0.1: board, problems, claims, sources, audit log. They change nothing anybody found or said."""
    import uvicorn  # only who opens the desk waits for it

    from tocsin.desk.web import make_app

    runs.needs_store(store)
    app = make_app(store, find_casebook(casebook))
    show.err.print(
        f"the desk is open at http://127.0.0.1:{port} (on this machine only; stop it with Ctrl-C)", markup=False
    )
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", server_header=False)
