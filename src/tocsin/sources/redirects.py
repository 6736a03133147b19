"""Where a redirect led to: an answer from another page than the one asked is not taken as its text.

A site that has taken a page down often sends its readers home, or to a page that says so; one that
wants something from them sends them to a login or a request for consent.
"""

import re
from urllib.parse import urlsplit

from tocsin.errors import InputError
from tocsin.sources.fetch import Fetched

_HOME = re.compile(
    r"/?(?:(?:[a-z]{2}|eng|rus|ukr|kaz|qaz)(?:[-_][a-z]{2,4})?/?)?(?:(?:index|default|home|main"
    r"|start|news)(?:\.\w{2,5})?/?)?",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"/(?:errors?/)?(?:404|410|not[-_]?found|page[-_]?not[-_]?found|error404"
    r"|gone)(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(?:^|/)(?:log[-_]?in|sign[-_]?in|auth|authorize|sso|oauth2?|captcha|showcaptcha|challenge"
    r"|consent|cookie[-_]?consent"
    r"|subscribe|paywall|accounts?/login|user/login|registration)"
    r"(?:\.\w{2,5})?(?:/|$)",
    re.IGNORECASE,
)
_WALL_HOST = re.compile(
    r"^(?:consent|login|accounts?|auth|sso|id|passport|captcha)\.", re.IGNORECASE
)


def check_redirect(answer: Fetched) -> Fetched:
    """Return an answer that came from the page asked, or from a page that stands for it.

    Raises:
        InputError: it came from the site's home page or an error page (reason `gone`), or from a
            login, consent or captcha (`unreadable`).
    """
    wanted, came = urlsplit(answer.requested), urlsplit(answer.url)
    if (wanted.netloc, wanted.path.rstrip("/"), wanted.query) == (
        came.netloc,
        came.path.rstrip("/"),
        came.query,
    ):
        return answer
    if _MISSING.search(came.path) and not _MISSING.search(wanted.path):
        raise InputError(
            f"{answer.requested}: redirected to {answer.url}, a page for what is not there.",
            reason="gone",
        )
    walled = _WALL.search(came.path) and not _WALL.search(wanted.path)
    if walled or (_WALL_HOST.match(came.netloc) and came.netloc != wanted.netloc):
        raise InputError(
            f"{answer.requested}: redirected to {answer.url}, which asks for a login, consent or a "
            "captcha; it is not read.",
            reason="unreadable",
        )
    if _is_home(came.path, came.query) and not _is_home(wanted.path, wanted.query):
        raise InputError(
            f"{answer.requested}: redirected to the home page {answer.url}; that is not the text "
            "that stood there.",
            reason="gone",
        )
    return answer


def _is_home(path: str, query: str) -> bool:
    """Return whether a path is that of a home page, also of one in a language."""
    return _HOME.fullmatch(path) is not None and not re.search(
        r"(?:^|&)(?:p|id|page_id|article|news|post|story)=", query
    )
