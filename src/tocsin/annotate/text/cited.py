"""What every grammar but the English one finds: who is cited in a sentence, by which word, for
what, and whether they said it.
"""

from typing import NamedTuple

from tocsin.records import Factuality, Span

# Rules of this name find whom others cite: the deepest hop of a chain.
DEEPEST = "according"
# Rules of this name find who published what the sentence already says others said.
OUTERMOST = "signature"
# A rule of this name has found a phrase whose source is whoever spoke last.
POINTS_BACK = "by the same account"
# Rules of this name find hearsay: something is passed on, and nobody answers for it.
HEARSAY = "hearsay"
# A rule of this name finds what is said without anybody who says it ("it is reported").
IMPERSONAL = "impersonal"
# The rule of an act that evaluates a thing and puts no proposition forward.
EVALUATES = "act"
# The rule of an act whose content can be true or false: an accusation, what a thing is called, what
# is told of it.
PROPOSES = "act (proposition)"
# A rule of this name carries the source of a quotation over the other sentences of it.
GOES_ON = "quotation goes on"


class Cited(NamedTuple):
    """One attribution in a sentence; offsets point into the document.

    `source` is the noun phrase that is cited and `head` its head word; both are None where nobody
    is named, or where the phrase only points back ("by his account"). `cue_start` and `cue_end` are
    where the cue stands. `factuality` says whether the act of speech took place; `denies` says that
    the source rejects the content.
    """

    cue: str
    rule: str
    content: Span
    source: Span | None
    head: Span | None
    cue_end: int
    cue_start: int = 0
    factuality: Factuality = "said"
    denies: bool = False

    @property
    def is_outermost(self) -> bool:
        """Return whether its source is who published what others are already said to say."""
        return self.rule.startswith(OUTERMOST)

    @property
    def is_deepest(self) -> bool:
        """Return whether its source is whom others cite."""
        return self.rule.startswith(DEEPEST)

    @property
    def cue_span(self) -> Span:
        """Return where the cue stands."""
        return Span(start=min(self.cue_start, self.cue_end), end=self.cue_end)


def shifted(span: Span, by: int) -> Span:
    """Return a span moved; what would begin before the text begins with it."""
    return Span(start=max(0, span.start + by), end=max(0, span.end + by))


def moved(frame: Cited, by: int) -> Cited:
    """Return a frame moved from its sentence into the document, or back."""
    return frame._replace(
        content=shifted(frame.content, by),
        source=shifted(frame.source, by) if frame.source is not None else None,
        head=shifted(frame.head, by) if frame.head is not None else None,
        cue_start=max(0, frame.cue_start + by),
        cue_end=max(0, frame.cue_end + by),
    )


def in_order(frames: list[Cited]) -> list[Cited]:
    """Return frames without repeats, innermost first: whom others cite, then by the size of the
    content, then who published.

    Whoever is cited only for what another said ("X said that ..., Y reports citing Z") stands
    outside of that.
    """
    widest = sorted(frames, key=lambda f: f.content.end - f.content.start, reverse=True)
    distinct = {(f.source, f.cue): f for f in widest}
    return sorted(
        distinct.values(),
        key=lambda f: (
            f.is_outermost,
            not f.is_deepest or _passing(f, frames) is not None,
            _governed(f, frames),
            not f.is_deepest,
            f.content,
        ),
    )


def _governed(frame: Cited, frames: list[Cited]) -> int:
    """Return how many letters a frame governs; one that cites for another, as many as that."""
    content = (_passing(frame, frames) or frame).content
    return content.end - content.start


def _passing(cited: Cited, frames: list[Cited]) -> Cited | None:
    """Return the frame that a phrase of citing belongs to, where that passes on what somebody else
    is said to have said.
    """
    if not cited.rule.startswith(DEEPEST):
        return None
    before = [f for f in frames if f.cue_start < cited.cue_start and f.cue != cited.cue]
    return next(
        (
            outer
            for outer in before
            for said in before
            if said is not outer
            and said.source is not None
            and said.content.end <= outer.cue_start
            and outer.content.covers(said.cue_span)
        ),
        None,
    )
