"""Notifiers: how an alert is delivered to an address. The program's own is apprise; plug-ins bring
others.

A plug-in may bring a notifier: an entry point of the group `tocsin.notifiers`, named as the
addresses it delivers to begin (`desk-printer` for `desk-printer://...`), that names a `Notifier`.
Apprise has every other address.
"""

import re
from typing import Any, Protocol
from urllib.parse import unquote

from tocsin import plugins
from tocsin.errors import PluginError
from tocsin.plugins import Door, PlugIn

MISSING = "apprise is not installed; to send alerts: pip install 'tocsin[notify]'"
_APPRISE = "apprise"


class Notifier(Protocol):
    """Delivers one alert to one address."""

    def __call__(self, address: str, title: str, body: str, /) -> str:
        """Return nothing where the alert was delivered, else why not, in words.

        `address` is the whole address of the casebook's target; `title` is one line, `body` some
        lines of plain text. What was not delivered is tried again later, so that nothing need be
        tried twice here. It returns within seconds.
        """
        ...


class _GuardedNotifier:
    """A plug-in's notifier: what it raises or returns against the contract counts as not
    delivered.
    """

    def __init__(self, plug_in: PlugIn, notify: Notifier) -> None:
        self._plug_in, self._notify = plug_in, notify

    def __call__(self, address: str, title: str, body: str, /) -> str:
        """Return nothing where it was delivered, else why not."""
        try:
            answer = self._notify(address, title, body)
        except Exception as error:  # noqa: BLE001  (the boundary of one notifier)
            said = without_secrets(str(error), address)
            return str(plugins.raised(self._plug_in, _named(error, said)))
        if not isinstance(answer, str):
            what = f"returned a value of type {type(answer).__name__}, where a text belongs"
            return str(plugins.broken(self._plug_in, what))
        return answer


def _accept(plug_in: PlugIn, loaded: Any) -> Notifier:
    """Return a notifier that is ready to deliver.

    Raises:
        ValueError: it cannot be called.
    """
    if not callable(loaded):
        kind = type(loaded).__name__
        raise ValueError(
            f"a value of type {kind}, where a function of address, title and body belongs"
        )
    if plug_in.is_built_in:
        own: Notifier = loaded
        return own
    return _GuardedNotifier(plug_in, loaded)


NOTIFIERS: Door[Notifier] = Door(plugins.NOTIFIERS, _accept)


_SHORTEST_SECRET = 4
_HIDDEN = "***"


def without_secrets(text: str, address: str) -> str:
    """Return a text without an address and the parts of it that may be secret: all after its
    scheme, as services put keys in hosts and paths, too.
    """
    rest = address.partition("://")[2]
    parts = {rest, unquote(rest), *re.split(r"[/?#&=@:]", rest)}
    parts |= {unquote(part) for part in parts} | {address}
    for part in sorted(parts, key=len, reverse=True):
        if len(part) >= _SHORTEST_SECRET:
            # Only where it stands by itself: a word that merely holds it is none.
            text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", _HIDDEN, text)
    return text


def _named(error: Exception, said: str) -> Exception:
    """Return an error of the same kind that says something else."""
    kind = type(error).__name__
    renamed: type[Exception] = type(kind, (Exception,), {})
    return renamed(said)


def deliver(address: str, title: str, body: str) -> str:
    """Deliver an alert by the notifier its address names, else by apprise; return nothing where it
    was delivered, else why not.
    """
    scheme = address.partition(":")[0].casefold()
    chosen = scheme if scheme in NOTIFIERS and not _is_of_apprise(scheme) else _APPRISE
    try:
        return NOTIFIERS[chosen](address, title, body)
    except PluginError as error:
        return str(error)


def deliver_by_apprise(address: str, title: str, body: str) -> str:
    """Deliver by apprise; return nothing where it was delivered, else why not."""
    try:
        import apprise  # an extra: only who rings needs it
    except ImportError:
        return MISSING
    post = apprise.Apprise()
    if not post.add(address):
        return "the address is none that apprise knows; see its list of services"
    return "" if post.notify(title=title, body=body) else "the service did not take it"


def _is_of_apprise(scheme: str) -> bool:
    """Return whether apprise delivers to such addresses itself; a plug-in of that name is not used,
    and that is said.
    """
    if scheme not in apprise_schemes():
        return False
    plug_in = NOTIFIERS.plug_ins()[scheme]
    what = f"is not used: apprise delivers to {scheme}:// addresses itself"
    plugins.broken(plug_in, what, "clash")
    return True


def apprise_schemes() -> frozenset[str]:
    """Return how the addresses begin that apprise delivers to; none where it is not installed."""
    try:
        from apprise.manager_plugins import NotificationManager
    except ImportError:
        return frozenset()
    manager: Any = NotificationManager
    return frozenset(manager().schemas())
