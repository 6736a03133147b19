"""The queue: all that waits for a person, in one list: mentions of
whoever looks, alarms without a signature, matches the
program is unsure of, and sources that do not publish as they should.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from tocsin.records import SAME, Document, Judgement, Match, Narrative
from tocsin.report.marking import sentence_of
from tocsin.web.desk import Look
from tocsin.web.saved import new_texts
from tocsin.web.views.board import board, number_unsure
from tocsin.web.views.claim import matches_of
from tocsin.web.views.discussion import discussion_at, waiting_threads

_OPEN, _CONTEXT, _EARLIER = 25, 300, 6


def queue(look: Look) -> dict[str, Any]:
    """Return what waits: alarms, then matches with the likeliest first, then sources; one match is
    laid open beside its narrative.
    """
    now = board(look)
    waiting = matches_of(look, look.store.lookup.matches(None, _OPEN, is_open=True))
    # The number of all may lag by a moment; that of a short list is its own.
    number = len(waiting) if len(waiting) < _OPEN else max(_OPEN, number_unsure(look))
    opened = _opened(waiting, look.query.get("match", ""))
    return {
        "unsigned": now["unsigned"],
        "unwell": now["unwell"],
        "waiting": waiting,
        "number_waiting": number,
        "opened": _laid_open(look, opened) if opened else None,
        "talks": waiting_threads(look),
        "fresh": new_texts(look),
        "names": look.names(),
    }


def _opened(waiting: Sequence[Mapping[str, Any]], match_id: str) -> Mapping[str, Any] | None:
    """Return the match that is asked for, or the first that waits; None where none does."""
    known = [row for row in waiting if row["claim"]]
    return next((row for row in known if row["match"].id == match_id), known[0] if known else None)


def _laid_open(look: Look, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a match with its claim in its context, its narrative, and what was decided on other
    matches of that narrative.
    """
    match: Match = row["match"]
    claim, book = row["claim"], look.known()
    document = look.store.record(Document, claim.document_id)
    narrative: Narrative | None = next(
        (n for n in book.narratives if n.id == match.narrative_id), None
    )
    before, sentence, after = _in_context(document, claim)
    return {
        "row": row,
        "narrative": narrative,
        "before": before,
        "sentence": sentence,
        "after": after,
        "earlier": _decided(look, match),
        "talk": discussion_at(look, {match.id: look.names().get(match.narrative_id, "")}),
    }


def _in_context(document: Document | None, claim: Any) -> tuple[str, str, str]:
    """Return the text before a claim's sentence, the sentence, and the text after it."""
    if document is None:
        return "", claim.text, ""
    wide = sentence_of(document, claim)
    return (
        document.text[max(0, wide.start - _CONTEXT) : wide.start],
        wide.of(document.text),
        document.text[wide.end : wide.end + _CONTEXT],
    )


def _decided(look: Look, match: Match) -> list[dict[str, Any]]:
    """Return matches of the same narrative that people have decided on, the latest first."""
    words = look.once("decided", lambda: _decisions(look), basis="read")
    rows = [(m, j) for m, j in words if m.narrative_id == match.narrative_id]
    claims = look.store.lookup.claims([m.claim_id for m, _ in rows[:_EARLIER]])
    return [
        {"claim": claims[m.claim_id], "word": j} for m, j in rows[:_EARLIER] if m.claim_id in claims
    ]


def _decisions(look: Look) -> list[tuple[Match, Judgement]]:
    """Return the matches that people have decided on, with their last word, the latest first."""
    last: dict[str, Judgement] = {}
    for word in look.store.words.of(Judgement, look.as_of):
        if word.field == SAME:
            last[word.record_id] = word
    pairs = ((look.store.record(Match, name), word) for name, word in last.items())
    decided = [(match, word) for match, word in pairs if match is not None]
    return sorted(decided, key=lambda pair: pair[1].at, reverse=True)
