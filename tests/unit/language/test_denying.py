"""Words that deny, and those that do not."""

import pytest

from tocsin.language.denying import denies, denying_words


@pytest.mark.parametrize(
    ("cue", "language"),
    [
        ("denied", "en"),
        ("dismissed", "en"),
        ("опровергло", "ru"),
        ("заперечили", "uk"),
        ("жоққа шығарды", "kk"),
        ("dementierte", "de"),
        ("démenti", "fr"),
        ("desmintió", "es"),
        ("odrzuciły", "pl"),
        ("dezmințit", "ro"),
        ("yalanladı", "tr"),
    ],
)
def test_verbs_of_denial_in_ten_languages(cue: str, language: str) -> None:
    assert denies(cue, language)


@pytest.mark.parametrize(
    ("cue", "language"),
    [("said", "en"), ("сообщило", "ru"), ("erklärte", "de"), (None, "en"), ("denied", None)],
)
def test_other_words_deny_nothing(cue: str | None, language: str | None) -> None:
    assert not denies(cue, language)


def test_what_denies_stands_where_the_text_has_it() -> None:
    text = "Kosova iddiaları yalanladı"
    (found,) = denying_words(text, "tr")
    assert text[found.start : found.end] == "yalanladı"
