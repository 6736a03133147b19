"""Does the text tell the story, pass it on, or show it up?"""

from collections.abc import Mapping, Sequence

import msgspec

from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.patterns import TermIndex
from tocsin.records import UNSTATED, Claim, Match, Voice

# Mean over a text's own claims of how far they read as a refutation. From the upper figure on it exposes; from the lower one a person is
# asked, since one debunk in ten, and three told stories in ten, lie above it (bench/narratives.py).
REFUTES, MAY_REFUTE = 0.5, 0.35
_FALSE = TermIndex([(t, t) for code in LANGUAGES for t in lexicon(code).get("false_story", ())])


def voice_of(claim: Claim) -> Voice | None:
    """Return how a claim's text stands to a story.

    A denied or doubted claim, and one whose words call the story untrue, exposes it. A claim with another originator is
    relayed. What the voice says itself promotes the story. A question tells nothing, nor does what was not said or not confirmed.
    """
    if claim.stance == "asks" or claim.stance in UNSTATED:
        return None
    if claim.stance in ("denies", "doubts") or _FALSE.find(claim.text):
        return "exposes"
    return "relays" if len(claim.chain) > 1 else "promotes"


def settle(matches: Sequence[Match], claims: Mapping[str, Claim], refuting: Mapping[str, float]) -> list[Match]:
    """Let one exposing claim speak for its voice: who shows a story up in a text never counts as telling it there.

    For the document's own voice that holds in all of the document, for somebody it cites in what he is cited with. `refuting` says
    by claim how far it, and what the voice says around it, reads as a refutation: what does promotes nothing, what may is left to a person.
    """
    matches = [_refuted(m, refuting.get(m.claim_id, 0.0)) for m in matches]
    exposed = {(m.document_id, m.narrative_id) for m in matches if m.voice == "exposes"}
    speakers = {(m.document_id, m.narrative_id, _speaker(claims[m.claim_id])) for m in matches if m.voice == "exposes"}
    done = []
    for match in matches:
        key = (match.document_id, match.narrative_id)
        same = match.voice == "relays" and (*key, _speaker(claims[match.claim_id])) in speakers
        done.append(
            msgspec.structs.replace(match, voice="exposes")
            if same or (match.voice == "promotes" and key in exposed)
            else match
        )
    return done


def _refuted(match: Match, much: float) -> Match:
    """Return a match as far as the text around it leaves it: told, shown up, or a question."""
    if match.voice != "promotes" or much < MAY_REFUTE:
        return match
    voice: Voice | None = "exposes" if much >= REFUTES else None
    return msgspec.structs.replace(match, voice=voice)


def _speaker(claim: Claim) -> str:
    """Return who a claim comes from."""
    return claim.chain[0].entity_id or claim.chain[0].surface
