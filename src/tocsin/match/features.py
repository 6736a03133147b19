"""What speaks for a claim telling a story. Each feature is a pure function; its docstring is the
reason shown to people.
"""

import functools
import re
from collections.abc import Callable, Sequence

from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import word_list
from tocsin.match.catalogue import Candidate, Telling, language_of, tellings
from tocsin.match.lexical import stems_of
from tocsin.match.loaded import Marks, marks_of
from tocsin.match.parts import named_apart
from tocsin.match.roles import Roles, roles_of, roles_of_all, sides_in
from tocsin.records import Claim, Facet, Feature, Mention, Narrative, Record, Site, Span, six

# Cosines of this model family lie in a narrow band; this is where it begins and how wide it is.
_COSINE_FROM, _COSINE_WIDTH = 0.75, 0.25
_FAR = 4.0
# So far beside the name of a state, in letters, stands whoever is its guest.
_BESIDE = 40
_GUESTS, _GUEST_LINKS = word_set("guest_word"), word_set("guest_link")
_NUMBER = re.compile(r"\d[\d.,\u00a0 ]*\d|\d")


class Look(Record, frozen=True):
    """A claim with what stands around it: its sentence, its document without noise, and the
    mentions in the claim and in its sentence.

    `as_story` is how far it reads as a story rather than a report (None without vectors).
    """

    claim: Claim
    sentence: str
    document: str
    language: str | None = None
    mentions: tuple[Mention, ...] = ()
    around: tuple[Mention, ...] = ()
    as_story: float | None = None


class Story:
    """A narrative made ready for looking up: its facets, and what its wordings say by whom of whom.

    All is worked out when it is first asked for: most narratives of a catalogue are near no claim
    of a run.
    """

    def __init__(self, narrative: Narrative) -> None:
        self.narrative = narrative

    @functools.cached_property
    def _indexed(self) -> list[tuple[Facet, TermIndex]]:
        """Return the terms of every facet in every language; a text may quote another language."""
        return [
            (facet, TermIndex([(t, t) for terms in facet.terms.values() for t in terms]))
            for facet in self.narrative.facets
        ]

    @functools.cached_property
    def facets(self) -> list[tuple[Facet, TermIndex]]:
        """Return the parts of the narrative."""
        return [(facet, index) for facet, index in self._indexed if not facet.unless]

    @functools.cached_property
    def unless(self) -> list[TermIndex]:
        """Return the words that say that it is another matter."""
        return [index for facet, index in self._indexed if facet.unless]

    @functools.cached_property
    def _tellings(self) -> list[Telling]:
        """Return every way the narrative is put."""
        return tellings(0, self.narrative)

    @functools.cached_property
    def tellings(self) -> list[str]:
        """Return the text of every way it is put."""
        return [telling.text for telling in self._tellings]

    @functools.cached_property
    def languages(self) -> frozenset[str]:
        """Return the languages it is put in."""
        return frozenset(telling.language for telling in self._tellings)

    @functools.cached_property
    def wordings(self) -> list[frozenset[str]]:
        """Return the stems of every way it is put."""
        return [frozenset(stems_of(text)) for text in self.tellings]

    @functools.cached_property
    def roles(self) -> Roles:
        """Return who acts and who is acted on in it."""
        return Roles() if self.narrative.symmetric else roles_of_all(self.tellings)

    @functools.cached_property
    def sides(self) -> frozenset[str]:
        """Return the sides it names."""
        return frozenset(side for text in self.tellings for side in sides_in(text))

    @functools.cached_property
    def numbers(self) -> frozenset[str]:
        """Return the figures that it and its precedents give."""
        precedents = (f"{p.what} {p.followed}" for p in self.narrative.precedents)
        return _numbers(" ".join((*self.tellings, *precedents)))

    @functools.cached_property
    def denies(self) -> bool:
        """Return whether one of the ways it is put is negated."""
        return any(marks_of(t.text, t.language).negation for t in self._tellings)

    @functools.cached_property
    def negated(self) -> bool:
        """Return whether its title is negated."""
        title = self.narrative.title
        return bool(marks_of(title, language_of(title)).negation)


def _numbers(text: str) -> frozenset[str]:
    """Return the figures of a text that are two digits or more, without separators."""
    plain = (re.sub(r"\D", "", m) for m in _NUMBER.findall(text))
    return frozenset(n for n in plain if len(n) > 1)


def facets(look: Look, story: Story) -> list[Feature]:
    """The parts of the story that the claim names.

    One that only its sentence names counts half;
    one that sets the scene may stand elsewhere in the document, and counts a quarter."""
    rows = []
    for facet, index in story.facets:
        value, named, place = _where(look, index, facet)
        why = f"{facet.name}: {named} ({place})" if named else f"{facet.name}: nothing named"
        rows.append(
            Feature(name=f"facet: {facet.name}", value=value, weight=six(facet.weight), why=why)
        )
    return rows


def _where(look: Look, index: TermIndex, facet: Facet) -> tuple[float, str, str]:
    """Return (value, words found, where) for the nearest place that names a part."""
    places = [(1.0, look.claim.text, "in the claim"), (0.5, look.sentence, "only in its sentence")]
    if facet.where == "document":
        places.append((0.25, look.document, "only elsewhere in its document"))
    for value, text, place in places:
        hits = [h for h in index.find(text) if not _is_of_guests(text, h)]
        if hits:
            return value, ", ".join(sorted({text[h.start : h.end].casefold() for h in hits})), place
    return 0.0, "", ""


def _is_of_guests(text: str, hit: Found) -> bool:
    """Return whether a name only tells where guests are from ("visitors from the United States"):
    they play no role in what is done.
    """
    before = [fold(w) for w in word_list(text[max(0, hit.start - _BESIDE) : hit.start])]
    behind = [fold(w) for w in word_list(text[hit.end : hit.end + _BESIDE])]
    last = next((w for w in reversed(before) if w not in _GUEST_LINKS), None)
    first = next((w for w in behind if w not in _GUEST_LINKS), None)
    linked = bool(before) and before[-1] in _GUEST_LINKS
    return (linked and last in _GUESTS) or first in _GUESTS


def cue_terms(look: Look, story: Story, near: Candidate) -> tuple[float, str]:
    """Whether every needed part of the story is named in the claim or its sentence."""
    named = bool(named_in_sentence(look, story))
    return float(named), f"{'the' if named else 'not all the'} parts the story needs are named"


def named_in_sentence(look: Look, story: Story) -> bool | None:
    """Return whether every needed facet is named in the sentence; None where none is needed, or
    none has terms in this language.
    """
    needed = [(f, i) for f, i in story.facets if f.needed and look.language in f.terms]
    if not needed:
        return None
    here = [index for facet, index in needed if facet.where == "sentence"]
    around = [index for facet, index in needed if facet.where == "document"]
    if here and not any(index.find(look.claim.text) for index in here):
        return False
    return named_apart(look.sentence, here) and all(index.find(look.document) for index in around)


def other_matter(look: Look, story: Story) -> bool:
    """Return whether the sentence of a claim has words that say that it is not this narrative."""
    return any(index.find(look.sentence) for index in story.unless)


def wording(look: Look, story: Story) -> Feature:
    """How much of a known wording of the story the claim shares, word stem by word stem."""
    mine = frozenset(stems_of(look.claim.text))
    best = max((len(mine & w) / len(w) for w in story.wordings if w), default=0.0)
    why = f"shares {best:.0%} of the words of a known wording"
    return Feature(name="wording", value=six(best), weight=1.0, why=why)


def site_kind(look: Look, story: Story, sites: dict[str, Site]) -> Feature:
    """Whether the claim names a kind of site the story is usually about."""
    kinds = {sites[m.entity_id].type for m in look.mentions if m.entity_id in sites}
    shared = sorted(k for k in kinds if k and k in story.narrative.site_types)
    why = (
        f"names a {shared[0].replace('_', ' ')}" if shared else "names no site of the story's kind"
    )
    weight = 0.5 if story.narrative.site_types else 0.0
    return Feature(name="site kind", value=1.0 if shared else 0.0, weight=weight, why=why)


def actors(look: Look, story: Story) -> Feature:
    """Whether the claim names somebody the story is usually about."""
    named = sorted({m.entity_id for m in look.mentions if m.entity_id in story.narrative.actors})
    why = (
        f"names {', '.join(n for n in named if n)}"
        if named
        else "names nobody the story is usually about"
    )
    return Feature(
        name="actors",
        value=1.0 if named else 0.0,
        weight=0.5 if story.narrative.actors else 0.0,
        why=why,
    )


def likeness(look: Look, story: Story, near: Candidate) -> tuple[float, str]:
    """How alike the claim and the nearest way the story is put are in meaning (cosine of their
    vectors).
    """
    value = min(1.0, max(0.0, (near.likeness - _COSINE_FROM) / _COSINE_WIDTH))
    return value, f"meaning is {near.likeness:.2f} alike with a known wording"


def closeness(look: Look, story: Story, near: Candidate) -> tuple[float, str]:
    """How far this story stands out from all others of the catalogue for this claim."""
    value = min(1.0, max(0.0, near.closeness / _FAR))
    return (
        value,
        f"stands {near.closeness:.1f} standard deviations nearer than the catalogue's mean",
    )


def shared_words(look: Look, story: Story, near: Candidate) -> tuple[float, str]:
    """How much of a known wording's weight in words the claim repeats; rarer words weigh more."""
    return near.words, f"repeats {near.words:.0%} of a known wording, rarer words counting more"


def sides(look: Look, story: Story, near: Candidate) -> tuple[float, str]:
    """Whether claim and story name the same sides."""
    mine = sides_in(look.claim.text)
    shared = sorted(mine & story.sides)
    share = len(shared) / len(story.sides) if story.sides else 0.0
    return share, f"both name {', '.join(shared)}" if shared else "they name no side in common"


def same_doer(look: Look, story: Story, near: Candidate) -> tuple[float, str]:
    """Whether the same side acts in the claim and in the story."""
    alike = roles_of(look.claim.text).alike(story.roles)
    return float(
        alike
    ), "the same side acts in both" if alike else "that the same side acts in both is not seen"


def other_doer(look: Look, story: Story, near: Candidate) -> tuple[float, str]:
    """Whether another side acts in the claim than in the story."""
    differs = roles_of(look.claim.text).differ(story.roles)
    return float(
        differs
    ), "another side acts than in the story" if differs else "no other side is seen to act"


def swapped(look: Look, story: Story, near: Candidate | None = None) -> tuple[float, str]:
    """Whether who acts in the claim is the one acted on in the story: then it is another story."""
    crossed = roles_of(look.claim.text).swapped(story.roles)
    return float(
        crossed
    ), "who acts and who is acted on are exchanged" if crossed else "nobody's role is exchanged"


def reads_as_story(look: Look, story: Story, near: Candidate) -> tuple[float, str]:
    """How far the claim reads as a story, rather than an event that is reported."""
    return (
        look.as_story or 0.0,
        f"reads as a told story rather than a report of an event: {look.as_story or 0.0:.2f}",
    )


def loaded(look: Look, story: Story, near: Candidate, marks: Marks) -> tuple[float, str]:
    """How densely judging words stand in the claim."""
    return marks.loaded, f"judging words: {marks.loaded:.2f} of one in five"


def report_marks(look: Look, story: Story, near: Candidate, marks: Marks) -> tuple[float, str]:
    """How densely the claim has what reports of events have: speech, days, bodies."""
    return marks.report, f"marks of a report: {marks.report:.2f} of one in five"


def numbers(look: Look, story: Story, near: Candidate) -> tuple[float, str]:
    """Whether claim and story share a figure."""
    shared = sorted(_numbers(look.claim.text) & story.numbers)
    return float(
        bool(shared)
    ), f"both give {', '.join(shared)}" if shared else "no figure in common"


def polarity(look: Look, story: Story, near: Candidate, marks: Marks) -> tuple[float, str]:
    """Whether one of claim and story is negated and the other is not."""
    differs = bool(marks.negation) != story.negated
    return float(
        differs
    ), "one of the two is negated" if differs else "both are negated, or neither is"


def language(look: Look, story: Story, near: Candidate) -> tuple[float, str]:
    """Whether the story has no wording in the language of the claim."""
    known = look.language in story.languages
    why = (
        "the story has wordings in this language"
        if known
        else "the story has no wording in this language"
    )
    return float(not known), why


LIKENESS: dict[str, Callable[[Look, Story, Candidate], tuple[float, str]]] = {
    "likeness": likeness,
    "closeness": closeness,
    "shared words": shared_words,
    "sides": sides,
    "same doer": same_doer,
    "other doer": other_doer,
    "roles exchanged": swapped,
    "told story": reads_as_story,
    "numbers": numbers,
    "no wording in the language": language,
    "cue terms": cue_terms,
}
MARKED: dict[str, Callable[[Look, Story, Candidate, Marks], tuple[float, str]]] = {
    "loaded words": loaded,
    "report marks": report_marks,
    "polarity": polarity,
}
FEATURES: tuple[Callable[[Look, Story], Feature], ...] = (wording, actors)


def mentions_in(span: Span, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that lie in a span."""
    return tuple(m for m in mentions if span.covers(m.span))
