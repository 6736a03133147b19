"""Phrases with gaps, open endings and alternatives, found in a text."""

import pytest

from tocsin.language.gapped import GappedPhrases


@pytest.mark.parametrize(
    ("phrase", "language", "text", "found"),
    [
        ("no * evidence that", "en", "There is no solid, new evidence that it fell.", True),
        ("no * evidence that", "en", "There is evidence that it fell.", False),
        ("no * evidence", "en", "No a b c d e f g evidence", False),
        ("in a + novel", "en", "In a new Polish novel", True),
        ("in a + novel", "en", "In a town he wrote one novel", False),
        ("оказал~ ложными/ложным", "ru", "Сообщения оказались ЛОЖНЫМИ", True),
        ("оказал~ ложными/ложным", "ru", "показали ложными", False),
        ("^si", "es", "¿Si llueve?", True),
        ("^si", "es", "No sé si llueve", False),
        (r"\w+(?:saydı|seydi)", "tr", "Baraj yıkılsaydı", True),
        ("kâğıt üzerinde", "tr", "Kağıt üzerinde her şey iyi", True),
        ("c est faux", "fr", "C'est faux.", True),
        ("würde/würden", "de", "Die Brücke wurde zerstört.", False),
        ("würde/würden", "de", "Die Brücke WÜRDE halten.", True),
        ("hätte", "de", "Er hatte gewonnen.", False),
        ("б", "uk", "Він б'є у дзвін.", False),
        ("б", "uk", "Він прийшов б.", True),
    ],
)
def test_a_phrase_is_found_as_it_is_written(
    phrase: str, language: str, text: str, found: bool
) -> None:
    assert (GappedPhrases([phrase], language)(text) is not None) is found


def test_the_first_phrase_is_told_with_its_place() -> None:
    phrases = GappedPhrases(["of one", "one * two"], "en")
    assert phrases("Say one or two of one") == (4, 14)
    assert GappedPhrases([], "en")("one") is None
