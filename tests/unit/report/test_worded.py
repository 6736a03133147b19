"""A record is worded in the reader's language; one of an earlier version is shown in its English
words.
"""

import pytest

from tocsin.errors import UsageError
from tocsin.records import Interval, message
from tocsin.report import LANGUAGES, Words, languages
from tocsin.report.worded import sentence, worded


def test_a_message_is_worded_and_an_old_text_stays() -> None:
    said = message("state-not-measured")
    assert worded(said, "old", "en") == "no attention above baseline is measured"
    assert worded(said, "old", "ru") == "внимания выше обычного уровня не измерено"
    assert worded(None, "old text", "kk") == "old text"
    assert Words("uk").each((), ["old text"]) == ["old text"]
    assert Words("uk").each((said,), ["old text"]) != ["old text"]


def test_a_language_without_texts_is_refused() -> None:
    assert languages() == tuple(LANGUAGES) == ("en", "ru", "uk", "kk")
    with pytest.raises(UsageError, match="no texts in"):
        Words("de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_kinds_and_figures_have_words(language: str) -> None:
    words = Words(language)
    for state in ("BASELINE", "NOTE", "WATCH", "WARNING", "CRITICAL", "RESOLVED"):
        assert state in words.state(state)
    assert "%" in words.share(0.3)
    assert "30 %" in words.spread(Interval(low=0.3, high=0.4))
    assert words.value("event", "never_heard_of") == "never heard of"
    assert words.value("event", "troop_transfer") != "troop_transfer"


def test_a_sentence_begins_with_a_capital() -> None:
    assert [sentence(t) for t in ("", "a", "документ", "“q”", "c.example reports")] == [
        "",
        "A",
        "Документ",
        "“q”",
        "c.example reports",
    ]
