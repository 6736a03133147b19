"""The stage: annotations in, matches out."""

from collections.abc import Sequence

from tocsin.match.features import FEATURES, Look, Story, facets, mentions_in, site_kind
from tocsin.match.voice import settle, voice_of
from tocsin.records import Annotations, Document, Feature, Match, Narrative, Site, Span, content_id, six

METHOD = "facets 1"
# A match needs this share of the story's weight; between the two figures the matcher abstains and says so.
# Set on claims of VoxCheck's English part, not on any case; see docs/decisions.
_MATCH = 0.45
_ABSTAIN = 0.36
# A claim shorter than this tells no story.
_FEWEST_CHARACTERS = 15


class Matcher:
    """Finds the narratives each claim tells, by named weighted features."""

    def __init__(self, narratives: Sequence[Narrative], sites: Sequence[Site]) -> None:
        """Make the stories ready."""
        self._stories = [Story(n) for n in narratives]
        self._sites = {s.id: s for s in sites}

    def __call__(self, document: Document, annotations: Annotations) -> list[Match]:
        """Return the matches of one document, in order of claim and narrative."""
        found = []
        text = "\n".join(s.of(document.text) for s in document.sentences)
        stories = [s for s in self._stories if s.could_stand_in(text)] if annotations.claims else []
        for claim in annotations.claims if stories else ():
            if len(claim.text) < _FEWEST_CHARACTERS:
                continue
            sentence = next((s for s in document.sentences if s.overlaps(claim.span)), claim.span)
            wide = Span(start=min(sentence.start, claim.span.start), end=max(sentence.end, claim.span.end))
            look = Look(
                claim=claim, sentence=wide.of(document.text), document=text,
                mentions=mentions_in(claim.span, annotations.mentions),
            )  # fmt: skip
            found += [m for m in (self._match(look, s) for s in stories) if m]
        return sorted(settle(found, {c.id: c for c in annotations.claims}), key=lambda m: (m.claim_id, m.narrative_id))

    def _match(self, look: Look, story: Story) -> Match | None:
        """Weigh one claim against one story."""
        parts = facets(look, story)
        pairs = list(zip(parts, (facet for facet, _ in story.facets), strict=True))
        own = [f for f, facet in pairs if facet.needed and facet.where == "sentence"]
        if any(f.value == 0 for f, facet in pairs if facet.needed) or not any(f.value == 1 for f in own or parts):
            return None
        features = [*parts, *(rule(look, story) for rule in FEATURES), site_kind(look, story, self._sites)]
        score = _score(features)
        if score < _ABSTAIN:
            return None
        voice = voice_of(look.claim) if score >= _MATCH else None
        return Match(
            id=content_id("mat", look.claim.id, story.narrative.id),
            claim_id=look.claim.id,
            document_id=look.claim.document_id,
            narrative_id=story.narrative.id,
            score=six(score),
            features=tuple(f for f in features if f.weight),
            method=METHOD,
            voice=voice,
        )


def _score(features: Sequence[Feature]) -> float:
    """Return the weighted mean of the features."""
    total = sum(f.weight for f in features)
    return sum(f.value * f.weight for f in features) / total if total else 0.0
