"""The dress of posts: Markdown, addresses and pictures that channels write into a text
("❗️**Urgent** [said](https://...)").

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


def undressed(text: str) -> str:
    """Return a text of the same length with marks of emphasis, pictures and addresses blanked; of a
    link its words are left.
    """
    if "://" not in text and not _MARKS.search(text):
        return text
    bare = _LINK.sub(lambda m: f" {m['said']}{_blank(m.group()[len(m['said']) + 1 :])}", text)
    return _MARKS.sub(lambda m: _blank(m.group()), bare)


def outside_links(text: str) -> str:
    """Return what stands outside the links of a text."""
    return _LINK.sub(" ", text)


def _blank(text: str) -> str:
    """Return blanks for a text."""
    return " " * len(text)
