"""What annotation asks of a language: which parser reads it, and how its names and clauses are
built.

A rule that holds in some languages only asks for the property it rests on, never for a code. What
the languages differ in beyond that stands in their word lists.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from tocsin.language.lexicon import LANGUAGES, lexicon, word_set
from tocsin.language.stems import stem_in

ParserName = Literal["english", "russian"]


class Language(NamedTuple):
    """One language as the annotation sees it; what is not stated of it is not so.

    `parser` is the parser that reads it, where there is one. `cyrillic` says that its names are
    written in Cyrillic letters. `names_on_nouns`: a name is hung on the noun before it without a
    preposition ("мэр Киева"). `owner_behind`: whoever does an act follows the noun for it at once
    ("заявление МИД"). `owner_opens`: whoever does it opens the clause in the genitive, as in
    Kazakh. `place_endings`: where something lies is told by an ending. `infinitive_plans`: a bare
    infinitive tells what is planned ("troops to leave").
    """

    code: str
    parser: ParserName | None = None
    cyrillic: bool = False
    names_on_nouns: bool = False
    owner_behind: bool = True
    owner_opens: bool = False
    place_endings: bool = False
    infinitive_plans: bool = False

    @property
    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """Return the word lists of the language by name; none where nobody has written any."""
        return lexicon(self.code)

    @property
    def has_claims(self) -> bool:
        """Tell whether claims can be read: there are words for acts of saying."""
        return bool(self.lists.get("cue_speech"))

    def words(self, name: str) -> frozenset[str]:
        """Return one list of the language, casefolded; empty where it has none of that name."""
        if self.code in LANGUAGES:
            return word_set(name, self.code)
        return frozenset()

    def stem(self, word: str) -> str:
        """Return the stem of a word by the rules of the language."""
        return stem_in(word, self.code)


ENGLISH = Language("en", parser="english", owner_behind=False, infinitive_plans=True)
RUSSIAN = Language("ru", parser="russian", cyrillic=True, names_on_nouns=True)
UKRAINIAN = Language("uk", cyrillic=True, names_on_nouns=True)
KAZAKH = Language("kk", cyrillic=True, owner_opens=True, place_endings=True)

# The languages whose claims are read, by code.
READ = {language.code: language for language in (ENGLISH, RUSSIAN, UKRAINIAN, KAZAKH)}


def language_of(code: str | None) -> Language:
    """Return the language of a code; one that nobody has described has nothing but its code."""
    return READ.get(code or "") or Language(code or "")
