"""Whom the parse of a sentence names as the subject of a verb of saying, where the surface of the
sentence has told who speaks.

The surface takes the words before or behind a verb, with what is only near ("last week France",
the last of several that are joined). The subject in the parse is the phrase as it is.
"""

from tocsin.annotate.parsers.russian import RussianSentence, Word
from tocsin.annotate.russian.holders import form_of, holder_of, names, noun_phrase, subject_of
from tocsin.annotate.text.cited import Cited
from tocsin.records import Span

# Rules of the surface that take whoever stands before or behind a verb.
_BY_PLACE = ("that", "about", "colon", "object", "quotation", "aside", "points_back")
# The rule of a gerund at whose place the surface takes whom the sentence begins with.
_GERUND = "gerund"


def with_subject(sentence: RussianSentence, frame: Cited) -> Cited:
    """Return a frame of the surface with its source as the parse names it; the frame as it is where
    the parse names nobody, or somebody else on the other side of the verb.

    Offsets of the frame and of the sentence are those of the document.
    """
    verb = _verb(sentence, frame.cue_span)
    if verb is None or frame.source is None:
        return frame
    if frame.rule == _GERUND and form_of(verb) == "gerund":
        return _with(frame, holder_of(sentence, verb))
    subject = subject_of(sentence, verb)
    if frame.rule not in _BY_PLACE or subject is None or not names(sentence, subject):
        return frame
    phrase = noun_phrase(sentence, subject)
    if phrase is None or not _same_side(verb, subject, frame.source):
        return frame
    return _with(frame, phrase)


def _verb(sentence: RussianSentence, cue: Span) -> Word | None:
    """Return the verb of a cue."""
    inside = (word for word in sentence.words if cue.start <= word.start < cue.end)
    return next((word for word in inside if form_of(word) is not None), None)


def _same_side(verb: Word, subject: Word, source: Span) -> bool:
    """Return whether the subject of a verb and its source stand on the same side of it."""
    return (subject.start < verb.start) == (source.start < verb.start)


def _with(frame: Cited, phrase: list[Word] | None) -> Cited:
    """Return a frame with the words of a phrase as its source; as it is where there are none, or
    where they overlap what is said.
    """
    if not phrase:
        return frame
    source = Span(start=phrase[0].start, end=phrase[-1].end)
    if source.overlaps(frame.content) and not _points_back(frame):
        return frame
    inside = {word.number for word in phrase}
    head = next((word for word in phrase if word.head not in inside), phrase[0])
    return frame._replace(source=source, head=Span(start=head.start, end=head.end))


def _points_back(frame: Cited) -> bool:
    """Return whether the content of a frame only points back to what was said before."""
    return frame.rule == "points_back"
