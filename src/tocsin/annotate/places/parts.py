"""Words as places need them: joined names taken apart ("Россия-НАТО", "Kyiv-based"), and words for
an area.

"Donetsk and Luhansk regions" are regions and not their towns; a feminine adjective ("Курской",
"Луганській") is its area where the text says "область" for it, and no town elsewhere.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tocsin.annotate.places.seen import Seen, over
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.place_names import written_as
from tocsin.language.words import Word
from tocsin.records import Gazetteer, Named, Span

_AREAS = ("region", "district")
# What a part of a joined word must be to stand alone: a small town's name is part of too many other
# words.
WIDE = ("country", "continent", "area", "region", "body", "name")
_LARGE = 100_000
# Feminine and plural endings of the adjectives of places, which no town's name in a masculine or
# neuter form has.
_FEMININE = re.compile(r"[сцз]ь?к(?:ая|ой|ою|ую|ої|ій|их|ими)$")
# What the names of towns that are adjectives end in, in Latin letters, and endings of nouns that no
# adjective has.
_FEMININE_NAMES = ("ska", "skaya", "skaia")
_ADJECTIVE_NAMES = ("kyi", "kyy", "kiy", "kij", "kiyi", "koye", "koe")
_NOUN = re.compile(r"[сцз]ь?к(?:у|а|ом|і|е)?$")
# Words and characters that may stand between names and the one word for all of them.
_LIST_WORDS, _LIST_LETTERS = 8, 110
_SENTENCE_ENDS = re.compile(r"[.!?…]\s|\n")


def parted(tokens: Sequence[Word], gazetteer: Gazetteer, language: str | None) -> list[Word]:
    """Return words with those joined by a hyphen taken apart where the whole is listed nowhere and
    a part names a place or body.
    """
    joined = [
        w for w in tokens if "-" in w.text and any(p[:1].isupper() for p in w.text.split("-"))
    ]
    if not joined:
        return list(tokens)
    wanted = {
        f
        for w in joined
        for piece in (w.text, *w.text.split("-"))
        for f in written_as((piece,), language)
    }
    known = gazetteer.named(wanted)
    return [part for w in tokens for part in (_parts(w, known, language) if w in joined else (w,))]


def _parts(
    word: Word, known: Mapping[str, Sequence[Named]], language: str | None
) -> Sequence[Word]:
    """Return the parts of a joined word, or the word where it is a name, or none of its parts is
    one.
    """
    pieces = word.text.split("-")
    if not all(pieces) or any(known.get(f) for f in written_as((word.text,), language)):
        return (word,)
    named = [p for p in pieces if p[:1].isupper()]
    if not all(_may_stand_alone(p, known, language) for p in named):
        return (word,)
    return tuple(_words_of(word, pieces))


def _words_of(word: Word, pieces: Sequence[str]) -> Iterator[Word]:
    """Yield the pieces of a word with their offsets."""
    at = word.start
    for piece in pieces:
        yield Word(piece, at, at + len(piece))
        at += len(piece) + 1


def _may_stand_alone(
    piece: str, known: Mapping[str, Sequence[Named]], language: str | None
) -> bool:
    """Return whether a part of a joined word is a name of its own."""
    readings = [
        n
        for f in written_as((piece,), language)
        for n in known.get(f, ())
        if not n.capitals or piece[:3].isupper()
    ]
    return any(n.place.kind in WIDE or n.place.population >= _LARGE or n.people for n in readings)


def is_sure(
    seen: Seen, run: tuple[int, int], span: Span, names: Sequence[Named], every: Sequence[Named]
) -> bool:
    """Return whether the text says that a name is a place: it is called an area (`every` are the
    names it had), or one of two joined.
    """
    if (
        run[1] - run[0] == 1
        and names
        and names != every
        and all(n.place.kind in _AREAS for n in names)
    ):
        return True
    text = seen.document.text
    beside = (
        text[max(0, span.start - 1) : span.start] == "-" or text[span.end : span.end + 1] == "-"
    )
    return beside and any(n.primary and n.place.kind in WIDE for n in names)


def is_hit(seen: Seen, run: tuple[int, int], span: Span, names: Sequence[Named]) -> bool:
    """Return whether a city stands right behind a verb by which places are hit or taken ("shelled
    Donetsk"), and nothing says that it is a person of that name.
    """
    first, last = run
    if not first or not any(_is_city(n) for n in names):
        return False
    before = seen.tokens[first - 1]
    text = seen.document.text
    if text[before.end : span.start].strip() or fold(before.text) not in word_set("hit_verb"):
        return False
    behind = seen.tokens[last] if last < len(seen.tokens) else None
    joined = behind is not None and not text[span.end : behind.start].strip()
    goes_on = joined and behind is not None and behind.text[:1].isupper()
    return not goes_on and not any(label.startswith("PER") for _, label in over(seen, span))


def _is_city(named: Named) -> bool:
    """Return whether a name may be that of a large city."""
    return named.place.population >= _LARGE and not named.people and not named.short


def area_forms(word: str, language: str | None) -> tuple[str, ...]:
    """Return the forms of the area that a word may be the adjective of; none where it is no
    feminine adjective of a place.
    """
    if _FEMININE.search(fold(word)):
        return written_as((word, "область"), language)
    return ()


def of_area(
    seen: Seen, run: tuple[int, int], names: tuple[Named, ...], wider: tuple[Named, ...]
) -> tuple[Named, ...]:
    """Return what a run of words may mean (`names`) after what the text says it is; `wider` are the
    areas it may be the adjective of.
    """
    if run[1] - run[0] == 1 and _FEMININE.search(fold(seen.tokens[run[0]].text)):
        towns = tuple(n for n in names if n.people or not _bends_so(n))
        if _area_near(seen, run):
            return _areas(wider or names)
        return towns
    if run[1] - run[0] == 1:
        names = _bent(seen.tokens[run[0]].text, names)
    else:
        names = names
    if any(n.place.kind == "city" for n in names) and (
        _area_follows(seen, run[1]) or _area_before(seen, run[0])
    ):
        return _areas(names) or names
    return names


def _areas(names: Sequence[Named]) -> tuple[Named, ...]:
    """Return the areas among some names."""
    return tuple(n for n in names if n.place.kind in _AREAS)


def _bends_so(named: Named) -> bool:
    """Return whether a place is a town or an area, whose name in this form would be an adjective of
    it.
    """
    is_adjective = fold(named.place.name).endswith(_FEMININE_NAMES)
    return (
        named.place.kind in ("city", "district", "region", "airport", "facility")
        and not is_adjective
    )


def _bent(word: str, names: tuple[Named, ...]) -> tuple[Named, ...]:
    """Return what a Cyrillic word may mean without towns that are called by an adjective, where it
    is a noun ("Донецьку").
    """
    if not _NOUN.search(fold(word)):
        return names
    nouns = tuple(n for n in names if not fold(n.place.name).endswith(_ADJECTIVE_NAMES))
    return nouns or names


def _area_near(seen: Seen, run: tuple[int, int]) -> bool:
    """Return whether the clause of an adjective says "область" for it, behind it or before the list
    it stands in.
    """
    text = seen.document.text
    at, end = seen.tokens[run[0]].start, seen.tokens[run[1] - 1].end
    behind = _SENTENCE_ENDS.split(text[end : end + _LIST_LETTERS])[0]
    before = _SENTENCE_ENDS.split(text[max(0, at - _LIST_LETTERS) : at])[-1]
    return "област" in fold(behind) or "област" in fold(before)


def _area_before(seen: Seen, first: int) -> bool:
    """Return whether "province of" or the like stands right before a name."""
    if first < 2 or fold(seen.tokens[first - 1].text) != "of":
        return False
    return fold(seen.tokens[first - 2].text) in word_set("area_word")


def _area_follows(seen: Seen, last: int) -> bool:
    """Return whether a word for an area in small letters follows, for the run alone or for a list
    of names it stands in.
    """
    for at in range(last, min(last + _LIST_WORDS, len(seen.tokens))):
        between = seen.document.text[seen.tokens[at - 1].end : seen.tokens[at].start]
        if between.strip(" \u00a0,"):
            return False
        word = seen.tokens[at].text
        plain = fold(word)
        if plain in word_set("area_word"):
            return word.islower() and (at > last or not between.strip())
        if not word[:1].isupper() and plain not in word_set("list_joint"):
            return False
        if at == last and plain not in word_set("list_joint") and not between.strip():
            return False
    return False
