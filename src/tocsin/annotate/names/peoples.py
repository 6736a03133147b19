"""Names of peoples and of the people of a town: groups, with the country or town they are of, and
no places.

English names of peoples stand with capitals and are read with the places; those of Russian,
Ukrainian and Kazakh are common words ("одесситы"), found by the lists `people_of` of the lexicons.
"""

import functools
from collections.abc import Iterator

from tocsin.annotate.language import RUSSIAN, language_of
from tocsin.annotate.places import Toponym
from tocsin.annotate.text.naming import make_mention
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.patterns import TermIndex
from tocsin.language.place_names import written_as
from tocsin.language.stems import endings_of
from tocsin.language.words import words
from tocsin.records import Document, Gazetteer, Mention, Span

METHOD = "peoples 1"
# What the id of a people is made of: it is not that of its country, so that no country counts as
# named.
PREFIX = "people:"


class PeopleFinder:
    """Finds the people of countries, areas and towns by their common names."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """`gazetteer` tells what the country, area or town of a people is called."""
        self._gazetteer = gazetteer

    def __call__(self, document: Document) -> list[Mention]:
        """Return the mentions of peoples in a text in Cyrillic letters; English ones are read with
        the places.
        """
        if document.language is None or not language_of(document.language).cyrillic:
            return []
        hits = _index(document.language).find(document.text)
        spans = [(Span(start=f.start, end=f.end), f.key) for f in hits]
        return [
            self._mention(document, s, key)
            for s, key in spans
            if not _is_name(document, s) and not self._is_place(document, s)
        ]

    def _is_place(self, document: Document, span: Span) -> bool:
        """Return whether a word with a capital is rather a place of a like name ("Венгрии",
        "Білорусі").
        """
        surface = span.of(document.text)
        if not surface[0].isupper() or fold(surface) in _listed(document.language or ""):
            return False
        if fold(surface).endswith(endings_of("plural_cases", document.language or RUSSIAN.code)):
            return False
        listed = self._gazetteer.named(written_as((surface,), document.language))
        return any(n.primary and not n.people for names in listed.values() for n in names)

    def _mention(self, document: Document, span: Span, place_id: str) -> Mention:
        """Make the mention of a people."""
        place = self._gazetteer.place(place_id)
        named = place.name if place is not None else place_id
        return make_mention(
            document,
            span,
            "group",
            METHOD,
            f"people of {named} ({place_id})",
            f"{PREFIX}{place_id}",
        )


def _is_name(document: Document, span: Span) -> bool:
    """Return whether a word is a surname: written with a capital right behind another name ("Леся
    Українка").
    """
    text = document.text
    before = next(iter(list(words(text, max(0, span.start - 24), span.start))[-1:]), None)
    close = before is not None and text[before.end : span.start] == " "
    if not text[span.start].isupper():
        return False
    if span.of(text).isupper():
        return False
    if before is None:
        return False
    return close and before.text[:1].isupper()


@functools.cache
def _index(code: str) -> TermIndex:
    """Return the index of the people of one language."""
    return TermIndex(list(_terms(code)))


@functools.cache
def _listed(code: str) -> frozenset[str]:
    """Return the names of peoples of one language as they are listed, folded."""
    return frozenset(fold(name) for name, _ in _terms(code))


def _terms(code: str) -> Iterator[tuple[str, str]]:
    """Yield (name, id of the place) of every people that a language's lists give."""
    for entry in lexicon(code).get("people_of", ()):
        place_id, *names = entry.split()
        yield from ((n.replace("_", " "), place_id) for n in names)


def people_mention(document: Document, toponym: Toponym) -> Mention | None:
    """Return the mention of an English people: a noun ("Syrians"), or an adjective with a word for
    people ("Ukrainian troops").

    None for an adjective of anything else ("Turkish coffee").
    """
    place, span = toponym.place, toponym.span
    if place is None:
        return None
    behind = next(words(document.text, span.end, span.end + 30), None)
    close = behind is not None and not document.text[span.end : behind.start].strip(" ")
    if (
        behind is not None
        and close
        and fold(behind.text) in word_set("people_word", document.language)
    ):
        span = Span(start=span.start, end=behind.end)
    elif not _is_noun(span.of(document.text)):
        return None
    return make_mention(
        document, span, "group", METHOD, f"people: {toponym.why}", f"{PREFIX}{place.id}"
    )


def _is_noun(surface: str) -> bool:
    """Return whether the name of a people is written in the plural, as adjectives never are."""
    return surface.isascii() and surface.endswith("s") and not surface.endswith("ss")
