"""Quotations whose speaker another sentence names: they go on over sentences, after their tag, or
after a colon.
"""

import itertools
import re
from collections.abc import Sequence

from tocsin.annotate.english.announcing import AFTER_COLON, Announcer, announcer_of
from tocsin.annotate.english.nominal import NOMINAL
from tocsin.annotate.english.quote_tags import tag_of
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Attributed, Frame
from tocsin.annotate.text.quotes import Quoted
from tocsin.records import Document, Span

_FEWEST_WORDS = 4
_FEWEST_AFTER_COLON = 3
# An office before a colon is so many words at most; between a name and its colon may stand what it
# speaks of.
_LONGEST_OFFICE = 6
_ARTICLE = "the "
_HEAD = re.compile(r"\s*(?:\s(?:on|about)\s[^:\n]{3,60})?")
_ABOUT = re.compile(r"\s(?:on|about)\s[^:\n]{3,60}$")
_ON = ("about", "on")
# Whose text it is: "Summary of the General Staff".
_WHOSE = re.compile(r"(?P<kind>[A-Z][a-z]+)\s+(?:of|by|from)\s+(?:the\s+)?(?P<name>[A-Z].+)")


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
    announcer = announcer_of(parsed, before[:-1]) or _named_alone(parsed, before)
    if announcer is None:
        return None
    frame = Frame(
        cue=announcer.cue,
        cue_span=announcer.cue_span,
        kind="speech",
        rule=AFTER_COLON,
        content=quote.inner,
        source=announcer.source,
        head=announcer.head,
    )
    return Attributed(frame=frame, hops=())


def _named_alone(parsed: Parsed, before: Sequence[Token]) -> Announcer | None:
    """Return the name that stands alone before a colon ("Minister:"), the colon last."""
    named = next((t for t in before if t.dep_ == "ROOT" and t.pos_ == "PROPN"), None)
    if named is None:
        return None
    return Announcer(
        cue=before[-1].text,
        cue_span=parsed.cover([before[-1]]),
        source=parsed.cover([t for t in named.subtree if t.i < before[-1].i]),
        head=parsed.cover([named]),
    )


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
    r"(?P<said>.{12,}?)(?P<dash>\s[-–—]\s?|(?<=\w)-\s|,\s(?:says?|said)\s|:\s)"
    r"(?P<credit>[^\W\d_][\w.'’&\"“” -]{1,60}?)"
    r"(?P<stop>\.)?(?:\s*\(\d{1,2}\.\d{1,2}\.\d{2,4}[^)]*\))?(?:\s*[«|].*)?\s*$"
)
# Whoever says it may close a headline with the verb: "Two dead in attack on port, Romania says".
_SAYS_LAST = re.compile(
    r"(?P<said>.{12,}),\s(?P<credit>[^\W\d_][\w.'’& -]{1,40}?)"
    r"(?P<dash>\s(?:says?|said))(?P<stop>\.)?$"
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
    begin = colon + 1 + len(text[colon + 1 :]) - len(text[colon + 1 :].lstrip())
    content = Span(start=begin, end=parsed.span.end)
    topic = _on_topic(parsed, content, speakers)
    name: Span | None
    if topic is not None:
        name, content = topic
    else:
        name = _named_before(parsed, Span(start=start, end=colon), speakers, surnames, text)
    if (
        name is None
        or content.end <= content.start
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
        head=_last_noun(name, text),
    )


def _last_noun(name: Span, text: str) -> Span:
    """Return the last word of a name where that is a noun for who speaks ("Osmia state TV"), else
    the name.
    """
    last = name.of(text).rsplit(" ", 1)[-1]
    if last.casefold() not in ENGLISH.words("outlet_noun"):
        return name
    return Span(start=name.end - len(last), end=name.end)


def _on_topic(parsed: Parsed, content: Span, speakers: Sequence[Span]) -> tuple[Span, Span] | None:
    """Return who speaks behind a label, and of what: "Exchange: Lane about captured soldiers"."""
    if any(t.tag_.startswith(("VB", "MD")) and t.dep_ == "ROOT" for t in parsed.inside(content)):
        return None
    name = next((s for s in speakers if s.start == content.start and s.end < content.end), None)
    name = name or _proper(parsed, content)
    if name is None:
        return None
    behind = next(iter(parsed.inside(Span(start=name.end, end=content.end))), None)
    if behind is None or behind.lower_ not in _ON:
        return None
    return name, Span(start=parsed.start(behind), end=content.end)


def _proper(parsed: Parsed, content: Span) -> Span | None:
    """Return the proper name that a content begins with, as the parser reads it."""
    named = list(itertools.takewhile(lambda t: t.pos_ == "PROPN", parsed.inside(content)))
    if not 0 < len(named) <= _LONGEST_NAME:
        return None
    return Span(start=content.start, end=parsed.end(named[-1]))


def _named_before(
    parsed: Parsed, before: Span, speakers: Sequence[Span], surnames: frozenset[str], text: str
) -> Span | None:
    """Return who is named before a colon: a recognised name, an office, or whose text it is
    ("Summary of the General Staff:").
    """
    name = next((s for s in speakers if s.start == before.start and s.end <= before.end), None)
    if name is not None and name.of(text).casefold() in ENGLISH.words("no_credit"):
        return None
    if name is not None and _HEAD.fullmatch(text, name.end, before.end):
        return name
    whose = _WHOSE.match(before.of(text))
    if whose is not None and whose["kind"].casefold() in ENGLISH.words("text_noun"):
        return Span(start=before.start + whose.start("name"), end=before.start + whose.end("name"))
    topic = _ABOUT.search(before.of(text))
    end = before.start + topic.start() if topic is not None else before.end
    return _unrecognised(parsed, Span(start=before.start, end=end), before.end, surnames, text)


def _unrecognised(
    parsed: Parsed, before: Span, colon: int, surnames: frozenset[str], text: str
) -> Span | None:
    """Return whoever is named before a colon without being recognised as a name there: by a last
    name, or by an office.
    """
    words = before.of(text).split()
    if (
        not words
        or len(words) > _LONGEST_OFFICE
        or not any(
            t.tag_.startswith(("VB", "MD"))
            for t in parsed.inside(Span(start=colon, end=parsed.span.end))
        )
    ):
        return None
    whole = Span(start=before.start, end=before.start + len(before.of(text).rstrip()))
    name = words[1:]
    offices = ENGLISH.words("role_noun") | ENGLISH.words("credit_noun")
    titled = words[0].casefold() in offices | ENGLISH.words("short_office")
    if titled and 0 < len(name) <= _LONGEST_NAME and all(p[0].isupper() for p in name):
        return whole
    if words[0] in surnames:
        return Span(start=before.start, end=before.start + len(words[0]))
    head = words[: words.index("of")] if "of" in words else words
    is_office = bool(head) and head[-1].casefold() in ENGLISH.words("credit_noun")
    if is_office and words[0][0].isupper():
        return whole
    return None


def headline_credit(parsed: Parsed, speakers: Sequence[Span], text: str) -> Frame | None:
    """Return the frame of "what NAME says - NAME", as agencies head their news; a colon or "says"
    may stand for the dash.
    """
    line_end = text.find("\n", parsed.span.start)
    line = Span(
        start=parsed.span.start, end=len(text) if line_end < 0 else min(line_end, len(text))
    )
    match = _CREDIT.match(line.of(text)) or _set_apart(parsed.span.of(text))
    match = match or _SAYS_LAST.match(parsed.span.of(text).rstrip())
    if match is None:
        return None
    credit = Span(start=line.start + match.start("credit"), end=line.start + match.end("credit"))
    content = Span(start=parsed.span.start, end=line.start + match.end("said"))
    inside = parsed.inside(content)
    has_verb = any(t.tag_.startswith(("VB", "MD")) for t in inside)
    is_told = match["dash"].startswith(":") or any(c.isalpha() for c in match["dash"])
    if sum(t.is_alpha for t in inside) < _FEWEST_AFTER_COLON:
        return None
    if not (has_verb or is_told or _is_office(credit.of(text))):
        return None
    named = any(s == credit for s in speakers)
    if match["dash"].startswith(":"):
        named = _may_end_a_heading(credit.of(text), named=named)
        if not named:
            return None
    set_apart = match["said"].rstrip().endswith(",")
    abbreviated = "." in match["credit"]  # "U.N."
    stopped = match.group("stop") is not None and not set_apart and not abbreviated
    if not named and not _is_credit(credit.of(text), stopped=stopped):
        return None
    dash = Span(start=line.start + match.start("dash"), end=line.start + match.end("dash"))
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
    match = _CREDIT.match(sentence)
    return match if match is not None and match["said"].rstrip().endswith(",") else None


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


def _is_office(words: str) -> bool:
    """Return whether words behind a dash are an office or a body by a noun for one, so that even
    what has no verb is told by it: "No plans for the harbour - MFA Osmia".
    """
    parts = {p.casefold() for p in words.split()}
    return bool(parts & (ENGLISH.words("short_office") | ENGLISH.words("official_noun")))


def _is_credit(words: str, *, stopped: bool) -> bool:
    """Return whether words behind the dash of a headline can be whoever said it: names in capitals,
    or a noun for an office or a source.

    Before a full stop names alone are none: so ends a sentence ("one thing was left - Hope.").
    """
    parts = re.sub(r"['’]s\b|[\"“”]", "", words).split()
    if not parts:
        return False
    if len(parts) > 1 and {parts[0].casefold(), parts[-1].casefold()} <= ENGLISH.words(
        "credit_noun"
    ):
        return True
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
