"""The contract of languages names what a bad one breaks."""

from typing import Any

import pytest

from tocsin.contracts import broken_promises
from tocsin.contracts.languages import LanguageContract, known_lists
from tocsin.language.lexicon import LEXICONS, Lexicon, Lists

SAID = "Міністерство оборони повідомило, що міст закрито."


class Of(LanguageContract):
    """The contract, held to Ukrainian with other lists, as a plug-in's would be."""

    def __init__(self, lists: Lists, speaker: str = "Міністерство") -> None:
        super().__init__("uk", SAID, speaker)
        self._lists = lists

    def part(self) -> Any:
        """Return the language with the lists."""
        return Lexicon(LEXICONS["uk"].language, self._lists)


@pytest.mark.parametrize(
    ("lists", "promise"),
    [
        ({"cue_speech": ("казаў",), "cue_spech": ("a",)}, "no list is called cue_spech"),
        ({"cue_speech": ("казаў", " ")}, "cue_speech has an empty entry"),
    ],
)
def test_lists_under_unknown_names_and_empty_entries_are_said(lists: Lists, promise: str) -> None:
    assert [promise in broken for broken in broken_promises(Of(lists))] == [True]


def test_a_speaker_that_is_not_read_is_named_with_those_who_are() -> None:
    (broken,) = broken_promises(Of({"cue_speech": ("a",)}, speaker="Президент"))
    assert "'Президент' says nothing; those who do: " in broken
    assert "Міністерство" in broken


def test_the_known_lists_are_those_of_the_program() -> None:
    assert {"cue_speech", "endings", "event_attack"} <= known_lists()
    assert "" not in known_lists()
