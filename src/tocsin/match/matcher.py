"""The stage: annotations in, matches out.

A claim meets a story on one of two roads: the cue terms an analyst wrote for it (facets), or
likeness of words and meaning with the ways it is put. Each road ends in a probability; the better
one counts. Where a story has needed facets, likeness without them is never more than a question to
a person.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from tocsin.language.lexicon import LANGUAGES
from tocsin.match.catalogue import Candidate, Catalogue, Ranked
from tocsin.match.cued import CueIndex
from tocsin.match.decide import ABSTAIN, MATCH, probability, probe, weight_of
from tocsin.match.features import (
    FEATURES,
    LIKENESS,
    MARKED,
    Look,
    Story,
    facets,
    mentions_in,
    named_in_sentence,
    other_matter,
    site_kind,
    swapped,
)
from tocsin.match.loaded import labels, marks_of, tags
from tocsin.match.parts import named_apart
from tocsin.match.short import FEWEST_WORDS, agreement, is_short
from tocsin.match.voice import settle, voice_of
from tocsin.records import (
    UNSTATED,
    Annotations,
    Claim,
    Document,
    Embedder,
    Feature,
    Hop,
    Match,
    Narrative,
    Site,
    Span,
    content_id,
    six,
)

BY_TERMS, BY_MEANING, BY_WORDS = "facets 2", "likeness 1", "likeness 1, words only"
# A claim of fewer characters tells no narrative, unless it has two words and agrees as short ones
# must.
_FEWEST_CHARACTERS = 9
# So many stories may a claim meet by likeness.
_MOST = 3
# So many reasons are shown for a bare text.
_REASONS = 3
# The share of a story's facets at which the odds are even, and how fast they grow; set on
# VoxCheck's English part (decision 0014).
_EVEN, _STEEP = 0.45, 6.9
_EXCHANGED = -6.0
# A claim whose words touch no entry at least this much (BM25) is not worth a vector, where the
# catalogue speaks its language.
_WORTH = 2.0


class Matcher:
    """Finds the narratives each claim tells, by named weighted features."""

    def __init__(
        self,
        narratives: Sequence[Narrative],
        sites: Sequence[Site],
        embedder: Embedder | None = None,
        entries: Embedder | None = None,
    ) -> None:
        """Make the stories ready; without an embedder likeness goes by words alone. `entries` may
        remember the catalogue's vectors.
        """
        self._stories = [Story(narrative) for narrative in narratives]
        self._of_id = {story.narrative.id: story.narrative for story in self._stories}
        self._cued = CueIndex(narratives)
        self._sites = {s.id: s for s in sites}
        self.catalogue = Catalogue(narratives, embedder, entries)
        self._spoken = frozenset(t.language for t in self.catalogue.tellings)

    def __call__(self, document: Document, annotations: Annotations) -> list[Match]:
        """Return the matches of one document, in order of claim and narrative."""
        return self._matches(document, annotations, None)

    def many(self, read: Sequence[tuple[Document, Annotations]]) -> list[list[Match]]:
        """Return the matches of several documents, those of each as if it were matched alone; what
        they claim is read by the model in one go.
        """
        if not self._stories:
            return [[] for _ in read]
        worth = [
            self._worth(_claims(annotations), document.language) for document, annotations in read
        ]
        self.catalogue.read_ahead([claim.text for claims in worth for claim in claims])
        return [
            self._matches(document, annotations, claims)
            for (document, annotations), claims in zip(read, worth, strict=True)
        ]

    def _matches(
        self, document: Document, annotations: Annotations, worth: Sequence[Claim] | None
    ) -> list[Match]:
        """Match one document; `worth` are its claims that are ranked, where that is known."""
        claims = _claims(annotations)
        if not claims or not self._stories:
            return []
        text = "\n".join(s.of(document.text) for s in document.sentences)
        cued = [self._stories[number] for number in self._cued(text)]
        if worth is None:
            worth = self._worth(claims, document.language)
        rows = self.catalogue.rank([c.text for c in worth], [document.language or ""] * len(worth))
        ranked = {c.id: r for c, r in zip(worth, rows, strict=True)}
        refuting = self._refuting(claims, ranked, document.language)
        best: dict[tuple[str, str], Match] = {}
        for claim in claims:
            look = self._look(claim, document, text, annotations, ranked.get(claim.id))
            matches = [m for story in cued if (m := self._by_terms(look, story))]
            matches += self._by_likeness(look, ranked.get(claim.id))
            for match in matches:
                key = (claim.id, match.narrative_id)
                if key not in best or match.score > best[key].score:
                    best[key] = match
        by_id = {c.id: c for c in annotations.claims}
        settled = settle(list(best.values()), by_id, refuting, text)
        return sorted(
            self._tagged(settled, document, annotations), key=lambda m: (m.claim_id, m.narrative_id)
        )

    def _worth(self, claims: Sequence[Claim], language: str | None) -> list[Claim]:
        """Return the claims that could stand in for a narrative, and are worth a vector: never from
        ignorance of the language, nor for a few words.
        """
        if language not in LANGUAGES:
            return []
        known = language in self._spoken
        return [
            c
            for c in claims
            if len(c.text.split()) >= FEWEST_WORDS
            and c.stance != "asks"
            and not (known and self.catalogue.touch(c.text) < _WORTH)
        ]

    def _look(
        self,
        claim: Claim,
        document: Document,
        text: str,
        annotations: Annotations,
        ranked: Ranked | None,
    ) -> Look:
        """Gather what is looked at."""
        sentence = next((s for s in document.sentences if s.overlaps(claim.span)), claim.span)
        wide = Span(
            start=min(sentence.start, claim.span.start), end=max(sentence.end, claim.span.end)
        )
        return Look(
            claim=claim,
            sentence=wide.of(document.text),
            document=text,
            language=document.language,
            mentions=mentions_in(claim.span, annotations.mentions),
            around=mentions_in(wide, annotations.mentions),
            as_story=probe(
                "told",
                self.catalogue.model,
                ranked.raw if ranked else None,
                claim.text,
                document.language,
            ),
        )

    def _by_terms(self, look: Look, story: Story) -> Match | None:
        """Weigh one claim against the cue terms of one story."""
        parts = facets(look, story)
        pairs = list(zip(parts, (facet for facet, _ in story.facets), strict=True))
        own = [f for f, facet in pairs if facet.needed and facet.where == "sentence"]
        if any(f.value == 0 for f, facet in pairs if facet.needed) or not any(
            f.value == 1 for f in own or parts
        ):
            return None
        here = [
            index for facet, index in story.facets if facet.needed and facet.where == "sentence"
        ]
        if other_matter(look, story) or not named_apart(look.sentence, here):
            return None
        rows = [
            *parts,
            *(rule(look, story) for rule in FEATURES),
            site_kind(look, story, self._sites),
        ]
        total = sum(f.weight for f in rows)
        scaled = [
            Feature(name=f.name, value=f.value, weight=six(_STEEP * f.weight / total), why=f.why)
            for f in rows
            if f.weight
        ]
        start = Feature(
            name="start",
            value=1.0,
            weight=six(-_STEEP * _EVEN),
            why="what naming the parts has to outweigh",
        )
        crossed, why = swapped(look, story)
        # Who lies about whom is no role in the narrative.
        is_exchange = crossed and voice_of(look, story) != "exposes"
        exchanged = (
            [Feature(name="roles exchanged", value=crossed, weight=_EXCHANGED, why=why)]
            if is_exchange
            else []
        )
        return self._match(look, story, [start, *scaled, *exchanged], BY_TERMS)

    def _by_likeness(self, look: Look, ranked: Ranked | None) -> list[Match]:
        """Weigh one claim against the stories it is most alike."""
        if ranked is None:
            return []
        matches = []
        for near in ranked.candidates[:_MOST]:
            story = self._stories[near.entry]
            claim = look.claim.text
            if (
                is_short(claim)
                and agreement(claim, look.language, story, self.catalogue, near.entry) is None
            ):
                continue
            features = likeness_features(look, story, near, by_meaning=self.catalogue.by_meaning)
            match = self._match(
                look, story, features, BY_MEANING if self.catalogue.by_meaning else BY_WORDS
            )
            if match is not None and (
                named_in_sentence(look, story) is False or other_matter(look, story)
            ):
                match = _as_question(match)
            if match is not None:
                matches.append(match)
        return matches

    def _match(
        self, look: Look, story: Story, features: Sequence[Feature], method: str
    ) -> Match | None:
        """Make the match, or nothing where the odds are too low even to ask."""
        score = probability(features)
        if score < ABSTAIN:
            return None
        claim, voice = look.claim, voice_of(look, story)
        return Match(
            id=content_id("mat", claim.id, story.narrative.id),
            claim_id=claim.id,
            document_id=claim.document_id,
            narrative_id=story.narrative.id,
            score=score,
            features=tuple(features),
            method=method,
            voice=voice if score >= MATCH else None,
            voice_if_same=voice,
        )

    def _refuting(
        self, claims: Sequence[Claim], ranked: dict[str, Ranked], language: str | None
    ) -> dict[str, float]:
        """Return by own claim how far it refutes, with a third of how far all own claims of its
        text do; nothing without vectors.
        """
        own = [c for c in claims if len(c.chain) == 1]
        rows = {
            c.id: probe("refutes", self.catalogue.model, ranked[c.id].raw, c.text, language)
            for c in own
            if c.id in ranked
        }
        known = {i: p for i, p in rows.items() if p is not None}
        if not known:
            return {}
        whole = float(np.mean(list(known.values())))
        return {c.id: (whole + 2 * known.get(c.id, whole)) / 3 for c in own}

    def _tagged(
        self, matches: Sequence[Match], document: Document, annotations: Annotations
    ) -> list[Match]:
        """Add the DISARM techniques that sentences earn."""
        if not any(m.voice == "promotes" for m in matches):
            return list(matches)
        words = labels(document, annotations)
        claims = {c.id: c for c in annotations.claims}
        return [
            _with_tags(m, tags(claims[m.claim_id], m, self._of_id[m.narrative_id], words))
            for m in matches
        ]


def _claims(annotations: Annotations) -> list[Claim]:
    """Return the claims that are long enough to be matched, and say something."""
    return [
        c
        for c in annotations.claims
        if len(c.text) >= _FEWEST_CHARACTERS and c.stance not in UNSTATED
    ]


def look_at(text: str, language: str, catalogue: Catalogue, ranked: Ranked) -> Look:
    """Return the look at a bare text, without a document around it."""
    claim = Claim(
        id="bare",
        document_id="bare",
        span=Span(start=0, end=len(text)),
        text=text,
        chain=(Hop(surface="", voice=True),),
        stance="asserts",
        modality="certain",
        type="state",
        position="body",
        method="bare",
        rule="bare",
    )
    raw = ranked.raw
    return Look(
        claim=claim,
        sentence=text,
        document=text,
        language=language,
        as_story=probe("told", catalogue.model, raw, text, language),
    )


class Odds(NamedTuple):
    """A story beside a bare text: its probability by likeness, how near it is, and the reasons that
    weigh most.
    """

    narrative: Narrative
    probability: float
    closeness: float
    why: tuple[str, ...]


def odds(
    texts: Sequence[str], languages: Sequence[str | None], catalogue: Catalogue, *, top: int
) -> list[tuple[Odds, ...]]:
    """Return the stories nearest to bare texts, the nearest first; none for a language there are no
    lists of, or for a word or two.
    """
    rows = catalogue.rank(texts, [code or "" for code in languages], top=top)
    nearest = []
    for text, language, ranked in zip(texts, languages, rows, strict=True):
        near: list[Odds] = []
        if language in LANGUAGES and len(text.split()) >= FEWEST_WORDS:
            look = look_at(text, language or "", catalogue, ranked)
            beside = (_odds_of(look, candidate, catalogue) for candidate in ranked.candidates)
            near = [one for one in beside if one is not None]
        nearest.append(tuple(near))
    return nearest


def _odds_of(look: Look, candidate: Candidate, catalogue: Catalogue) -> Odds | None:
    """Return an entry beside a bare text; None for a short text that does not agree with it in
    enough.
    """
    story = Story(catalogue.narratives[candidate.entry])
    text = look.claim.text
    agrees = (
        agreement(text, look.language, story, catalogue, candidate.entry) if is_short(text) else ""
    )
    if agrees is None:
        return None
    features = likeness_features(look, story, candidate, by_meaning=catalogue.by_meaning)
    heavy = sorted(features[1:], key=lambda f: -abs(f.weight * f.value))[:_REASONS]
    why = (*((agrees,) if agrees else ()), *(f.why for f in heavy if f.value))
    return Odds(story.narrative, probability(features), six(candidate.closeness), why)


def likeness_features(
    look: Look, story: Story, near: Candidate, *, by_meaning: bool, every: bool = False
) -> list[Feature]:
    """Return the features of likeness with their fitted weights, the starting odds first; those
    that weigh nothing only with `every`.
    """
    marks = marks_of(look.claim.text, look.language)
    values = {name: rule(look, story, near) for name, rule in LIKENESS.items()}
    values |= {name: rule(look, story, near, marks) for name, rule in MARKED.items()}
    start = Feature(
        name="start",
        value=1.0,
        weight=six(weight_of("start", by_meaning=by_meaning)),
        why="what a claim has to outweigh"
        + (
            ""
            if by_meaning
            else ("; by words alone, without the vectors the weights were fitted on")
        ),
    )
    rows = [
        Feature(
            name=name, value=six(value), weight=six(weight_of(name, by_meaning=by_meaning)), why=why
        )
        for name, (value, why) in values.items()
    ]
    return [start, *(f for f in rows if f.weight or every)]


def _as_question(match: Match) -> Match | None:
    """Return a match by likeness alone of a story whose needed parts are not named: a question, if
    it is likely at all.
    """
    return msgspec.structs.replace(match, voice=None) if match.score >= MATCH else None


def _with_tags(match: Match, earned: dict[str, str]) -> Match:
    """Return a match with its tags."""
    return msgspec.structs.replace(match, tags=earned)
