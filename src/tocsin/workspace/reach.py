"""From where a desk is reached: this machine alone, or others by a name and behind TLS, where
people log in.
"""

import ipaddress
import re
from pathlib import Path
from typing import NamedTuple

from tocsin.errors import UsageError

LOOPBACK = "127.0.0.1"
_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")


class Reach(NamedTuple):
    """Where a desk listens, by which name browsers ask for it, and what keeps the way to it secret:
    a certificate with its key, or a proxy at an address.
    """

    host: str = LOOPBACK
    name: str = ""
    certificate: Path | None = None
    key: Path | None = None
    proxy: str = ""

    @property
    def is_secret(self) -> bool:
        """Return whether browsers speak TLS with it."""
        return self.certificate is not None or bool(self.proxy)

    @property
    def goes_beyond(self) -> bool:
        """Return whether others than this machine reach it."""
        return not _is_loopback(self.host) or bool(self.name) or bool(self.proxy)


HERE = Reach()
"""This machine alone."""


def checked_reach(reach: Reach, *, has_accounts: bool) -> Reach:
    """Return a reach that is allowed.

    Raises:
        UsageError: others would reach it without logging in, without TLS, or by no name.
    """
    if not _is_address(reach.host):
        raise UsageError(
            f"--host {reach.host}: give an address of this machine, such as 0.0.0.0 or 192.0.2.7."
        )
    if (reach.certificate is None) != (reach.key is None):
        raise UsageError("--certificate and --certificate-key belong together; give both.")
    for file in (reach.certificate, reach.key):
        if file is not None and not file.is_file():
            raise UsageError(f"{file}: no such file; give the certificate and its key as PEM.")
    if reach.certificate is not None and reach.proxy:
        raise UsageError(
            "give either --certificate, or --behind-proxy where the proxy has the certificate."
        )
    if reach.proxy and not _is_address(reach.proxy):
        raise UsageError(f"--behind-proxy {reach.proxy}: give the address the proxy asks from.")
    return _beyond(reach, has_accounts=has_accounts) if reach.goes_beyond else reach


def _beyond(reach: Reach, *, has_accounts: bool) -> Reach:
    """Return a reach beyond this machine that is allowed.

    Raises:
        UsageError: it is not.
    """
    if not has_accounts:
        raise UsageError(
            "a desk that others reach needs people to log in: add --accounts, after "
            "`tocsin account add NAME --role analyst --store STORE`. Without it the desk stays on "
            "127.0.0.1."
        )
    if not reach.is_secret:
        raise UsageError(
            "a desk that others reach needs TLS: give --certificate FILE --certificate-key FILE, "
            "or --behind-proxy ADDRESS where a proxy on that address has the certificate."
        )
    if not reach.name:
        raise UsageError(
            "say by which name browsers ask for this desk: --name desk.example.org. Requests "
            "under another name are refused."
        )
    if not _NAME.fullmatch(reach.name.casefold()):
        raise UsageError(f"--name {reach.name}: give a host's name alone, without port and path.")
    return reach._replace(name=reach.name.casefold())


def _is_address(written: str) -> bool:
    """Return whether a text is an IP address."""
    try:
        ipaddress.ip_address(written)
    except ValueError:
        return False
    return True


def _is_loopback(written: str) -> bool:
    """Return whether an address is of this machine alone."""
    return ipaddress.ip_address(written).is_loopback
