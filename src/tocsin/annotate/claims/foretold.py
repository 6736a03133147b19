"""Hostile acts that are foretold: somebody warns of one, expects one, or calls one likely, and says
of nobody that he prepares it.

"Warned of a further attack", "expects another attack", "another attack is likely", in ten
languages. What somebody warns about in a clause of its own ("warned that the attack had killed
four") happened, unless the clause itself looks ahead. The words are in
`language/lexicon/*/preclaims.yml`.
"""

import re

from tocsin.annotate.claims.preclaims import PreclaimReader
from tocsin.language.fold import fold
from tocsin.language.letters import as_compared, index_of
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import words
from tocsin.records import Modality

# Between an act and the word that calls it likely, in letters; and between the verb of expecting
# and the act.
_BEHIND, _BEFORE = 90, 40
_AHEAD: tuple[Modality, ...] = ("future", "conditional", "possible")
_PARTING = re.compile(r"[.;:!?\n]")
_ENDS = re.compile(r"\s*(?:[.,;:!?»”\"'’)]|$)")


class ForetoldReader:
    """Tells hostile acts that are foretold in one language."""

    def __init__(self, language: str, preclaims: PreclaimReader) -> None:
        """`preclaims` knows hostile acts; index how they are foretold."""
        lists = lexicon(language)
        self._language = language
        self._preclaims = preclaims

        def index(name: str) -> TermIndex:
            return index_of(lists.get(name, ()), language)

        self._cues, self._likely = index("foretold_cue"), index("foretold_behind")
        self._expecting = index("foretold_before")
        self._of = frozenset(fold(w) for w in lists.get("foretold_of", ()))
        self._about = frozenset(fold(w) for w in lists.get("foretold_about", ()))
        joints = (*lists.get("in_word", ()), *lists.get("place_preposition", ()))
        self._joints = frozenset(fold(w) for w in joints)

    def __call__(self, text: str, cue: str, before: str, modality: Modality) -> bool:
        """Return whether a claim foretells a hostile act; `cue` attributes it, `before` is what
        stands before it in its document.
        """
        acts = self._preclaims.acts_in(text)
        if not acts:
            return False
        warns = bool(cue) and bool(self._cues.find(as_compared(cue, self._language)))
        if warns and (modality in _AHEAD or self._is_warned_of(text, before)):
            return True
        alike = as_compared(text, self._language)
        likely, expecting = self._likely.find(alike), self._expecting.find(alike)
        return any(self._is_called_likely(text, act, likely) for act in acts) or any(
            self._is_expected(text, act, expecting) for act in acts
        )

    def _is_warned_of(self, text: str, before: str) -> bool:
        """Return whether a warning names what it is of, and tells nothing that happened."""
        last = [fold(w.text) for w in words(before[-_BEFORE:])][-1:]
        end = [fold(w.text) for w in words(text)][-1:]
        return not self._of.isdisjoint(last) or not self._about.isdisjoint(end)

    def _is_called_likely(self, text: str, act: Found, likely: list[Found]) -> bool:
        """Return whether an act is called likely behind it, by the last word of its clause."""
        for word in likely:
            if not 0 <= word.start - act.end <= _BEHIND:
                continue
            if _PARTING.search(text[act.end : word.start]) or self._preclaims.is_negated(
                text, word.start
            ):
                continue
            following = next(words(text, word.end), None)
            if _ENDS.match(text, word.end) or (
                following is not None and fold(following.text) in self._joints
            ):
                return True
        return False

    def _is_expected(self, text: str, act: Found, expecting: list[Found]) -> bool:
        """Return whether somebody expects or fears an act that is named right behind the verb."""
        return any(
            0 <= act.start - verb.end <= _BEFORE
            and not _PARTING.search(text[verb.end : act.start])
            and not self._preclaims.is_negated(text, verb.start)
            for verb in expecting
        )
