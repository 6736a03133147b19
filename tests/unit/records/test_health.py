"""What a look at a store found says by default that nothing is strange."""

from tocsin.records.health import StoreHealth, UnknownField


def test_a_sound_store_has_nothing_unknown_and_nothing_damaged() -> None:
    sound = StoreHealth(written_by=(1, 0), read=3)
    assert (sound.unknown, sound.damaged) == ((), ())


def test_unknown_fields_are_ordered_by_their_record() -> None:
    later, first = (UnknownField(record=r, field="mood", number=1) for r in ("match", "claim"))
    assert sorted([later, first]) == [first, later]
