"""The catalogued narratives, as the brief shows them: who promotes, relays or exposes them now, what came before, and what is new."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from tocsin.records import Facts
from tocsin.warn.wording import counted

_DONE = {"promotes": "promoted", "relays": "relayed", "exposes": "exposed"}
_MOST_LABELS = 8


def narratives(facts: Facts, only: Collection[str] | None = None) -> list[dict[str, Any]]:
    """Return the narratives that documents carry, those of `only` or all, by how many origins carry them."""
    origin_of = {row.document_id: row.origin_id for row in facts.lineage}
    voices: dict[str, dict[str, set[str]]] = {}
    for match in facts.matches:
        if match.voice is not None and (only is None or match.narrative_id in only):
            origin = origin_of.get(match.document_id, match.document_id)
            voices.setdefault(match.narrative_id, {}).setdefault(match.voice, set()).add(origin)
    new = {n.narrative_id: n for n in facts.novelties}
    known = {n.id: n for n in facts.casebook.narratives}
    found = [
        {
            "narrative": known[name],
            "novelty": new.get(name),
            "voices": voices_told(told),
            "origins": len(set().union(*told.values())),
        }
        for name, told in voices.items()
        if name in known
    ]
    return sorted(found, key=lambda row: (-row["origins"], row["narrative"].id))


def voices_told(voices: Mapping[str, Collection[str]]) -> str:
    """Write in which voice how many origins carry a narrative."""
    return "; ".join(
        f"{_DONE[voice]} by {counted(len(rows), 'origin')}"
        for voice, rows in sorted(voices.items())
    )


def loaded_words(facts: Facts) -> list[tuple[str, str]]:
    """Return the voices that judge while they name, with the words they use most: (whose words, words)."""
    names = {e.id: e.name for e in facts.casebook.actors} | {
        e.id: e.name for e in facts.casebook.sources
    }
    by_voice: dict[str, Counter[str]] = {}
    for label in facts.labels:
        voice = names.get(label.voice_id or "", label.voice)
        by_voice.setdefault(voice, Counter())[label.surface.casefold()] += 1
    return [
        (
            voice,
            ", ".join(
                w for w, _ in sorted(words.items(), key=lambda x: (-x[1], x[0]))[:_MOST_LABELS]
            ),
        )
        for voice, words in sorted(by_voice.items(), key=lambda x: (-x[1].total(), x[0]))
    ][:_MOST_LABELS]
