"""Keeping many captures in one go gives what keeping them one by one gives, and a
stop loses none.
"""

import datetime as dt
import functools
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NOW, ROOT, make_capture
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.language.search_query import read_query
from tocsin.records import Change, Dropped, EntryMark, Kept, ToKeep
from tocsin.sources import Stated, read_inputs
from tocsin.store import Store

DEMO = str(ROOT / "demo" / "corpus.jsonl")
BOOK = load_casebook(ROOT / "casebooks" / "almaty-demo")
# Tables whose rows are numbered as they come, and those that hold the full text's own pages.
NUMBERED = ("stale_days", "areas", "about", "migrations")


@pytest.fixture(scope="module")
def carried() -> list[Kept]:
    """What the demo corpus leads to, as taking in hands it on."""
    reader = pipeline.Reader(BOOK, NOW)
    items = read_inputs([DEMO], seen_at=NOW, stated=Stated())
    return [reader.carry(item) for item in items if not isinstance(item, Dropped)]  # type: ignore[arg-type]


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of a store, table by table."""
    raw = sqlite3.connect(path)
    chosen = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'stems%'"
    tables = [name for (name,) in raw.execute(chosen) if name not in NUMBERED]
    found = {name: sorted(raw.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}
    days = sorted(set(raw.execute("SELECT day FROM stale_days")), key=repr)
    raw.close()
    return found | {"stale days": days}


@functools.lru_cache
def empty_store() -> Path:
    """Return a new store, to be copied: making one takes longer than what is tested here."""
    path = Path(tempfile.mkdtemp()) / "empty.sqlite"
    Store(str(path)).close()
    return path


def kept(path: Path, calls: Sequence[Sequence[ToKeep]]) -> dict[str, list[tuple[object, ...]]]:
    """Keep something in so many calls, and return all rows."""
    shutil.copy(empty_store(), path)
    with Store(str(path)) as store:
        for items in calls:
            store.keep(items, "f", NOW)
        store.full_text.catch_up()
    return rows_of(path)


def one_by_one(items: Sequence[ToKeep]) -> list[list[ToKeep]]:
    """Return a call for each item."""
    return [[item] for item in items]


def test_many_at_once_are_kept_as_one_by_one(tmp_path: Path, carried: list[Kept]) -> None:
    together = kept(tmp_path / "a.sqlite", [carried])
    assert together == kept(tmp_path / "b.sqlite", one_by_one(carried))
    assert len(together["captures"]) == len(carried)


def test_again_adds_nothing(tmp_path: Path, carried: list[Kept]) -> None:
    once = kept(tmp_path / "a.sqlite", [carried])
    twice = kept(tmp_path / "b.sqlite", [carried, carried])
    for name in ("captures", "bodies", "documents", "claims", "volumes", "hours", "superseded"):
        assert once[name] == twice[name], name


def test_an_empty_call_writes_nothing(tmp_path: Path) -> None:
    assert kept(tmp_path / "a.sqlite", [[]])["captures"] == []


LATER = NOW + dt.timedelta(days=1)


def post(number: int, text: str, **stated: object) -> Kept:
    """Make what a post leads to that is not read for claims."""
    capture = make_capture(text, external_id=str(number), source_id="channel", **stated)
    return Kept(
        capture=capture,
        source_id="channel",
        published_at=NOW - dt.timedelta(hours=number),
        text_sha256=capture.sha256,
        dropped=(
            Dropped(stage="gate", record_id=f"doc-{number}", reason="nothing_watched", detail=""),
        ),
    )


def edited(kept_before: Kept, later: Kept) -> Kept:
    """Return a capture with the record of its edit."""
    change = Change(
        id=f"chg-{later.capture.id}",
        kind="edited",
        locator="channel",
        at=LATER,
        earlier_id=kept_before.capture.id,
        capture_id=later.capture.id,
    )
    return msgspec.structs.replace(later, changes=(change,))


FIRST, SECOND = post(1, "one"), post(2, "two")
EDIT = edited(FIRST, post(1, "one, but edited"))
LEFT = Dropped(stage="documents", record_id=FIRST.capture.id, reason="after_as_of", detail="later")
REPEAT = Kept(capture=FIRST.capture, repeats=True, dropped=(LEFT,))
ENTRY = EntryMark(source_id="channel", entry_id="1", listing="feed", listed="x")
MOVED = msgspec.structs.replace(SECOND, source_id="other", published_at=None)
DELETED = Change(id="chg-gone", kind="deleted", locator="channel", at=LATER, earlier_id="cap-1")
EVERYTHING: tuple[ToKeep, ...] = (FIRST, SECOND, EDIT, LEFT, REPEAT, ENTRY, MOVED, DELETED)


@pytest.mark.parametrize("pair", [(0, 2), (2, 0), (0, 3), (3, 0), (0, 4), (4, 0), (1, 6), (2, 7)])
def test_two_in_one_call_are_as_in_two(tmp_path: Path, pair: tuple[int, int]) -> None:
    items = [EVERYTHING[number] for number in pair]
    assert kept(tmp_path / "a.sqlite", [items]) == kept(tmp_path / "b.sqlite", one_by_one(items))


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(order=st.lists(st.integers(0, len(EVERYTHING) - 1), max_size=9), cut=st.integers(0, 9))
def test_where_calls_begin_and_end_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("calls")
    items = [EVERYTHING[number] for number in order]
    halves = [items[:cut], items[cut:]]
    assert kept(folder / "a.sqlite", halves) == kept(folder / "b.sqlite", one_by_one(items))


def test_a_capture_that_was_left_out_is_in_the_drop_log_no_more(tmp_path: Path) -> None:
    with Store(str(tmp_path / "s.sqlite")) as store:
        store.keep([LEFT], "f")
        assert [d.reason for d in store.dropped()] == ["after_as_of"]
        store.keep([FIRST], "f")
        assert [d.reason for d in store.dropped()] == ["nothing_watched"]


def test_a_failure_in_the_middle_keeps_nothing(
    tmp_path: Path, carried: list[Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("stopped")

    with Store(str(tmp_path / "s.sqlite")) as store:
        monkeypatch.setattr("tocsin.store.keeping.add_touches", fail)
        with pytest.raises(RuntimeError, match="stopped"):
            store.keep(carried, "f", NOW)
        monkeypatch.undo()
        assert store.marks() == {}
        store.keep(carried, "f", NOW)
        assert len(store.marks()) == len(carried)


KILLED = """
    import os, signal
    from tests.unit.store.test_keeping import BOOK, DEMO, NOW, pipeline, Store, Stated
    from tocsin.store import full_text, keeping

    original = {module}.{name}

    def stop(*args):
        original(*args)
        os.kill(os.getpid(), signal.SIGKILL)

    {module}.{name} = stop
    with Store({path!r}) as store:
        pipeline.read_into(
            store, BOOK, [DEMO], as_of=NOW, stated=Stated(), tell=lambda _: None
        )
"""


@pytest.mark.parametrize(
    ("module", "name"),
    [("keeping", "write_unread"), ("keeping", "mark"), ("full_text", "enter_waiting")],
)
def test_a_kill_in_the_middle_of_writing_changes_nothing(
    tmp_path: Path, module: str, name: str
) -> None:
    path = tmp_path / "killed.sqlite"
    code = textwrap.dedent(KILLED).format(module=module, name=name, path=str(path))
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True)
    assert run.returncode == -signal.SIGKILL, run.stderr.decode()[-2000:]
    read: Callable[[Store], object] = lambda store: pipeline.read_into(  # noqa: E731
        store, BOOK, [DEMO], as_of=NOW, stated=Stated(), tell=lambda _: None
    )
    undisturbed = tmp_path / "undisturbed.sqlite"
    found = []
    for file in (path, undisturbed):
        with Store(str(file)) as store:
            read(store)
            found.append(
                [card.id for _, card in store.lookup.search(read_query("laboratory"), NOW, 99)]
            )
    assert rows_of(path) == rows_of(undisturbed)
    assert found[0] == found[1] != []
