"""Who signs a text: a name behind a dash on the last line of a short one, or behind a mark of
authorship, says what stands before it.

"The army left the bridge. — Ivan Petrov, governor", "Whoever holds the bridge holds the city (c)
Ivan Petrov". A channel signs its posts in the same way: a name behind a dash counts where a role
stands beside it or where it is a person's. Behind a quotation the mark may stand anywhere; else
what is said begins with its line.
"""

import re
from collections.abc import Sequence

from tocsin.annotate.text.turns import Turn
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.patterns import TermIndex
from tocsin.language.words import count_words, words
from tocsin.records import Claim, Document, Mention, Span

# What is longer is an article, and the name at its end its author's.
_LONGEST_SIGNED = 700
# Fewer words before a mark of authorship are a caption ("Photo (c) Reuters").
_FEWEST_SAID = 4
_WORDS_OF_NAME = range(2, 4)
_LONGEST_ROLE = 9
_CAPITAL = r"[^\W\d_a-zа-яёіїєґәғқңөұүһ][\w.’'-]*"
_LINE = re.compile(r"\n[ \t*_«“\"]*(?P<mark>[—–-]{1,2})[ \t]+(?P<who>[^\n:]{4,110}?)[\s.*_»”\"]*\Z")
_MARK = rf"(?P<mark>\([cсCС]\)|©)[ \t]*(?P<who>{_CAPITAL}(?:[ \t]+{_CAPITAL}){{1,2}})"
_AUTHOR = re.compile(rf"(?m)^[ \t]*(?P<said>[^\n]+?)[ \t]*{_MARK}[\s.*_»”\"]*$")
_QUOTED = tuple(
    re.compile(rf"{opening}(?P<said>[^{opening}{closing}\n]{{12,600}}){closing}\.?\s*{_MARK}")
    for opening, closing in ('""', "“”", "«»", "„“", "„”")
)
_OTHERS = ("organisation", "outlet", "place", "site", "state")


def signature_of(document: Document, mentions: Sequence[Mention] = ()) -> list[Turn]:
    """Return what somebody signs in a text, as turns; none where nobody does."""
    text = document.text
    quotations = [m for form in _QUOTED for m in form.finditer(text)]
    if quotations:
        in_order = sorted(quotations, key=lambda m: m.start())
        return _turns(in_order, document, mentions)
    if len(text) > _LONGEST_SIGNED:
        return []
    line = _LINE.search(text)
    above = text[: line.start()] if line is not None else ""
    speaker = _speaker(line, document, mentions, needs_role=True) if line is not None else None
    if line is not None and speaker is not None and _says(above, document.language or ""):
        said = Span(start=_begin(text), end=len(above.rstrip()))
        return [_turn(line, said, speaker, text)]
    authored = [m for m in _AUTHOR.finditer(text) if _says(m["said"], document.language or "")]
    return _turns(authored, document, mentions)


def without_signature(claims: Sequence[Claim], turns: Sequence[Turn]) -> list[Claim]:
    """Return claims without those that a signature itself would make."""
    signatures = [
        Span(start=max(0, turn.mark.start - 2), end=turn.speaker.end)
        for turn in turns
        if turn.speaker is not None and turn.said.end <= turn.mark.start < turn.speaker.start
    ]
    return [c for c in claims if not any(s.start <= c.span.start < s.end for s in signatures)]


def _turns(
    matches: Sequence[re.Match[str]], document: Document, mentions: Sequence[Mention]
) -> list[Turn]:
    """Return the turns of what stands before marks of authorship."""
    turns = []
    for match in matches:
        speaker = _speaker(match, document, mentions, needs_role=False)
        if speaker is not None:
            said = Span(start=match.start("said"), end=match.end("said"))
            turns.append(_turn(match, said, speaker, document.text))
    return turns


def _turn(match: re.Match[str], said: Span, speaker: Span, text: str) -> Turn:
    """Return one turn."""
    mark = Span(start=match.start("mark"), end=match.end("mark"))
    return Turn(said=said, mark=mark, speaker=speaker, name=fold(speaker.of(text)))


def _begin(text: str) -> int:
    """Return where the words of a text begin."""
    return next((w.start for w in words(text)), 0)


def _says(above: str, language: str) -> bool:
    """Return whether what stands above a signature says something, and is no label."""
    labels = word_set("colon_label", language) | word_set("no_credit", language)
    first = next(iter(words(above)), None)
    if first is None or fold(first.text) in labels:
        return False
    return count_words(above) >= _FEWEST_SAID


def _speaker(
    match: re.Match[str], document: Document, mentions: Sequence[Mention], *, needs_role: bool
) -> Span | None:
    """Return the name in a signature, where it is somebody's."""
    who = match["who"]
    whole = Span(start=match.start("who"), end=match.end("who"))
    name, role = [*who.split(",", 1), ""][:2]
    people = [m.span for m in mentions if m.kind == "person" and whole.overlaps(m.span)]
    others = [m.span for m in mentions if m.kind in _OTHERS]
    span = Span(start=whole.start, end=whole.start + len(name.rstrip(" .")))
    listed = [w.text for w in words(name)]
    is_name = len(listed) in _WORDS_OF_NAME and all(_opens_name(w) for w in listed)
    if count_words(who) > _LONGEST_ROLE or any(span.overlaps(o) for o in others):
        return None
    has_role = _holds_role(role, document.language or "")
    if is_name and (has_role or not needs_role or people):
        return span
    titled = [Span(start=max(whole.start, p.start), end=p.end) for p in people]
    if titled and not role and _holds_role(who[: titled[0].start - whole.start], document.language):
        return titled[0]
    return None


def _opens_name(word: str) -> bool:
    """Return whether a word is written as a name is, and not as an acronym."""
    return word[:1].isupper() and not (len(word) > 1 and word.isupper())


def _holds_role(text: str, language: str | None) -> bool:
    """Return whether a role stands in a few words."""
    roles = lexicon(language or "").get("role_noun", ())
    return bool(text.strip()) and bool(TermIndex([(r, r) for r in roles]).find(text))
