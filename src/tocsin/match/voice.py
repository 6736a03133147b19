"""Does the text tell the story, pass it on, or show it up?"""

from collections.abc import Sequence

import msgspec

from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.patterns import TermIndex
from tocsin.records import Claim, Match, Narrative, Voice

_FALSE = TermIndex([(t, t) for code in LANGUAGES for t in lexicon(code).get("false_story", ())])


def voice_of(claim: Claim, narrative: Narrative) -> Voice | None:
    """Return how a claim's text stands to a story.

    A denied or doubted claim, and one whose words call the story untrue, exposes it. A claim with another originator is
    relayed. What the voice says itself promotes the story. A question tells nothing.
    """
    del narrative
    if claim.stance == "asks":
        return None
    if claim.stance in ("denies", "doubts") or _FALSE.find(claim.text):
        return "exposes"
    return "relays" if len(claim.chain) > 1 else "promotes"


def settle(matches: Sequence[Match]) -> list[Match]:
    """Let one exposing claim speak for its document: a text that shows a story up never counts as promoting it."""
    exposed = {(m.document_id, m.narrative_id) for m in matches if m.voice == "exposes"}
    return [
        msgspec.structs.replace(m, voice="exposes") if m.voice == "promotes" and (m.document_id, m.narrative_id) in exposed else m
        for m in matches
    ]
