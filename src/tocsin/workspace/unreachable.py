"""Why a program at another address was not reached, in words that say what to look at."""

import socket
import ssl
from collections.abc import Iterator

# Kinds of errors, the particular before the general (each is an OSError).
_REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (ConnectionRefusedError, "nothing listens there"),
    (socket.gaierror, "there is no host of that name"),
    (ssl.SSLCertVerificationError, "its certificate is not accepted"),
    (ssl.SSLError, "it does not answer over TLS; does the address begin with http://?"),
    (TimeoutError, "it did not answer in time"),
    (ConnectionError, "it closed the connection"),
)
# An error and what it was raised from are no longer than this.
_DEEPEST = 20


def reason_of(error: BaseException) -> str:
    """Return why something was not reached: what the innermost error of a known kind means, or the
    name of the error where none is known. No address and no word of the error stands in it, since
    they may hold a password.
    """
    return known_reason(error) or type(error).__name__


def known_reason(error: BaseException) -> str:
    """Return the same, and nothing where no error is of a known kind."""
    for inner in reversed(list(_chain(error))):
        for kind, reason in _REASONS:
            if isinstance(inner, kind):
                return reason
    return ""


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those it was raised from; libraries carry some as arguments."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < _DEEPEST:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        carried = (each.__cause__, each.__context__, getattr(each, "reason", None), *each.args)
        waiting += [inner for inner in carried if isinstance(inner, BaseException)]
