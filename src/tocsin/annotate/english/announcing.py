"""A line that ends in a colon and tells who speaks: what follows is his ("The minister said:", then
a list, a sentence, or a quotation).
"""

from collections.abc import Iterator, Sequence

from tocsin.annotate.english.frames import cue_kind, subject_of
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.listed import behind_mark, end_of_list
from tocsin.annotate.text.quotes import Quoted, touching
from tocsin.records import Document, Record, Span

AFTER_COLON = "after_colon"
_KINDS = ("speech", "attitude")
_ABOUT = ("on", "about")
_OWNED = ("of", "by", "from")
_FEWEST_WORDS = 3


class Announcer(Record, frozen=True):
    """Who speaks behind a colon: the words that say so, the noun phrase, and its head."""

    cue: str
    cue_span: Span
    source: Span
    head: Span


def announcer_of(parsed: Parsed, before: Sequence[Token]) -> Announcer | None:
    """Return who is announced by the tokens before a colon: by a verb of saying, by "according to",
    or as the one whose speech or statement it is.
    """
    cue = next((t for t in reversed(before) if t.tag_.startswith("VB") and _says(t)), None)
    if cue is not None:
        return _announcer(parsed, cue, subject_of(cue))
    opening = [t.lower_ for t in before[: len(("according", "to"))]]
    if opening == ["according", "to"]:
        named = next((c for c in before[1].children if c.dep_ == "pobj"), None)
        return _announcer(parsed, before[0], named)
    about = _about(before)
    if about is not None:
        return _announcer(parsed, about, about.head)
    texts = ENGLISH.words("text_noun")
    noun = next((t for t in reversed(before) if t.lemma_.casefold() in texts), None)
    return _announcer(parsed, noun, _owner(noun)) if noun is not None else None


def announced_frames(
    document: Document, parsed: Sequence[Parsed], quoted: Sequence[Quoted]
) -> list[Frame]:
    """Return the frames of what stands behind such lines and in no quotation."""
    frames: list[Frame] = []
    for number, sentence in enumerate(parsed):
        announcer = _announces(document.text, sentence)
        if announcer is None:
            continue
        frames += [
            Frame(
                cue=announcer.cue,
                cue_span=announcer.cue_span,
                kind="speech",
                rule=AFTER_COLON,
                content=content,
                source=announcer.source,
                head=announcer.head,
            )
            for content in _contents(document.text, sentence, parsed[number + 1 :], quoted)
        ]
    return frames


def _about(before: Sequence[Token]) -> Token | None:
    """Return the word behind a name that says what follows is about: "Governor Ann Lane on the
    situation".
    """
    if any(t.tag_.startswith("VB") for t in before):
        return None
    joint = next((t for t in before if t.lower_ in _ABOUT), None)
    return joint if joint is not None and joint.head.pos_ == "PROPN" else None


def _says(verb: Token) -> bool:
    """Return whether a verb says what follows."""
    return cue_kind(verb.lemma_.casefold()) in _KINDS


def _announcer(parsed: Parsed, cue: Token, named: Token | None) -> Announcer | None:
    """Return who is named; None where nobody is, or the writer himself."""
    if named is None or named.lower_ in ENGLISH.words("first_person"):
        return None
    phrase = [t for t in named.subtree if t.i < cue.i or named.i >= cue.i or t.i == named.i]
    source = parsed.cover([t for t in phrase if t.is_alpha or t.i == named.i])
    return Announcer(
        cue=cue.text,
        cue_span=parsed.cover([cue]),
        source=source,
        head=parsed.cover([named]),
    )


def _owner(noun: Token) -> Token | None:
    """Return whose speech or statement a noun names."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    joint = next((c for c in noun.children if c.lower_ in _OWNED), None)
    return next((c for c in joint.children if c.dep_ == "pobj"), None) if joint else None


def _announces(text: str, sentence: Parsed) -> Announcer | None:
    """Return who is announced by a sentence that is a line and ends in a colon."""
    behind = text[sentence.span.end :]
    ends_line = "\n" in behind[: len(behind) - len(behind.lstrip())]
    before = [t for t in sentence.doc if not t.is_space]
    if not ends_line or len(before) < len(("X", ":")) or before[-1].text != ":":
        return None
    return announcer_of(sentence, before[:-1])


def _contents(
    text: str, line: Parsed, following: Sequence[Parsed], quoted: Sequence[Quoted]
) -> Iterator[Span]:
    """Yield what is announced: the points of the list behind a line, or else the next sentence."""
    listed_until = end_of_list(text, line.span.end)
    if listed_until > line.span.end:
        said = [s for s in following if s.span.start < listed_until]
    else:
        said = list(following[:1])
    for sentence in said:
        words = sum(t.is_alpha for t in sentence.doc)
        if words >= _FEWEST_WORDS and not touching(quoted, sentence.span):
            yield behind_mark(text, sentence.span)
