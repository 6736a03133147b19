"""The dress of posts: Markdown, addresses and pictures that channels write into a text
("❗️**Urgent** [said](https://...)"), and the clock that stands at the head of an entry of a live
blog ("22:10 Police: ...").

A text is never altered. Who reads its sentences reads them with every mark of dress blanked, so
that all offsets stay.
"""

import re

# An address ends where a capital of another alphabet is written right behind it: there the text
# goes on.
_IN_ADDRESS = r"[^\s()\[\]<>\"«»А-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ]"
_ADDRESS = rf"(?:https?|tg)://{_IN_ADDRESS}*(?:\([^\s()]*\){_IN_ADDRESS}*)*"
_LINK = re.compile(rf"\[(?P<said>[^\[\]\n]*)\]\({_ADDRESS}\)")
# Pictures, with what joins and colours them: no parser knows a word that begins with one.
_PICTURES = "[\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\u200d\ufe0f\u20e3]*"
_MARKS = re.compile(rf"\*\*|__|~~|\|\||{_PICTURES}|{_ADDRESS}")
# A clock at the beginning of a line or sentence is when it was written, and no word of it; what
# follows begins with a capital, or a quotation does.
_CLOCK = re.compile(
    r"(?:(?<=[.!?…\n] )|(?<=\n)|^)[ \t]*[\[(]?(?:[01]?\d|2[0-3])"
    r"(?::[0-5]\d(?:\s?[ap]\.?m\b\.?)?|\.[0-5]\d\s?[ap]m\b)[\])]?(?:\s?[–—-]|:|\s?\|)?[ \t]+"
    r"(?=[«“\"]?[^\W\d_])",
    re.IGNORECASE,
)


def undressed(text: str) -> str:
    """Return a text of the same length with marks of emphasis, pictures, addresses and clocks of
    entries blanked; of a link its words are left.
    """
    bare = _CLOCK.sub(_unless_lower, text)
    if "://" not in bare and not _MARKS.search(bare):
        return bare
    bare = _LINK.sub(lambda m: f" {m['said']}{_blank(m.group()[len(m['said']) + 1 :])}", bare)
    return _MARKS.sub(lambda m: _blank(m.group()), bare)


def _unless_lower(clock: re.Match[str]) -> str:
    """Return blanks for a clock, unless a small letter goes on behind it ("14:00 was...")."""
    behind = clock.string[clock.end() :].lstrip('«“"')
    return clock.group() if behind[:1].islower() else _blank(clock.group())


def outside_links(text: str) -> str:
    """Return what stands outside the links of a text."""
    return _LINK.sub(" ", text)


def _blank(text: str) -> str:
    """Return blanks for a text."""
    return " " * len(text)
