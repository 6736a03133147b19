"""After anything is written, whoever wrote it, a desk that kept its pages shows what a desk that
kept nothing shows.
"""

import datetime as dt
import re
import time
from collections.abc import Callable, Iterator, Mapping

import msgspec
import pytest
from starlette.testclient import TestClient

from tests.desk.conftest import BOOK, HERE, leave_open
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.records import (
    Acknowledgement,
    CollectingOrder,
    Estimate,
    Judgement,
    QuietHours,
    Remark,
    Resolution,
    SavedSearch,
    Signature,
    Snooze,
    ThreadMark,
)
from tocsin.records.audit import Word
from tocsin.records.duty import Noticed
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.store.withdrawn import SHELVES
from tocsin.web import make_app

NAME = "A. One"
_PATIENCE, _PAUSE = 10.0, 0.05
# What is another one at each desk, at each look, or by the clock alone.
_OWN = re.compile(r'name="(?:token|once)" value="[^"]*"|[0-9a-f]{8}-\d+-\d+-')
NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)


class Case:
    """What can be written at in a store: its latest alarm, and a match."""

    def __init__(self, store: Store) -> None:
        """Look at a store."""
        self.store = store
        self.alarm = store.alarms()[-1]
        self.match = store.lookup.matches(None, 1, is_open=True)[0]

    def keep(self, kind: type) -> str:
        """Keep a word of a kind, and return its id."""
        alarm, at, duty = self.alarm, NOW, self.store.duty
        words, problem = self.store.words, alarm.problem_id
        seen = (Noticed(alarm.id, problem, alarm.proposed_state, alarm.as_of),)
        names = [h.id for p in load_casebook(BOOK).problems for h in p.hypotheses]
        even, later = dict.fromkeys(names, 1 / len(names)), at + dt.timedelta(days=1)
        said: Mapping[type, Callable[[], Word]] = {
            Judgement: lambda: words.put(
                Judgement("jud-1", self.match.id, "same", "same", NAME, at)
            ),
            Signature: lambda: words.put(Signature("sig-1", alarm.id, problem, NAME, "agree", at)),
            Resolution: lambda: words.put(
                Resolution("res-1", problem, incident=False, at=at, signer=NAME, reference="a page")
            ),
            Estimate: lambda: words.put(Estimate("est-1", problem, NAME, at, even)),
            SavedSearch: lambda: words.keep_search(
                SavedSearch("sea-1", "Sumy", "/search?q=Sumy", NAME, at, seen=0)
            ),
            Acknowledgement: lambda: duty.put(Acknowledgement("ack-1", seen, NAME, at)),
            Snooze: lambda: duty.put(Snooze("snz-1", seen, later, NAME, at)),
            CollectingOrder: lambda: duty.put(
                CollectingOrder("ord-1", "tass", is_stopped=True, signer=NAME, at=at)
            ),
            QuietHours: lambda: duty.put(QuietHours("qui-1", NAME, at)),
            Remark: lambda: duty.put(self.remark("rem-1")),
            ThreadMark: lambda: duty.put(
                ThreadMark("mrk-1", "rem-0", alarm.id, True, ("rem-0",), NAME, at)
            ),
        }
        return said[kind]().id

    def remark(self, name: str) -> Remark:
        """Return the first remark of a thread at the alarm."""
        alarm = self.alarm
        text = "@B. Two: who saw it?"
        return Remark(name, name, "alarm", alarm.id, text, NAME, NOW, alarm.problem_id)

    def pages(self) -> tuple[str, ...]:
        """Return the addresses of pages that show what can be written."""
        match = self.match
        return (
            *("/", "/queue", "/alerts", "/attention", "/map", "/lineage", "/source/tass"),
            *(f"/problem/{self.alarm.problem_id}", f"/claim/{match.claim_id}"),
            f"/narrative/{match.narrative_id}",
        )


@pytest.fixture(scope="module")
def case(url: str) -> Iterator[Case]:
    """The store with one match that waits for a person."""
    leave_open(url, 2)
    with Store(url) as store:
        case = Case(store)
        store.duty.put(case.remark("rem-0"))
        yield case


def shown(browser: TestClient, path: str) -> str:
    """Return a page without what is another one at each desk."""
    return _OWN.sub("", browser.get(path).text)


@pytest.fixture(scope="module")
def empty(url: str) -> Iterator[TestClient]:
    """Another desk of that store, for one who signs by the same name."""
    with TestClient(make_app(url, BOOK, NAME), base_url=HERE, follow_redirects=False) as client:
        yield client


def differs(desk: TestClient, empty: TestClient, case: Case) -> list[str]:
    """Return the pages that a desk shows otherwise than one that kept nothing, after what it makes
    behind had its time.
    """
    paths = case.pages()
    empty.app.state.broadcast._desk._kept.clear()  # type: ignore[attr-defined]
    new = {path: shown(empty, path) for path in paths}
    wrong, end = list(paths), time.monotonic() + _PATIENCE
    while wrong and time.monotonic() < end:
        wrong = [path for path in wrong if shown(desk, path) != new[path]]
        time.sleep(_PAUSE if wrong else 0)
    return wrong


@pytest.mark.parametrize("kind", list(SHELVES), ids=lambda kind: kind.__name__)
def test_a_word_and_its_withdrawal_show_on_every_page(
    desk: TestClient, empty: TestClient, case: Case, kind: type
) -> None:
    for path in case.pages():
        assert desk.get(path).status_code == 200, path
    said = case.keep(kind)
    assert differs(desk, empty, case) == []
    case.store.words.withdraw(said, NAME, NOW + dt.timedelta(seconds=1))
    assert differs(desk, empty, case) == []


def test_a_judgement_shows_on_every_page(desk: TestClient, empty: TestClient, case: Case) -> None:
    higher = msgspec.structs.replace(
        case.alarm,
        id="alm-later",
        as_of=case.alarm.as_of + dt.timedelta(hours=1),
        likelihood_sentence="Nobody can say.",
    )
    case.store.put_judged([], [higher])
    assert differs(desk, empty, case) == []


def test_a_new_text_shows_on_every_page(
    desk: TestClient, empty: TestClient, case: Case, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("new") / "new.jsonl"
    text = "The ammonia store at Sumykhimprom is safe, Dmytro Zhyvytskyi said."
    row = {"id": "n", "source": "tass", "title": "New", "text": text}
    file.write_bytes(msgspec.json.encode(row | {"published_at": "2022-03-21T09:00:00Z"}))
    pipeline.read_into(
        case.store,
        load_casebook(BOOK),
        [str(file)],
        as_of=case.alarm.as_of + dt.timedelta(hours=2),
        stated=Stated(),
        tell=lambda _: None,
    )
    assert differs(desk, empty, case) == []
