"""Quotations whose speaker another sentence names: they go on over sentences, after their tag, or
after a colon.
"""

import re
from collections.abc import Sequence

from tocsin.annotate.english.frames import cue_kind, subject_of
from tocsin.annotate.english.nominal import NOMINAL
from tocsin.annotate.english.quote_tags import tag_of
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.text.frame import Attributed, Frame
from tocsin.annotate.text.quotes import Quoted
from tocsin.records import Document, Span

_FEWEST_WORDS = 4
AFTER_COLON = "after_colon"
_FEWEST_AFTER_COLON = 3
# An office before a colon is so many words at most; between a name and its colon may stand what it
# speaks of.
_LONGEST_OFFICE = 6
_ARTICLE = "the "
_HEAD = re.compile(r"\s*(?:\s(?:on|about)\s[^:\n]{3,60})?")


Pending = list[tuple[Parsed, list[Attributed]]]


def spread_over_quotes(
    document: Document, quoted: Sequence[Quoted], pending: Pending
) -> list[Attributed]:
    """Give every sentence of a quotation its speaker; return the attributions that were added to
    `pending`.

    Three cases: one sentence of the quotation names the speaker; the quotation follows, in the same
    paragraph, the tag of the one before ("A," she said. "B."); the sentence before it ends in a
    colon ("The minister went on: ...").
    """
    added: list[Attributed] = []
    last: tuple[Quoted, Attributed] | None = None
    for quote in quoted:
        touched = [(s, f) for s, f in pending if s.span.overlaps(quote.inner)]
        if not touched or _words(touched, quote) < _FEWEST_WORDS:
            continue
        owner = _owner(quote, touched)
        if owner is None:
            owner = (
                _tagged(document, quote, [s for s, _ in pending])
                or _after_tag(document, quote, last, pending)
                or _after_colon(quote, touched[0][0], pending)
            )
        if owner is None:
            continue
        last = (quote, owner)
        for sentence, frames in touched:
            if not any(_over(a, quote) for a in frames):
                frames.append(_part(owner, quote, sentence))
                added.append(frames[-1])
    return added


def _words(touched: Pending, quote: Quoted) -> int:
    """Return how many words a quotation has."""
    return sum(sum(t.is_alpha for t in s.inside(quote.inner)) for s, _ in touched)


def _over(item: Attributed, quote: Quoted) -> bool:
    """Tell whether an attribution from outside a quotation governs words in it."""
    outside = not quote.inner.covers(item.frame.cue_span)
    return item.frame.content.overlaps(quote.inner) and outside and item.frame.rule != NOMINAL


def _owner(quote: Quoted, touched: Pending) -> Attributed | None:
    """Return the attribution that one of the quotation's own sentences gives."""
    return next((a for _, frames in touched for a in frames if _over(a, quote)), None)


def _tagged(document: Document, quote: Quoted, parsed: Sequence[Parsed]) -> Attributed | None:
    """Return the speaker whom a tag in a sentence of its own names."""
    frame = tag_of(document, quote, parsed)
    if frame is not None:
        return Attributed(frame=frame, hops=())
    return None


def _after_tag(
    document: Document, quote: Quoted, last: tuple[Quoted, Attributed] | None, pending: Pending
) -> Attributed | None:
    """Return the speaker of the quotation before, when only its tag and nothing else stands between
    the two.
    """
    if last is None or "\n" in document.text[last[0].span.end : quote.span.start]:
        return None
    between = [
        s
        for s, _ in pending
        if last[0].span.end <= s.span.end <= quote.span.start and s.span.end > last[0].span.end
    ]
    starts = any(s.span.start in (quote.span.start, quote.inner.start) for s, _ in pending)
    only_tag = all(s.span.covers(last[1].frame.cue_span) for s in between)
    if starts and only_tag and len(between) <= 1:
        return last[1]
    return None


def _after_colon(quote: Quoted, sentence: Parsed, pending: Pending) -> Attributed | None:
    """Return the speaker whom the words before a colon name: "The minister went on:",
    "Minister:".
    """
    index = next(i for i, (s, _) in enumerate(pending) if s is sentence)
    parsed = sentence
    if sentence.span.start >= quote.span.start:
        if not index:
            return None
        parsed = pending[index - 1][0]
    before = [t for t in parsed.doc if parsed.end(t) <= quote.span.start and not t.is_space]
    if not before or before[-1].text != ":":
        return None
    cue = next(
        (t for t in reversed(before) if t.tag_.startswith("VB") and cue_kind(t.lemma_.casefold())),
        before[-1],
    )
    if cue.text != ":":
        source = subject_of(cue)
    else:
        source = next((t for t in before if t.dep_ == "ROOT" and t.pos_ == "PROPN"), None)
    if source is None:
        return None
    frame = Frame(
        cue=cue.text,
        cue_span=Span(start=parsed.start(cue), end=parsed.end(cue)),
        kind="speech",
        rule=AFTER_COLON,
        content=quote.inner,
        source=parsed.cover([t for t in source.subtree if t.i < cue.i or t.i == source.i]),
        head=Span(start=parsed.start(source), end=parsed.end(source)),
    )
    return Attributed(frame=frame, hops=())


def _part(owner: Attributed, quote: Quoted, sentence: Parsed) -> Attributed:
    """Make the attribution of one sentence's part of a quotation."""
    start, end = (
        max(quote.inner.start, sentence.span.start),
        min(quote.inner.end, sentence.span.end),
    )
    if owner.frame.rule == AFTER_COLON:
        rule = AFTER_COLON
    else:
        rule = "quote_goes_on"
    frame = Frame(
        cue=owner.frame.cue,
        cue_span=owner.frame.cue_span,
        kind=owner.frame.kind,
        rule=rule,
        content=Span(start=start, end=end),
        source=owner.frame.source,
        head=owner.frame.head,
    )
    return Attributed(frame=frame, hops=owner.hops)


# A headline that ends in a dash and a credit, with the time and the site's name that pages put
# behind it.
_CREDIT = re.compile(
    r"(?P<told>.{12,}?)(?P<dash>\s[-–—]\s?|(?<=\w)-\s|,\s(?:says?|said)\s|:\s)"
    r"(?P<credit>[^\W\d_][\w.'’& -]{1,60}?)"
    r"(?P<stop>\.)?(?:\s*\(\d{1,2}\.\d{1,2}\.\d{2,4}[^)]*\))?(?:\s*[«|].*)?\s*$"
)
HEADLINE_CREDIT = "headline_credit"
_LONGEST_CREDIT = 4
# A name behind an office before a colon is so many words at most ("Ombudsman Ann Lane:").
_LONGEST_NAME = 3
_OWNER = re.compile(r".+['’]s\s+(?=\w)")
_SMALL = ("of", "the", "for", "and", "in", "on")


def name_colon(
    parsed: Parsed, speakers: Sequence[Span], text: str, surnames: frozenset[str] = frozenset()
) -> Frame | None:
    """Return the frame of "NAME: what NAME says", as headlines and transcripts have it.

    What stands before the colon is a name that was recognised, the last name of a person whom the
    text names elsewhere, or an office ("Harbour mayor:"); the matter may stand behind it ("Lane on
    the fire:").
    """
    start = parsed.span.start
    start += next((n for n, c in enumerate(text[start : parsed.span.end]) if c.isalnum()), 0)
    start += len(text[start : start + len(_ARTICLE)]) * (text.startswith((_ARTICLE, "The "), start))
    colon = text.find(":", start, parsed.span.end)
    if colon < 0:
        return None
    known = next((s for s in speakers if s.start == start and s.end <= colon), None)
    if known is None or not _HEAD.fullmatch(text, known.end, colon):
        known = _unrecognised(parsed, Span(start=start, end=colon), surnames, text)
    if known is None or not _HEAD.fullmatch(text, known.end, colon):
        return None
    name = known
    content = Span(
        start=colon + 1 + len(text[colon + 1 :]) - len(text[colon + 1 :].lstrip()),
        end=parsed.span.end,
    )
    if (
        content.end <= content.start
        or sum(t.is_alpha for t in parsed.inside(content)) < _FEWEST_AFTER_COLON
    ):
        return None
    return Frame(
        cue=":",
        cue_span=Span(start=colon, end=colon + 1),
        kind="speech",
        rule="name_colon",
        content=content,
        source=name,
        head=name,
    )


def _unrecognised(parsed: Parsed, before: Span, surnames: frozenset[str], text: str) -> Span | None:
    """Return whoever is named before a colon without being recognised as a name there: by a last
    name, or by an office.
    """
    words = before.of(text).split()
    if (
        not words
        or len(words) > _LONGEST_OFFICE
        or not any(
            t.tag_.startswith(("VB", "MD"))
            for t in parsed.inside(Span(start=before.end, end=parsed.span.end))
        )
    ):
        return None
    name = words[1:]
    titled = words[0].casefold() in ENGLISH.words("role_noun") | ENGLISH.words("credit_noun")
    if titled and 0 < len(name) <= _LONGEST_NAME and all(p[0].isupper() for p in name):
        return Span(start=before.start, end=before.start + len(before.of(text).rstrip()))
    if words[0] in surnames:
        return Span(start=before.start, end=before.start + len(words[0]))
    is_office = words[-1].casefold() in ENGLISH.words("credit_noun") and words[0][0].isupper()
    if is_office:
        return Span(start=before.start, end=before.start + len(before.of(text).rstrip()))
    return None


def headline_credit(parsed: Parsed, speakers: Sequence[Span], text: str) -> Frame | None:
    """Return the frame of "what NAME says - NAME", as agencies head their news; a colon or "says"
    may stand for the dash.
    """
    line_end = text.find("\n", parsed.span.start)
    line = Span(
        start=parsed.span.start, end=len(text) if line_end < 0 else min(line_end, len(text))
    )
    found = _CREDIT.match(line.of(text)) or _set_apart(parsed.span.of(text))
    if found is None:
        return None
    credit = Span(start=line.start + found.start("credit"), end=line.start + found.end("credit"))
    content = Span(start=parsed.span.start, end=line.start + found.end("told"))
    inside = parsed.inside(content)
    has_verb = any(t.tag_.startswith(("VB", "MD")) for t in inside)
    is_told = found["dash"].startswith(":") or any(c.isalpha() for c in found["dash"])
    if sum(t.is_alpha for t in inside) < _FEWEST_AFTER_COLON or not (has_verb or is_told):
        return None
    named = any(s == credit for s in speakers)
    if found["dash"].startswith(":"):
        named = _may_end_a_heading(credit.of(text), named=named)
        if not named:
            return None
    set_apart = found["told"].rstrip().endswith(",")
    abbreviated = "." in found["credit"]  # "U.N."
    stopped = found.group("stop") is not None and not set_apart and not abbreviated
    if not named and not _is_credit(credit.of(text), stopped=stopped):
        return None
    dash = Span(start=line.start + found.start("dash"), end=line.start + found.end("dash"))
    return Frame(
        cue=dash.of(text).strip(" ,"),
        cue_span=dash,
        kind="speech",
        rule=HEADLINE_CREDIT,
        content=content,
        source=credit,
        head=_head_of(credit, text),
    )


def _set_apart(sentence: str) -> re.Match[str] | None:
    """Return a credit behind a comma and a dash, as no sentence but a quoted headline ends."""
    found = _CREDIT.match(sentence)
    return found if found is not None and found["told"].rstrip().endswith(",") else None


def _head_of(credit: Span, text: str) -> Span:
    """Return the words of a credit that say who it is: without the owner before them ("Osmia's
    Coast Guard").
    """
    owned = _OWNER.match(credit.of(text))
    return Span(start=credit.start + owned.end(), end=credit.end) if owned is not None else credit


def _may_end_a_heading(words: str, *, named: bool) -> bool:
    """Return whether words behind a heading's colon are whoever said it; more often they are what
    it is about ("Explainer", "two dead").
    """
    parts = [p.casefold() for p in words.split()]
    if ENGLISH.words("no_credit").intersection(parts) - ENGLISH.words("credit_noun"):
        return False
    return named or (len(parts) <= _LONGEST_CREDIT and parts[-1] in ENGLISH.words("credit_noun"))


def _is_credit(words: str, *, stopped: bool) -> bool:
    """Return whether words behind the dash of a headline can be whoever said it: names in capitals,
    or a noun for an office or a source.

    Before a full stop names alone are none: so ends a sentence ("one thing was left - Hope.").
    """
    parts = words.replace("'s", "").replace("’s", "").split()
    if len(parts) == 1 and parts[0].casefold() in ENGLISH.words("credit_noun"):
        return True
    if {p.casefold() for p in parts} & ENGLISH.words("no_credit"):
        return False
    if parts[-1].casefold() in ENGLISH.words("credit_noun"):
        return True
    if (
        parts[0].casefold() in ENGLISH.words("role_noun") and parts[-1][0].isupper()
    ):  # "head of the office Lane"
        return True
    return not stopped and all(p[0].isupper() or p in _SMALL for p in parts)
