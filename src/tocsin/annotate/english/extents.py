"""Where the content of a chosen attribution begins and ends, where grammar tells it more surely
than the counts do.

A quotation that its tag cuts in two is one; what is asked of somebody names whom; what several
infinitives ask for is one; a remark behind a dash, and what follows what something was called in
quotation marks, are the writer's own.
"""

from collections.abc import Sequence

import msgspec

from tocsin.annotate.english.frames import trim
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import Quoted, touching
from tocsin.records import Span

_DASHES = ("-", "--", "–", "—", "―")
_LIST_MARKS = (",", "and", "or")
# What may stand between an infinitive and the next one: "to meet and in some cases exceed".
_ADVERBIAL = ("ADV", "ADP", "DET", "NOUN", "PART")
_LONGEST_ADVERBIAL = 4
# The prepositions behind which whoever is asked stands ("called on X to ...").
_ASKED_BY = ("on", "upon", "with", "for")
# A tag between two halves of a quotation is no longer than this, in letters.
_LONGEST_TAG = 160
_OBJECT_AS = ("object_as", "as", "passive_as")


def joined_halves(
    frames: Sequence[Frame], quoted: Sequence[Quoted], parsed: Sequence[Parsed], text: str
) -> list[Frame]:
    """Return frames of which none has only half of a quotation that its tag cuts in two ("A," X
    said, "B.").
    """
    joined: list[Frame] = []
    for frame in frames:
        whole = _whole(frame, quoted, parsed, text)
        if not any(_is_half(whole, other) for other in joined):
            joined = [other for other in joined if not _is_half(other, whole)] + [whole]
    return joined


def _is_half(frame: Frame, other: Frame) -> bool:
    """Return whether another frame of the same cue has the words of this one."""
    return frame.cue_span == other.cue_span and other.content.covers(frame.content)


def _whole(frame: Frame, quoted: Sequence[Quoted], parsed: Sequence[Parsed], text: str) -> Frame:
    """Return a frame with both halves of the quotation that its tag stands in."""
    halves = _halves(frame, quoted, text)
    if halves is None:
        return frame
    first, second = halves
    if _acts_between(frame, Span(start=first.span.end, end=second.span.start), parsed):
        return frame
    start = min(frame.content.start, first.inner.start)
    end = max(frame.content.end, second.inner.end)
    return msgspec.structs.replace(frame, content=Span(start=start, end=end))


def _halves(frame: Frame, quoted: Sequence[Quoted], text: str) -> tuple[Quoted, Quoted] | None:
    """Return the quotations on both sides of a frame's cue, if commas tell that they are one
    sentence and one of them is its content.
    """
    cue = frame.cue_span
    near = touching(
        quoted, Span(start=max(0, cue.start - _LONGEST_TAG), end=cue.end + _LONGEST_TAG)
    )
    before = next((q for q in reversed(near) if q.span.end <= cue.start), None)
    behind = next((q for q in near if q.span.start >= cue.end), None)
    if before is None or behind is None or before.span.start == behind.span.start:
        return None
    tag = text[before.span.end : behind.span.start]
    goes_on = before.inner.of(text).rstrip().endswith(",") and tag.rstrip().endswith(",")
    if not goes_on or len(tag) > _LONGEST_TAG or "\n" in tag:
        return None
    halves = before.inner, behind.inner
    if any(h.covers(frame.content) or frame.content.covers(h) for h in halves):
        return before, behind
    return None


def _acts_between(frame: Frame, tag: Span, parsed: Sequence[Parsed]) -> bool:
    """Return whether another verb than the cue stands in a tag: the second quotation is its own
    ("X said, adding later, ...").
    """
    inside = [t for s in parsed if s.span.overlaps(tag) for t in s.inside(tag)]
    own = {t.i for s in parsed for t in s.inside(frame.cue_span)}
    return any(t.tag_.startswith("VB") and t.pos_ == "VERB" and t.i not in own for t in inside)


def settled(frame: Frame, home: Parsed, quoted: Sequence[Quoted]) -> Frame:
    """Return a frame of a sentence with the bounds that its grammar gives it."""
    near = touching(quoted, home.span)
    content = frame.content
    construction = frame.construction or ""
    if construction.startswith("infinitive"):
        content = _with_asked(frame, content, home)
        content = _with_coordinated(content, home, near)
    if construction.startswith("object"):
        content = _carried(frame, content, home)
    if construction.split("_cut")[0] in _OBJECT_AS:
        content = _without_tail(content, home, near)
    if construction and not construction.startswith("quote"):
        content = _without_remark(content, home, near)
    return frame if content == frame.content else msgspec.structs.replace(frame, content=content)


def _carried(frame: Frame, content: Span, home: Parsed) -> Span:
    """Return what a noun of saying or thinking is about, where its verb only carries it ("expressed
    concern about X").
    """
    cue = next(iter(home.inside(frame.cue_span)), None)
    if cue is None or cue.lemma_.casefold() not in ENGLISH.words("light_verb"):
        return content
    noun = next((c for c in cue.children if c.dep_ == "dobj" and c.i > cue.i), None)
    if noun is None or noun not in home.inside(content):
        return content
    about = next((c for c in noun.children if c.i > noun.i and _leads_on(c)), None)
    if about is None:
        return content
    inside = [t for t in home.inside(content) if t.i > about.left_edge.i]
    if about.dep_ != "prep":
        inside = [t for t in home.inside(content) if t.i >= about.left_edge.i]
    return trim(home, inside) or content


def _leads_on(word: Token) -> bool:
    """Return whether a word leads from a noun of saying to what is said."""
    return word.dep_ in ("acl", "ccomp") or (word.dep_ == "prep" and word.lower_ == "about")


def _with_asked(frame: Frame, content: Span, home: Parsed) -> Span:
    """Return a content that names whom something is asked of: "called on X to leave"."""
    cue = next(iter(home.inside(frame.cue_span)), None)
    inside = home.inside(content)
    if cue is None or not inside:
        return content
    for child in cue.children:
        addressee = next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.lower_ in _ASKED_BY and addressee is not None and child.i > cue.i:
            phrase = [t.i for t in addressee.subtree if t.i < inside[0].i]
            if phrase and max(phrase) + 1 == inside[0].i:
                return Span(start=home.start(home.doc[min(phrase)]), end=content.end)
    return content


def _with_coordinated(content: Span, home: Parsed, near: Sequence[Quoted]) -> Span:
    """Return a content that holds all infinitives of a list: "to raise A, cut B and meet C", also
    where the parse hangs the later ones on the cue.
    """
    inside = home.inside(content)
    while inside:
        joined = _next_infinitive(home, inside[-1].i + 1)
        if joined is None:
            return content
        end = home.end(joined.right_edge)
        if any(q.span.start < end < q.inner.end for q in near):
            return content
        content = Span(start=content.start, end=max(content.end, end))
        inside = [t for t in home.doc if home.end(t) == content.end]
    return content


def _next_infinitive(home: Parsed, at: int) -> Token | None:
    """Return the bare infinitive that goes on a list behind a comma or a conjunction."""
    listed = False
    words = 0
    for token in home.doc[at:]:
        if token.lower_ in _LIST_MARKS:
            listed, words = True, 0
        elif not listed:
            return None
        elif token.tag_ == "VB":
            is_own = any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.children)
            return None if is_own and not _after_to(token) else token
        elif token.pos_ in _ADVERBIAL and words < _LONGEST_ADVERBIAL:
            words += 1
        else:
            return None
    return None


def _after_to(token: Token) -> bool:
    """Return whether a verb stands behind "to"."""
    return token.i > 0 and token.nbor(-1).lower_ == "to"


def _without_tail(content: Span, home: Parsed, near: Sequence[Quoted]) -> Span:
    """Return a content that ends with what something is called in quotation marks behind "as"."""
    for quote in near:
        before = [t for t in home.doc if home.end(t) <= quote.span.start]
        named = [t.lower_ for t in before[-2:]]
        inside = content.start < quote.inner.start and quote.inner.end < content.end
        if inside and "as" in named and _behind(home, quote) in ("ADP", "PROPN", "NOUN", "PUNCT"):
            return Span(start=content.start, end=quote.inner.end)
    return content


def _behind(home: Parsed, quote: Quoted) -> str:
    """Return what kind of word follows a quotation."""
    return next((t.pos_ for t in home.doc if home.start(t) >= quote.span.end), "")


def _without_remark(content: Span, home: Parsed, near: Sequence[Quoted]) -> Span:
    """Return a content without what follows its only dash outside quotations."""
    inside = home.inside(content)
    dashes = [
        t
        for t in inside[1:-1]
        if t.text in _DASHES
        and t.whitespace_
        and home.doc[t.i - 1].whitespace_
        and not any(q.inner.start <= home.start(t) < q.inner.end for q in near)
    ]
    if len(dashes) != 1:
        return content
    return Span(start=content.start, end=home.end(home.doc[dashes[0].i - 1]))
