"""Whom the words for a speaker mean, worked out once for all problems of a casebook."""

import pytest

from tocsin.assess.voices import Voices, hop_key
from tocsin.records import Casebook, Hop


@pytest.mark.parametrize(
    ("surface", "home", "entity", "is_introduced"),
    [
        ("Kazakhstan's health minister", None, "kazakhstan", True),
        ("The ministry", "kazakhstan", "kazakhstan", True),
        ("The ministry", None, None, True),
        ("Residents", "kazakhstan", None, False),
    ],
)
def test_words_mean_an_actor_or_whoever_is_at_home(
    almaty: Casebook, surface: str, home: str | None, entity: str | None, is_introduced: bool
) -> None:
    voices, hop = Voices(almaty), Hop(surface=surface)
    assert voices.meant(hop, "en", home) == (entity, is_introduced)
    assert voices.meant(hop, "en", home) is voices.meant(hop, "en", home)


def test_for_whom_a_body_speaks_is_the_state_above_it(almaty: Casebook) -> None:
    voices = Voices(almaty)
    body = next(a for a in almaty.actors if a.kind == "state_body" and a.parent)
    said = voices.speaks_for(Hop(surface=body.name, entity_id=body.id), "en", None)
    assert said == list(voices.line(body.id))[-1] != body.id
    assert voices.speaks_for(Hop(surface="residents"), "en", None) == ""


def test_a_station_is_known_by_its_words_its_language_and_who_is_at_home() -> None:
    hop = Hop(surface="The ministry")
    assert hop_key(hop, "en", "kazakhstan") != hop_key(hop, "en", None)
    assert hop_key(hop, "en", None) != hop_key(hop, "ru", None)
