"""The noun phrase that a sentence begins with, where it names who speaks and the verb of saying
stands last (Kazakh).
"""

import itertools
from collections.abc import Sequence

from tocsin.annotate.surface.spans import FEWEST, trimmed
from tocsin.annotate.surface.words import SurfaceWords
from tocsin.language.fold import fold
from tocsin.language.patterns import Found
from tocsin.language.words import count_words, words
from tocsin.records import Span


def leader(lists: SurfaceWords, text: str, named: Sequence[Span], end: int) -> Span | None:
    """Return the noun phrase a sentence begins with, as far as it names somebody: up to the
    name, or the role or body in it.
    """
    begin = trimmed(text, 0, end)
    while begin is not None and _is_opener(lists, next(iter(words(begin.of(text)))).text):
        begin = trimmed(text, begin.start + next(iter(words(begin.of(text)))).end, end)
    if begin is None:
        return None
    begin = trimmed(text, behind_place(lists, text, begin.start, end), end) or begin
    name = next(
        (n for n in named if n.end <= end and count_words(text[begin.start : n.start]) <= FEWEST),
        None,
    )
    if name is not None:
        return Span(start=begin.start, end=_owned_end(lists, text, name, end))
    role = next(
        (
            f
            for f in lists.somebody.find(text[:end])
            if count_words(text[begin.start : f.start]) <= FEWEST
        ),
        None,
    )
    if role is not None and role.start >= begin.start:
        return Span(start=begin.start, end=_named_end(lists, text, role, end))
    first = next(iter(words(begin.of(text))))
    if lists.is_surname(first.text) or fold(first.text) in lists.nobody:
        return Span(start=begin.start, end=begin.start + first.end)
    return None


def behind_place(lists: SurfaceWords, text: str, start: int, end: int) -> int:
    """Return where a sentence goes on behind the words that say where, told by their ending ("In
    Aktau | the mayor"); a body in that case may be who speaks, and stays.
    """
    endings = tuple(lists.lists.get("place_ending", ()))
    opening = itertools.islice(words(text, start, end), FEWEST) if endings else ()
    places = [w for w in opening if w.text.casefold().endswith(endings)]
    if any(_is_body(lists, text[start : w.end], endings) for w in places):
        return start
    return places[-1].end if places else start


def _is_body(lists: SurfaceWords, opening: str, endings: tuple[str, ...]) -> bool:
    """Return whether somebody is named in words that end in a case of place, with or without it."""
    plain = opening.casefold()
    stripped = [opening[: -len(e)] for e in endings if plain.endswith(e)]
    return any(bool(lists.somebody.find(phrase)) for phrase in (opening, *stripped))


def _owned_end(lists: SurfaceWords, text: str, name: Span, end: int) -> int:
    """Return where a source that begins with a name ends: with the body or the role that is the
    name's ("Қазақстан сыртқы істер министрлігі"), else with the name.
    """
    endings = tuple(lists.folded("owned_ending"))
    owned = (
        f
        for f in lists.somebody.find(text[:end])
        if f.start >= name.end
        and count_words(text[name.end : f.start]) < FEWEST
        and fold(text[f.start : f.end]).endswith(endings)
    )
    role = next(owned, None) if endings else None
    return name.end if role is None else _named_end(lists, text, role, end)


def _named_end(lists: SurfaceWords, text: str, role: Found, end: int) -> int:
    """Return where a role with the name of whoever holds it ends; a body has no such name."""
    is_body = fold(text[role.start : role.end]) in lists.folded("body_noun")
    places = tuple(lists.folded("ending_of_where"))
    last = role.end
    for word in words(text, role.end, end):
        is_noun = bool(lists.somebody.find(word.text))
        if is_noun:
            is_body = fold(word.text) in lists.folded("body_noun")
        elif not word.text[:1].isupper() or is_body or fold(word.text).endswith(places or ("\0",)):
            break
        last = word.end
    return last


def _is_opener(lists: SurfaceWords, word: str) -> bool:
    """Return whether a word before the subject bids imagine, makes a condition, or names a work
    of fiction.
    """
    plain = fold(word)
    return plain in lists.folded("if_word") | lists.folded("fiction") | lists.folded("imagine")
