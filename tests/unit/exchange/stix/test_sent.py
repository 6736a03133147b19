"""An object is sent once."""

from tocsin.exchange.stix import ids
from tocsin.exchange.stix.sent import Sent


def test_an_id_is_new_once() -> None:
    sent = Sent()
    names = [ids.named("channel", f"Channel {number}") for number in range(3_000)]
    assert all(map(sent.is_new, names))
    assert not any(map(sent.is_new, names))


def test_two_kinds_of_one_name_are_two_objects() -> None:
    sent = Sent()
    assert sent.is_new(ids.named("channel", "Wire"))
    assert sent.is_new(ids.named("narrative", "Wire"))
    assert Sent().is_new(ids.named("channel", "Wire"))
