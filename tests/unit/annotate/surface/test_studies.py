"""What a survey or a study shows."""

import pytest

from tocsin.annotate.surface.studies import studied


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("ru", "Опрос КМИС показал, что мост нужен всем.", "Опрос КМИС", "мост нужен всем"),
        ("uk", "Як засвідчило дослідження, що міст треба закрити.", "дослідження", ""),
        ("de", "Am Montag ergab eine Umfrage, dass alle die Brücke wollen.", "eine Umfrage", ""),
        ("tr", "Bir anket, halkın köprüyü istediğini gösterdi.", "Bir anket", ""),
        ("kk", "Сауалнама тұрғындар көпір қалайтынын көрсетті.", "Сауалнама", ""),
    ],
)
def test_a_study_is_cited(language: str, text: str, source: str, content: str) -> None:
    (frame,) = studied(language, text, ())
    assert frame.source is not None
    assert frame.source.of(text) == source
    assert content in frame.content.of(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Матч показал, что команда не готова."),
        ("uk", "Він показав, що вміє плавати."),
        ("de", "Der Zeuge zeigte, dass er schwimmen kann."),
        ("ru", "Опрос показал рост цен."),
        ("en", "A survey found that the bridge is wanted."),
    ],
)
def test_others_show_and_say_nothing(language: str, text: str) -> None:
    assert studied(language, text, ()) == []
