"""Two acts of speech of one subject: "the ministry rejected the accusations and said that ...".

What is said second is no part of what is rejected first. So such a sentence is read twice: once as
far as the word that joins the two, and once with the first act blanked, so that the second has the
subject of both.
"""

import functools
import re
from collections.abc import Sequence

from tocsin.annotate.text.cited import Cited
from tocsin.language.denying import DENIAL, denying_words
from tocsin.language.fold import fold
from tocsin.language.letters import as_compared, index_of
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import Found
from tocsin.language.words import words
from tocsin.records import Span

# The rules of verbs that tell about a thing.
_OF_THINGS = ("about", "object")
# What is no longer than so many letters may be a noun with the ending of a verb.
_LONGEST_NOUN = 5
# Between the joining word and the second verb stand so many words at most ("und hat").
_BETWEEN = 2
# A mark between the first verb and the joining word parts other things.
_PARTING = re.compile(r"[,;:!?«»_]")


def readings(text: str, cues: Sequence[Found], language: str) -> list[str]:
    """Return the texts as which a sentence is read, each as long as it: one, or two where an act of
    denial and another act of its subject are joined. `cues` are the words of saying in it.
    """
    joints = _joints(language)
    last = "verb_last" in lexicon(language).get("clause_order", ())
    for denial in (f for f in denying_words(text, language) if f.key == DENIAL):
        joint = next((w for w in words(text, denial.end) if fold(w.text) in joints), None)
        if joint is None or _PARTING.search(text, denial.end, joint.start):
            continue
        if last and text[denial.end : joint.start].strip():
            continue
        second = next((c for c in cues if c.start >= joint.end), None)
        if second is None:
            continue
        if not last and len(list(words(text, joint.end, second.start))) > _BETWEEN:
            continue
        begin = _object_before(text, denial.start, language) if last else denial.start
        first = text[: joint.start] + " " * (len(text) - joint.start)
        # Where the verb is last, a comma ends the subject.
        blank = ("," if last else " ") + " " * (joint.end - begin - 1)
        return [first, text[:begin] + blank + text[joint.end :]]
    return [text]


def without_second_act(text: str, frame: Cited, language: str) -> Cited:
    """Return a frame without what its source does beside telling of a thing: "told of the launch |
    and publishes a video". What is told about holds no verb, so that one behind "and" is another
    act of whoever tells; `text` is the sentence, with which offsets begin.
    """
    endings = tuple(lexicon(language).get("verb_ending", ()))
    if not endings or frame.rule not in _OF_THINGS:
        return frame
    listed = list(words(text, frame.content.start, frame.content.end))
    for number, word in enumerate(listed[:-1]):
        behind = listed[number + 1].text
        if _is_verb(word.text, endings):
            return frame
        if number and fold(word.text) in _joints(language) and _is_verb(behind, endings):
            cut = listed[number - 1].end
            return frame._replace(content=Span(start=frame.content.start, end=cut))
    return frame


def _is_verb(word: str, endings: tuple[str, ...]) -> bool:
    """Return whether a word written small ends as only finite verbs do."""
    return word.islower() and len(word) > _LONGEST_NOUN and fold(word).endswith(endings)


def _object_before(text: str, verb: int, language: str) -> int:
    """Return where what is rejected begins, in languages where it stands before its verb."""
    lists = lexicon(language)
    objects = index_of(lists.get("denial_object", ()), language)
    alike = as_compared(text[:verb], language)
    begin = min((f.start for f in objects.find(alike)), default=verb)
    fillers = {fold(as_compared(w, language)) for w in lists.get("denial_filler", ())}
    for word in reversed(list(words(alike, 0, begin))):
        if fold(word.text) not in fillers:
            break
        begin = word.start
    return begin


def that_stand(spans: Sequence[Span], reading: str) -> list[Span]:
    """Return the stretches that are not blanked in a reading."""
    return [s for s in spans if s.of(reading).strip()]


@functools.cache
def _joints(language: str) -> frozenset[str]:
    """Return the words that join two acts, folded."""
    return frozenset(map(fold, lexicon(language).get("denial_and", ())))
