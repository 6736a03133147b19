"""Acts of people on duty: what a form names, and bounds of it."""

from pathlib import Path
from typing import cast

import pytest
from starlette.datastructures import FormData

from tests import by_hand
from tests.unit.web.conftest import AS_OF, BOOK
from tocsin.casebook import load_casebook
from tocsin.errors import UsageError
from tocsin.records import Casebook
from tocsin.store import Store
from tocsin.web.acts import Act
from tocsin.web.desk import Desk
from tocsin.web.duty import ACTS
from tocsin.workspace.quiet import own_quiet

PROBLEM = "WP-SUMY-CHEM"


class Small:
    """A desk as far as acts know it."""

    signer, has_accounts = "Ана", False

    def __init__(self, store: Store) -> None:
        self.store = store

    def book(self) -> Casebook:
        """Return the casebook."""
        return load_casebook(BOOK)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk on a store in which a problem stands at WATCH."""
    empty = by_hand.bare(tmp_path / "s.sqlite")
    empty.put_judged([], [by_hand.alarm("WATCH", AS_OF, problem_id=PROBLEM)])
    return cast("Desk", Small(empty))


def sent(desk: Desk, *fields: tuple[str, str]) -> Act:
    """Return what a form sends."""
    return Act(desk, FormData(list(fields)))


def test_each_act_says_what_was_done_and_by_which_word_it_is_taken_back(desk: Desk) -> None:
    alert = ("alert", PROBLEM)
    done = ACTS["acknowledge"](sent(desk, alert, ("note", "на месте")))
    assert (done.what, str(done.word)[:4]) == ("acknowledged", "ack-")
    done = ACTS["snooze"](sent(desk, alert, ("length", "4h"), ("end", "")))
    assert (done.what, str(done.word)[:4]) == ("snoozed", "snz-")
    done = ACTS["quiet"](sent(desk, ("start", "22:00"), ("end", "07:00"), ("zone", "Asia/Almaty")))
    assert (done.what, str(done.word)[:4]) == ("quiet", "qui-")
    assert own_quiet(desk.store, "Ана") is not None
    assert ACTS["quiet"](sent(desk, ("step", "off"))).what == "quiet-off"
    done = ACTS["collecting"](sent(desk, ("source", "*"), ("step", "stop")))
    assert (done.what, str(done.word)[:4]) == ("collecting-stopped", "ord-")
    done = ACTS["collecting"](sent(desk, ("source", "*"), ("step", "start")))
    assert done.what == "collecting-started"


def test_what_cannot_be_is_refused(desk: Desk) -> None:
    with pytest.raises(UsageError, match="is no alert now"):
        ACTS["acknowledge"](sent(desk))
    with pytest.raises(UsageError, match="write 30m, 4h, 2d"):
        ACTS["snooze"](sent(desk, ("alert", PROBLEM)))
    with pytest.raises(UsageError, match="are too many"):
        ACTS["acknowledge"](sent(desk, ("alert", PROBLEM * 5_000)))
    with pytest.raises(UsageError, match="is no source of"):
        ACTS["collecting"](sent(desk, ("source", "<b>"), ("step", "stop")))
