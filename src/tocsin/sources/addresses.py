"""Web addresses: what of them names a host, how one is shown without its password, and which are
refused before anything is asked.
"""

import re
from urllib.parse import urlsplit

from tocsin.errors import InputError
from tocsin.records import Record

_PORTS = {"http": 80, "https": 443}
# RFC 1035, 2.3.4.
_LONGEST_LABEL, _LONGEST_NAME = 63, 253
_LONGEST_ADDRESS = 8_192
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?", re.IGNORECASE)
_CREDENTIALS = re.compile(r"(?<=://)[^/?#]*@")
# In a sentence an address ends at a blank.
_CREDENTIALS_IN_TEXT = re.compile(r"(?<=://)[^/?#\s]*@")
# Programs do not agree where a host ends at these: one checks a name, another asks a second one.
_AMBIGUOUS = re.compile(r"^[^/]*//[^/?#]*[\\\s\x00-\x20]")
_MOST_SHOWN = 300


class Place(Record, frozen=True):
    """Where a request goes: its address, and the address as it is shown, without a password; the
    host as it is asked (ASCII) and as it is written for people.
    """

    url: str
    shown: str
    scheme: str
    host: str
    shown_host: str
    port: int

    @property
    def host_and_port(self) -> str:
        """Return what connections, pauses and patience belong to."""
        return f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """Return whose robots.txt holds."""
        return f"{self.scheme}://{self.host_and_port}"


def without_password(url: str) -> str:
    """Return an address as it may be shown: without user name and password."""
    return _CREDENTIALS.sub("", url)


def without_passwords(text: str) -> str:
    """Return a text whose addresses are shown without user name and password."""
    return _CREDENTIALS_IN_TEXT.sub("", text)


def place_of(url: str) -> Place:
    """Return where an address leads.

    Raises:
        InputError: it is no address of http or https, or its host or port is none.
    """
    shown = without_password(url)
    if len(url) > _LONGEST_ADDRESS:
        message = f"{shown[:_MOST_SHOWN]}...: an address of {len(url)} characters is not fetched."
        raise InputError(message, reason="address")
    if _AMBIGUOUS.match(url):
        message = f"{shown}: not an address (a blank or backslash stands in its host)."
        raise InputError(message, reason="address")
    import httpx  # with a client, for which nobody who reads files waits

    try:
        parsed, scheme = httpx.URL(url), urlsplit(url).scheme
        port = urlsplit(url).port
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError(f"{shown}: not an address ({error}).", reason="address") from None
    if scheme not in _PORTS or not parsed.host:
        raise InputError(f"{shown}: only http and https addresses are fetched.", reason="scheme")
    if port == 0:
        raise InputError(f"{shown}: 0 is no port.", reason="address")
    host = parsed.raw_host.decode("ascii").lower()
    _check_host(shown, host)
    return Place(
        url=url,
        shown=shown,
        scheme=scheme,
        host=host,
        shown_host=parsed.host,
        port=port or _PORTS[scheme],
    )


def _check_host(shown: str, host: str) -> None:
    """Refuse the name of a host that can be none.

    Raises:
        InputError: a label of it is empty, overlong or no label.
    """
    if ":" in host:  # IPv6
        return
    name = host.removesuffix(".")
    labels = name.split(".")
    if "" in labels:
        raise InputError(f"{shown}: a part of its host name is empty.", reason="address")
    if len(name) > _LONGEST_NAME or any(len(label) > _LONGEST_LABEL for label in labels):
        raise InputError(
            f"{shown[:_MOST_SHOWN]}: its host name is too long; a part has at most "
            f"{_LONGEST_LABEL} characters, a name {_LONGEST_NAME}.",
            reason="address",
        )
    odd = next((label for label in labels if not _LABEL.fullmatch(label)), None)
    if odd is not None:
        raise InputError(f"{shown}: {odd!r} can be no part of a host name.", reason="address")
