"""The contract of languages: lists under known names, and a sentence that is read with them."""

from tocsin.annotate import Annotator
from tocsin.contracts.promises import Contract, require
from tocsin.contracts.texts import document
from tocsin.language.fold import fold
from tocsin.language.lexicon import LEXICONS, SHIPPED, Lexicon, lexicon


def known_lists() -> frozenset[str]:
    """Return the names of lists that a language of the program has."""
    return frozenset(name for code in SHIPPED for name in lexicon(code))


class LanguageContract(Contract):
    """The contract of one language."""

    door = LEXICONS

    def __init__(self, name: str, text: str, speaker: str) -> None:
        """`text` is a few sentences of the language in which `speaker` says something, in words of
        its list `cue_speech`.
        """
        super().__init__(name)
        self._text, self._speaker = text, speaker

    def _lexicon(self) -> Lexicon:
        """Return the language with its lists."""
        lexicon_of_plug_in: Lexicon = self.part()
        return lexicon_of_plug_in

    def test_every_list_has_a_known_name(self) -> None:
        """A list under another name would never be read."""
        unknown = sorted(set(self._lexicon().lists) - known_lists())
        require(not unknown, f"no list is called {', '.join(unknown)}")

    def test_every_entry_is_a_word(self) -> None:
        """No entry is empty, and none stands twice in a list."""
        for name, entries in self._lexicon().lists.items():
            require(all(entry.strip() for entry in entries), f"{name} has an empty entry")
            folded = [fold(entry) for entry in entries]
            twice = sorted({entry for entry in folded if folded.count(entry) > 1})
            require(not twice or self.name in SHIPPED, f"{name} has twice: {', '.join(twice)}")

    def test_what_is_said_is_read(self) -> None:
        """The text gives a claim of the speaker."""
        read = document(self._text, self.name)
        claims = Annotator((), (), ())(read).claims
        require(claims, "no claim is read")
        speakers = {hop.surface for claim in claims for hop in claim.chain}
        named = any(self._speaker.casefold() in speaker.casefold() for speaker in speakers)
        require(named, f"{self._speaker!r} says nothing; those who do: {sorted(speakers)}")

    def test_words_without_a_cue_are_no_claim_of_others(self) -> None:
        """A text in which nobody is said to speak gives no speaker but the text itself."""
        claims = Annotator((), (), ())(document("1234 5678.\n\n90.", self.name)).claims
        require(all(len(claim.chain) == 1 for claim in claims), "a speaker is made up")
