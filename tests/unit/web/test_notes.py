"""What a browser's notifications are made of: open alerts by cause, without the words of what is
marked TLP:RED, and without what waits in the reader's quiet hours.
"""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests import by_hand
from tests.unit.web.conftest import AS_OF, BOOK
from tocsin.casebook import load_casebook
from tocsin.records import Quiet
from tocsin.store import Store
from tocsin.web import make_app, notes
from tocsin.workspace.alerts import acknowledge
from tocsin.workspace.clock import clock_of
from tocsin.workspace.quiet import set_quiet

HERE = "http://127.0.0.1:8330"
PROBLEM = "WP-SUMY-CHEM"


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A store in which a problem stands at WATCH."""
    made = str(tmp_path / "s.sqlite")
    with Store(made) as store:
        store.put_judged([], [by_hand.alarm("WATCH", AS_OF, problem_id=PROBLEM)])
    return made


def asked(url: str, language: str = "en") -> Any:
    """Return what an open page is told."""
    with TestClient(make_app(url, BOOK, "Ана"), base_url=HERE) as client:
        answer = client.get("/notes.json", headers={"accept-language": language})
        assert answer.status_code == 200
        return answer.json()


def test_an_open_alert_is_told_in_the_readers_words(url: str) -> None:
    told = asked(url, "ru")
    (note,) = told["notes"]
    assert told["open"] == 1
    assert note["title"].startswith("НАБЛЮДЕНИЕ: ")
    assert note["page"].startswith("/alerts#alm-watch-")
    assert len(note["keys"]) == 1


def test_what_is_acknowledged_is_not_told(url: str) -> None:
    with Store(url) as store:
        acknowledge(store, load_casebook(BOOK), [PROBLEM], signer="Б", at=clock_of(store))
    assert asked(url) == {"open": 0, "notes": []}


def test_in_quiet_hours_only_what_breaks_through_is_told(url: str) -> None:
    with Store(url) as store:
        moment = clock_of(store)
        hours = Quiet(start=f"{moment:%H}:00", end=f"{(moment.hour + 2) % 24:02}:00")
        set_quiet(store, signer="Ана", at=moment, hours=hours)
        assert asked(url) == {"open": 1, "notes": []}
        set_quiet(store, signer="Ана", at=moment, hours=hours, least="WATCH")
        assert len(asked(url)["notes"]) == 1


def test_a_store_that_is_gone_is_said(url: str) -> None:
    with TestClient(make_app(url, BOOK, "Ана"), base_url=HERE) as client:
        for file in Path(url).parent.glob("s.sqlite*"):
            file.unlink()
        assert client.get("/notes.json").status_code == 503
    assert callable(notes.notes_answer)
