"""Sentences with exact offsets. A line's end ends one, a wrap inside a paragraph does not; nor do
abbreviations and initials.
"""

import re

from tocsin.language.lexicon import word_set
from tocsin.language.lines import logical_lines, unbroken
from tocsin.records import Span

_LETTERS = "А-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ"
_SMALL = "а-яёіїєґәғқңөұүһ"
# Signs that posts begin a point with, also in the middle of a line.
_BULLETS = "❗❌❓⚡⚠✅☑🔴🔵🟢🟡🔺🔻🔸🔹▪▫◾◽🟥⬛📌👉➡▶"
# Where copying has eaten the space behind a stop, the next sentence begins with a capital, a mark
# of quotation, or a sign.
_JOINED = (
    rf"(?<=(?:[^\W\d_A-Z{_LETTERS}]{{2}}|[{_LETTERS}]{{2}})[.!?…])"
    rf"(?=[«“{_BULLETS}]|#\w|[{_LETTERS}](?!\.))"
)
_END = re.compile(
    r"[.!?…]+[\"”»’'“)\]]*(?=\s|$)"
    rf"|[.!?…]{_JOINED}|(?<=[»”)])[.!?…](?=[{_LETTERS}])"
    rf"|(?:(?<=[a-z\d]/)|(?<=[A-Za-z\d]{{3}}))(?=[{_LETTERS}][{_SMALL}]{{2}})"
    rf"|(?<=[{_SMALL}]{{4}})(?=[{_LETTERS}](?:[{_SMALL}]{{2}}|[{_SMALL}]?\s))"
    rf"|(?<=[^\s{_BULLETS}\ufe0f])(?=\s*(?:[{_BULLETS}]\ufe0f?)+\s*[«“{_LETTERS}])"
)
_NEXT = re.compile(r"\S")
# So much of a line is looked at on either side of a stop: no word that decides anything is longer.
_WORD = 80
# "am 20. Februar": an ordinal as German, Polish and Turkish write it.
_ORDINAL = re.compile(r"\d{1,3}")
_CLOSING = ".,;:!?)]»“”\"'"
_OPENING = set("“«\"„‘'([—–-•*#")


def _is_end(line: str, mark: re.Match[str], own: frozenset[str], counted: frozenset[str]) -> bool:
    """Decide whether the stop at `mark` ends a sentence, with a language's own abbreviations and
    what stands behind its ordinals ("20. Februar").
    """
    if not mark.group():
        return not _is_camel(line[max(0, mark.start() - _WORD) : mark.start()])
    following = _NEXT.search(line, mark.end())
    if following is None:
        return True
    rest = line[following.start() : following.start() + _WORD]
    if not (rest[0].isupper() or rest[0].isdigit() or rest[0] in _OPENING or not rest[0].isascii()):
        return False
    if rest[0].islower():
        return False
    if not mark.group().startswith(".") or mark.group().startswith(".."):
        return True
    before = re.search(r"[^\s(«“\"]+$", line[max(0, mark.start() - _WORD) : mark.start()])
    word = before.group() if before else ""
    if len(word) == 1 and word.isupper():
        return False
    if _ORDINAL.fullmatch(word) and rest.split()[0].strip(_CLOSING).casefold() in counted:
        return False
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return not (
            rest[0].isupper() and word.isupper() and len(rest.split()[0]) > 1 and _continues(rest)
        )
    known = word_set("abbreviations") | own
    return word.casefold() not in known and word.casefold().rpartition(".")[2] not in known


def _is_camel(before: str) -> bool:
    """Return whether a capital inside a word is part of a name ("КиберТопор"): the word begins with
    one. In a word that does not, copying has eaten the end of a line.
    """
    word = re.search(rf"[{_LETTERS}{_SMALL}]+$", before)
    return word is not None and word.group()[0].isupper()


def _continues(rest: str) -> bool:
    """Return whether what follows "U.S." looks like the rest of a name rather than a new
    sentence.
    """
    first = rest.split()[0].strip(",.")
    return first[:1].isupper() and first.casefold() not in word_set("sentence_openers")


def sentence_spans(text: str, language: str | None = None) -> list[Span]:
    """Return the sentences of `text` in order, without surrounding white space; linear in the
    length. The abbreviations are those of all languages that are read together, and of its own.
    """
    own = word_set("abbreviations", language) if language else frozenset()
    counted = word_set("behind_ordinal", language) if language else frozenset()
    spans = []
    for line in logical_lines(text):
        start = 0
        content = unbroken(line.of(text))
        for mark in _END.finditer(content):
            if _is_end(content, mark, own, counted):
                spans.append((line.start + start, line.start + mark.end()))
                start = mark.end()
        spans.append((line.start + start, line.end))
    return [s for s in (_trim(text, a, b) for a, b in spans) if s.end > s.start]


def _trim(text: str, start: int, end: int) -> Span:
    """Cut white space off both ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)
