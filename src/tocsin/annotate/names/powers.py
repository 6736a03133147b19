"""Whether the name of a capital stands for the government of its state, and for no place.

"The US allowed Kyiv to strike", "попытки Киева взорвать", "Київ хоче": such a text says nothing of
what happens in the city. It is told by what stands right beside the name and, where names are bent,
by its case; what is not told so stays a place. The words are in `language/lexicon/*/powers.yml`.
"""

import itertools
import re
from collections.abc import Sequence

from tocsin.annotate.language import Language, language_of
from tocsin.language.fold import fold
from tocsin.language.stems import stem
from tocsin.language.words import Word, words
from tocsin.records import Document

# So far before and behind a name, in letters, the words beside it are looked at.
_BESIDE = 48
# Between words of one phrase stands nothing but blanks, and what makes words bold or links them.
_TOGETHER = re.compile(r"[\s*_]*")
_OWNS = re.compile(r"(?:['’]s?)?\s+")
_OWNER = re.compile(r"['’]s?$")
# Names of the first declension end so, and have an accusative of their own.
_FIRST = ("а", "я")
# Behind its owner a deed has so many words before it at most: "Kyiv's latest request".
_WORDS_TO_DEED = 2


def stands_for_power(document: Document, start: int, end: int, name: str) -> bool:
    """Return whether a capital, named at `start` to `end` of a document by one of its names, stands
    for the government of its state.
    """
    language = language_of(document.language)
    if not language.words("power_deed"):
        return False
    text = document.text
    before = _before(document, start)
    behind = _behind(text, end)
    last = fold(before[-1].text) if before else ""
    if last in language.words("power_before") or _owns_deed(text, start, end, language):
        return True
    if language.cyrillic:
        bent = _is_bent_for_power(fold(text[start:end]), fold(name), last, language)
        if bent or _has_deed_before(text[start:end], name, last, language):
            return True
    opens = not before or last in language.words("clause_beginning")
    return opens and fold(text[start:end]) == fold(name) and _acts(behind, language)


def _before(document: Document, start: int) -> list[Word]:
    """Return the words of the same phrase before a place of a text, in its sentence."""
    opening = max((s.start for s in document.sentences if s.start <= start), default=0)
    near: list[Word] = []
    at = start
    for word in reversed(list(words(document.text, max(opening, start - _BESIDE), start))):
        if not _TOGETHER.fullmatch(document.text[word.end : at]):
            break
        near.insert(0, word)
        at = word.start
    return near


def _behind(text: str, end: int) -> list[Word]:
    """Return the words of the same phrase behind a place of a text."""
    near: list[Word] = []
    at = end
    for word in words(text, end, min(len(text), end + _BESIDE)):
        if not _TOGETHER.fullmatch(text[at : word.start]):
            break
        near.append(word)
        at = word.end
    return near


def _owns_deed(text: str, start: int, end: int, language: Language) -> bool:
    """Return whether a name owns a deed ("Kyiv's latest request") or a body ("Kyiv officials")."""
    bare = end - len(owner[0]) if (owner := _OWNER.search(text, start, end)) else end
    owns = _OWNS.match(text, bare)
    if owns is None:
        return False
    listed = words(text, owns.end(), min(len(text), owns.end() + _BESIDE))
    near = [fold(w.text) for w in itertools.islice(listed, _WORDS_TO_DEED)]
    if owns[0].isspace():
        return bool(near) and near[0] in language.words("power_body")
    return not language.words("power_deed").isdisjoint(near)


def _is_bent_for_power(written: str, name: str, last: str, language: Language) -> bool:
    """Return whether a name stands in the case of whom something is given or by whom it is done,
    without a preposition of place: "разрешили Киеву", "поставленные Киевом", "с Киевом".
    """
    if not _is_preposition(last, language):
        giving = language.words("power_first_case" if name.endswith(_FIRST) else "power_case")
        stem_of = name[:-1] if name.endswith((*_FIRST, "ь", "й")) else name
        rest = _rest(written, stem_of)
        return rest is not None and rest in giving
    return last in language.words("power_preposition") and written != name


def _rest(written: str, base: str) -> str | None:
    """Return what a written form has behind a base, whose last vowel it may drop or change."""
    common = 0
    for mine, other in zip(written, base, strict=False):
        if mine != other:
            break
        common += 1
    if common < len(base) - len("ів"):
        return None
    return written[len(base) :] if common == len(base) else written[-2:].lstrip("вгдклмнрст")


def _is_preposition(word: str, language: Language) -> bool:
    """Return whether a word is a preposition, of place or another."""
    return word in language.words("place_preposition") | language.words("power_preposition")


def _has_deed_before(written: str, name: str, last: str, language: Language) -> bool:
    """Return whether a name in the genitive follows what its state does: "попытки Киева"."""
    if fold(written) == fold(name) or not last:
        return False
    return stem(last) in {stem(w) for w in language.words("power_deed")}


def _acts(behind: Sequence[Word], language: Language) -> bool:
    """Return whether a verb behind a name is of what a state does: "Kyiv wants", "Киев пытался"."""
    between = language.words("speaking_between")
    verbs = language.words("power_verb")
    for word in behind:
        if fold(word.text) in verbs:
            return True
        if fold(word.text) not in between:
            return False
    return False
