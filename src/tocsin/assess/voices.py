"""Whom the words for a speaker mean, whatever the problem: whom somebody introduced as official
serves, the state whose capital speaks, the body that a text names without its country.
"""

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tocsin.language.fold import fold
from tocsin.language.letters import as_compared, index_of
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.offices import ends_as_office, is_bent_office
from tocsin.language.patterns import TermIndex
from tocsin.language.states import capital_in, code_of, state_named, state_of
from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import Actor, Casebook, Hop, Source

# Whom an official may serve.
_SERVED_KINDS = ("state", "state_body")
# A state that no casebook lists is known by its code.
_COUNTRY = "iso:"
# Whom a station of a chain names (entity, words, whether it is the document's own voice), in which
# language, and the state at home.
HopKey = tuple[str | None, str, bool, str | None, str | None]


def hop_key(hop: Hop, language: str | None, home: str | None) -> HopKey:
    """Return what decides of whom a station of a chain names."""
    return hop.entity_id, hop.surface, hop.voice, language, home


class Meant(NamedTuple):
    """Whom a station of a chain means: the actor that speaks or is spoken for, and whether a text
    introduces an official whom the casebook does not know.
    """

    entity: str | None
    is_introduced: bool


class Voices:
    """Resolves the words for speakers to whom they mean, by a casebook; all problems share it."""

    def __init__(self, casebook: Casebook) -> None:
        """Index the actors and sources of a casebook."""
        self.actors: Mapping[str, Actor] = {a.id: a for a in casebook.actors}
        self.sources: Mapping[str, Source] = {s.id: s for s in casebook.sources}
        served = [a for a in casebook.actors if a.kind in _SERVED_KINDS]
        self._served_names = tuple((name, a.id) for a in served for name in (a.name, *a.aliases))
        self._states = {
            code: a.id
            for a in reversed(casebook.actors)
            if a.kind == "state" and (code := code_of((a.name, *a.aliases))) is not None
        }
        self._known_meant: dict[HopKey, Meant] = {}
        self._known_whose: dict[HopKey, str] = {}

    def meant(self, hop: Hop, language: str | None, home: str | None) -> Meant:
        """Return whom a station of a chain means; `home` is the state whose "ministry" that is."""
        key = hop_key(hop, language, home)
        known = self._known_meant.get(key)
        if known is None:
            is_introduced = self._is_introduced_as_official(hop, language)
            entity = self.belongs_to(hop, language, home, is_introduced=is_introduced)
            known = self._known_meant[key] = Meant(entity, is_introduced)
        return known

    def speaks_for(self, hop: Hop, language: str | None, home: str | None) -> str:
        """Return for whom one station of a chain speaks; empty where the text names nobody."""
        key = hop_key(hop, language, home)
        known = self._known_whose.get(key)
        if known is None:
            known = self._known_whose[key] = self._whose(hop, language, home)
        return known

    def _whose(self, hop: Hop, language: str | None, home: str | None) -> str:
        """Return for whom one station of a chain speaks."""
        entity, is_official = self.meant(hop, language, home)
        state = self._state_called(hop, language, is_official=is_official)
        if state is not None and entity not in self.actors:
            return f"state {state}"
        if entity:
            return list(self.line(entity))[-1]
        is_named = any(w.text[0].isupper() for w in words(hop.surface))
        return fold(hop.surface) if is_named else ""

    def belongs_to(
        self, hop: Hop, language: str | None, home: str | None, *, is_introduced: bool
    ) -> str | None:
        """Return the actor a speaker is or speaks for: whom somebody introduced as official serves,
        the state whose capital speaks, who the text is linked to, or the state at home for a body
        without its country.
        """
        served = self._served(hop.surface, language) if is_introduced else None
        state = self._state_called(hop, language, is_official=is_introduced)
        known = served or self._states.get(state or "") or hop.entity_id
        if known is None and state is None and _is_body_alone(hop.surface, language or ""):
            return home
        return known

    def _state_called(self, hop: Hop, language: str | None, *, is_official: bool) -> str | None:
        """Return the ISO 3166-1 code of the state that the words for a speaker mean: by its name or
        the capital that speaks, by the country a text is linked to, or by an official's own state.
        """
        entity = hop.entity_id or ""
        if entity in self.sources:
            return None
        if entity.startswith(_COUNTRY):
            return entity.removeprefix(_COUNTRY)
        capital = capital_in(hop.surface, language or "")
        if capital is None and is_official:
            return state_of(_before_joint(hop.surface), language or "")
        return capital or state_named(hop.surface, language or "")

    def line(self, entity: str | None) -> Iterator[str]:
        """Yield an actor and whatever it belongs to, upwards."""
        seen: set[str] = set()
        while entity is not None and entity not in seen:
            seen.add(entity)
            yield entity
            actor = self.actors.get(entity)
            entity = actor.parent if actor else None

    def _is_introduced_as_official(self, hop: Hop, language: str | None) -> bool:
        """Return whether a text introduces somebody the casebook does not know by an office."""
        if hop.voice or hop.entity_id in self.actors or hop.entity_id in self.sources:
            return False
        if self._state_called(hop, language, is_official=False) is not None:
            return True
        if _is_body_alone(hop.surface, language or "") or _opens_short(hop.surface):
            return True
        spoken = as_compared(_before_joint(hop.surface), language or "")
        is_listed = any(offices.find(spoken) for offices in _offices(language or ""))
        bent = ends_as_office(spoken, language or "") or is_bent_office(spoken, language or "")
        return is_listed or bent

    def _served(self, surface: str, language: str | None) -> str | None:
        """Return the state or body whose name stands in the words for an official ("Kosovo's
        interior minister"), or the state whose adjective does in a language ("le ministre serbe").
        """
        phrase = _before_joint(surface)
        keys = (f.key for index in _by_name(self._served_names) for f in index.find(phrase))
        return next(keys, None) or self._states.get(state_of(phrase, language or "") or "")


def _is_body_alone(surface: str, language: str) -> bool:
    """Return whether a noun phrase is nothing but words for a body of a state ("the Defence
    Ministry"), without whose it is.
    """
    listed = _body_words(language)
    called = [stem(w.text) for w in words(as_compared(surface, language))]
    return bool(called) and listed.issuperset(called) and not _filler(language).issuperset(called)


@functools.cache
def _body_words(language: str) -> frozenset[str]:
    """Return the stems of all words of which the name of a body without its state is made."""
    named = ("home_body", "home_body_filler")
    return frozenset(
        stem(as_compared(w, language)) for name in named for w in lexicon(language).get(name, ())
    )


@functools.cache
def _filler(language: str) -> frozenset[str]:
    """Return the stems of the words of which alone no body is named."""
    return frozenset(
        stem(as_compared(w, language)) for w in lexicon(language).get("home_body_filler", ())
    )


def _opens_short(surface: str) -> bool:
    """Return whether a noun phrase opens with a short word for an office, in capitals ("FM")."""
    first = next(iter(words(surface)), None)
    return (
        first is not None and first.text.isupper() and fold(first.text) in word_set("short_office")
    )


def _before_joint(surface: str) -> str:
    """Return a noun phrase as far as a preposition of place: "rallies at the parliament" are no
    office.
    """
    joints = word_set("place_preposition")
    listed = list(words(surface))
    cut = (w.start for n, w in enumerate(listed) if n and fold(w.text) in joints)
    return surface[: next(cut, len(surface))]


@functools.lru_cache(maxsize=16)
def _by_name(names: tuple[tuple[str, str], ...]) -> tuple[TermIndex, TermIndex]:
    """Index actors by their names, and by the adjectives of these; problems of one casebook
    share it.
    """
    return TermIndex(names, names=True), TermIndex.of_adjectives(names)


@functools.cache
def _offices(language: str) -> tuple[TermIndex, ...]:
    """Index the words for offices and public bodies: those of a language, and of the languages
    whose lists are read together.
    """
    own, shared = lexicon(language).get("office", ()), sorted(word_set("office"))
    return index_of(own, language), index_of(shared, language)
