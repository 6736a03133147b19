"""Which watched site a text names: by name, or by kind ("a biological laboratory") and the place beside it.

A site named only by its kind is linked when exactly one watched site of that kind lies in a place that the same
sentence names, or, for a reference such as "these facilities", in the place named last. Otherwise it stays open: a
candidate is not asserted.
"""

from collections.abc import Sequence

from tocsin.annotate.naming import make_mention
from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.patterns import TermIndex
from tocsin.records import Document, Mention, MentionKind, Site, Span

METHOD = "site-names 1"


class SiteFinder:
    """Finds watched sites by name and by kind."""

    def __init__(self, sites: Sequence[Site]) -> None:
        """Index names and kinds."""
        self._by_id = {s.id: s for s in sites}
        self._names = TermIndex([(a, s.id) for s in sites for a in s.aliases], names=True)
        kinds = sorted({s.type for s in sites if s.type})
        terms = [(term, kind) for kind in kinds for code in LANGUAGES for term in lexicon(code).get(f"site_{kind}", ())]
        self._kinds = TermIndex(terms)

    def __call__(self, document: Document) -> list[Mention]:
        """Return the site and place mentions of a document, in order, none inside another."""
        named = [
            self._mention(document, Span(start=f.start, end=f.end), f.key, f"name: {f.term}")
            for f in self._names.find(document.text)
        ]
        found = list(named)
        for item in self._kinds.find(document.text):
            span = Span(start=item.start, end=item.end)
            if not any(span.overlaps(n.span) for n in named):
                site = self._site_of_kind(document, item.key, span, named)
                rule = f"kind: {item.key}" + (" with its place in the sentence" if site else ", place unknown")
                found.append(self._mention(document, span, site, rule))
        return sorted(found, key=lambda m: m.span)

    def _site_of_kind(self, document: Document, kind: str, span: Span, named: Sequence[Mention]) -> str | None:
        """Return the one watched site of a kind in a place the sentence names; a set of sites stands for its members."""
        sentence = next((s for s in document.sentences if s.overlaps(span)), span)
        places = {m.entity_id for m in named if sentence.overlaps(m.span)}
        inside = [s for s in self._by_id.values() if s.type == kind and self._lies_in(s, places)]
        sets = [s for s in inside if s.kind == "facility_set"]
        chosen = sets or inside
        return chosen[0].id if len(chosen) == 1 else None

    def _lies_in(self, site: Site, places: set[str | None]) -> bool:
        """Tell whether a site lies in one of the places, at any height but its country."""
        parent = self._by_id.get(site.parent or "")
        while parent is not None and parent.kind != "country":
            if parent.id in places:
                return True
            parent = self._by_id.get(parent.parent or "")
        return False

    def _mention(self, document: Document, span: Span, site: str | None, rule: str) -> Mention:
        """Make the mention of a site or place."""
        known = self._by_id.get(site or "")
        kind: MentionKind = "place" if known and known.kind in ("city", "region", "country", "border") else "site"
        return make_mention(document, span, kind, METHOD, rule, site, at=known)
