"""Attributions without a verb: a name before a colon, a name behind a dash, "NAME - about X: words"
(Russian, Ukrainian, Kazakh).

A word before a colon is as often a label ("Attention:", "Photo:", "Kharkiv:"): only who can speak
makes an attribution.
"""

import re
from collections.abc import Iterator, Sequence

from tocsin.annotate.surface.spans import CLOSING, FEWEST, OPENING, has_words, says, trimmed
from tocsin.annotate.surface.words import SurfaceWords
from tocsin.annotate.text.cited import OUTERMOST, Cited
from tocsin.language.fold import fold
from tocsin.language.stems import stem
from tocsin.language.words import count_words, words
from tocsin.records import Span

_LONGEST_NAME = 10
# What closes what is said before a dash: a mark, or the end of bold type, of which two spaces are
# left.
_DASH = re.compile(
    r"(?P<mark>[,!?»”\".]|\s(?=\s)|)\s*[—–-]\s+(?P<source>[^—–:;]{2,110}?)[\s.!*_]*$"
)
# A source before a colon may hold a name in marks, never a clause; figures behind the colon are a
# time or a score.
_COLON = re.compile(
    r"^(?P<source>[^:«“\"\n]{0,70}(?:[«“\"][^:«»“”\"\n]{2,40}[»”\"])?[^:«“\"\n]{0,30}?)"
    r"\s*:(?![\d/])\s*(?P<content>.*)$",
    re.DOTALL,
)
# Emoji, hashtags and shouted notes before the first word of a post.
# A dash that parts two thoughts.
_SPACED_DASH = re.compile(r"\s[—–-]\s")
_LEAD = re.compile(r"^(?:[^\w#«“\"„]+|#\w+)+")
_ABOUT = re.compile(
    r"^(?P<source>[^—–:«“\"]{2,60}?)\s+[—–-]\s+(?P<about>[^:«“\"]{2,80}?):\s*(?P<content>.+)$",
    re.DOTALL,
)
_ACRONYM = re.compile(r"^[А-ЯЁІЇЄҐӘҒҚҢӨҰҮҺA-Z][А-ЯЁІЇЄҐӘҒҚҢӨҰҮҺA-Z0-9-]{1,7}$")


def beside(
    lists: SurfaceWords,
    text: str,
    named: Sequence[Span],
    places: Sequence[Span] = (),
    known_places: Sequence[Span] = (),
) -> list[Cited]:
    """Return what needs no verb; offsets begin with the sentence. `places` are names of places:
    before a colon they are datelines. Behind a dash only `known_places` are sure to be some.
    """
    return [
        *_signed(lists, text, named, known_places),
        *(list(_about(lists, text, named)) or _headed(lists, text, named, places)),
    ]


def announced(lists: SurfaceWords, text: str, named: Sequence[Span]) -> Span | None:
    """Return who is about to speak in the next sentence: a name before a colon that ends this
    one.
    """
    match = _COLON.match(text)
    if match is None or has_words(match["content"]):
        return None
    source = _after_lead(lists, text, match.start("source"), match.end("source"))
    cue = next(iter(lists.cues_in(text)), None)
    if source is not None and cue is not None and source.start <= cue.start < source.end:
        source = lists.left(text, cue.start) or lists.right(text, cue.end)
    source = _without_helpers(lists, text, source)
    if source is None or not lists.speaks(text, source, named) or _is_label(lists, source.of(text)):
        return None
    if cue is not None or _is_somebody(lists, text, source, named):
        return source
    return None


def _without_helpers(lists: SurfaceWords, text: str, source: Span | None) -> Span | None:
    """Return a noun phrase without the auxiliary that belongs to the verb behind it ("Le ministre
    a | déclaré").
    """
    helpers = lists.folded("helper_word")
    while source is not None:
        last = list(words(source.of(text)))[-1]
        if fold(last.text) not in helpers:
            return source
        source = trimmed(text, source.start, source.start + last.start)
    return None


def _after_lead(lists: SurfaceWords, text: str, start: int, end: int) -> Span | None:
    """Return the noun phrase before a colon without what posts put in front: emoji, hashtags,
    URGENT.
    """
    lead = _LEAD.match(text[start:end])
    span = lists.who(text, start + (lead.end() if lead is not None else 0), end)
    while span is not None:
        first = next(iter(words(span.of(text))))
        if first.end + span.start == span.end or stem(first.text) not in lists.labels:
            return span
        span = lists.who(text, span.start + first.end, span.end)
    return span


def _is_label(lists: SurfaceWords, source: str) -> bool:
    """Return whether the words before a colon are a label: none of them names who could speak, or
    they are what the writers do ("We offer our readers a study:").
    """
    listed = list(words(source))
    if not listed:
        return False
    ends = {stem(listed[0].text), stem(listed[-1].text)}
    return not ends.isdisjoint(lists.labels) or lists.is_of_us(listed[0].text)


def _about(lists: SurfaceWords, text: str, named: Sequence[Span]) -> Iterator[Cited]:
    """Find "NAME - about X: words"."""
    match = _ABOUT.match(text)
    if match is None:
        return
    opening = next((fold(w.text) for w in words(match["about"])), "")
    source = _after_lead(lists, text, match.start("source"), match.end("source"))
    content = trimmed(text, match.start("content"), len(text))
    if (
        source is None
        or content is None
        or opening not in lists.folded("about_word") | lists.folded("in_dative")
    ):
        return
    if _can_speak(lists, text, source, named) and not _is_label(lists, source.of(text)):
        at = match.start("content") - 1
        yield Cited(":", "name_about", content, source, _head(source, named), at, at - 1)


def _signed(
    lists: SurfaceWords, text: str, named: Sequence[Span], places: Sequence[Span]
) -> Iterator[Cited]:
    """Find "CONTENT, — SOURCE": a name behind a dash closes what it said. Without a mark before the
    dash a name alone does.
    """
    match = _DASH.search(text)
    if match is None or not says(text, Span(start=0, end=match.start())):
        return
    closed = match["mark"] in CLOSING and not _closes_name(text, match.start("mark"))
    source = _signature(lists, text, match, named if closed else None)
    content = trimmed(text, 0, match.start())
    if source is None or content is None:
        return
    if _is_paired(lists, content.of(text)):
        return  # "X said that Y - a clerk - Z": the last dash closes what the one before opens
    set_apart = closed or match["mark"] == ","
    if match["mark"] in CLOSING and not closed:
        return  # "«NAME» — what it is"
    if lists.finite and not set_apart and not lists.tells(content.of(text)):
        return  # "X — Y": Y is what X is
    known = [name for name in named if source.covers(name)]
    speaks = bool(match["mark"]) and lists.speaks(text, source, named)
    alone = _is_mostly(source, known) and _sets_apart(text, match)
    bare = not match["mark"] and _is_bare_role(lists, text, source, content)
    if speaks or alone or bare or _is_unknown_name(lists, text, match, source, places):
        at = match.start("source")
        yield Cited("—", OUTERMOST, content, source, known[0] if known else source, at, at - 1)


def _closes_name(text: str, mark: int) -> bool:
    """Return whether a closing mark, inside a sentence, closes the name of a thing and no words
    that were said.
    """
    opened = max(text.rfind(sign, 0, mark) for sign in OPENING)
    return opened > 0 and count_words(text[opened:mark]) < FEWEST and has_words(text[:opened])


def _is_paired(lists: SurfaceWords, content: str) -> bool:
    """Return whether a clause behind "that" holds a dash, with which the next one makes a pair."""
    opened = [w for w in words(content) if fold(w.text) in lists.folded("that_word")]
    return bool(opened) and _SPACED_DASH.search(content, opened[0].end) is not None


def _signature(
    lists: SurfaceWords, text: str, match: re.Match[str], named: Sequence[Span] | None
) -> Span | None:
    """Return the source behind a dash, if it is short and tells nothing of its own; with `named`,
    without where it is.
    """
    start, end = match.span("source")
    for phrase in lists.according.find(text):
        if start < phrase.start < end:
            end = phrase.start
            break
    first = next(iter(words(text, start, end)), None)
    if first is not None and fold(first.text) in lists.joining - lists.prepositions:
        return None  # "..., — through Osmia"
    source = lists.who(text, start, end)
    if named is not None:
        source = lists.without_where(text, source, named)
    if source is None or count_words(source.of(text)) > _LONGEST_NAME:
        return None
    has_cue = any(source.start <= cue.start < source.end for cue in lists.cues_in(text))
    if has_cue or lists.tells(source.of(text)):
        return None
    return source


def _is_mostly(source: Span, known: Sequence[Span]) -> bool:
    """Return whether at least half of a source is names."""
    letters = sum(name.end - name.start for name in known)
    return letters >= (source.end - source.start) / 2


def _sets_apart(text: str, match: re.Match[str]) -> bool:
    """Return whether a mark stands before a dash, or the dash is no hyphen."""
    return bool(match["mark"]) or "-" not in text[match.start() : match.start("source")]


def _is_bare_role(lists: SurfaceWords, text: str, source: Span, content: Span) -> bool:
    """Return whether a headline ends in no name but a role or a body behind its dash: "... —
    authorities", "... – source 112".
    """
    first = next(iter(words(source.of(text))))
    short = count_words(source.of(text)) <= FEWEST <= count_words(content.of(text))
    return short and bool(lists.somebody.find(first.text)) and bool(lists.finite)


def _headed(
    lists: SurfaceWords, text: str, named: Sequence[Span], places: Sequence[Span]
) -> Iterator[Cited]:
    """Find "SOURCE: CONTENT" where the source is a name, a role or a body."""
    match = _COLON.match(text)
    if match is None:
        return
    source = _after_lead(lists, text, match.start("source"), match.end("source"))
    content = trimmed(text, match.start("content"), len(text))
    if source is None or content is None or count_words(content.of(text)) < 2:
        return
    if _is_no_name(lists, text, source) or any(place.covers(source) for place in places):
        return
    surface = source.of(text)
    if surface[:1] in OPENING + CLOSING or not surface[:1].isupper():
        return
    shouted = _all_capital(surface) and _could_be_said(lists, content.of(text))
    if shouted or _can_speak(lists, text, source, named):
        at = match.end("source") + 1
        yield Cited(":", "name_colon", content, source, _head(source, named), at, at - 1)


def _is_no_name(lists: SurfaceWords, text: str, source: Span) -> bool:
    """Return whether the words before a colon are too many, a label, a clause, or say something
    themselves.
    """
    surface = source.of(text)
    length = count_words(surface)
    if length > _LONGEST_NAME or _is_label(lists, surface):
        return True
    if length > 2 and (lists.tells(surface) or lists.is_plain_clause(surface)):
        return True
    return any(source.start <= cue.start < source.end for cue in lists.cues_in(text))


def _is_unknown_name(
    lists: SurfaceWords,
    text: str,
    match: re.Match[str],
    source: Span,
    places: Sequence[Span],
) -> bool:
    """Return whether a headline ends in a name that nobody knows, which is no place: "... — Lampa".

    Behind a capital the dash joins two names, as of a route ("Kyiv — Lviv").
    """
    lead = text[: match.start()]
    before = next(iter(reversed(list(words(lead)))), None)
    if before is None or before.text[:1].isupper() or not lists.finite:
        return False
    is_place = any(place.overlaps(source) for place in places)
    named = _all_capital(source.of(text)) and not is_place
    spaced = match.group().lstrip()[:1] in ("—", "–") and count_words(lead) > FEWEST
    return named and spaced and lists.tells(lead)


def _could_be_said(lists: SurfaceWords, content: str) -> bool:
    """Return whether a content is one that somebody in capitals says: a quotation, or a
    sentence.
    """
    begins = content[:1]
    if begins in OPENING or begins in CLOSING:
        return True
    return begins.isupper() and lists.tells(content)


def _can_speak(lists: SurfaceWords, text: str, source: Span, named: Sequence[Span]) -> bool:
    """Return whether the words before a colon are somebody: a known name, a role, a body, an
    acronym, a family name.
    """
    surface = source.of(text)
    if _head_part(lists, text, source) is None:
        return False
    if _is_somebody(lists, text, source, named):
        return True
    listed = [w.text for w in words(surface)]
    if len(listed) == 1 and _ACRONYM.match(listed[0]):
        return fold(listed[0]) not in lists.labels
    return 1 <= len(listed) <= FEWEST and _all_capital(surface) and lists.is_surname(listed[-1])


def _is_somebody(lists: SurfaceWords, text: str, source: Span, named: Sequence[Span]) -> bool:
    """Return whether a name, a role or a body stands at the head of a noun phrase."""
    head = _head_part(lists, text, source)
    return head is not None and (
        any(_leads(head, n) for n in named) or _heads(lists, head.of(text))
    )


def _head_part(lists: SurfaceWords, text: str, source: Span) -> Span | None:
    """Return a noun phrase as far as its first preposition: who somebody is stands there ("Head of
    X | for the affairs of Y").
    """
    joint = next((w for w in words(source.of(text)) if fold(w.text) in lists.joining), None)
    if joint is not None:
        return trimmed(text, source.start, source.start + joint.start)
    return source


def _leads(head: Span, name: Span) -> bool:
    """Return whether a name is who a noun phrase speaks of: it ends it, or is most of it."""
    inside = min(head.end, name.end) - max(head.start, name.start)
    return inside > 0 and (name.end >= head.end or 2 * inside >= head.end - head.start)


def _heads(lists: SurfaceWords, surface: str) -> bool:
    """Return whether a role or body stands where the head of a short noun phrase does."""
    hits = lists.somebody.find(surface)
    return bool(hits) and (
        count_words(surface[: hits[0].start]) <= 1 or hits[-1].end >= len(surface) - 1
    )


def _all_capital(surface: str) -> bool:
    """Return whether every word of a short phrase begins with a capital."""
    listed = [w.text for w in words(surface)]
    return 0 < len(listed) <= FEWEST and all(w[:1].isupper() for w in listed)


def _head(source: Span, named: Sequence[Span]) -> Span:
    """Return the name in a source, where there is one."""
    return next((n for n in named if source.covers(n)), source)
