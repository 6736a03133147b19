"""`tocsin collecting`: how collecting goes, stopped and started."""

from pathlib import Path

import pytest

from tests.conftest import NOW
from tests.unit.cli.said import as_json, printed, refused
from tocsin.casebook import load_casebook
from tocsin.cli.collecting import app
from tocsin.records import FetchMark
from tocsin.store import Store
from tocsin.workspace.shipped import find_casebook


@pytest.fixture
def where(tmp_path: Path) -> tuple[str, ...]:
    """A store of a shipped casebook, in which the first feed failed twice."""
    url = str(tmp_path / "collected.sqlite")
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "casebook.yml").write_text("id: two\ntitle: Two\n", encoding="utf-8")
    rows = "\n".join(
        f"- id: {name}\n  name: {name}\n  kind: outlet\n  owner: o\n  control: independent\n"
        f"  languages: [en]\n  feeds: ['https://{name}.example/feed']\n  known_from: 2022-01-01\n"
        "  reference: test"
        for name in ("one", "two")
    )
    (folder / "sources.yml").write_text(f"sources:\n{rows}\n", encoding="utf-8")
    with Store(url) as store:
        store.about.remember(load_casebook(find_casebook(folder)), NOW)
        mark = FetchMark(
            url="https://one.example/feed", fetched_at=NOW, failures=2, note="no answer"
        )
        store.keep([mark], "test", NOW)
    return ("--store", url, "-c", str(folder))


def test_the_list_says_what_failed_and_what_is_stopped(where: tuple[str, ...]) -> None:
    told = printed("collecting", "list", *where)
    assert "failing  one  last success never, next 2022-01-13" in told
    assert "    2 failures in a row: no answer\n" in told
    assert "never    two  last success never\n2 sources, 0 stopped.\n" in told
    said = printed("collecting", "stop", "one", "--signer", "Ана", "--note", "диск", *where)
    assert said.startswith(
        "collecting one: stopped by Ана. Take it back with: tocsin withdraw ord-"
    )
    assert "stopped  one, by Ана since" in printed("collecting", "list", *where)
    assert "not collected: stopped by Ана" in printed("sources", *where)


def test_everything_is_stopped_and_started_and_the_single_order_stays(
    where: tuple[str, ...],
) -> None:
    printed("collecting", "stop", "one", "--signer", "Ана", *where)
    assert "as a whole: stopped by Б" in printed("collecting", "stop", "--signer", "Б", *where)
    states = as_json("collecting", "list", *where)
    assert [row["stopped"]["signer"] for row in states] == ["Ана", "Б"]
    assert "two is not collected: Б stopped it" in refused("collect", "--source", "two", *where)
    printed("collecting", "start", "--signer", "Ана", *where)
    states = as_json("collecting", "list", *where)
    assert [bool(row["stopped"]) for row in states] == [True, False]
    assert "nothing would change" in refused("collecting", "start", "--signer", "Ана", *where)


def test_there_are_three_commands() -> None:
    assert [command.name for command in app.registered_commands] == ["list", "stop", "start"]
