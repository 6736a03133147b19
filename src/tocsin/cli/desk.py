"""`tocsin desk`: the web desk of one store, on this machine, or for people who log in over TLS."""

import socket
import threading
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli import show
from tocsin.errors import UsageError
from tocsin.workspace.opening import needs_store, open_store
from tocsin.workspace.reach import LOOPBACK, Reach, checked_reach
from tocsin.workspace.shipped import find_casebook

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from tocsin.workspace.oidc import Provider

_SECONDS_TO_BEGIN = 1.0
_Accounts = Annotated[
    bool, typer.Option("--accounts", help="People log in; each signs under their own name.")
]
_Host = Annotated[
    str, typer.Option(help="Address to listen on; beyond this machine only with TLS.")
]
_Name = Annotated[str, typer.Option(help="Name of the host by which browsers ask for the desk.")]
_Certificate = Annotated[
    Path | None, typer.Option(help="Certificate of that name with its chain (PEM).")
]
_CertificateKey = Annotated[Path | None, typer.Option(help="Key of the certificate (PEM).")]
_BehindProxy = Annotated[
    str, typer.Option(help="Address of a proxy that speaks TLS with browsers.")
]

_Oidc = Annotated[
    Path | None,
    typer.Option(help="File on a provider of identities (OpenID Connect) to log in through."),
]


def _needs_free(host: str, port: int) -> None:
    """Check that nothing else has a port of this machine.

    Raises:
        UsageError: something has.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise UsageError(
                f"port {port} on {host} cannot be had ({error.strerror}); give another one: "
                f"--port {port + 1}"
            ) from None


def _needs_people(store: str) -> None:
    """Check that somebody can log in.

    Raises:
        UsageError: there is no account.
    """
    with open_store(store) as opened:
        accounts = opened.accounts.accounts()
    if not any(account.is_open for account in accounts):
        raise UsageError(
            "nobody could log in: this store has no account. Make one with: "
            "tocsin account add NAME --role analyst --store STORE"
        )


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
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Port to listen on.")] = 8330,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    accounts: _Accounts = False,
    host: _Host = LOOPBACK,
    name: _Name = "",
    certificate: _Certificate = None,
    certificate_key: _CertificateKey = None,
    behind_proxy: _BehindProxy = "",
    oidc: _Oidc = None,
) -> None:
    """Serve the desk of a store on 127.0.0.1: board, problems, attention, map, lineage, narratives,
    search, audit log.
    """
    from tocsin.web import make_app  # only who opens the desk waits for it

    needs_store(store)
    _check_signer(signer, accounts=accounts)
    requested = Reach(host, name, certificate, certificate_key, behind_proxy)
    reach = checked_reach(requested, has_accounts=accounts)
    provider = _provider(oidc, accounts=accounts) if oidc is not None else None
    if accounts and provider is None:
        _needs_people(store)
    signs = " ".join(signer.split()) if signer else None
    app = make_app(
        store,
        find_casebook(casebook),
        signs,
        has_accounts=accounts,
        reach=reach,
        provider=provider,
    )
    _needs_free(reach.host, port)
    address = _address(reach, port)
    show.err.print(
        f"the desk is open at {address} ({_for_whom(reach, signs, accounts=accounts)}; stop it "
        "with Ctrl-C)",
        markup=False,
    )
    if open_browser:
        opener = threading.Timer(_SECONDS_TO_BEGIN, typer.launch, [address])
        opener.daemon = True
        opener.start()
    _serve(app, port, reach)


def _check_signer(signer: str | None, *, accounts: bool) -> None:
    """Check that it is clear who signs.

    Raises:
        UsageError: it is not.
    """
    if signer is not None and not signer.strip():
        raise UsageError("--signer must say who.")
    if signer is not None and accounts:
        raise UsageError("give either --signer or --accounts: with accounts whoever logs in signs.")


def _provider(file: Path, *, accounts: bool) -> "Provider":
    """Return the provider of identities that a file names.

    Raises:
        UsageError: nobody logs in, the file is none, or the extra is not installed.
    """
    if not accounts:
        raise UsageError("--oidc says through what people log in: add --accounts.")
    from tocsin.workspace.oidc import Provider, read_settings  # only who has one waits for it

    return Provider(read_settings(file))


def _address(reach: Reach, port: int) -> str:
    """Return the address by which browsers find the desk."""
    if reach.proxy:
        return f"https://{reach.name}"
    scheme = "https" if reach.is_secret else "http"
    return f"{scheme}://{reach.name or LOOPBACK}:{port}"


def _for_whom(reach: Reach, signer: str | None, *, accounts: bool) -> str:
    """Say from where the desk is reached, and who signs."""
    where = "on this machine only"
    if reach.goes_beyond:
        where = f"through the proxy at {reach.proxy}" if reach.proxy else f"on {reach.host}"
    if accounts:
        return f"{where}; whoever logs in signs"
    reading = 'for reading; --signer "A. Analyst" lets you sign, correct and add'
    return f"{where}; {f'{signer} signs' if signer else reading}"


def _serve(app: "Starlette", port: int, reach: Reach) -> None:
    """Serve the desk until it is stopped."""
    from tocsin.web import serving  # only who opens the desk waits for it

    table = serving.Table(serving.most_connections())

    class Server(serving.LoadServer):
        """A server that lets open pages go when it is stopped."""

        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            app.state.broadcast.end()
            super().handle_exit(sig, frame)

    Server(serving.settings(app, port, table, reach), table).run()
