"""The catalogued narratives, as the brief shows them.

Who promotes, relays or exposes them now, what came before, and what is new.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from tocsin.records import Carried, Facts, Label, Novelty
from tocsin.report.worded import Words
from tocsin.warn.citing import names_of, voice_of

_CODES = {"promotes": "brief-promoted", "relays": "brief-relayed", "exposes": "brief-exposed"}
_MOST_LABELS = 8


def narratives(facts: Facts, words: Words) -> list[dict[str, Any]]:
    """Return the narratives that documents carry, by how many origins carry them."""
    by_narrative = facts.beyond.carried if facts.beyond is not None else _carried(facts)
    new = {n.narrative_id: n for n in facts.novelties}
    known = {n.id: n for n in facts.casebook.narratives}
    rows = [
        {
            "narrative": known[name],
            "novelty": novelty(new[name], words) if name in new else None,
            "voices": _voices(carried.voices, words),
            "origins": carried.origins,
        }
        for name, carried in by_narrative.items()
        if name in known
    ]
    return sorted(rows, key=lambda row: (-row["origins"], row["narrative"].id))


def _carried(facts: Facts) -> dict[str, Carried]:
    """Return how many origins carry each narrative."""
    origin_of = {row.document_id: row.origin_id for row in facts.lineage}
    by_narrative: dict[str, dict[str, set[str]]] = {}
    for match in facts.matches:
        if match.voice is not None:
            origin = origin_of.get(match.document_id, match.document_id)
            voices = by_narrative.setdefault(match.narrative_id, {})
            voices.setdefault(match.voice, set()).add(origin)
    return {
        name: Carried(
            voices={voice: len(origins) for voice, origins in voices.items()},
            origins=len(set[str]().union(*voices.values())),
        )
        for name, voices in by_narrative.items()
    }


def voices_in_words(voices: Mapping[str, Collection[str]], words: Words) -> str:
    """Write in which voice how many origins carry a narrative."""
    return _voices({voice: len(origins) for voice, origins in voices.items()}, words)


def _voices(voices: Mapping[str, int], words: Words) -> str:
    """Write in which voice so many origins carry a narrative."""
    return "; ".join(words(_CODES[voice], n=number) for voice, number in sorted(voices.items()))


def novelty(new: Novelty, words: Words) -> str:
    """Write what came before, what followed it, and what is new."""
    parts = [words(f"brief-new-{kind}", names=", ".join(names)) for kind, names in new.new.items()]
    fresh = words("brief-new", parts="; ".join(parts)) if parts else words("brief-nothing-new")
    if new.nearest is None:
        return words("brief-novelty-none", new=fresh)
    followed = new.followed or words("brief-not-stated")
    return words("brief-novelty-nearest", nearest=new.nearest, followed=followed, new=fresh)


def loaded_words(facts: Facts) -> list[tuple[str, str]]:
    """Return the voices that judge while they name, with the words they use most.

    (whose words, words).
    """
    by_voice: dict[str, Counter[str]] = {}
    if facts.beyond is not None:
        by_voice = {voice: Counter(used) for voice, used in facts.beyond.loaded.items()}
    voice_name = _VoiceNames(facts)
    for label in facts.labels:
        by_voice.setdefault(voice_name(label), Counter())[label.surface.casefold()] += 1
    ranked = sorted(by_voice.items(), key=lambda row: (-row[1].total(), row[0]))
    return [(voice, _most_used(used)) for voice, used in ranked[:_MOST_LABELS]]


def _most_used(used: Counter[str]) -> str:
    """Return the words that are used most."""
    ranked = sorted(used.items(), key=lambda row: (-row[1], row[0]))
    return ", ".join(word for word, _ in ranked[:_MOST_LABELS])


class _VoiceNames:
    """Names whose word a label is: an actor, a source, whoever the claim cites.

    Else the outlet itself.
    """

    def __init__(self, facts: Facts) -> None:
        """Index claims and documents."""
        self._names = names_of(facts)
        self._documents = {d.id: d for d in facts.documents}
        self._cited = {c.id: {h.surface for h in c.chain[:-1]} for c in facts.claims}

    def __call__(self, label: Label) -> str:
        """Return the name of a label's voice."""
        known = self._names.get(label.voice_id or "")
        if known is not None:
            return known
        if label.voice in self._cited.get(label.claim_id, ()):
            return label.voice
        document = self._documents.get(label.document_id)
        return label.voice if document is None else voice_of(document, self._names)
