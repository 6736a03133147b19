"""What keeps a desk to itself: only its own names are answered to, beyond this machine only over
TLS, and browsers run and fetch nothing but its own files.
"""

import re
from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tocsin.errors import TocsinError
from tocsin.language.catalogues import ENGLISH
from tocsin.web.render import page
from tocsin.web.words import words_in
from tocsin.workspace.reach import HERE, Reach

# Names by which this machine may be asked; a page elsewhere that points its own name here is
# refused (DNS rebinding).
_OWN_NAMES = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d+)?")
_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
_HEADERS = {
    "Content-Security-Policy": "; ".join(_POLICY),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# Browsers that have once asked over TLS ask no other way for a year (RFC 6797).
_ALWAYS_TLS = "max-age=31536000"
# Who looks after a machine asks here, and learns nothing.
_HEALTH = "/healthz"

# What a page of the desk shows around its own, where nothing is looked at.
_NO_FRAME: Mapping[str, Any] = {
    "given": "",
    "room": "",
    "done": None,
    "undo": "",
    "late": False,
    "by_published": False,
    "as_of": None,
    "carried": "",
    "days_asked": {},
    "is_ranged": False,
    "queued": 0,
    "alerted": 0,
    "back": "",
    "account": None,
}


class Safe:
    """Checks the Host header of every request, and sets the headers of every answer; streams pass
    as they come.
    """

    def __init__(self, app: ASGIApp, reach: Reach = HERE) -> None:
        """Stand before an application that is reached in some way."""
        self._app = app
        self._reach = reach

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                if self._reach.is_secret:
                    headers["Strict-Transport-Security"] = _ALWAYS_TLS
                headers.setdefault(
                    "Cache-Control",
                    "no-cache" if scope["path"].startswith("/static") else "no-store",
                )
            await send(message)

        refusal = self._refusal(scope)
        app = self._app if refusal is None else wrong(refusal, 421)
        await app(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> TocsinError | None:
        """Return why a request is not answered; None where it is."""
        host = Headers(scope=scope).get("host", "")
        named = host.rpartition(":")[0] if re.search(r":\d+$", host) else host
        if not _OWN_NAMES.fullmatch(host) and named.casefold() != (self._reach.name or None):
            if self._reach.name:
                return TocsinError(
                    "This desk answers only under the name {name}.",
                    code="error-own-name",
                    name=self._reach.name,
                )
            return TocsinError(
                "This desk answers only to 127.0.0.1 and localhost.", code="error-own-names"
            )
        if self._reach.is_secret and scope["scheme"] != "https" and scope["path"] != _HEALTH:
            return TocsinError(
                "This desk answers only over TLS: the address begins with https://.",
                code="error-no-tls",
            )
        return None


def wrong(
    what: TocsinError, status: int, language: str = ENGLISH, frame: Mapping[str, Any] | None = None
) -> HTMLResponse:
    """Return a page that says what is wrong: with what every page shows around its own, or bare
    where that cannot be had.
    """
    template = "wrong.html" if frame is not None else "bare.html"
    shown = {
        "sentence": words_in(language).error(what),
        "status": status,
        **_NO_FRAME,
        **(frame or {}),
    }
    return HTMLResponse(page(template, language, shown), status)
