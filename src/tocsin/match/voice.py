"""Does the text tell the narrative, pass it on, or show it up?"""

import functools
import re
from collections.abc import Mapping, Sequence

import msgspec

from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.patterns import TermIndex
from tocsin.match.features import Look, Story
from tocsin.records import UNSTATED, Claim, Match, Voice

# Mean over a text's own claims of how far they read as a refutation. From the upper figure on it
# exposes; from the lower one a person is asked (bench/narratives.py). Both hold only where words of
# a debunk stand in the text as well: by itself the probe takes every third narrative for a
# refutation (bench/matches.py).
REFUTES, MAY_REFUTE = 0.5, 0.35
# An accusation that somebody else rejects is reported by its text, which takes no stand
# (annotate/claims/accusations.py).
_REJECTED = "accusation_rejected"
# The head of a text, in which a debunk says that it is one.
_HEAD = 160
_CLOSING = {"“": "”", "«": "»", '"': '"', "„": "“", "‘": "’"}
# A heading that ends in who says it: a dash, a name of a few words, and no verb.
_SOURCE = re.compile(r"\s[-–—]\s*(?P<who>[^-–—:;!?«»\"“”]{2,60}?)\s*(?:\.|$|\()")
_OPENING = re.compile(r"^[\W\d]*(?P<who>[^:.!?«»\"“”]{2,60}):\s")
_MOST_NAME_WORDS = 5
_SPEAKERS = ("state", "person", "organisation", "outlet", "place", "group")


@functools.lru_cache(maxsize=8)
def _index(name: str) -> TermIndex:
    """Return the terms of a list in every language: a text may quote another one."""
    return TermIndex([(t, t) for code in LANGUAGES for t in lexicon(code).get(name, ())])


@functools.lru_cache(maxsize=2)
def _exactly(name: str) -> TermIndex:
    """Return the terms of a list in every language, in the forms that are listed only."""
    return TermIndex(
        [(t, t) for code in LANGUAGES for t in lexicon(code).get(name, ())], exact=True
    )


def voice_of(look: Look, story: Story) -> Voice | None:
    """Return how a claim's text stands to a narrative.

    A denied or doubted claim, and one whose words or sentence call the narrative untrue, exposes
    it. A claim with another originator is relayed. What the voice says itself promotes the
    narrative. A question tells nothing, nor does what was not said or not confirmed.
    """
    claim = look.claim
    if claim.stance == "asks" or claim.stance in UNSTATED:
        return None
    untrue = (
        claim.stance in ("denies", "doubts")
        or _negates(look, story)
        or _is_called_untrue(claim.text, story)
    )
    if not untrue and _REJECTED in claim.flags:
        return "relays"
    if untrue or _is_beside_untruth(look) or _quoted_in_a_debunk(look):
        return "exposes"
    return "relays" if _is_relayed(look) else "promotes"


def _is_called_untrue(text: str, story: Story) -> bool:
    """Return whether a claim has words of untruth; those that a part of the narrative itself needs
    ("staged") are none.
    """
    parts = (index for facet, index in story.facets if facet.needed)
    kept = [
        (h.start, h.end) for index in (*parts, _index("not_false_story")) for h in index.find(text)
    ]
    hits = _index("false_story").find(text)
    return any(not any(h.start < end and start < h.end for start, end in kept) for h in hits)


def _is_beside_untruth(look: Look) -> bool:
    """Return whether the sentence round a claim says that it is untrue, or the work of those who
    make such stories.
    """
    before, _, after = look.sentence.partition(look.claim.text)
    return any(_index("exposing").find(part) for part in (before, after))


def _negates(look: Look, story: Story) -> bool:
    """Return whether a negation stands directly before a part the narrative needs; one that is put
    with negations is left alone.
    """
    if story.denies:
        return False
    text = look.claim.text
    ends = {h.end for h in _exactly("denying").find(text)}
    parts = (h for facet, index in story.facets if facet.needed for h in index.find(text))
    return any(hit.start - end in (1, 2) for hit in parts for end in ends)


def _quoted_in_a_debunk(look: Look) -> bool:
    """Return whether the claim stands in quotation marks, as what others tell, in a text whose head
    says that it is a debunk.
    """
    return is_debunk(look.document) and _is_quoted(look.sentence, look.claim.text)


def is_debunk(text: str) -> bool:
    """Return whether the head of a text says that what follows is untrue, or the work of those who
    make such stories.
    """
    return bool(_index("debunk_heading").find(text[:_HEAD]))


def _is_quoted(sentence: str, claim: str) -> bool:
    """Return whether a claim, or most of it, stands in quotation marks."""
    bare = claim.strip(" .,;:!?🔺❗")
    first = bare[:1]
    if first in _CLOSING and bare.endswith(_CLOSING[first]):
        return True
    at = sentence.find(claim)
    return (
        at > 0
        and sentence[at - 1] in _CLOSING
        and sentence[at + len(claim) :][:1] == _CLOSING[sentence[at - 1]]
    )


def _is_relayed(look: Look) -> bool:
    """Return whether somebody else is said to say it: an originator, or who stands at the end of a
    heading.
    """
    if len(look.claim.chain) > 1:
        return _says(look.claim)
    return _names_who_says(look) or _opens_with_a_source(look) or _ends_in_a_source(look)


def _names_who_says(look: Look) -> bool:
    """Return whether the claim itself says that somebody named says it ("Moscow expressed concern
    that ...").
    """
    begins = look.claim.span.start
    hits = _exactly("reporting").find(look.claim.text)
    return any(
        m.span.start - begins < h.start for h in hits for m in look.mentions if m.kind in _SPEAKERS
    )


def _opens_with_a_source(look: Look) -> bool:
    """Return whether a sentence opens with who says it and a colon ("White House: ...")."""
    opening = _OPENING.match(look.sentence)
    if opening is None or len(opening["who"].split()) > _MOST_NAME_WORDS:
        return False
    who = opening["who"]
    return any(m.surface in who for m in look.around if m.kind in _SPEAKERS) or bool(
        _index("heading_source").find(who)
    )


def _says(claim: Claim) -> bool:
    """Return whether the originator is one who says it; where it only wants it or does it, the
    telling is the text's own.
    """
    cue = claim.chain[0].cue
    if not cue:
        return True
    if _index("wishing_cue").find(cue) and not _index("cue_speech").find(cue):
        return False
    acts = _index("acting_cue").find(cue) and not _index("cue_speech").find(cue)
    return not (acts and claim.is_counted)


def _ends_in_a_source(look: Look) -> bool:
    """Return whether a heading ends in who says it ("..., - mayor")."""
    source = _SOURCE.search(look.sentence)
    if source is None or len(source["who"].split()) > _MOST_NAME_WORDS:
        return False
    who = source["who"].strip(" .")
    inside = any(
        m.surface in who or who in m.surface
        for m in look.around
        if m.kind in ("person", "organisation")
    )
    return inside or bool(_index("heading_source").find(who))


def settle(
    matches: Sequence[Match], claims: Mapping[str, Claim], refuting: Mapping[str, float], text: str
) -> list[Match]:
    """Let one exposing claim speak for its voice: who shows a narrative up in a text never counts
    as telling it there.

    For the document's own voice that holds in all of the document, for somebody it cites in what he
    is cited with. `refuting` says by claim how far it, and what the voice says around it, reads as
    a refutation: what does promotes nothing, what may is left to a person, in a `text` that has
    words of a debunk at all.
    """
    if _index("exposing").find(text):
        matches = [_refuted(m, refuting.get(m.claim_id, 0.0)) for m in matches]
    exposing = [m for m in matches if m.voice == "exposes"]
    exposed = {(m.document_id, m.narrative_id) for m in exposing}
    speakers = {(m.document_id, m.narrative_id, _speaker(claims[m.claim_id])) for m in exposing}
    done = []
    for match in matches:
        key = (match.document_id, match.narrative_id)
        same = match.voice == "relays" and (*key, _speaker(claims[match.claim_id])) in speakers
        shown_up = same or (match.voice == "promotes" and key in exposed)
        done.append(msgspec.structs.replace(match, voice="exposes") if shown_up else match)
    return done


def _refuted(match: Match, much: float) -> Match:
    """Return a match as far as the text around it leaves it: promoted, exposed, or a question."""
    if match.voice != "promotes" or much < MAY_REFUTE:
        return match
    voice: Voice | None = "exposes" if much >= REFUTES else None
    return msgspec.structs.replace(match, voice=voice)


def _speaker(claim: Claim) -> str:
    """Return who a claim comes from."""
    return claim.chain[0].entity_id or claim.chain[0].surface
