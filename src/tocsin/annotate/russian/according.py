"""Phrases that cite in Russian without a clause of saying: "по словам X", "со ссылкой на X", "по
имеющейся у X информации".
"""

from collections.abc import Iterator, Sequence

from tocsin.annotate.language import RUSSIAN
from tocsin.annotate.parsers.russian import RussianSentence, Word
from tocsin.annotate.russian.framing import content_of, frame_of, named_in
from tocsin.annotate.russian.holders import climbed, form_of, noun_phrase
from tocsin.annotate.text.cited import DEEPEST, Cited
from tocsin.language.fold import fold

_SUBJECTS = ("nsubj",)
# What hangs on a source from the right and is no part of its name.
_ASIDE = ("acl", "parataxis", "conj", "cc", "punct", "advcl")


def according(sentence: RussianSentence) -> Iterator[Cited]:
    """Find "по словам X", "по данным X", "со ссылкой на X", "согласно X": the source hangs on the
    phrase.
    """
    text = [fold(w.text) for w in sentence.words]
    for phrase in sorted(RUSSIAN.words("according"), key=len, reverse=True):
        parts = [fold(p) for p in phrase.split()]
        for at in range(len(text) - len(parts)):
            if text[at : at + len(parts)] != parts:
                continue
            head = sentence.words[at + len(parts) - 1]
            source = _subject_behind(sentence, head, parts) or _after(sentence, head)
            if source is None:
                continue
            hanging = [
                w for s in source for c in sentence.children(s, "acl") for w in sentence.subtree(c)
            ]
            aside = {w.number for w in (*sentence.words[at : at + len(parts)], *source, *hanging)}
            first = at if at and text[at - 1] in RUSSIAN.words("contrast_word") else 0
            content = content_of([w for w in sentence.words[first:] if w.number not in aside])
            if content is not None:
                if parts[0] in RUSSIAN.words("as_word"):
                    depth = "as"
                else:
                    depth = DEEPEST
                yield frame_of(
                    head, f"{depth} ({phrase})", content, source, phrase, sentence.words[at].start
                )


def received(sentence: RussianSentence) -> Iterator[Cited]:
    """Find "по имеющейся у X информации": the source is whoever has received what is known."""
    for noun in sentence.words:
        cases = {fold(c.text) for c in sentence.children(noun, "case")}
        if fold(noun.text) not in RUSSIAN.words("received_word") or "по" not in cases:
            continue
        holders = [
            place
            for had in sentence.children(noun, "amod", "acl")
            for place in sentence.children(had, "obl", "iobj", "nmod")
            if sentence.children(place, "case")
        ]
        source = noun_phrase(sentence, holders[0]) if holders else None
        phrase = {w.number for w in sentence.subtree(noun)}
        content = content_of([w for w in sentence.words if w.number not in phrase])
        if source and content is not None:
            start = min(sentence.subtree(noun), key=lambda w: w.number).start
            yield frame_of(noun, f"{DEEPEST} (received)", content, source, fold(noun.text), start)


def _subject_behind(
    sentence: RussianSentence, head: Word, phrase: Sequence[str]
) -> list[Word] | None:
    """Return who says it by the verb of "as X said", where a place stands between the two ("as in
    the town people say").
    """
    if phrase[0] not in RUSSIAN.words("as_word") or form_of(head) is None:
        return None
    subjects = [s for s in sentence.children(head, *_SUBJECTS) if s.number > head.number]
    if not subjects:
        return None
    return named_in(sentence, noun_phrase(sentence, subjects[0]) or [])


def _after(sentence: RussianSentence, head: Word) -> list[Word] | None:
    """Return the noun phrase behind a phrase such as "по словам"."""
    below = [c for c in sentence.children(head) if c.number > head.number and c.relation != "punct"]
    if below:
        return named_in(sentence, sentence.subtree(below[0], *_ASIDE))
    following = next((w for w in sentence.words if w.number == head.number + 1), None)
    if following is None or not following.text[:1].isalpha():
        return None
    noun = climbed(sentence, following)
    return named_in(
        sentence, [w for w in sentence.subtree(noun, *_ASIDE) if w.number > head.number]
    )
