"""A speaker parted from what he says by a phrase about him, which parsers take for the words said:
"A spokeswoman, asked about it, said the ministry saw no sign".
"""

from collections.abc import Iterator, Sequence

from tocsin.annotate.english.frames import make, names_somebody, trim, verbs
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import Quoted
from tocsin.records import Span

SET_OFF = "set_off_subject"
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_TOLD = ("VBD", "VBZ")
# What the phrase about the speaker begins with: a participle, as the tagger sees it.
_PARTICIPLES = ("VBN", "VBG", "VBD")
_MARKS = (",", ";", ":", ".", "?", "!", "-", "–", "—")


def set_off_subject(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "X, asked about it, said CLAUSE" where nobody stands between the verb and the clause."""
    for cue, kind in verbs(parsed, quoted):
        if kind != "speech" or cue.tag_ not in _TOLD or not is_followed_by_clause(cue):
            continue
        source = _set_off_before(cue)
        content = trim(parsed, list(parsed.doc[cue.i + 1 :]))
        if source is not None and content:
            yield make(parsed, cue, kind, SET_OFF, content, source, outlets)


def is_followed_by_clause(cue: Token) -> bool:
    """Return whether the noun phrase behind a verb has a verb of its own: "said Ruritania saw"."""
    chunk = next((c for c in cue.doc.noun_chunks if c.start in (cue.i + 1, cue.i + 2)), None)
    if chunk is None:
        return False
    for token in cue.doc[chunk.end :]:
        if token.text in _MARKS:
            return False
        if token.tag_ in _FINITE:
            return token.dep_ != "relcl"
    return False


def _set_off_before(cue: Token) -> Token | None:
    """Return the noun that opens a sentence, where only a phrase between commas parts it from a
    verb.
    """
    doc = cue.doc
    commas = [t.i for t in doc[: cue.i] if t.text == ","]
    first = next(iter(doc.noun_chunks), None)
    if commas[-1:] != [cue.i - 1] or commas[:-1] == [] or first is None or first.start > 1:
        return None
    opened, closed = commas[-2:]
    about = doc[opened + 1 : closed]
    is_phrase = about[0].tag_ in _PARTICIPLES and not any(t.tag_ in _FINITE for t in about[1:])
    is_whole = not any(t.tag_ in _FINITE or t.text == "," for t in doc[:opened])
    if is_phrase and is_whole and names_somebody(first.root):
        return first.root
    return None
