"""What lies outside of the program while it is killed: a site with a feed, and whoever is told. It
runs in a process of its own, so that what is forked has no threads.
"""

import contextlib
import os
import signal
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote

PAGES = 6


def article(number: int) -> str:
    """Return a page about the laboratory."""
    text = (
        f"Report {number}. The health ministry said on Sunday that the biological laboratory in "
        "Almaty was under guard and that nobody had seized it. Unknown men had walked past its "
        "fence in the morning, a resident told reporters, and left before the police came."
    )
    return f"<html><body><article><p>{text}</p><p>{text[::-1]}</p></article></body></html>"


class _Handler(BaseHTTPRequestHandler):
    """Gives a feed and its pages, and notes what is posted in the file that the address names."""

    def do_GET(self) -> None:
        """Give the feed, or a page of it."""
        name = self.path.removeprefix("/")
        if name == "feed":
            kind, text = "application/rss+xml", self._feed()
        else:
            kind, text = "text/html", article(int(name) if name.isdigit() else 0)
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def _feed(self) -> str:
        """Return a feed of all pages."""
        base = f"http://{self.headers['host']}"
        items = (
            f"<item><title>Report {n}</title><link>{base}/{n}</link></item>" for n in range(PAGES)
        )
        return f"<rss version='2.0'><channel><title>f</title>{''.join(items)}</channel></rss>"

    def do_POST(self) -> None:
        """Note what was told, a line for each."""
        body = self.rfile.read(int(self.headers["content-length"]))
        with Path(unquote(self.path)).open("ab") as told:
            told.write(body.replace(b"\n", b" ") + b"\n")
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Outside:
    """The site and whoever is told."""

    def __init__(self, folder: Path) -> None:
        """Start it; `folder` is for where it is."""
        place, (ready, done), (ended, self._lives) = folder / "port", os.pipe(), os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(self._lives)
            server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
            place.write_text(str(server.server_port))
            os.write(done, b".")
            threading.Thread(target=server.serve_forever, daemon=True).start()
            os.read(ended, 1)  # until whoever started it is gone
            os._exit(0)
        os.read(ready, 1)
        self._host = f"127.0.0.1:{place.read_text()}"

    @property
    def feed(self) -> str:
        """The address of the feed."""
        return f"http://{self._host}/feed"

    def target(self, told: Path) -> str:
        """Return the address of a target that notes what it is told in a file."""
        return f"webhook+http://:secret-of-a-test@{self._host}{quote(str(told))}"

    def close(self) -> None:
        """End it."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._lives)
