"""Catalogues: every message in every language, with the same parameters; what is missing falls back
to English and is said.
"""

from pathlib import Path

import msgspec
import pytest

from tocsin.errors import UsageError
from tocsin.language import catalogues
from tocsin.language.catalogues import (
    ENGLISH,
    LANGUAGES,
    Catalogue,
    faults,
    faults_at_a_glance,
    subjects,
    variables_of,
)
from tocsin.records import Message, message


def test_no_message_is_missing_or_broken_in_any_language() -> None:
    assert list(faults()) == []


@pytest.mark.parametrize("subject", subjects())
@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != ENGLISH])
def test_a_wording_uses_no_parameter_that_english_does_not_have(
    language: str, subject: str
) -> None:
    english = variables_of(ENGLISH, subject)
    for code, names in variables_of(language, subject).items():
        assert names <= english[code], (language, code)


def test_a_message_in_a_message_is_worded_in_the_same_language() -> None:
    inner = message("sign-draft")
    assert (
        Catalogue("ru").say(message("sign-done", who=inner)) == "подписано: черновик, не подписано"
    )
    assert Catalogue("en").say("sign-done", who="A. B.") == "signed by A. B."


def test_a_message_survives_its_record() -> None:
    said = message("sign-one", who=(message("sign-draft"),), n=2, share=0.5)
    assert msgspec.json.decode(msgspec.json.encode(said), type=Message) == said


def test_what_no_catalogue_has_is_its_code_and_a_fault() -> None:
    own = Catalogue("uk")
    assert own.say("sign-nowhere") == "sign-nowhere"
    assert own.faults == {"sign-nowhere": "missing"}
    own = Catalogue("uk")
    assert own.say("nothing-here") == "nothing-here"
    assert "nothing" in own.faults


def test_what_one_language_lacks_or_cannot_say_is_said_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language in (ENGLISH, "ru"):
        (tmp_path / language).mkdir()
        text = (catalogues._FOLDER / language / "sign.ftl").read_text(encoding="utf-8")
        if language == "ru":
            text = text.replace("sign-draft = ", "sign-other = ").replace("{ $who }", "{ $whom }")
        (tmp_path / language / "sign.ftl").write_text(text, encoding="utf-8")
    monkeypatch.setattr(catalogues, "_FOLDER", tmp_path)
    own = Catalogue("ru")
    assert own.say("sign-draft") == Catalogue(ENGLISH).say("sign-draft") != "sign-draft"
    assert own.say("sign-done", who="A. B.") == "signed by A. B."
    assert own.faults.keys() == {"sign-draft", "sign-done"}


def test_a_message_that_is_torn_costs_itself_alone_and_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ENGLISH).mkdir()
    text = "# Words\nx-one = one\nx-two = { $n ->\n    [one] { $n } text\nx-three = and { x-one }\n"
    (tmp_path / ENGLISH / "x.ftl").write_text(text, encoding="utf-8")
    monkeypatch.setattr(catalogues, "_FOLDER", tmp_path)
    monkeypatch.setattr(catalogues, "LANGUAGES", {ENGLISH: "English"})
    own = Catalogue(ENGLISH)
    assert (own.say("x-three"), own.say("x-one")) == ("and one", "one")
    assert own.faults == {}
    assert own.say("x-two", n=1) == "x-two"
    assert "cannot be parsed: 'x-two" in own.faults["x.ftl"]
    assert any("cannot be parsed: 'x-two" in fault for fault in faults())
    assert any("x-two is cut off" in fault for fault in faults_at_a_glance())


def test_a_missing_parameter_is_a_fault_and_no_crash() -> None:
    own = Catalogue("en")
    assert own.say("sign-done") == "sign-done"
    assert "sign-done" in own.faults


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UsageError, match="no texts in xx"):
        Catalogue("xx")


def test_what_is_said_again_is_said_alike_and_kinds_of_figures_are_told_apart() -> None:
    words = Catalogue(ENGLISH)
    values = (1, 1.5, True, "1", 1)
    said = [words.say("brief-site-named", n=value) for value in values]
    assert said == [Catalogue(ENGLISH).say("brief-site-named", n=value) for value in values]
    assert said[0] == said[-1] != said[3]
    assert words.say("brief-site-named", n=[1]) == Catalogue(ENGLISH).say("brief-site-named", n=[1])
