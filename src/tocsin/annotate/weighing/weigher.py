"""One weighing of rules and head: what the rules hold for said, and the head does not.

The head can only take back. Where the rules found who is cited, it has to be surer than where they
took a sentence for the outlet's own; between, the rules stand. Each claim that it changes says so
in its rule, with its label and score.
"""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from tocsin.annotate.weighing.head import Head, Label, Read
from tocsin.annotate.weighing.layer import Mask
from tocsin.language.accusing import accuses
from tocsin.records import Attribution, Claim, Document, Factuality, Modality, Span, Stance
from tocsin.records.annotation import WEIGHED

# Below these log odds the screen holds a sentence for said, and the model does not read it.
_SCREEN = -3.0
# So likely it has to be that something was not said, to take back what is cited, and what the
# rules give as the outlet's own words.
_CITED, _OWN = 0.7, 0.5
# Of the words of what is told to be said, so many must be in a claim for that to be about them; of
# the claim's own words, so many in it.
_SHARED, _OF_CLAIM = 0.5, 0.1
# A longer sentence is a list or a table.
_LONGEST = 1_000
_STANCES: dict[Label, Stance] = {
    "denied": "denies",
    "negated": "not_said",
    "hypothetical": "speculates",
    "unconfirmed": "doubts",
}
_MODALITIES: dict[Label, Modality] = {"negated": "not_said", "hypothetical": "conditional"}
_FACTUALITIES: dict[Label, Factuality] = {"negated": "not_said", "hypothetical": "conditional"}


class Verdict(NamedTuple):
    """What the head says of a claim: the likeliest label but "said", and how likely it is that the
    claim is not said.
    """

    label: Label
    doubt: float


class Weigher:
    """Takes back what the head is sure was not said."""

    def __init__(self, head: Head) -> None:
        """`head` is asked for the sentences of claims that affirm something."""
        self._head = head

    def __call__(
        self, document: Document, claims: Sequence[Claim], attributions: Sequence[Attribution]
    ) -> tuple[list[Claim], list[Attribution]]:
        """Return the claims and attributions of a document, those that were not said as such.

        Raises:
            ModelError: the encoder cannot be loaded.
        """
        cited = {a.id: a for a in attributions}
        cues = {a.id: a.cue.span for a in attributions}
        affirmed = [c for c in claims if c.affirms]
        homes = {c.id: _home(document, c, cues.get(c.attribution_id or "")) for c in affirmed}
        read = self._read(document, sorted({home for home in homes.values() if home}))
        verdicts: dict[str, Verdict] = {}
        for claim in affirmed:
            home = homes[claim.id]
            sentence = read.get(home) if home is not None else None
            if home is not None and sentence is not None:
                attribution = cited.get(claim.attribution_id or "")
                if attribution is not None and _is_bare(claim, attribution, home, sentence):
                    continue
                verdict = self._verdict(claim, home, sentence, document.language)
                if verdict is not None:
                    verdicts[claim.id] = verdict
        unsaid = {
            c.attribution_id: _FACTUALITIES[verdicts[c.id].label]
            for c in affirmed
            if c.id in verdicts and verdicts[c.id].label in _FACTUALITIES
        }
        return (
            [_taken_back(c, verdicts[c.id]) if c.id in verdicts else c for c in claims],
            [
                msgspec.structs.replace(a, factuality=unsaid[a.id])
                if a.id in unsaid and a.factuality == "said"
                else a
                for a in attributions
            ],
        )

    def _read(self, document: Document, homes: Sequence[Span]) -> dict[Span, Read]:
        """Return the sentences that pass the screen as the model reads them."""
        texts = {home: home.of(document.text) for home in homes}
        passed = [
            home
            for home, text in texts.items()
            if len(text) <= _LONGEST and self._head.screened(text) >= _SCREEN
        ]
        if not passed:
            return {}
        read = self._head.read([texts[home] for home in passed])
        return {home: one for home, one in zip(passed, read, strict=True) if one is not None}

    def _verdict(
        self, claim: Claim, home: Span, read: Read, language: str | None
    ) -> Verdict | None:
        """Return what the head says of a claim, where it is sure that it was not said."""
        own = _words_in(claim.span, home, read)
        cited = len(claim.chain) > 1
        content = own if cited else self._head.content(read)
        if not content.any() or not _is_about(own, content):
            return None
        chances = self._head.chances(read, content)
        doubt = round(1 - chances["said"], 3)
        if doubt < (_CITED if cited else _OWN):
            return None
        label = max((known for known in chances if known != "said"), key=lambda k: chances[k])
        if label == "denied" and accuses(claim.chain[0].cue, language):
            return None  # whoever accuses says it: the head takes an accused's guilt for denied
        return Verdict(label, doubt)


def _home(document: Document, claim: Claim, cue: Span | None) -> Span | None:
    """Return the sentence in which a claim begins, or the part of it between semicolons; None where
    the cue that governs it stands in another, so that its sentence does not tell whether it was
    said.
    """
    home = next((s for s in document.sentences if s.start <= claim.span.start < s.end), None)
    if home is None or (cue is not None and not home.covers(cue)):
        return None
    first = min(claim.span.start, cue.start if cue else claim.span.start)
    last = min(max(claim.span.end, cue.end if cue else claim.span.end), home.end)
    start = document.text.rfind(";", home.start, first) + 1 or home.start
    end = document.text.find(";", last, home.end)
    return Span(start=start, end=home.end if end < 0 else end)


def _words_in(span: Span, home: Span, read: Read) -> Mask:
    """Return which words of a sentence a span of the document overlaps."""
    start, end = span.start - home.start, span.end - home.start
    return np.array([w.start < end and w.end > start for w in read.words], dtype=np.bool_)


def _is_bare(claim: Claim, attribution: Attribution, home: Span, read: Read) -> bool:
    """Return whether a sentence holds nothing but a claim, who is cited and the word of saying:
    nothing stands there that could take it back.
    """
    parts = [claim.span, attribution.cue.span]
    if attribution.source is not None:
        parts.append(attribution.source.span)
    masks = [_words_in(part, home, read) for part in parts]
    return bool(np.logical_or.reduce(masks).all())


def _is_about(own: Mask, content: Mask) -> bool:
    """Return whether a claim is about what is told to be said."""
    shared = int((own & content).sum())
    return shared >= _SHARED * int(content.sum()) and shared >= _OF_CLAIM * int(own.sum())


def _taken_back(claim: Claim, verdict: Verdict) -> Claim:
    """Return a claim that was not said, with why; what is only imagined is the outlet's to tell."""
    why = f"{WEIGHED}{verdict.label} {verdict.doubt:.3f}"
    imagined = verdict.label == "hypothetical"
    return msgspec.structs.replace(
        claim,
        stance=_STANCES[verdict.label],
        modality=_MODALITIES.get(verdict.label, claim.modality),
        chain=claim.chain[-1:] if imagined else claim.chain,
        attribution_id=None if imagined else claim.attribution_id,
        rule=f"{claim.rule}{why}",
    )
