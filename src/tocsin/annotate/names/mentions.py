"""Who and what a text names: by the casebook's names first, by the parser's entity tags where the
casebook knows nothing.
"""

from collections.abc import Sequence

from tocsin.annotate.language import language_of
from tocsin.annotate.names.places import PlaceMentions
from tocsin.annotate.names.sites import Located, SiteFinder
from tocsin.annotate.parsers import russian
from tocsin.annotate.parsers.english import MODEL, Parsed
from tocsin.annotate.parsers.russian import Names
from tocsin.annotate.russian.names import names_of
from tocsin.annotate.text.naming import PLACES, make_mention
from tocsin.language.patterns import Found, TermIndex, unshared
from tocsin.language.spellings import SpellingIndex
from tocsin.language.states import code_of
from tocsin.records import Actor, Document, Gazetteer, Mention, MentionKind, Site, Source, Span

METHOD = "casebook-names 1"
_ACTOR_KINDS: dict[str, MentionKind] = {
    "state": "state",
    "public_official": "person",
    "public_correspondent": "person",
    "group": "group",
    "state_body": "organisation",
    "organisation": "organisation",
    "military_contingent": "group",
    "historical_unit": "organisation",
}
# spaCy's OntoNotes labels, as far as they name somebody or somewhere.
_MODEL_KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "site",
    "NORP": "group",
}
_UNLINKED = ("NORP",)
# Names in noise of these kinds are no mentions; credits, slugs and captions name who made the text.
_SAYS_NOTHING = ("duplicate", "comment_form", "tag_line", "markup")
_RUSSIAN_KINDS: dict[str, MentionKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


class MentionFinder:
    """Finds names of the casebook in any inflected form, and other names the parser tags."""

    def __init__(
        self,
        actors: Sequence[Actor],
        sources: Sequence[Source],
        sites: Sequence[Site],
        gazetteer: Gazetteer | None = None,
    ) -> None:
        """Index the names; roles are matched as common words ("the mayor of Lisbon"). Without a
        gazetteer only watched ones are linked.
        """
        self._kinds: dict[str, MentionKind] = {a.id: _ACTOR_KINDS[a.kind] for a in actors}
        self._kinds |= {s.id: "outlet" for s in sources}
        named: list[tuple[str, str]] = [(n, a.id) for a in actors for n in a.aliases]
        named += [(n, s.id) for s in sources for n in s.aliases]
        self._names = TermIndex(named, names=True)
        persons = [
            (n, a.id)
            for a in actors
            if _ACTOR_KINDS[a.kind] == "person"
            for n in (a.name, *a.aliases)
        ]
        self._spellings = SpellingIndex(persons)
        self._roles = TermIndex([(r, a.id) for a in actors for r in a.roles])
        self._sites = SiteFinder(sites, gazetteer)
        self._states = {
            code: a.id
            for a in reversed(actors)
            if a.kind == "state" and (code := code_of((a.name, *a.aliases))) is not None
        }
        self._places = PlaceMentions(gazetteer, actors, sources) if gazetteer is not None else None

    def __call__(
        self, document: Document, parsed: Sequence[Parsed], tagged: Names | None = None
    ) -> list[Mention]:
        """Return the mentions of a document in order; where two overlap the casebook's and the
        longer one stays. `parsed` are its sentences in English; `tagged` are the names that the
        Russian model tags, where it was asked before.

        A watched site whose name is also that of an actor, or stands inside it ("Ministry of
        Defence of Moldova"), is a mention of its own beside the actor's: the text names both.
        """
        linked = [
            self._actor(document, f, "name") for f in unshared(self._names.find(document.text))
        ]
        linked += [
            self._actor(document, f, "role") for f in unshared(self._roles.find(document.text))
        ]
        spelled = (
            s
            for s in self._spellings.find(document.text)
            if not any(m.span.overlaps(s.span) for m in linked)
        )
        linked += [
            make_mention(
                document,
                s.span,
                self._kinds[s.key],
                METHOD,
                f"name in another spelling: {s.entered}",
                s.key,
            )
            for s in spelled
        ]
        chosen = _longest([*linked, *self._powers(document)])
        chosen += self._surnames(document, chosen)
        named = self._sites.named(document)
        chosen = [m for m in chosen if not any(_is_within(m.span, s.span) for s in named)]
        named = [s for s in named if not any(_takes(m, s) for m in chosen)]
        others = self._tagged(document, parsed, tagged, [*chosen, *named])
        places, located = (
            self._places(document, parsed, [*chosen, *named], tagged)
            if self._places is not None
            else ([], [])
        )
        located += [Located(m.span, m.entity_id, None) for m in named]
        states = [
            m
            for m in chosen
            if m.kind == "state" and not any(p.span.overlaps(m.span) for p in located)
        ]
        located += [Located(m.span, None, None) for m in states]  # a place, wherever it lies
        kinds = self._sites.of_kind(document, named, located)
        chosen += named
        for more in (kinds, _outside(places, others), others):
            chosen += [m for m in more if not any(m.span.overlaps(c.span) for c in chosen)]
        noise = [n.span for n in document.noise if n.kind in _SAYS_NOTHING]
        kept = (m for m in chosen if not any(n.covers(m.span) for n in noise))
        return sorted(kept, key=lambda m: (m.span, m.kind in PLACES))

    def _powers(self, document: Document) -> list[Mention]:
        """Return the states that watched capitals stand for where their governments are meant."""
        return [
            make_mention(
                document,
                span,
                "state",
                METHOD,
                "name of its capital, which stands for the state",
                self._states.get(code, f"iso:{code}"),
            )
            for span, code in self._sites.powers(document)
        ]

    def could_stand_in(self, text: str) -> bool:
        """Return whether a text holds any name or role of the casebook's entries, or words for the
        kinds of its sites.
        """
        finders = (self._names.find, self._roles.find, self._spellings.find)
        return any(
            next(iter(find(text)), None) is not None for find in finders
        ) or self._sites.could_stand_in(text)

    def _tagged(
        self,
        document: Document,
        parsed: Sequence[Parsed],
        tagged: Names | None,
        chosen: Sequence[Mention],
    ) -> list[Mention]:
        """Return the names a language model tags where no name of the casebook stands."""
        parser = language_of(document.language).parser
        is_russian = parser == "russian" and russian.is_installed()
        if is_russian:
            others = _tagged_russian(document, tagged)
        else:
            others = _tagged(document, parsed)
        return [m for m in others if not any(m.span.overlaps(c.span) for c in chosen)]

    def _surnames(self, document: Document, linked: Sequence[Mention]) -> list[Mention]:
        """Return the surnames of persons whose full name the text gives; a surname two of them
        share is left open.
        """
        names: dict[str, set[str]] = {}
        for mention in linked:
            parts = mention.surface.split()
            if mention.kind == "person" and mention.is_by_name and len(parts) > 1:
                names.setdefault(parts[-1], set()).add(mention.entity_id or "")
        index = TermIndex(
            [(n, ids.copy().pop()) for n, ids in sorted(names.items()) if len(ids) == 1], names=True
        )
        spans = [m.span for m in linked]
        hits = [
            f
            for f in index.find(document.text)
            if not any(f.start < s.end and s.start < f.end for s in spans)
        ]
        return [self._actor(document, f, "surname after the full name") for f in hits]

    def _actor(self, document: Document, hit: Found, rule: str) -> Mention:
        """Make the mention of an actor or outlet."""
        span = Span(start=hit.start, end=hit.end)
        return make_mention(
            document, span, self._kinds[hit.key], METHOD, f"{rule}: {hit.term}", hit.key
        )


def _takes(actor: Mention, site: Mention) -> bool:
    """Tell whether an actor's name leaves no mention to a site: inside an outlet's name, or half
    outside the actor's, nothing is named.
    """
    return actor.span.overlaps(site.span) and (
        actor.kind == "outlet" or not actor.span.covers(site.span)
    )


def _outside(places: Sequence[Mention], tagged: Sequence[Mention]) -> list[Mention]:
    """Leave out places inside the name of a body or person ("the Rapides Parish sheriff's office"):
    they say nothing of where.
    """
    others = [m for m in tagged if m.kind in ("organisation", "person", "site")]
    return [
        p for p in places if not any(o.span.covers(p.span) and not _is_same(o, p) for o in others)
    ]


def _is_same(tagged: Mention, place: Mention) -> bool:
    """Return whether a model's name is the place itself, part of two joined ones, or a body with
    its article ("the White House").
    """
    if tagged.span == place.span:
        return True
    if "-" in tagged.surface and " " not in tagged.surface:
        return True  # two names joined ("Россия-НАТО")
    article = tagged.surface[: place.span.start - tagged.span.start]
    if place.kind != "organisation":
        return False
    return article.casefold() == "the " and tagged.span.end == place.span.end


def _longest(mentions: Sequence[Mention]) -> list[Mention]:
    """Keep the longer of two mentions that overlap; a name before a role of the same length."""
    chosen: list[Mention] = []
    order = sorted(mentions, key=lambda m: (m.span.start - m.span.end, m.is_by_role, m.span))
    for mention in order:
        if not any(mention.span.overlaps(c.span) for c in chosen):
            chosen.append(mention)
    return chosen


def _tagged(document: Document, parsed: Sequence[Parsed]) -> list[Mention]:
    """Return the names the parser tags; they are linked to nothing."""
    mentions = []
    for sentence in parsed:
        for entity in sentence.doc.ents:
            if entity.label_ in _MODEL_KINDS and entity.label_ not in _UNLINKED:
                span = sentence.cover(entity.tokens)
                if span.of(document.text)[:1].isupper():
                    mentions.append(
                        make_mention(
                            document,
                            span,
                            _MODEL_KINDS[entity.label_],
                            MODEL,
                            f"tag {entity.label_}",
                        )
                    )
    return mentions


def _tagged_russian(document: Document, tagged: Names | None) -> list[Mention]:
    """Return the names the Russian model tags; they are linked to nothing."""
    return [
        make_mention(
            document,
            Span(start=start, end=end),
            _RUSSIAN_KINDS[label],
            russian.MODEL,
            f"tag {label}",
        )
        for start, end, label in names_of(document.text, tagged)
    ]


def _is_within(inner: Span, outer: Span) -> bool:
    """Return whether a span is a part of a longer one."""
    return outer.covers(inner) and outer != inner
