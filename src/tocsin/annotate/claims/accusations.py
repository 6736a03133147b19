"""Accusations inside dismissals: a text that reports how B rejects what A claims reports two
things, and both are kept.

"Moldova dismissed an accusation by the ministry that Kyiv was preparing to invade" gives the
rejection by Moldova, which the readers of sentences find, and the accusation by the ministry, which
is found here: a noun for an act of saying, its owner right beside it, and the content that the
rejection was about. The accusation points to the rejection (`parent_id`) and is flagged, so that
neither stands without the other.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from tocsin.annotate.claims.types import Draft, TypeReader
from tocsin.annotate.language import KAZAKH, language_of
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.patterns import TermIndex
from tocsin.language.place_adjectives import adjective_roots, place_roots
from tocsin.language.words import word_list
from tocsin.records import Claim, Document, Hop, Mention, Span, content_id

REJECTED = "accusation_rejected"
METHOD = "accusation-in-dismissal 1"
_REJECTING = ("denies", "not_confirmed", "doubts")
_OWNERS = ("state", "organisation", "person", "place", "group", "outlet")
# Between a noun and its owner stands nothing but a space, an article, or a word such as "by".
_LINK = r"\s+(?:(?:{words})\s+)?(?:the\s+)?"
_POSSESSIVE = re.compile(r"(?:['’]s|['’])?\s+(?:[a-z-]+\s+)?$")
# A sentence opens with a phrase of a few words in the genitive ("The defence ministry's warning").
_POSSESSOR = re.compile(
    r"(?:The |the )?(?P<owner>(?:[\w-]+ ){0,7}[\w-]+)(?:['’]s|['’])\s+(?:[\w-]+\s+)?"
)
# A name nobody tagged: words with a capital, joined by small words of names.
_RUN = re.compile(
    r"[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ][\w'’.-]*(?:\s+(?:of\s+|the\s+)?[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ][\w'’.-]*)*"
)
# In Kazakh the owner opens the content, in the genitive.
_GENITIVE = re.compile(
    r"^((?:[\wӘәҒғҚқҢңӨөҰұҮүҺһІі-]+\s+){0,4}?"
    r"[\wӘәҒғҚқҢңӨөҰұҮүҺһІі-]+(?:ның|нің|дың|дің|тың|тің))\s+"
)
# The name of a people right before the noun: "Russian claims".
_PEOPLE = re.compile(r"(?<!\w)([A-Z][a-z]+(?:[ -][A-Z][a-z]+)*)(?:['’]s)?\s+$")
# Words of a role between a name and another: "Rosenergoatom adviser Renat Karchaa".
_ROLE = re.compile(r"(?:['’]s)?\s*(?:[^\W\dA-ZА-ЯЁІЇЄҐ][\w-]*\s+){1,3}")
_FAR = 20
_NO_OWNERS = word_set("definite") | word_set("indefinite") | word_set("negation")
_SHORTEST = 12


class Owner(NamedTuple):
    """Who has said what is rejected, and the stretch from the noun for it to the last word of the
    owner.
    """

    surface: str
    entity_id: str | None
    span: Span


class AccusationReader:
    """Finds the accusations inside the dismissals of one language."""

    def __init__(self, language: str, types: TypeReader) -> None:
        """Index the nouns for acts of saying, and the words by which an owner follows them."""
        lists = lexicon(language)
        self._language = language_of(language)
        self._types = types
        self._nouns = TermIndex([(t, t) for t in lists.get("accusation_noun", ())])
        self._openers = lists.get("story_opener", ())
        self._roles = TermIndex([(t, t) for t in lists.get("role_noun", ())])
        self._repeats = word_set("repeating_cue", language)
        links = "|".join(re.escape(w) for w in lists.get("accusation_owner", ()))
        self._link = re.compile(_LINK.format(words=links or "(?!)"))

    def __call__(
        self, document: Document, claims: Sequence[Claim], mentions: Sequence[Mention]
    ) -> list[Claim]:
        """Return the accusations that the rejecting claims of a document are about."""
        owned = [m for m in mentions if m.kind in _OWNERS]
        accusations = (
            self._accusation(document, c, owned) for c in claims if c.stance in _REJECTING
        )
        return [a for a in accusations if a is not None]

    def with_first(
        self, document: Document, claims: Sequence[Claim], mentions: Sequence[Mention]
    ) -> list[Claim]:
        """Return claims of which those that somebody only repeats ("X's claim that ... was repeated
        by Y") begin with whose claim it is.
        """
        owned = [m for m in mentions if m.kind in _OWNERS]
        return [self._with_first(document, claim, owned) for claim in claims]

    def _with_first(self, document: Document, claim: Claim, mentions: Sequence[Mention]) -> Claim:
        """Return a claim with whoever's it is before whoever repeats it."""
        cue = word_list(claim.chain[0].cue or "")
        if claim.stance != "reports" or self._repeats.isdisjoint(map(fold, cue)):
            return claim
        sentence = next((s for s in document.sentences if s.overlaps(claim.span)), claim.span)
        owner = self._first_owner(document.text, sentence, claim, mentions)
        if owner is None or self._is_same(owner, claim):
            return claim
        own = Hop(surface=owner.surface, entity_id=owner.entity_id, cue="accusation")
        accusation = claim
        if claim.span.start < owner.span.end:
            content = self._content(document.text, claim.span, owner)
            if content is None:
                return claim
            name = content_id("clm", document.id, content.start, content.end)
            said = content.of(document.text)
            accusation = msgspec.structs.replace(claim, id=name, span=content, text=said)
        return msgspec.structs.replace(accusation, chain=(own, *claim.chain))

    def _first_owner(
        self, text: str, sentence: Span, claim: Claim, mentions: Sequence[Mention]
    ) -> Owner | None:
        """Return who owns the noun that a repeated claim is called by: what stands before it in the
        genitive, with the words for an office, else whoever the noun is linked to.
        """
        for noun in self._nouns.find(sentence.of(text)):
            start = sentence.start + noun.start
            before = _POSSESSOR.fullmatch(text, sentence.start, start)
            if before is not None:
                span = Span(start=before.start("owner"), end=before.end("owner"))
                if claim.chain[0].surface in span.of(text):
                    continue  # "Beijing repeated Moscow's claim"
                entity = next(
                    (m.entity_id for m in mentions if m.span.end == span.end and m.entity_id), None
                )
                whole = Span(start=span.start, end=sentence.start + noun.end)
                return Owner(span.of(text), entity, whole)
        return next(self._owners(text, sentence, claim.span, mentions), None)

    def _accusation(
        self, document: Document, rejection: Claim, mentions: Sequence[Mention]
    ) -> Claim | None:
        """Return the accusation that one claim rejects; None where nobody is named for it."""
        sentence = next(
            (s for s in document.sentences if s.overlaps(rejection.span)), rejection.span
        )
        owner = next(self._owners(document.text, sentence, rejection.span, mentions), None)
        if owner is None or self._is_same(owner, rejection):
            return None
        content = self._content(document.text, rejection.span, owner)
        if content is None:
            return None
        text = content.of(document.text)
        kind = self._types(
            Draft(
                text=text, stance="reports", modality="certain", attributed=True, rule="accusation"
            )
        )
        own = Hop(surface=owner.surface, entity_id=owner.entity_id, cue="accusation")
        flags = tuple(f for f in (REJECTED, *rejection.flags) if f != "attribution_inherited")
        return msgspec.structs.replace(
            rejection,
            id=content_id("clm", document.id, content.start, content.end, owner.surface),
            span=content,
            text=text,
            chain=(own, rejection.chain[-1]),
            stance="reports",
            modality="certain",
            type=kind,
            flags=flags,
            method=METHOD,
            rule=f"accusation in {rejection.rule}",
            parent_id=rejection.id,
            attribution_id=None,
        )

    @staticmethod
    def _is_same(owner: Owner, rejection: Claim) -> bool:
        """Return whether the owner is the one who rejects: that is a retraction, and no dispute."""
        denier = rejection.chain[0]
        return owner.surface == denier.surface or (
            owner.entity_id is not None and owner.entity_id == denier.entity_id
        )

    def _owners(
        self, text: str, sentence: Span, content: Span, mentions: Sequence[Mention]
    ) -> Iterator[Owner]:
        """Yield those who own an act of saying in the sentence, up to the content that is
        rejected.
        """
        for noun in self._nouns.find(sentence.of(text)):
            start, end = sentence.start + noun.start, sentence.start + noun.end
            if start > content.end:
                continue
            behind = self._behind(text, end, mentions)
            if behind is not None:
                yield Owner(
                    behind.of(text), _entity(behind, mentions), Span(start=start, end=behind.end)
                )
            before = _before(text, start, sentence, mentions)
            if before is not None:
                yield Owner(
                    before.of(text),
                    _entity(before, mentions) or _state_of(before.of(text), mentions),
                    Span(start=before.start, end=end),
                )
        if self._language.owner_opens and (genitive := _GENITIVE.match(content.of(text))):
            span = Span(start=content.start, end=content.start + genitive.end(1))
            if _can_speak(span, text, mentions):
                yield Owner(span.of(text), _entity(span, mentions), span)

    def _behind(self, text: str, end: int, mentions: Sequence[Mention]) -> Span | None:
        """Return the name that follows a noun, at once (a genitive) or behind a word such as
        "by".
        """
        for link in (
            self._link.match(text, end),
            re.compile(r"\s+").match(text, end) if self._language.owner_behind else None,
        ):
            if link is None or (not self._language.owner_behind and not link.group().split()):
                continue
            named = _named_at(text, link.end(), mentions)
            if named is None:
                named = self._behind_role(text, link.end(), mentions)
            if named is not None:
                return self._behind_role(text, named.end, mentions) or named
        return None

    def _behind_role(self, text: str, start: int, mentions: Sequence[Mention]) -> Span | None:
        """Return the name that follows a role, where one stands at a place: the person, where that
        is one of a house ("by the Fars agency editor Ali Karimi").
        """
        role = _ROLE.match(text, start)
        if role is None or not self._roles.find(role.group()):
            return None
        named = _named_at(text, role.end(), mentions)
        if named is None:
            return None
        return _person_behind(text, named.end, mentions) or named

    def _content(self, text: str, rejected: Span, owner: Owner) -> Span | None:
        """Return what the accusation says: what is rejected, without the noun and its owner, and
        without the word that opens it.
        """
        if rejected.start <= owner.span.end:
            start = max(rejected.start, owner.span.end)
        else:
            start = rejected.start
        opened = re.compile(
            r"[\s,]*(?:(?:"
            + "|".join(map(re.escape, sorted(self._openers, key=len, reverse=True)))
            + r")\s+)?"
        )
        opener = opened.match(text, start) if self._openers else None
        start = opener.end() if opener is not None else start
        if rejected.end - start >= _SHORTEST:
            return Span(start=start, end=rejected.end)
        return None


def _named_at(text: str, start: int, mentions: Sequence[Mention]) -> Span | None:
    """Return the longest name that begins at a place."""
    named = [m.span for m in mentions if m.span.start == start]
    run = _RUN.match(text, start)
    if run is not None:
        named.append(Span(start=run.start(), end=run.end()))
    return max(named, key=lambda s: s.end, default=None)


def _person_behind(text: str, end: int, mentions: Sequence[Mention]) -> Span | None:
    """Return the person whose name follows at once."""
    gap = re.compile(r"\s+").match(text, end)
    persons = (m.span for m in mentions if m.kind == "person" and gap and m.span.start == gap.end())
    return max(persons, key=lambda s: s.end, default=None)


def _before(text: str, start: int, sentence: Span, mentions: Sequence[Mention]) -> Span | None:
    """Return the name that stands right before a noun: "Kosovo's claim", "US allegations"."""
    for mention in mentions:
        between = text[mention.span.end : start]
        if (
            sentence.start <= mention.span.start
            and 0 < len(between) < _FAR
            and _POSSESSIVE.fullmatch(between)
        ):
            return mention.span
    run = _PEOPLE.search(text, sentence.start, start)
    if run is None or fold(run.group(1)) in _NO_OWNERS:
        return None
    opens = run.start(1) == sentence.start  # where any word has a capital
    if opens and not adjective_roots(run.group(1)):
        return None
    return Span(start=run.start(1), end=run.end(1))


def _can_speak(span: Span, text: str, mentions: Sequence[Mention]) -> bool:
    """Return whether a genitive names somebody, or holds a word for an office or a public body."""
    offices = tuple(sorted(KAZAKH.words("office")))
    return any(m.span == span for m in mentions) or any(
        fold(w).startswith(offices) for w in word_list(span.of(text))
    )


def _entity(span: Span, mentions: Sequence[Mention]) -> str | None:
    """Return the entity of a name: of the mention that fills it."""
    return next((m.entity_id for m in mentions if m.span == span and m.entity_id), None)


def _state_of(people: str, mentions: Sequence[Mention]) -> str | None:
    """Return the state that the text names and whose adjective a word is: "Russian claims" are
    Russia's.
    """
    roots = adjective_roots(people)
    return next(
        (
            m.entity_id
            for m in mentions
            if m.kind == "state" and m.entity_id and not roots.isdisjoint(place_roots(m.surface))
        ),
        None,
    )
