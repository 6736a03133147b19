"""Acts of speech and attitude whose content is a noun phrase or an infinitive, in a language that
has no parser: "X condemned the shelling", "X called on Y to stay".

The forms of verbs are those of the lexicon, so that a noun of the same stem is none. The subject
stands before its verb, and what the act is about behind it, up to the next mark.
"""

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tocsin.annotate.surface.spans import clause_end, trimmed
from tocsin.annotate.surface.words import SurfaceWords, frame_of
from tocsin.annotate.text.cited import EVALUATES, PROPOSES, Cited
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import count_words, words
from tocsin.records import Span

# A longer phrase before a verb of bidding holds more than who bids.
_LONGEST_BIDDER = 7


class _Forms(NamedTuple):
    """The forms of verbs in a language: those that evaluate or bid, those that accuse, those
    that are an act only where they are negated, and those that bid somebody do something.
    """

    evaluating: TermIndex
    proposing: TermIndex
    negated: TermIndex
    bidding: TermIndex


@functools.cache
def _forms(language: str) -> _Forms:
    """Return the forms of a language."""
    lists = lexicon(language)
    names = ("act_form", "accusing_form", "negated_act_form", "bidding_form")
    indexes = (TermIndex([(t, t) for t in lists.get(name, ())], exact=True) for name in names)
    return _Forms(*indexes)


def acts_of(
    lists: SurfaceWords, language: str, text: str, quotes: Sequence[Span], named: Sequence[Span]
) -> list[Cited]:
    """Return the acts of one sentence in order, with offsets that begin with it; `quotes` are the
    insides of its quotations, `named` the names of whoever can speak.
    """
    forms = _forms(language)
    negators = lists.folded("negator")
    bidding = {cue.start for cue in forms.bidding.find(text) if _bids(lists, text, cue)}
    cues = [
        (cue, PROPOSES if cue.start in bidding else EVALUATES)
        for cue in forms.evaluating.find(text)
    ]
    cues += [(cue, PROPOSES) for cue in forms.proposing.find(text)]
    cues += [
        (cue, EVALUATES) for cue in forms.negated.find(text) if _last(text, cue.start) in negators
    ]
    outside = [
        (cue, rule) for cue, rule in cues if not any(q.start <= cue.start < q.end for q in quotes)
    ]
    return [act for cue, rule in sorted(outside) for act in _act(lists, text, cue, rule, named)]


def _bids(lists: SurfaceWords, text: str, cue: Found) -> bool:
    """Return whether an infinitive stands behind a verb of bidding: what somebody is to do."""
    source = lists.left(text, cue.start)
    if source is None or count_words(source.of(text)) > _LONGEST_BIDDER:
        return False
    behind = words(text, cue.end, clause_end(text, cue.end))
    return any(fold(w.text).endswith(lists.infinitives) for w in behind)


def _last(text: str, at: int) -> str:
    """Return the last word before a place, folded."""
    before = list(words(text, 0, at))
    return fold(before[-1].text) if before else ""


def _act(
    lists: SurfaceWords, text: str, cue: Found, rule: str, named: Sequence[Span]
) -> Iterator[Cited]:
    """Yield the act of a verb whose subject stands before it and can speak."""
    source = lists.left(text, cue.start)
    content = trimmed(text, cue.end, clause_end(text, cue.end))
    if source is None or content is None or lists.is_clause(source.of(text)):
        return
    if count_words(content.of(text)) and lists.speaks(text, source, named):
        yield frame_of(cue, rule, content, source)
