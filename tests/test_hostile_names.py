"""Names that attack where they are shown: of sources, actors and signers. They break no page, no
table, no file of cells, no chain and no notification.
"""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from starlette.testclient import TestClient

from tests.conftest import tocsin_here
from tests.unit.workspace.test_webhooks import Listener, listener
from tocsin.store import Store
from tocsin.web import make_app

__all__ = ["listener"]

HERE = "http://127.0.0.1:8330"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eecnalubma\u202c agency",
    "Line one\nLine two | cell | cell\r\n# Heading",
    '=HYPERLINK("http://evil.example";"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{{ 7 * 7 }} { $name } %s {0} ${x}",
    "[click](javascript:alert(1)) ![x](http://evil.example)",
    "L" + "o" * 10_000 + "ng",
    "a, b -> c, d",
)
SAID = "The health ministry said on Sunday that the biological laboratory in Almaty was seized. "


class Elements(HTMLParser):
    """Which elements a page has, and what they do."""

    def __init__(self) -> None:
        super().__init__()
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what would act."""
        given = dict(attrs)
        if tag in ("iframe", "object", "embed") or (tag == "script" and not given.get("src")):
            self.acting.append(tag)
        names = [name for name in given if name.startswith("on")]
        links = [v for v in given.values() if v and v.strip().lower().startswith("javascript:")]
        outside = [v for v in (given.get("src"),) if v and "evil.example" in v]
        self.acting += [*names, *links, *outside]


def harmless(page: str) -> None:
    """Hold that nothing acts in a page that stands in no program of ours."""
    elements = Elements()
    elements.feed(page)
    assert elements.acting == []


def run(*words: str, codes: tuple[int, ...] = (0, 1)) -> str:
    """Return what a command prints."""
    done = tocsin_here(*words)
    text = (done.stdout + done.stderr).decode()
    assert done.returncode in codes, text
    assert "Traceback" not in text
    return text


def write_book(folder: Path, address: str) -> Path:
    """Write a casebook whose sources and target bear hostile names."""
    folder.mkdir()
    known = {"known_from": "2020-01-01", "reference": "a test"}
    sources = [
        {"id": f"s{n}", "name": name, "kind": "outlet", "owner": name, **known}
        for n, name in enumerate(HOSTILE)
    ]
    actors = [
        {"id": f"a{n}", "name": name[:200], "kind": "organisation", **known}
        for n, name in enumerate(HOSTILE)
    ]
    target = {"id": "duty", "name": HOSTILE[0], "least": "NOTE", "url": address, **known}
    for name, entries in (("sources", sources), ("actors", actors), ("targets", [target])):
        text = yaml.safe_dump({name: entries}, allow_unicode=True)
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    (folder / "casebook.yml").write_text("id: hostile\ntitle: t\ninclude: [almaty-demo]\n")
    return folder


@pytest.fixture
def book(tmp_path: Path, listener: Listener) -> Path:
    """A casebook whose target listens."""
    return write_book(tmp_path / "book", listener.address)


def write_reports(path: Path) -> Path:
    """Write a report of each source, with a hostile title."""
    rows = [
        {
            "id": f"r{n}",
            "source": f"s{n}",
            "title": name,
            "published_at": "2022-01-10",
            "text": f"{SAID}{name[:300]} denied it, report {n} says.",
        }
        for n, name in enumerate(HOSTILE)
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


class Case(NamedTuple):
    """A store that was read with a casebook of hostile names, and the commands' options for it."""

    store: str
    book: Path
    out: Path
    alarm: str

    @property
    def kept(self) -> list[str]:
        """The option of the store."""
        return ["--store", self.store]

    @property
    def given(self) -> list[str]:
        """The options of the casebook and the day."""
        return ["-c", str(self.book), "--as-of", "2022-01-12"]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The reports, read and judged once."""
    folder = tmp_path_factory.mktemp("hostile")
    reports = write_reports(folder / "reports.jsonl")
    book = write_book(folder / "book", "webhook+http://:secret-of-a-test@127.0.0.1:9/")
    store, out = str(folder / "s.sqlite"), folder / "out"
    given = ["-c", str(book), "--as-of", "2022-01-12"]
    run("run", str(reports), *given, "--store", store, "-o", str(out), codes=(0,))
    with Store(store) as opened:
        alarm = opened.alarms()[0].id
    return Case(store, book, out, alarm)


def test_hostile_signers_break_neither_log_nor_chain(case: Case) -> None:
    kept = case.kept
    for number, signer in enumerate(HOSTILE):
        said = run(
            "sign", case.alarm, "--signer", signer, *kept, "--at", "2022-01-12", codes=(0, 2)
        )
        assert ("at most" in said) == (len(signer) > 200)
        run("correct", f"x{number}", "stance", "denies", "--signer", signer, *kept, codes=(2,))
    log = run("audit", "list", *kept)
    assert "\u202e" not in log
    assert len(log.splitlines()) == len(json.loads(run("audit", "list", *kept, "--json")))
    assert run("audit", "verify", *kept)


def test_hostile_names_break_no_brief(case: Case) -> None:
    run("brief", *case.given, *case.kept, "-o", str(case.out))
    pages, texts = list(case.out.glob("*.html")), list(case.out.glob("*.md"))
    assert pages
    assert texts
    for file in pages:
        harmless(file.read_text(encoding="utf-8"))
    for file in texts:
        tables = re.findall(r"(?:^\|.*\n)+", file.read_text(encoding="utf-8"), re.MULTILINE)
        for table in tables:
            widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
            assert len(widths) == 1, table[:400]


def test_hostile_names_break_no_export(case: Case, tmp_path: Path) -> None:
    rows = 0
    for kind in ("csv", "ftm", "stix", "geojson", "cap", "misp"):
        target = tmp_path / f"export-{kind}"
        drafts = [*case.given, *case.kept, "-o", str(target), "--drafts"]
        run("export", kind, *drafts, codes=(0, 1, 2))
        for file in target.rglob("*.csv"):
            for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8"))):
                rows += 1
                assert not any(value.startswith(("=", "@")) for value in row), file
    assert rows > len(HOSTILE)


def test_hostile_names_break_no_page_of_the_desk(case: Case) -> None:
    with TestClient(make_app(case.store, case.book, "A. One"), base_url=HERE) as desk:
        waiting = ["/", "/sources", "/audit", "/actors", "/source/s0", "/actor/a0"]
        seen: set[str] = set()
        while waiting and len(seen) < 60:
            path = waiting.pop(0)
            if path in seen:
                continue
            seen.add(path)
            answer = desk.get(path)
            assert answer.status_code in (200, 404), path
            if "html" in answer.headers["content-type"]:
                harmless(answer.text)
                found = re.findall(
                    r'href="(/(?:problem|claim|document|source|actor)[^"]*)"', answer.text
                )
                waiting += [link.replace("&amp;", "&") for link in found]
    assert len(seen) > len(HOSTILE)


@pytest.mark.parametrize("name", HOSTILE)
def test_an_alert_says_a_hostile_name_on_its_own_lines(
    name: str, book: Path, listener: Listener
) -> None:
    assert "delivered" in run("alerts", "test", "-c", str(book))
    _, headers, body = listener.taken[-1]
    assert json.loads(body)["title"]
    assert not any("\n" in value for value in headers.values())
    assert name
