"""Acts of a discussion: what a form sends, and by which word it is taken back."""

from pathlib import Path
from typing import cast

import pytest
from starlette.datastructures import FormData

from tests import by_hand
from tests.unit.web.conftest import AS_OF
from tocsin.errors import UsageError
from tocsin.records import Remark
from tocsin.store import Store
from tocsin.web.acts import Act
from tocsin.web.desk import Desk
from tocsin.web.discussing import ACTS
from tocsin.workspace.discussion import threads_of


class Small:
    """A desk as far as acts know it."""

    signer, has_accounts = "Ана", False

    def __init__(self, store: Store) -> None:
        self.store = store


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    empty = by_hand.bare(tmp_path / "s.sqlite")
    empty.put_judged([], [by_hand.alarm("WATCH", AS_OF, problem_id="p")])
    return cast("Desk", Small(empty))


def test_a_thread_is_begun_answered_resolved_and_opened(desk: Desk) -> None:
    (alarm,) = desk.store.lookup.past_alarms("p", AS_OF, 1)

    def send(name: str, **fields: str) -> tuple[str, str | None]:
        done = ACTS[name](Act(desk, FormData(list(fields.items()))))
        return done.what, done.word

    what, first = send("write", record=alarm.id, text="  так?  ")
    assert (what, desk.store.duty.words(Remark)[0].text) == ("written", "так?")
    assert first is not None
    answer = send("write", thread=first, text="так")[1]
    with pytest.raises(UsageError, match="after you read it"):
        send("thread", thread=first, step="resolved", last=first)
    assert send("thread", thread=first, last=answer or "")[0] == "thread-resolved"
    assert threads_of(desk.store)[0].is_resolved
    assert send("thread", thread=first, step="open")[0] == "thread-opened"
