"""From the attributions of a sentence to the stations of a chain: who each source is, and who
passed on what others said.
"""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from tocsin.annotate.sentences.frames import SPEAKERS
from tocsin.annotate.text.cited import POINTS_BACK, Cited
from tocsin.annotate.text.naming import closed
from tocsin.language.lexicon import lexicon
from tocsin.language.lines import unbroken
from tocsin.language.patterns import TermIndex
from tocsin.language.plans import tells_a_plan
from tocsin.language.stems import stem
from tocsin.language.words import Word, count_words, word_list, words
from tocsin.records import Document, Hop, Mention, Record, Span

_FEWEST_WORDS = 3
# Between a cue and the house it told stand at most so many letters, all of them white space or the
# address of a link.
_NEXT = 200
# Forms of one word begin with so many letters alike ("minister", "ministra").
_ALIKE = 6
UNNAMED = "an unnamed source"
# A name in marks right behind a cue is the house that was told.
_MARKED = re.compile(r"\s*[«“\"](?P<name>[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ][^«»“”\"]{1,40})[»”\"](?=\s*[,:])")


class Station(Record, frozen=True):
    """One hop of a chain with the attribution it comes from, and where its source stands, if one is
    named.
    """

    hop: Hop
    frame: Cited
    source: Span | None = None


class _Nouns(NamedTuple):
    """What names a source without its name, in one language."""

    roles: TermIndex
    bodies: TermIndex
    any_bodies: TermIndex
    any_roles: frozenset[str]
    pronouns: frozenset[str]
    speaker_pronouns: frozenset[str]
    anonymous: frozenset[str]
    statements: frozenset[str]
    occasions: frozenset[str]
    joints: frozenset[str]
    places: frozenset[str]


@functools.cache
def _nouns(language: str) -> _Nouns:
    """Index the words of a language once: documents are many."""
    lists = lexicon(language)
    bodies = (*lists.get("body_noun", ()), *lists.get("outlet_noun", ()))
    return _Nouns(
        roles=TermIndex([(term, term) for term in lists.get("role_noun", ())]),
        bodies=TermIndex([(term, term) for term in bodies]),
        any_bodies=TermIndex([(term, term) for term in lists.get("generic_body", ())]),
        any_roles=frozenset(stem(term) for term in lists.get("generic_role", ())),
        pronouns=frozenset(lists.get("pronoun", ())),
        speaker_pronouns=frozenset(lists.get("speaker_pronoun", ())),
        anonymous=frozenset(stem(term) for term in lists.get("anonymous_noun", ())),
        statements=frozenset(lists.get("statement_noun", ())),
        occasions=frozenset(lists.get("occasion_noun", ())),
        joints=frozenset(lists.get("statement_joint", ())),
        places=frozenset(lists.get("occasion_opener", ())),
    )


class HopReader:
    """Resolves the sources of one document, sentence by sentence in order: a pronoun is whoever
    spoke last.
    """

    def __init__(self, document: Document, mentions: Sequence[Mention]) -> None:
        """`mentions` are those of the document."""
        nouns = _nouns(document.language or "")
        self._document = document
        self._named = mentions
        self._speakers = [m for m in mentions if m.kind in SPEAKERS]
        self._any_roles = nouns.any_roles
        self._roles, self._bodies, self._any_bodies = nouns.roles, nouns.bodies, nouns.any_bodies
        self._pronouns, self._anonymous = nouns.pronouns, nouns.anonymous
        self._speaker_pronouns = nouns.speaker_pronouns
        self._statements, self._occasions = nouns.statements, nouns.occasions
        self._joints, self._places = nouns.joints, nouns.places
        # Where clauses are read by their order, another role is another person.
        self._names_roles = bool(lexicon(document.language or "").get("clause_order"))
        self._last_speaker: Mention | None = None
        self._last: Station | None = None

    def __call__(self, frames: Sequence[Cited]) -> list[Station]:
        """Return the stations of frames, originator first; a house passed on what the others
        said.
        """
        people: list[Station] = []
        houses: list[Station] = []
        speaking = [f for f in frames if not self._is_occasion(f)]
        for frame in speaking or frames:
            station, is_house = self._station(frame)
            (houses if is_house or frame.is_outermost else people).append(station)
            houses += self._spoken_to(frame)
        listed = _once([*people, *houses])
        # Whoever plans something has not spoken.
        spoke = next((s for s in listed if not tells_a_plan(s.hop.cue)), None)
        self._last = spoke if spoke and spoke.frame.factuality != "imagined" else self._last
        return listed

    def _station(self, frame: Cited) -> tuple[Station, bool]:
        """Return the station of a frame, and whether it is a house that passes on what others
        say.
        """
        source = self._who(frame.source) if frame.source is not None else None
        if source is None or frame.head is None:
            return self._unnamed(frame), False
        surface = closed(source.of(self._document.text))
        speaker = self._speaker(source, frame.head)
        back = self._refers_back(surface)
        if speaker is None and back:
            speaker = self._last_speaker
        if speaker is not None and speaker.kind != "outlet":
            self._last_speaker = speaker
        elif speaker is None and not back:
            self._last_speaker = None  # somebody else spoke last, who is not known by name
        if speaker is None and back and self._last is not None:
            return self._again(frame, source), False
        if speaker is None and self._is_anonymous(surface):
            return Station(
                hop=Hop(surface=UNNAMED, cue=frame.cue), frame=frame, source=source
            ), False
        named = speaker if speaker is not None and (speaker.entity_id or back) else None
        if named is None or (not back and self._speaks_for(named, source)):
            called = surface
        else:
            called = named.surface
        hop = Hop(
            surface=called,
            entity_id=speaker.entity_id if speaker is not None else None,
            cue=frame.cue,
        )
        return Station(
            hop=hop, frame=frame, source=source
        ), speaker is not None and speaker.kind == "outlet"

    def _is_occasion(self, frame: Cited) -> bool:
        """Return whether a frame has an occasion for its source."""
        first = next(words(frame.source.of(self._document.text)), None) if frame.source else None
        return first is not None and first.text.casefold() in self._occasions

    def _who(self, source: Span) -> Span | None:
        """Return the part of a source that names somebody: whose statement it is ("заявлении
        армии"), and nobody for an occasion ("ходе пресс-конференции").
        """
        text = self._document.text
        listed = list(words(text, source.start, source.end))
        first = listed[0].text.casefold() if listed else ""
        if first in self._occasions:
            return None
        if first not in self._statements or len(listed) == 1:
            return source
        behind = listed[1].text
        if behind.casefold() in self._joints:
            return None
        return Span(start=listed[1].start, end=source.end)

    def _is_anonymous(self, surface: str) -> bool:
        """Return whether a source is a word such as "source" that names nobody."""
        listed = list(words(surface))
        return len(listed) == 1 and stem(listed[0].text) in self._anonymous

    def _again(self, frame: Cited, source: Span | None) -> Station:
        """Return the station of whoever spoke last."""
        assert self._last is not None
        hop = msgspec.structs.replace(self._last.hop, cue=frame.cue, inherited=True)
        return Station(hop=hop, frame=frame, source=source or self._last.source)

    def _unnamed(self, frame: Cited) -> Station:
        """Return the station of a frame that names nobody: whoever spoke last where it points back,
        else an unnamed source.
        """
        if frame.rule != POINTS_BACK:
            return Station(hop=Hop(surface=UNNAMED, cue=frame.cue), frame=frame)
        last = self._last_speaker
        if last is not None:
            hop = Hop(surface=last.surface, entity_id=last.entity_id, cue=frame.cue, inherited=True)
            return Station(hop=hop, frame=frame, source=last.span)
        if self._last is not None:
            return self._again(frame, None)
        return Station(hop=Hop(surface=UNNAMED, cue=frame.cue), frame=frame)

    def _speaker(self, source: Span, head: Span) -> Mention | None:
        """Return the mention that names a source: a linked one over its head, a person in it, the
        house a representative speaks for.
        """
        near = (
            m
            for m in self._speakers
            if m.span.overlaps(source)
            and not self._is_where(m.span, source)
            and not self._is_whose(m, source)
        )
        named = [m for m in near if not self._only_employs(m, source)]
        over = [m for m in named if m.span.overlaps(head)]
        linked = [m for m in over if m.entity_id]
        persons = [m for m in named if m.kind == "person"]
        speaker = next(
            iter([*(m for m in linked if m.kind == "person"), *linked, *persons, *over]), None
        )
        if speaker is None and self._roles.find(head.of(self._document.text)):
            speaker = next(
                (m for m in named if m.entity_id and m.kind in ("outlet", "organisation")), None
            )
        return speaker

    def _speaks_for(self, house: Mention, source: Span) -> bool:
        """Return whether a source begins with the role of somebody who speaks for a house that its
        name ends with ("a spokesman of the Kremlin").
        """
        before = self._document.text[source.start : house.span.start]
        return house.kind != "person" and bool(self._roles.find(before))

    def _is_where(self, name: Span, source: Span) -> bool:
        """Return whether a name tells where somebody spoke and not who did: it stands behind a
        preposition in a source that begins with somebody ("Ukraine at the OSCE").
        """
        before = list(words(self._document.text, source.start, name.start))
        return len(before) > 1 and before[-1].text.casefold() in self._places

    def _is_whose(self, people: Mention, source: Span) -> bool:
        """Return whether a people only tells whose body speaks: a name stands before it in a source
        that it ends ("the World Congress of Ukrainians").
        """
        before = self._document.text[source.start : people.span.start]
        ends = people.kind == "group" and people.span.end == source.end
        return ends and any(w.text[:1].isupper() for w in words(before))

    def _only_employs(self, house: Mention, source: Span) -> bool:
        """Return whether a source is a person by name, known or not, whose role is one in this
        house ("spokesman of the ministry Ivan Petrenko").
        """
        text = self._document.text
        if house.kind == "person" or not self._roles.find(text[source.start : house.span.start]):
            return False
        behind = words(text, house.span.end, source.end)
        return any(word.text[0].isupper() and not self._is_of_no_person(word) for word in behind)

    def _is_of_no_person(self, word: Word) -> bool:
        """Return whether a word is part of a name that is known, and no person's."""
        return any(
            m.span.start <= word.start and word.end <= m.span.end and m.kind != "person"
            for m in self._named
        )

    def _spoken_to(self, frame: Cited) -> list[Station]:
        """Return the houses a source spoke to: named right behind the cue, beside the source."""
        if frame.source is None or frame.cue in (":", "—"):
            return []
        text = self._document.text
        near = [
            m
            for m in self._speakers
            if 0 <= m.span.start - frame.cue_end <= _NEXT
            and not unbroken(text[frame.cue_end : m.span.start]).strip()
        ]
        stations = [
            Station(
                hop=Hop(surface=m.surface, entity_id=m.entity_id, cue=frame.cue),
                frame=frame,
                source=m.span,
            )
            for m in near
            if m.kind in ("outlet", "organisation") and not m.span.overlaps(frame.source)
        ]
        return stations or self._marked(frame, frame.source)

    def _marked(self, frame: Cited, source: Span) -> list[Station]:
        """Return the house named in quotation marks right behind a cue ("told «Vestnik», that")."""
        match = _MARKED.match(self._document.text, frame.cue_end)
        if (
            match is None
            or source.start > frame.cue_end
            or count_words(match["name"]) > _FEWEST_WORDS
        ):
            return []
        span = Span(start=match.start("name"), end=match.end("name"))
        return [Station(hop=Hop(surface=match["name"], cue=frame.cue), frame=frame, source=span)]

    def _refers_back(self, surface: str) -> bool:
        """Return whether a source is a pronoun or a role without a name: whoever spoke last."""
        plain = surface.casefold()
        if plain in self._speaker_pronouns:
            return True
        if plain in self._pronouns:
            return bool(self._roles.find(surface))
        alone = (
            not any(w[:1].isupper() for w in surface.split()[1:])
            and count_words(surface) <= _FEWEST_WORDS
        )
        if alone and (self._is_body_again(surface) or self._is_any_role(surface)):
            return True
        other_role = self._last_has_a_role() and stem(surface) not in self._any_roles
        if not self._has_role_of_last(surface) and (self._names_roles or other_role):
            return False
        return alone and bool(self._roles.find(surface)) and not self._a_body_spoke_last()

    def _is_body_again(self, surface: str) -> bool:
        """Return whether a source is nothing but the word for a body that whoever spoke last is
        called by ("the ministry"), or that any body is ("ведомство").
        """
        if self._last is None or not self._bodies.find(surface):
            return False
        if self._any_bodies.find(surface) and count_words(surface) == 1:
            return self._last_speaker is None or self._last_speaker.kind != "person"
        called = {stem(w) for w in word_list(self._last.hop.surface)}
        return called >= {stem(w) for w in word_list(surface)}

    def _is_any_role(self, surface: str) -> bool:
        """Return whether a source is called by a word for whoever holds an office, where clauses
        are read by their order ("el mandatario"), and such a one spoke last.
        """
        if not self._names_roles or not self._last_has_a_role():
            return False
        return any(stem(word) in self._any_roles for word in word_list(surface))

    def _has_role_of_last(self, surface: str) -> bool:
        """Return whether whoever spoke last was called by a word of a source ("the minister"), in
        whatever case, or by one that ends in it ("Außenminister").
        """
        last = set(self._last.hop.surface.casefold().split()) if self._last is not None else set()
        roles = {surface[f.start : f.end].casefold() for f in self._roles.find(surface)}
        if not self._names_roles:
            return bool(roles & last)
        return any(_is_one_role(role, word) for role in roles for word in last)

    def _last_has_a_role(self) -> bool:
        """Return whether whoever spoke last was called by a role, so that another one is another
        person.
        """
        return self._last is not None and bool(self._roles.find(self._last.hop.surface))

    def _a_body_spoke_last(self) -> bool:
        """Return whether a body or a house spoke last, which no role of a person can mean."""
        return self._last is not None and bool(self._bodies.find(self._last.hop.surface))


def _is_one_role(role: str, word: str) -> bool:
    """Return whether two words are forms of one role: they begin alike, or one ends the other."""
    begin = role[: min(_ALIKE, len(role))]
    return word.startswith(begin) or word.endswith(role)


def _once(stations: Sequence[Station]) -> list[Station]:
    """Return stations in order, each once and under its longest name."""
    kept: list[Station] = []
    for station in stations:
        place = next((n for n, known in enumerate(kept) if _is_same(station, known)), None)
        if place is None:
            kept.append(station)
        elif len(station.hop.surface) > len(kept[place].hop.surface):
            kept[place] = msgspec.structs.replace(kept[place], hop=station.hop)
    return kept


def _is_same(one: Station, other: Station) -> bool:
    """Return whether two stations are one: whoever is named by words that lie in one another."""
    if one.source is not None and other.source is not None and one.source.overlaps(other.source):
        return one.hop.entity_id is None or one.hop.entity_id == other.hop.entity_id
    return same(one.hop, other.hop)


def same(hop: Hop, other: Hop) -> bool:
    """Return whether two hops are one."""
    if hop.entity_id is None:
        return hop.surface == other.surface
    return hop.entity_id == other.entity_id
