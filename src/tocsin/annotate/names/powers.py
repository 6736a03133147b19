"""Whether the name of a capital stands for the government of its state, and for no place.

"The US allowed Kyiv to strike", "попытки Киева взорвать", "Київ хоче": such a text says nothing of
what happens in the city. It is told by what stands right beside the name and, where names are bent,
by its case; what is not told so stays a place. The words are in `language/lexicon/*/powers.yml`.
"""

import functools
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
    if not language.words("power_verb"):
        return False
    text = document.text
    before = _before(document, start)
    behind = _behind(text, end)
    last = fold(before[-1].text) if before else ""
    if _is_governed(before, language) or _owns_deed(text, start, end, language):
        return True
    if _is_given_to(behind, language):
        return True
    if language.names_on_nouns:
        bent = _is_bent_for_power(fold(text[start:end]), fold(name), last, language)
        if bent or _has_deed_before(text[start:end], name, last, language):
            return True
    opens = not before or last in _words("clause_beginning", language)
    return opens and fold(text[start:end]) == fold(name) and _acts(behind, language)


def _words(name: str, language: Language) -> frozenset[str]:
    """Return a list of a language, folded as the words of a text are."""
    return _folded(language.words(name))


@functools.cache
def _folded(entries: frozenset[str]) -> frozenset[str]:
    """Return folded entries."""
    return frozenset(map(fold, entries))


def _is_governed(before: Sequence[Word], language: Language) -> bool:
    """Return whether what stands right before a name has a government for its object, by its last
    word or its last two ("permitió a"), or is a deed whose owner follows ("demandes de").
    """
    last = [fold(w.text) for w in before[-2:]]
    if not last:
        return False
    listed = _words("power_before", language)
    if last[-1] in listed or " ".join(last) in listed:
        return True
    owned = last[:-1] if last[-1] in _words("power_of", language) else last[-1:]
    return bool(owned) and owned[-1] in _words("power_owned", language)


def _is_given_to(behind: Sequence[Word], language: Language) -> bool:
    """Return whether something is given behind a name, in a language whose verbs stand last:
    "Kiev'e silah verdi".
    """
    clause = f" {' '.join(fold(w.text) for w in behind)} "
    return any(f" {phrase} " in clause for phrase in _words("power_given", language))


def _before(document: Document, start: int) -> list[Word]:
    """Return the words of the same phrase before a place of a text, in its sentence."""
    opening = max((s.start for s in document.sentences if s.start <= start), default=0)
    before: list[Word] = []
    at = start
    for word in reversed(list(words(document.text, max(opening, start - _BESIDE), start))):
        if not _TOGETHER.fullmatch(document.text[word.end : at]):
            break
        before.insert(0, word)
        at = word.start
    return before


def _behind(text: str, end: int) -> list[Word]:
    """Return the words of the same phrase behind a place of a text."""
    behind: list[Word] = []
    at = end
    for word in words(text, end, min(len(text), end + _BESIDE)):
        if not _TOGETHER.fullmatch(text[at : word.start]):
            break
        behind.append(word)
        at = word.end
    return behind


def _owns_deed(text: str, start: int, end: int, language: Language) -> bool:
    """Return whether a name owns a deed ("Kyiv's latest request") or a body ("Kyiv officials")."""
    bare = end - len(owner[0]) if (owner := _OWNER.search(text, start, end)) else end
    owns = _OWNS.match(text, bare)
    if owns is None:
        return False
    listed = words(text, owns.end(), min(len(text), owns.end() + _BESIDE))
    near = [fold(w.text) for w in itertools.islice(listed, _WORDS_TO_DEED)]
    if owns[0].isspace():
        return bool(near) and near[0] in _words("power_body", language)
    return not _words("power_deed", language).isdisjoint(near)


def _is_bent_for_power(written: str, name: str, last: str, language: Language) -> bool:
    """Return whether a name stands in the case of whom something is given or by whom it is done,
    without a preposition of place: "разрешили Киеву", "поставленные Киевом", "с Киевом".
    """
    if not _is_preposition(last, language):
        giving = language.words("power_first_case" if name.endswith(_FIRST) else "power_case")
        stem_of = name[:-1] if name.endswith((*_FIRST, "ь", "й")) else name
        rest = _rest(written, stem_of)
        return rest is not None and rest in giving
    return last in _words("power_preposition", language) and written != name


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
    return word in _words("place_preposition", language) | _words("power_preposition", language)


def _has_deed_before(written: str, name: str, last: str, language: Language) -> bool:
    """Return whether a name in the genitive follows what its state does: "попытки Киева"."""
    if fold(written) == fold(name) or not last:
        return False
    return stem(last) in {stem(w) for w in _words("power_deed", language)}


def _acts(behind: Sequence[Word], language: Language) -> bool:
    """Return whether a verb behind a name is of what a state does: "Kyiv wants", "Киев пытался".

    Where verbs stand last, other words may lie between, but for what a town has.
    """
    between = _words("speaking_between", language) | _words("power_between", language)
    verbs = _words("power_verb", language)
    written = [fold(word.text) for word in behind]
    if _words("power_last", language):
        clause = f" {' '.join(written)} "
        is_town = bool(written) and written[0] in _words("power_town", language)
        return not is_town and any(f" {verb} " in clause for verb in verbs)
    for word in written:
        if word in verbs:
            return True
        if word not in between:
            return False
    return False
