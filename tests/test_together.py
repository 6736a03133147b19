"""Several programs on one store, in a file and on a server, each a process of its own: `run`,
`collect`, two `watch` and the desk. No page is fetched twice, no text is read twice, no alert goes
out twice, and nobody sees an error of a lock.
"""

import datetime as dt
import json
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, tocsin_here
from tests.unit.sources.world import Site, site
from tests.unit.workspace.test_webhooks import Listener, listener
from tocsin.records import Claim, Document
from tocsin.store import Store
from tocsin.store.checking import check_store
from tocsin.workspace.webhooks import DELIVERY

__all__ = ["listener", "site"]

PAGES, POSTS = 4, 10
# Loads what every command loads, then runs each command it is given in a fork of its own, all of
# them at once, and prints how each ended.
TOGETHER = """
import json, os, sys, tempfile
from tests.conftest import tocsin_here
import tocsin.cli.commands
from tocsin.annotate.parsers.english import english
from tocsin.pipeline.reader import Reader
english()
commands = json.loads(sys.stdin.read())
running = {}
for name, words in commands.items():
    pid = os.fork()
    if pid == 0:
        done = tocsin_here(*words)
        open(f"{sys.argv[1]}/{name}.txt", "wb").write(done.stdout + done.stderr)
        os._exit(done.returncode)
    running[pid] = name
ended = {}
while running:
    pid, status = os.wait()
    ended[running.pop(pid)] = os.waitstatus_to_exitcode(status)
print(json.dumps(ended))
"""


def article(number: int) -> str:
    """Return a page about the laboratory."""
    text = (
        f"Report {number}. The health ministry said on Sunday that the biological laboratory in "
        "Almaty was under guard and that nobody had seized it. Unknown men had walked past its "
        "fence in the morning, a resident told reporters, and left before the police came."
    )
    return f"<html><body><article><p>{text}</p><p>{text[::-1]}</p></article></body></html>"


@pytest.fixture
def casebook(
    site: Site, listener: Listener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A casebook whose one source has a feed on the server, and whose target is the listener."""
    monkeypatch.setenv("TOCSIN_VECTORS", "none")  # who takes what needs no meaning
    items = []
    for number in range(PAGES):
        site.page(f"/p{number}", article(number))
        link = f"{site.base}/p{number}"
        items.append(f"<item><title>Report {number}</title><link>{link}</link></item>")
    feed = f"<rss version='2.0'><channel><title>f</title>{''.join(items)}</channel></rss>"
    site.page("/feed", feed, "application/rss+xml")
    folder = tmp_path / "book"
    folder.mkdir()
    stated = "    known_from: 2020-01-01\n    reference: a test\n"
    (folder / "casebook.yml").write_text("id: together\ntitle: t\ninclude: [almaty-demo]\n")
    (folder / "sources.yml").write_text(
        "sources:\n  - id: sheet\n    name: Sheet\n    kind: outlet\n    owner: Sheet\n"
        f"    feeds: [{site.base}/feed]\n{stated}"
    )
    (folder / "targets.yml").write_text(
        "targets:\n  - id: duty\n    name: Duty\n    least: NOTE\n"
        f"    url: {listener.address}\n    events: [alarms, matches, changes]\n{stated}"
    )
    return folder


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """A file of texts for `run`."""
    lines = [
        {"id": f"p{n}", "source": "sheet", "text": f"Post {n}. The laboratory in Almaty is quiet."}
        for n in range(POSTS)
    ]
    path = tmp_path / "posts.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines))
    return path


def answers(port: int) -> bool:
    """Return whether anybody listens at a port of this machine."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return False
    return True


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The store that all of them use: a file, or on a server."""
    if request.param == "postgresql":
        with request.getfixturevalue("postgres").empty_store() as url:
            watched_before(url)
            yield url
        return
    path = str(tmp_path / "w.sqlite")
    watched_before(path)
    yield path


def watched_before(url: str) -> None:
    """Make a store that was watched a while ago: what comes now is told, whoever is first."""
    with Store(url) as store:
        store.about.report_until(dt.datetime.now(dt.UTC) - dt.timedelta(hours=1))


@pytest.fixture
def desk(casebook: Path, store: str) -> Iterator[str]:
    """The desk on the store that the others write to."""
    command = [sys.executable, "-m", "tocsin", "desk", "--store", store, "-c", str(casebook)]
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        while "http://" not in said:
            assert said, "the desk ended before it served"
            said = process.stdout.readline()
        url = "http://" + said.partition("http://")[2].split()[0].rstrip(".,")
        reader = threading.Thread(target=process.stdout.read, daemon=True)
        reader.start()
        while not answers(port):  # it says where it will be before it is there
            assert process.poll() is None, "the desk ended before it served"
            time.sleep(0.1)
        yield url
        process.terminate()
        reader.join()


def test_run_collect_two_watches_and_the_desk_share_a_store(
    site: Site,
    listener: Listener,
    casebook: Path,
    posts: Path,
    store: str,
    desk: str,
    tmp_path: Path,
) -> None:
    kept = ["--store", store, "-c", str(casebook)]
    out = [["-o", str(tmp_path / name)] for name in ("run", "again", "one", "two")]
    fetching = ["--allow-host", "127.0.0.1"]
    rounds = ["--rounds", "2", "--every", "1"]
    commands = {
        "run": ["run", str(posts), *kept, *out[0], "--workers", "1"],
        "again": ["run", str(posts), *kept, *out[1], "--workers", "1"],
        "collect": ["collect", *kept, *fetching],
        "one": ["watch", *kept, *out[2], *fetching, *rounds],
        "two": ["watch", *kept, *out[3], *fetching, *rounds],
    }
    looked: list[int] = []
    stop = threading.Event()

    def look() -> None:
        while not stop.wait(1.0):
            with urllib.request.urlopen(desk, timeout=60) as answer:
                looked.append(answer.status)

    looker = threading.Thread(target=look)
    looker.start()
    done = subprocess.run(
        [sys.executable, "-c", TOGETHER, str(tmp_path)],
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    stop.set()
    looker.join()
    printed = {name: (tmp_path / f"{name}.txt").read_text() for name in commands}
    # What was kept after the last of those rounds is told by the next one.
    last = tocsin_here("watch", *kept, *out[2], *fetching, "--rounds", "1")
    assert last.returncode == 0, last.stderr.decode()
    assert set(json.loads(done.stdout.splitlines()[-1]).values()) == {0}, printed
    assert not any("locked" in text or "Traceback" in text for text in printed.values()), printed
    assert looked
    assert set(looked) == {200}
    pages = {path: number for path, number in site.asked.items() if path.startswith("/p")}
    assert pages == {f"/p{number}": 1 for number in range(PAGES)}
    sent = Counter(headers[DELIVERY] for _, headers, _ in listener.taken)
    assert sent, printed
    assert set(sent.values()) == {1}
    with Store(store) as opened:
        documents = opened.records(Document)
        assert len({document.text for document in documents}) == len(documents) == PAGES + POSTS
        # A text that was read a second time would have left its first reading as history.
        assert opened.rereading.superseded(opened.records(Claim)[0].id) == []
        assert opened.words.verify() == []
    if "://" not in store:
        assert check_store(store).findings == ()
