"""What speaks for a claim telling a story. Each feature is a pure function; its docstring is the reason shown to people."""

from collections.abc import Callable, Sequence

from tocsin.language.patterns import TermIndex
from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import Claim, Facet, Feature, Mention, Narrative, Record, Site, Span, six

# Words too common to make two texts alike.
_SHORT = 3


class Look(Record, frozen=True):
    """A claim with what stands around it: its sentence, its document without noise, and the mentions in the claim."""

    claim: Claim
    sentence: str
    document: str
    mentions: tuple[Mention, ...]


class Story:
    """A narrative made ready for looking up: its facets and wordings by language."""

    def __init__(self, narrative: Narrative) -> None:
        """Index the terms of every facet in every language; a text may quote another language."""
        self.narrative = narrative
        self.facets = [
            (facet, TermIndex([(t, t) for terms in facet.terms.values() for t in terms])) for facet in narrative.facets
        ]
        self.wordings = [_stems(w) for ws in (*narrative.wordings.values(), (narrative.title,)) for w in ws]

    def could_stand_in(self, text: str) -> bool:
        """Tell whether every needed facet is named somewhere in a text."""
        return all(index.find(text) for facet, index in self.facets if facet.needed)


def _stems(text: str) -> frozenset[str]:
    """Return the stems of the longer words of a text."""
    return frozenset(stem(w.text) for w in words(text) if len(w.text) > _SHORT)


def facets(look: Look, story: Story) -> list[Feature]:
    """The parts of the story that the claim names.

    One that only its sentence names counts half;
    one that sets the scene may stand elsewhere in the document, and counts a quarter."""
    found = []
    for facet, index in story.facets:
        value, named, place = _where(look, index, facet)
        why = f"{facet.name}: {named} ({place})" if named else f"{facet.name}: nothing named"
        found.append(Feature(name=f"facet: {facet.name}", value=value, weight=six(facet.weight), why=why))
    return found


def _where(look: Look, index: TermIndex, facet: Facet) -> tuple[float, str, str]:
    """Return (value, words found, where) for the nearest place that names a part."""
    places = [(1.0, look.claim.text, "in the claim"), (0.5, look.sentence, "only in its sentence")]
    if facet.where == "document":
        places.append((0.25, look.document, "only elsewhere in its document"))
    for value, text, place in places:
        hits = index.find(text)
        if hits:
            return value, ", ".join(sorted({text[h.start : h.end].casefold() for h in hits})), place
    return 0.0, "", ""


def wording(look: Look, story: Story) -> Feature:
    """How much of a known wording of the story the claim shares, word stem by word stem."""
    mine = _stems(look.claim.text)
    best = max((len(mine & w) / len(w) for w in story.wordings if w), default=0.0)
    return Feature(
        name="wording", value=six(best), weight=1.0, why=f"shares {best:.0%} of the words of a known wording"
    )


def site_kind(look: Look, story: Story, sites: dict[str, Site]) -> Feature:
    """Whether the claim names a kind of site the story is usually told about."""
    kinds = {sites[m.entity_id].type for m in look.mentions if m.entity_id in sites}
    shared = sorted(k for k in kinds if k and k in story.narrative.site_types)
    why = f"names a {shared[0].replace('_', ' ')}" if shared else "names no site of the story's kind"
    return Feature(
        name="site kind", value=1.0 if shared else 0.0, weight=0.5 if story.narrative.site_types else 0.0, why=why
    )


def actors(look: Look, story: Story) -> Feature:
    """Whether the claim names somebody the story is usually about."""
    named = sorted({m.entity_id for m in look.mentions if m.entity_id in story.narrative.actors})
    why = f"names {', '.join(n for n in named if n)}" if named else "names nobody the story is usually about"
    return Feature(name="actors", value=1.0 if named else 0.0, weight=0.5 if story.narrative.actors else 0.0, why=why)


FEATURES: tuple[Callable[[Look, Story], Feature], ...] = (wording, actors)


def mentions_in(span: Span, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that lie in a span."""
    return tuple(m for m in mentions if span.covers(m.span))
