"""How collecting goes: what was fetched, when it is due again, what fails and what to do, and what
is stopped.
"""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.unit.web.conftest import AS_OF, BOOK
from tocsin.records import FetchMark
from tocsin.store import Store
from tocsin.web.desk import Desk, Look
from tocsin.web.views.collecting import advice, collecting, states
from tocsin.workspace.collecting import order

_FEED = "https://feed.example/news.xml"
_OTHER = "https://feed.example/other.xml"
_HOUR = dt.timedelta(hours=1)


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """A look at a store in which one of two addresses of a source was fetched, and failed."""
    folder = tmp_path / "book"
    shutil.copytree(BOOK, folder)
    sources = folder / "sources.yml"
    written = sources.read_text(encoding="utf-8")
    feeds = f"id: tass, feeds: [{_FEED}, {_OTHER}], every_minutes: 60,"
    sources.write_text(written.replace("id: tass,", feeds, 1), encoding="utf-8")
    url = str(tmp_path / "s.sqlite")
    mark = FetchMark(
        url=_FEED, fetched_at=AS_OF - _HOUR, failures=2, note="timed out", reason="too_slow"
    )
    with Store(url) as store:
        store.keep([mark], "f")
    desk = Desk(url, folder)
    return Look(desk, desk.book(), AS_OF, False, {}, "en")


def test_a_failing_address_is_due_later_and_a_new_one_was_never_fetched(look: Look) -> None:
    row = states(look)["tass"]
    failed, new = row.addresses
    assert (failed.url, failed.failures, failed.note) == (_FEED, 2, "timed out")
    assert failed.due == AS_OF - _HOUR + 3 * _HOUR
    assert (new.url, new.fetched_at, new.due) == (_OTHER, None, None)
    assert (row.last, row.due, row.failing) == (AS_OF - _HOUR, failed.due, (failed,))


def test_a_source_without_addresses_is_not_among_them(look: Look) -> None:
    assert set(states(look)) == {"tass"}


def test_a_look_back_knows_no_later_fetch(look: Look) -> None:
    then = look._replace(as_of=AS_OF - 2 * _HOUR, has_moment=True)
    assert states(then)["tass"].last is None


def test_what_needs_somebody_stands_first_with_what_to_do(look: Look) -> None:
    shown = collecting(look)
    (row,) = shown["rows"]
    assert (row.state, shown["of_all"]) == ("partly", None)
    assert advice(row.failing[0].reason).code == "value-advice-wait"
    assert advice("unheard of").code == "value-advice-other"
    halt = order(look.store, look.book, "*", is_stopped=True, signer="Ана", at=AS_OF)
    after = collecting(look)
    assert (after["of_all"], after["rows"][0].stopped) == (halt, halt)
    assert after["numbers"] == {"stopped": 1}
