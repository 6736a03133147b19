"""Who does what a document tells of, and where: the doers and places of acts, each as linked as the
text allows.
"""

from collections.abc import Sequence

from tocsin.annotate.english.doers import EnglishDoers
from tocsin.annotate.events.places import PlaceChooser, Widths
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.russian import RussianSentence
from tocsin.annotate.russian.doers import RussianDoers, surface_doer
from tocsin.annotate.text.naming import PLACES
from tocsin.records import Claim, Document, EventName, Mention, Record, Span

# Of the names in the words for a doer that of a force comes before that of its state.
_ORDER = ("group", "organisation", "person", "outlet", "state", "place")


class Parties(Record, frozen=True):
    """Who does an act and where, by id; None where nobody or no place is linked."""

    actor_id: str | None = None
    site_id: str | None = None


class Scene:
    """Finds the doers and places of the acts of one document."""

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        width: Widths,
        parsed: Sequence[Parsed] = (),
        trees: Sequence[RussianSentence] = (),
    ) -> None:
        """`width` tells how wide the place of a mention is; `parsed` are English sentences, `trees`
        Russian ones, where there are any.
        """
        self._document = document
        # A day on which a text was only seen tells nothing of how long past its events are.
        self.day = document.published_at.date() if document.published_at else None
        self.seen = document.seen_at.date()
        self._linked = [m for m in mentions if m.entity_id]
        self._places = PlaceChooser(document, mentions, width)
        self._may_act = width.may_act
        self._english = EnglishDoers(parsed) if parsed else None
        self._russian = RussianDoers(trees) if trees else None

    def __call__(self, claim: Claim, acts: Sequence[Span], name: EventName) -> Parties:
        """Return who does an act of a claim and where; `acts` are its words in the document, none
        for what the clause as a whole tells.
        """
        listed: list[Span | None] = [*acts] or [None]
        doers = [self._doer(claim, act, name) for act in listed]
        doer = next((d for d in doers if d is not None), None)
        place = self._places(claim.span, listed[0], doer)
        return Parties(self._actor(claim, doer), place.entity_id if place is not None else None)

    def _doer(self, claim: Claim, act: Span | None, name: EventName) -> Span | None:
        """Return the words for whoever does an act."""
        if self._english is not None:
            return self._english(claim.span, act, name)
        if self._russian is not None:
            return self._russian(claim.span, act, name)
        actors = [
            m
            for m in self._linked
            if m.kind not in PLACES or (m.kind == "place" and self._may_act(m))
        ]
        return surface_doer(claim, act, actors, self._document.text, self._document.language or "")

    def _actor(self, claim: Claim, doer: Span | None) -> str | None:
        """Return whom the words for a doer name: a force before its state; a place only where it is
        a state or its capital.
        """
        if doer is None:
            return None
        if self._english is not None and self._english.is_speaker(doer):
            if len(claim.chain) > 1:
                return claim.chain[0].entity_id
            return None
        named = [m for m in self._linked if doer.overlaps(m.span) and m.kind != "site"]
        named = [m for m in named if m.kind != "place" or self._may_act(m)]
        if named:
            return min(named, key=lambda m: (_ORDER.index(m.kind), m.span)).entity_id
        return None
