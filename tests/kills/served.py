"""The desk killed while people sign and correct at it, and another program reads texts into its
store. What was acknowledged stands; what was not is sent again.
"""

import contextlib
import http.client
import os
import re
import signal
import socket
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from tests.kills import left
from tests.kills.left import Left
from tests.kills.works import BOOK, DAY, Made, ended, started

_SIGNER = "A. One"
_STANCES = ("denies", "doubts", "asserts")
_FORM = "application/x-www-form-urlencoded"
# Answers that mean that a word stands: it was taken, or it had been taken before.
_STANDS = (303, 409)
_SECONDS_TO_BEGIN = 60.0


class LostError(Exception):
    """The desk did not answer."""


class Client:
    """A browser at the desk."""

    def __init__(self, port: int) -> None:
        """Wait until the desk answers, and take the token of its pages.

        Raises:
            LostError: it is gone.
        """
        self._port, self._token = port, ""
        end = time.monotonic() + _SECONDS_TO_BEGIN
        while not self._answers():
            if time.monotonic() > end:
                raise LostError
            time.sleep(0.02)
        found = re.search(r'name="token" value="([^"]+)"', self._asked("GET", "/add")[1])
        if found is None:
            raise LostError
        self._token = found.group(1)

    def _answers(self) -> bool:
        """Return whether anybody listens."""
        try:
            socket.create_connection(("127.0.0.1", self._port), timeout=5).close()
        except OSError:
            return False
        return True

    def _asked(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        """Return the status and text of an answer.

        Raises:
            LostError: there was none.
        """
        link = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        headers = {"origin": f"http://127.0.0.1:{self._port}", "content-type": _FORM}
        try:
            link.request(method, path, body or None, headers)
            answer = link.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            raise LostError from error
        finally:
            link.close()

    def send(self, act: str, fields: Sequence[tuple[str, str]]) -> int:
        """Send a form, and return the status of the answer.

        Raises:
            LostError: there was none.
        """
        form = urlencode([("token", self._token), ("page", "/"), *fields])
        return self._asked("POST", f"/act/{act}", form)[0]


def _free_port() -> int:
    """Return a port that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


class Served:
    """The work of the desk."""

    name = "web"

    def __init__(self, made: Made) -> None:
        """`made` is what it begins with."""
        self._made = made
        self._acts = [
            [("record", claim), ("field", "stance"), ("value", stance)]
            for claim in made.claims
            for stance in _STANCES
        ]

    def worked(self, folder: Path, kills: Sequence[float], seconds: float) -> tuple[Left, int]:
        """Serve, killed at some parts of the time and then let through; return what is left, and
        how many kills hit.
        """
        store, out = folder / "w.sqlite", folder / "out"
        out.mkdir(parents=True)
        self._made.filled(store, out)
        kept = ["--store", str(store), *BOOK]
        writer = started(["run", str(self._made.more), *kept, *DAY, "-o", str(out)])
        waiting, refused, hit = list(self._acts), set[int](), 0
        for part in (*kills, None):
            port = _free_port()
            desk = started(["desk", *kept, "--signer", _SIGNER, "--port", str(port)])
            killer = self._killer(desk, part * seconds) if part is not None else None
            with contextlib.suppress(LostError):
                client = Client(port)
                while waiting:
                    status = client.send("judge", waiting[0])
                    if status in _STANDS:
                        waiting.pop(0)
                    else:
                        refused.add(status)
                        break
            if killer is not None:
                ended(killer)
            else:
                os.kill(desk, signal.SIGTERM)
            hit += ended(desk) == -signal.SIGKILL
        code = ended(writer)
        said = left.words(store, out)
        said.pop("records", None)
        return {"writer": code, "waiting": len(waiting), "refused": refused, **said}, hit

    @staticmethod
    def _killer(pid: int, seconds: float) -> int:
        """Kill a process after so long, whatever happens here meanwhile; return who does it."""
        killer = os.fork()
        if killer == 0:
            time.sleep(seconds)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
            os._exit(0)
        return killer
