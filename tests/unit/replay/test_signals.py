"""What simpler rules go by is counted from the same documents."""

from typing import Any

import msgspec

from tests import by_hand
from tests.unit.replay.stream import FIRST, book, bundle, calm
from tocsin.records import Event, Signals
from tocsin.replay.past import Bundle
from tocsin.replay.signals import SignalReader


def read(*days: list[Bundle]) -> Signals:
    """Return the signals after some days."""
    reader = SignalReader(by_hand.problem(), book())
    for bundles in days:
        reader.take(bundles, {})
    return reader.read()


def told(item: Bundle, **stated: Any) -> Bundle:
    """Return a document whose claim carries an event at the bridge."""
    event = Event(
        id=f"evt-{item.document.id}",
        type="attack",
        actor_id=None,
        site_id="bridge",
        when=None,
        quantity=None,
        status="claimed",
        claim_ids=(item.claims[0].id,),
        **stated,
    )
    return item._replace(events=(event,))


def test_documents_that_name_the_site_are_counted() -> None:
    assert read([bundle(1, FIRST), calm(2, FIRST)]).documents == 1


def test_an_official_who_says_beforehand_is_a_preclaim() -> None:
    plain = bundle(1, FIRST)
    unflagged = plain._replace(claims=(msgspec.structs.replace(plain.claims[0], flags=()),))
    denied = plain._replace(claims=(msgspec.structs.replace(plain.claims[0], stance="denies"),))
    assert read([plain]).preclaims == 1
    assert read([unflagged]).preclaims == read([denied]).preclaims == 0


def test_origins_that_tell_of_one_kind_of_act_agree_for_three_days() -> None:
    one, other = told(bundle(1, FIRST)), told(bundle(2, FIRST, "wire"))
    assert read([one, other]).agreeing == 2
    assert read([one], [], [other]).agreeing == 2
    assert read([one], [], [], [other]).agreeing == 1
    assert read([told(bundle(1, FIRST), denied_by=("clm-x",))]).agreeing == 0


def test_what_was_read_is_not_counted_again() -> None:
    reader = SignalReader(by_hand.problem(), book())
    reader.take([bundle(1, FIRST)], {})
    assert reader.read().documents == 1
    assert reader.read().documents == 0
