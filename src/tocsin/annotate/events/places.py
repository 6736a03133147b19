"""Where an act takes place, as far as its claim and sentence say: the narrowest place named, not
whoever does it.
"""

import re
from collections.abc import Sequence

from tocsin.annotate.text.naming import PLACES, foremost
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.words import words
from tocsin.records import Document, Gazetteer, Mention, Site, Span

# How wide kinds of places are; what is not listed lies between a town and a country.
_WIDTH = {
    "facility": 0,
    "facility_set": 0,
    "airport": 0,
    "city": 1,
    "district": 2,
    "region": 3,
    "border": 3,
    "country": 5,
    "area": 6,
    "continent": 7,
}
_UNKNOWN_WIDTH = 4
COUNTRY = "country"
# A town at the beginning of a text, with what stands behind a dateline's.
_DATELINE = re.compile(r"\s*(?:\([^)\n]{2,30}\)|,[^\n.]{2,30})?\s*(?:[—–:]|--|-\s)")
_OPENING = 60
# Behind a place: it owns or does something ("Ruritania's forces"). Between an act and the place
# that it hits.
_OWNING = re.compile(r"['’]s?\b")
_STRAIGHT = re.compile(r"\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
_BEFORE = 24
# So far behind an act, in letters, its phrase reaches, as far as a mark.
_PHRASE = 45
_PHRASE_END = re.compile(r"[.,;:!?()\n]")


class PlaceChooser:
    """Chooses the places of the acts that one document tells of."""

    def __init__(self, document: Document, mentions: Sequence[Mention], width: "Widths") -> None:
        """`mentions` are those of the document; `width` tells how wide the place of a mention
        is.
        """
        self._document = document
        self._width = width
        linked = [
            m for m in foremost(mentions) if m.entity_id and (m.kind in PLACES or m.kind == "state")
        ]
        self._places = [
            m
            for m in linked
            if not self._is_dateline(m) and (m.kind in PLACES or self._is_where(m))
        ]

    def __call__(self, claim: Span, act: Span | None, doer: Span | None) -> Mention | None:
        """Return the mention of the place of an act: what stands right behind its words, else the
        narrowest of its clause, else of its sentence; None where none is named.
        """
        sentence = next((s for s in self._document.sentences if s.overlaps(claim)), claim)
        at = (act or claim).start
        for part in (claim, sentence):
            fitting = [
                m for m in self._places if part.covers(m.span) and self._may_be(m, act, doer)
            ]
            fitting = [m for m in fitting if self._is_right_behind(m, act)] or fitting
            if fitting:
                return min(fitting, key=lambda m: (self._width(m), abs(m.span.start - at), m.span))
        return None

    def _is_right_behind(self, mention: Mention, act: Span | None) -> bool:
        """Return whether a place stands behind the words for an act in one phrase with them: "the
        coup in Ruritania", "fired on the village of X".
        """
        if act is None or mention.span.start < act.end:
            return False
        between = self._document.text[act.end : mention.span.start]
        if len(between) > _PHRASE or _PHRASE_END.search(between):
            return False
        if self._is_hit(mention, act):
            return True
        if not self._is_where(mention):
            return False
        aside = word_set("aside_word", self._document.language)
        return aside.isdisjoint(fold(w.text) for w in words(between))

    def _may_be(self, mention: Mention, act: Span | None, doer: Span | None) -> bool:
        """Return whether a place is not only named in the words for whoever does it; a country must
        be said to be where it is.
        """
        if _OWNING.match(self._document.text, mention.span.end):
            return False
        apart = doer is None or not doer.overlaps(mention.span)
        wide = self._width(mention) >= _WIDTH[COUNTRY]
        if apart and not wide:
            return True
        return self._is_where(mention) or (apart and self._is_hit(mention, act))

    def _is_hit(self, mention: Mention, act: Span | None) -> bool:
        """Return whether a place stands right behind the words for an act: "invaded X", "the
        bombing of X".
        """
        if act is not None and act.end <= mention.span.start:
            between = self._document.text[act.end : mention.span.start]
        else:
            between = None
        if between is None:
            return False
        return len(between) <= _BEFORE and bool(_STRAIGHT.fullmatch(between))

    def _is_where(self, mention: Mention) -> bool:
        """Return whether a preposition of place stands before a mention."""
        text = self._document.text
        before = list(words(text, max(0, mention.span.start - _BEFORE), mention.span.start))[-2:]
        return any(fold(w.text) in word_set("where_word", self._document.language) for w in before)

    def _is_dateline(self, mention: Mention) -> bool:
        """Return whether a place only says where the report was written: "LISBON (Agency) - "."""
        text = self._document.text
        line = text.rfind("\n", 0, mention.span.start) + 1
        opens = not text[line : mention.span.start].strip() and mention.span.end - line <= _OPENING
        shouted = mention.surface.isupper() and len(mention.surface) > 2
        if not opens:
            return False
        return bool(_DATELINE.match(text, mention.span.end)) and (
            shouted or "(" in text[mention.span.end : mention.span.end + 3]
        )


class Widths:
    """Tells how wide the places of mentions are."""

    def __init__(self, sites: Sequence[Site], gazetteer: Gazetteer | None) -> None:
        """Take the kinds of the casebook's sites, and where other places are looked up."""
        self._kinds: dict[str, str] = {s.id: s.kind for s in sites}
        self._gazetteer = gazetteer

    def __call__(self, mention: Mention) -> int:
        """Return how wide the place of a mention is, the narrowest with the lowest number."""
        name = mention.entity_id or ""
        if name not in self._kinds:
            if self._gazetteer is not None:
                place = self._gazetteer.place(name)
            else:
                place = None
            self._kinds[name] = (
                place.kind if place is not None else COUNTRY if mention.kind == "state" else ""
            )
        return _WIDTH.get(self._kinds[name], _UNKNOWN_WIDTH)

    def may_act(self, mention: Mention) -> bool:
        """Return whether a place stands for a state: it is one, or its capital."""
        if self._gazetteer is not None:
            place = self._gazetteer.place(mention.entity_id or "")
        else:
            place = None
        return self(mention) == _WIDTH[COUNTRY] or (place is not None and place.capital)
