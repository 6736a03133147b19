"""Which watched site a text names: by name, or by kind ("a biological laboratory") and the place it
is said to stand in.

A site named only by its kind is linked when exactly one watched site of that kind lies in that
place: the place right beside the word, else the only one its sentence names, else, for a reference
such as "these facilities", the one named last. "The station" is the one named a little before it,
where no other of its kind is named. A set of sites stands for its members. Otherwise it
stays open, with its candidates: a candidate is not asserted.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tocsin.annotate.names.borders import BorderFinder
from tocsin.annotate.names.powers import stands_for_power
from tocsin.annotate.text.naming import make_mention
from tocsin.language.fold import fold
from tocsin.language.latin_cases import bent_forms
from tocsin.language.lexicon import TOGETHER, lexicon, word_set
from tocsin.language.patterns import Found, TermIndex, unshared
from tocsin.language.place_people import belongs_to
from tocsin.language.states import capital_of
from tocsin.language.words import Word, words
from tocsin.records import Document, Gazetteer, Mention, MentionKind, Place, Site, Span, kilometres

METHOD = "site-names 2"
# What a general word may stand for.
GENERAL = {
    "plant": ("nuclear_plant", "chemical_plant", "power_plant", "metal_works", "refinery"),
    "laboratory": ("biological_laboratory",),
    "station": ("nuclear_plant", "power_plant", "railway_station"),
}
_AREAS = ("city", "region", "country", "border")
# Between a site's kind and its place stand no more characters than this ("laboratory right here in
# the city").
_BESIDE = 20
_ENDS = re.compile(r"[.,;:!?()\n«»“”\"]")
# How far an airport or a casebook's own town may lie from the place that is named, in kilometres.
_NEAR_KM = 50.0
_BEFORE = 400
_JOINED = re.compile("[-‑]")


class Located(NamedTuple):
    """A place a text names: a site of the casebook, a place of the gazetteer, or neither where it
    stays open.
    """

    span: Span
    site: str | None
    place: Place | None


class _Kind(NamedTuple):
    """Words that name a kind of site: which kinds they may mean, and whether they are general
    ones.
    """

    span: Span
    kinds: tuple[str, ...]
    name: str
    general: bool


class SiteFinder:
    """Finds watched sites by name and by kind."""

    def __init__(self, sites: Sequence[Site], gazetteer: Gazetteer | None = None) -> None:
        """Index names and kinds; airports that no casebook watches are looked up in the
        gazetteer.
        """
        self._by_id = {s.id: s for s in sites}
        self._gazetteer = gazetteer
        self._capitals = {
            s.id: code
            for s in sites
            if s.kind == "city" and (code := capital_of((s.name, *s.aliases))) is not None
        }
        named = [(a, s.id) for s in sites for a in s.aliases]
        listed = {a for a, _ in named}
        bent = [(f, a, s) for a, s in named for f in bent_forms(a) if f not in listed]
        self._bent = {form: alias for form, alias, _ in bent}
        entered = [*named, *((form, site) for form, _, site in bent)]
        self._names = TermIndex(entered, names=True, places=True)
        self._borders = BorderFinder(sites)
        kinds = {s.type for s in sites if s.type} | (
            {"airport"} if gazetteer is not None else set()
        )
        terms = [
            (t, f"site_{k}")
            for k in sorted(kinds)
            for code in TOGETHER
            for t in lexicon(code).get(f"site_{k}", ())
        ]
        terms += [
            (t, f"any_{g}")
            for g, of in GENERAL.items()
            if kinds.intersection(of)
            for code in TOGETHER
            for t in lexicon(code).get(f"any_{g}", ())
        ]
        self._kinds = TermIndex(terms, places=True)

    def could_stand_in(self, text: str) -> bool:
        """Return whether a text holds a name of one of the sites, or a word for their kinds."""
        return (
            next(iter(self._standing(text)), None) is not None
            or next(iter(self._kinds.find(text)), None) is not None
            or self._borders.could_stand_in(text)
        )

    def named(self, document: Document) -> list[Mention]:
        """Return the sites and places of the casebook a document names, in order, none inside
        another.
        """
        mentions = [
            self._mention(document, Span(start=f.start, end=f.end), f.key, f"name: {f.term}")
            for f in self.names_in(document.text)
            if not self._is_power(document, f)
        ]
        borders = [
            self._mention(document, b.span, b.site, "border: between its two countries")
            for b in self._borders.named(document)
            if not any(m.span.overlaps(b.span) for m in mentions)
        ]
        return sorted([*mentions, *borders], key=lambda m: m.span)

    def powers(self, document: Document) -> list[tuple[Span, str]]:
        """Return where the name of a watched capital stands for the government of its state, with
        the ISO 3166-1 code of that state.
        """
        return [
            (Span(start=f.start, end=f.end), self._capitals[f.key])
            for f in self.names_in(document.text)
            if self._is_power(document, f)
        ]

    def _is_power(self, document: Document, hit: Found) -> bool:
        """Return whether a name is that of a capital and stands for a government."""
        if hit.key not in self._capitals:
            return False
        return stands_for_power(document, hit.start, hit.end, hit.term)

    def names_in(self, text: str) -> list[Found]:
        """Return where a name stands in any case, and no word for the people of the place."""
        hits = unshared(self._standing(text))
        called = (f._replace(term=self._bent.get(f.term, f.term)) for f in hits)
        return [f for f in called if not belongs_to(text[f.start : f.end], f.term)]

    def _standing(self, text: str) -> list[Found]:
        """Return where a name stands, alone or as a part of a joined word ("the Russia-Ukraine
        border").
        """
        hits = self._names.find(text)
        taken = {f.start for f in hits}
        for word in (w for w in words(text) if _JOINED.search(w.text) and w.start not in taken):
            hits += self._names.find_in(_parts(word))
        return sorted(hits)

    def of_kind(
        self, document: Document, named: Sequence[Mention], places: Sequence[Located]
    ) -> list[Mention]:
        """Return the sites a document names by their kind, linked where one is meant; `places` is
        everything located in it.
        """
        located = sorted(
            (p for p in places if not any(p.span == m.span and m.kind == "site" for m in named)),
            key=lambda p: p.span,
        )
        taken = [m.span for m in named]
        mentions = []
        for kind in self._kinds_in(document, located):
            if any(kind.span.overlaps(t) for t in taken):
                continue
            mention = self._named_again(document, kind, named, located)
            mention = mention or self._kind_mention(document, kind, located)
            if mention is not None:
                mentions.append(mention)
        return mentions

    def _kinds_in(self, document: Document, located: Sequence[Located]) -> Iterator[_Kind]:
        """Yield the words for kinds of site; a general one counts only where nothing more
        particular is said before it.
        """
        for hit in self._kinds.find(document.text):
            span, general = Span(start=hit.start, end=hit.end), hit.key.startswith("any_")
            name = hit.key.partition("_")[2]
            if not general:
                yield _Kind(span, (name,), name, False)
            elif _is_bare(document, hit, located):
                yield _Kind(span, GENERAL[name], name, True)

    def _named_again(
        self,
        document: Document,
        kind: _Kind,
        named: Sequence[Mention],
        located: Sequence[Located],
    ) -> Mention | None:
        """Return the mention of a site that was named a little before and is called by its kind
        now ("the station"); None where it is another, or may be.
        """
        if not _is_known(document, kind.span) or _beside(document, kind.span, located) is not None:
            return None
        earliest = kind.span.start - _BEFORE
        before = [m for m in named if earliest <= m.span.start < kind.span.start]
        of_kind = {m.entity_id for m in before if self._type_of(m) in kind.kinds}
        if len(of_kind) != 1:
            return None
        site = of_kind.pop()
        return self._mention(document, kind.span, site, f"kind: {kind.name}, named before it")

    def _type_of(self, mention: Mention) -> str | None:
        """Return what kind of site a mention names."""
        site = self._by_id.get(mention.entity_id or "")
        return site.type if site is not None else None

    def _kind_mention(
        self, document: Document, kind: _Kind, located: Sequence[Located]
    ) -> Mention | None:
        """Return the mention of a kind of site; None for a general word that leads nowhere."""
        where = _place_of(document, kind, located)
        if where is None:
            if kind.general:
                return None
            return self._mention(document, kind.span, None, f"kind: {kind.name}, place unknown")
        chosen, why = self._chosen(kind, where)
        if chosen is None and "airport" in kind.kinds and where.place is not None:
            return self._airport(document, kind, where.place, why)
        if chosen is None and kind.general:
            return None
        named = where.span.of(document.text)
        return self._mention(document, kind.span, chosen, f"kind: {kind.name}, in {named}; {why}")

    def _chosen(self, kind: _Kind, where: Located) -> tuple[str | None, str]:
        """Return the one watched site of a kind in a place, and why; a set of sites stands for its
        members.
        """
        inside = [
            s for s in self._by_id.values() if s.type in kind.kinds and self._lies_in(s, where)
        ]
        sets = [s for s in inside if s.kind == "facility_set"]
        if not inside:
            return None, "no watched site of the kind lies there"
        chosen = sets or inside
        if len(chosen) == 1:
            return chosen[
                0
            ].id, "a set of sites, none named alone" if sets else "the only watched one there"
        return None, f"candidates, none asserted: {', '.join(sorted(s.id for s in chosen))}"

    def _lies_in(self, site: Site, where: Located) -> bool:
        """Tell whether a site lies in a place: at any height but its country, where only a set said
        to be of the country counts.
        """
        parent = self._by_id.get(site.parent or "")
        if (
            parent is not None
            and parent.kind == "country"
            and where.place is not None
            and where.place.kind == "country"
        ):
            return site.kind == "facility_set" and parent.country == where.place.country
        while parent is not None and parent.kind != "country":
            if parent.id == where.site or (
                where.place is not None and _is_same(parent, where.place)
            ):
                return True
            parent = self._by_id.get(parent.parent or "")
        return False

    def _airport(self, document: Document, kind: _Kind, place: Place, why: str) -> Mention:
        """Return the mention of an airport nobody watches: linked where the place has one with
        scheduled flights, and no other.
        """
        near = []
        if self._gazetteer is not None and place.country and place.kind in ("city", "district"):
            listed = self._gazetteer.inside(f"iso:{place.country}", "airport")
            near = [
                a for a in listed if (km := kilometres(a, place)) is not None and km <= _NEAR_KM
            ]
        one = near[0] if len(near) == 1 else None
        if len(near) > 1:
            others = f"candidates, none asserted: {', '.join(a.name for a in near)}"
        else:
            others = why
        why = f"{one.name} is the only one near it" if one else others
        rule = f"kind: {kind.name}, in {place.name}; {why}"
        return make_mention(
            document, kind.span, "site", METHOD, rule, one.id if one else None, at=one
        )

    def _mention(self, document: Document, span: Span, site: str | None, rule: str) -> Mention:
        """Make the mention of a site or place."""
        known = self._by_id.get(site or "")
        kind: MentionKind = "place" if known and known.kind in _AREAS else "site"
        return make_mention(document, span, kind, METHOD, rule, site, at=known)


def _parts(word: Word) -> list[Word]:
    """Return the words that are joined in one; none of a name such as "Rostov-on-Don", which is
    another than its first part.
    """
    pieces, at = _JOINED.split(word.text), word.start
    if any(p[:1].islower() for p in pieces[1:-1]):
        return []
    parts = []
    for piece in pieces:
        parts.append(Word(text=piece, start=at, end=at + len(piece)))
        at += len(piece) + 1
    return parts


def _is_same(site: Site, place: Place) -> bool:
    """Tell whether a casebook's town or region is a place of the gazetteer: by a name it has, in
    its country, not far off.
    """
    if site.country and place.country and site.country != place.country:
        return False
    km = kilometres(site, place)
    near = km is None or km <= _NEAR_KM
    return near and fold(place.name) in {fold(n) for n in (site.name, *site.aliases)}


def _is_bare(document: Document, hit: Found, located: Sequence[Located]) -> bool:
    """Tell whether nothing more particular is said before a general word: an article or a
    preposition, a place, or nothing.
    """
    start = max(0, hit.start - 40)
    before = [
        w
        for w in words(document.text, start, hit.start)
        if w.start == start == 0 or w.start > start
    ]
    if not before or _ENDS.search(document.text[before[-1].end : hit.start]):
        return True
    last = before[-1]
    is_place = any(p.span.start <= last.start < p.span.end for p in located)
    return is_place or fold(last.text) in word_set("definite") | word_set(
        "place_preposition"
    ) | word_set("indefinite")


def _place_of(document: Document, kind: _Kind, located: Sequence[Located]) -> Located | None:
    """Return the place a site is said to stand in: beside it, or alone in its sentence, or named
    before what points back.
    """
    beside = _beside(document, kind.span, located)
    if beside is not None:
        return beside
    sentence = _sentence_of(document, kind.span)
    here = [p for p in located if sentence.overlaps(p.span) and not p.span.overlaps(kind.span)]
    clear = [p for p in here if p.site or p.place]
    if clear:
        if len({(p.site, p.place.id if p.place else None) for p in clear}) == 1:
            return clear[0]
        return None
    if not _points_back(document, kind.span):
        return None
    earlier = [
        p
        for p in located
        if kind.span.start - _BEFORE <= p.span.start < sentence.start and not _is_wide(p)
    ]
    return earlier[-1] if earlier else None


def _sentence_of(document: Document, span: Span) -> Span:
    """Return the sentence a span stands in."""
    return next((s for s in document.sentences if s.overlaps(span)), span)


def _beside(document: Document, span: Span, located: Sequence[Located]) -> Located | None:
    """Return the place that stands right behind, else right before, a word for a site."""
    text, sentence = document.text, _sentence_of(document, span)
    here = [p for p in located if sentence.overlaps(p.span) and not p.span.overlaps(span)]
    after = [
        p
        for p in here
        if 0 < p.span.start - span.end <= _BESIDE
        and not _ENDS.search(text[span.end : p.span.start])
    ]
    if after:
        return after[0]
    before = [
        p
        for p in here
        if p.span.end <= span.start and text[p.span.end : span.start] in (" ", "'s ", "’s ", "-")
    ]
    return before[-1] if before else None


def _is_known(document: Document, span: Span) -> bool:
    """Tell whether a word for a site tells of one the reader knows: behind a word such as "the",
    and in a language without articles, with nothing more particular before it.
    """
    before = [fold(w.text) for w in words(document.text, max(0, span.start - 24), span.start)]
    if before and before[-1] in word_set("definite"):
        return True
    without_articles = not lexicon(document.language or "").get("article")
    return without_articles and bool(before) and before[-1] in word_set("place_preposition")


def _is_wide(located: Located) -> bool:
    """Tell whether a place is too wide to say where a site stands."""
    return located.place is not None and located.place.kind in ("country", "continent", "area")


def _points_back(document: Document, span: Span) -> bool:
    """Tell whether a word for a site points back to one that was named."""
    near = [
        fold(w.text)
        for w in words(
            document.text, max(0, span.start - 24), min(len(document.text), span.end + 12)
        )
    ]
    return any(w in word_set("definite") for w in near)
