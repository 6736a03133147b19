"""Who says a claim, in which words, and under which names.

What every line that cites a document is made of.
"""

from collections.abc import Mapping

from tocsin.language.catalogues import english
from tocsin.language.denying import denies
from tocsin.language.plans import tells_a_plan
from tocsin.records import Claim, Document, Facts, Gist, Message, message

LONGEST_QUOTE = 240


def quote(claim: Claim, document: Document, names: Mapping[str, str]) -> Message:
    """Say a claim as its voice gives it: who says it or denies it, and its words."""
    said = said_by_message(claim, document, names)
    return message("evidence-quote", said=said, words=shortened(claim.text))


def shortened(text: str) -> str:
    """Return words on one line, cut where they are long."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"


def said_by(claim: Claim, document: Document, names: Mapping[str, str]) -> str:
    """Return who says a claim, in English."""
    return english(said_by_message(claim, document, names))


def said_by_message(claim: Claim, document: Document, names: Mapping[str, str]) -> Message:
    """Say who says a claim: originator, relays, document; of a plan, who reports it of whom; of
    words that somebody denies, that he denies them.

    `names` are the casebook's, by id.
    """
    said = _said_by(claim, document, names)
    if claim.stance == "denies" and denies(claim.chain[0].cue, document.language):
        return message("evidence-denying", said=said)
    return said


def _said_by(claim: Claim, document: Document, names: Mapping[str, str]) -> Message:
    """Say who gives the words of a claim."""
    voice = voice_message(document, names)
    hops = [names.get(h.entity_id or "", h.surface) for h in claim.chain[:-1]]
    if not hops:
        return message("evidence-says", voice=voice)
    originator, relays = hops[0], hops[1:]
    if tells_a_plan(claim.chain[0].cue):  # a plan reported of somebody is nobody's own word
        if relays:
            teller = relays[0]
            return message("evidence-teller-says-of", teller=teller, voice=voice, who=originator)
        return message("evidence-says-of", voice=voice, who=originator)
    if relays:
        through = " → ".join(relays)
        return message("evidence-relayed", who=originator, relays=through, voice=voice)
    return message("evidence-reported", who=originator, voice=voice)


def voice_message(document: Document | Gist, names: Mapping[str, str]) -> Message | str:
    """Say who publishes a document.

    Its source, else its outlet, else the document by its own name.
    """
    if document.source_id:
        return names.get(document.source_id, document.source_id)
    return document.outlet or message("evidence-document", name=document.external_id)


def voice_of(document: Document | Gist, names: Mapping[str, str]) -> str:
    """Return who publishes a document, in English."""
    voice = voice_message(document, names)
    return voice if isinstance(voice, str) else english(voice)


def names_of(facts: Facts) -> Mapping[str, str]:
    """Return the names of everything in the casebook, by id."""
    book = facts.casebook
    return {
        e.id: str(getattr(e, "name", None) or getattr(e, "title", e.id))
        for e in (
            *book.sources,
            *book.actors,
            *book.sites,
            *book.narratives,
            *book.problems,
            *book.groups,
        )
    }
