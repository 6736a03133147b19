"""People who are taken are told from sites that are."""

import pytest

from tocsin.assess.people_taken import takes_people
from tocsin.language.patterns import TermIndex

_SEIZED = TermIndex([(word, "seizure") for word in ("captured", "захватили", "захопили")])


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("They captured six fighters near the dam.", True),
        ("They captured the dam with six fighters.", False),
        ("They captured, six fighters say.", False),
        ("Захватили двух солдат у плотины.", True),
        ("Захватили плотину.", False),
        ("Захопили трьох солдатів біля станції.", True),
        ("Nobody was there.", False),
    ],
)
def test_an_object_tells_whether_people_are_taken(text: str, people: bool) -> None:
    assert takes_people(text, _SEIZED.find(text)) is people
