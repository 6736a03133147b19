"""Several `watch` on one store in PostgreSQL, each a process of its own: they share the sources,
one assesses and notifies, and when it is killed another goes on where it was. A program with
another casebook or another program's rules is refused, and told whose they are.
"""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from tests.conftest import ROOT
from tests.postgres import Server
from tests.unit.sources.world import Site, site
from tests.unit.workspace.test_webhooks import Listener, listener
from tocsin.records import Document
from tocsin.store import Store
from tocsin.workspace.webhooks import DELIVERY

__all__ = ["listener", "site"]

SOURCES, PAGES = 4, 2
STATED = "    known_from: 2020-01-01\n    reference: a test\n"
NEXT = ("second", "third")
PATIENCE = 120.0


def article(source: int, number: int) -> str:
    """Return a page about the laboratory."""
    text = (
        f"Report {source}-{number}. The health ministry said on Sunday that the biological "
        f"laboratory in Almaty was under guard, for the {number + 2 + 10 * source}th day, and that "
        "nobody had seized it. Unknown men had walked past its fence in the morning."
    )
    return f"<html><body><article><p>{text}</p><p>{text[::-1]}</p></article></body></html>"


def written_book(site: Site, listener: Listener, folder: Path, *, sources: int, pages: int) -> Path:
    """Write a casebook with sources on the server, and a target that listens."""
    entries = ["sources:\n"]
    for source in range(sources):
        items = []
        for number in range(pages):
            site.page(f"/p{source}-{number}", article(source, number))
            link = f"{site.base}/p{source}-{number}"
            items.append(f"<item><title>{source} {number}</title><link>{link}</link></item>")
        feed = f"<rss version='2.0'><channel><title>f</title>{''.join(items)}</channel></rss>"
        site.page(f"/feed{source}", feed, "application/rss+xml")
        entries.append(
            f"  - id: s{source}\n    name: Sheet {source}\n    kind: outlet\n    owner: o{source}\n"
            f"    feeds: [{site.base}/feed{source}]\n{STATED}"
        )
    folder.mkdir()
    (folder / "casebook.yml").write_text("id: watchers\ntitle: t\ninclude: [almaty-demo]\n")
    (folder / "sources.yml").write_text("".join(entries))
    (folder / "targets.yml").write_text(
        "targets:\n  - id: duty\n    name: Duty\n    least: NOTE\n"
        f"    url: {listener.address}\n    events: [alarms, matches, changes]\n{STATED}"
    )
    return folder


@pytest.fixture
def book(site: Site, listener: Listener, tmp_path: Path) -> Path:
    """A casebook with several sources."""
    return written_book(site, listener, tmp_path / "book", sources=SOURCES, pages=PAGES)


@pytest.fixture
def small_book(site: Site, listener: Listener, tmp_path: Path) -> Path:
    """A casebook with a source for each of two watchers, in which nothing is written."""
    return written_book(site, listener, tmp_path / "book", sources=2, pages=0)


@pytest.fixture
def url(postgres: Server) -> Iterator[str]:
    """A store without anything in it."""
    with postgres.empty_store() as made:
        yield made


class Watcher:
    """A `watch` that runs."""

    running: ClassVar[list["Watcher"]] = []

    def __init__(self, url: str, book: Path, out: Path, *, rounds: int | None = None) -> None:
        """Start it."""
        limited = ["--rounds", str(rounds)] if rounds is not None else []
        command = [sys.executable, "-m", "tocsin", "watch", "--store", url, "-c", str(book)]
        self._said = out.with_suffix(".txt")
        with self._said.open("wb") as said:
            self.process = subprocess.Popen(
                [*command, "-o", str(out), "--allow-host", "127.0.0.1", "--every", "2", *limited],
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd=ROOT,
                env=os.environ | {"TOCSIN_VECTORS": "none"},  # who takes what needs no meaning
            )
        self.running.append(self)

    def said(self) -> str:
        """Return what it has said until now, in one line."""
        return " ".join(self._said.read_text(encoding="utf-8").split())

    def until(self, words: str) -> None:
        """Wait until it says something."""
        end = time.monotonic() + PATIENCE
        while words not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.1)

    def kill(self) -> None:
        """End it as a fall of its machine would."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """End it in order."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)


@pytest.fixture(autouse=True)
def nobody_is_left() -> Iterator[None]:
    """End every `watch` that a test has left."""
    yield
    for watcher in Watcher.running:
        watcher.kill()
    Watcher.running.clear()


def test_watchers_share_the_sources_and_another_goes_on_for_one_that_was_killed(
    site: Site, listener: Listener, book: Path, url: str, tmp_path: Path
) -> None:
    first = Watcher(url, book, tmp_path / "first")
    first.until("looked at")
    others = [Watcher(url, book, tmp_path / name) for name in NEXT]
    for other in others:
        other.until("assesses; this one fetches and reads")
    before = Counter(headers[DELIVERY] for _, headers, _ in listener.taken)
    first.kill()
    end = time.monotonic() + PATIENCE
    heads: list[str] = []
    while not heads and time.monotonic() < end:
        heads = [name for name in NEXT if (tmp_path / name / "brief.md").exists()]
        time.sleep(0.2)
    assert len(heads) == 1, [other.said() for other in others]
    for other in others:
        other.stop()
    pages = {path: n for path, n in site.asked.items() if path.startswith("/p")}
    assert pages == {f"/p{s}-{n}": 1 for s in range(SOURCES) for n in range(PAGES)}
    sent = Counter(headers[DELIVERY] for _, headers, _ in listener.taken)
    assert set(sent.values()) <= {1}
    assert before.keys() <= sent.keys()
    with Store(url) as store:
        documents = store.records(Document)
        assert len({d.text for d in documents}) == len(documents) == SOURCES * PAGES
        assert store.words.verify() == []
        assert store.rereading.superseded(documents[0].id) == []


def test_a_watch_with_another_casebook_is_refused_and_told_why(
    small_book: Path, url: str, tmp_path: Path
) -> None:
    first = Watcher(url, small_book, tmp_path / "first")
    first.until("looked at")
    other_book = tmp_path / "other"
    other_book.mkdir()
    for path in small_book.iterdir():
        (other_book / path.name).write_bytes(path.read_bytes())
    (other_book / "casebook.yml").write_text("id: watchers\ntitle: u\ninclude: [almaty-demo]\n")
    second = Watcher(url, other_book, tmp_path / "second", rounds=1)
    assert second.process.wait(PATIENCE) == 3
    said = second.said()
    assert f"process {first.process.pid} on" in said
    assert "reads for watchers with another version of the casebook" in said
    first.kill()
    third = Watcher(url, other_book, tmp_path / "third", rounds=1)  # nobody is there any more
    assert third.process.wait(PATIENCE) == 0, third.said()


def test_a_watch_takes_an_edit_when_all_have_loaded_it(
    small_book: Path, url: str, tmp_path: Path
) -> None:
    watchers = [Watcher(url, small_book, tmp_path / name) for name in ("first", "second")]
    for watcher in watchers:
        watcher.until("looked at")
    (small_book / "casebook.yml").write_text("id: watchers\ntitle: u\ninclude: [almaty-demo]\n")
    time.sleep(3)
    rounds = [watcher.said().count("looked at") for watcher in watchers]
    end = time.monotonic() + PATIENCE
    while any(w.said().count("looked at") < n + 2 for w, n in zip(watchers, rounds, strict=True)):
        assert time.monotonic() < end, [watcher.said() for watcher in watchers]
        time.sleep(0.2)
    last = [watcher.said().rsplit("looked at", 2)[1] for watcher in watchers]
    for watcher in watchers:
        watcher.stop()
    assert not any("another version" in said for said in last), last
    assert any((tmp_path / name / "brief.md").exists() for name in ("first", "second"))
