"""The attribution grammar for Russian over Universal Dependencies: who says what, by which word.

The same account of attribution as for English: cue, source and content are spans of their own, and
frames nest.
"""

from collections.abc import Iterator, Sequence

from tocsin.annotate.language import RUSSIAN
from tocsin.annotate.parsers.russian import RussianSentence, Word
from tocsin.annotate.russian.according import according, received
from tocsin.annotate.russian.framing import content_of, frame_of, named_in
from tocsin.annotate.russian.holders import (
    form_of,
    holder_of,
    is_whom,
    names,
    noun_phrase,
    subject_of,
)
from tocsin.annotate.text.cited import Cited
from tocsin.language.fold import fold
from tocsin.language.stems import stem
from tocsin.records import Span

# The rule of what stands in a document of somebody ("in a statement of X it is said").
STANDS_IN = "stands in"
_SUBJECTS = ("nsubj",)
_CLAUSES = ("ccomp", "xcomp", "parataxis", "csubj")
# What hangs on a source from the right and is no part of its name.
_ASIDE = ("acl", "parataxis", "conj", "cc", "punct", "advcl")
_FEWEST = 2
# A phrase that names a source behind it has so many words at most.
_PHRASE = 4
_OPENING = ("«", "„", "“", '"')


def frames_of(sentence: RussianSentence) -> list[Cited]:
    """Return the frames of one sentence, in no order."""
    return [
        f for rule in (_clause, _inserted, according, received, _documents) for f in rule(sentence)
    ]


def _cues(sentence: RussianSentence) -> Iterator[Word]:
    """Yield the words of saying and thinking."""
    known = {
        stem(c)
        for c in RUSSIAN.words("cue_speech")
        | RUSSIAN.words("cue_attitude")
        | RUSSIAN.words("cue_denial")
        | RUSSIAN.words("cue_lying")
        | RUSSIAN.words("cue_found")
    }
    reflexive = {stem(c) for c in RUSSIAN.words("reflexive_cue")}
    for word in sentence.words:
        plain = fold(word.text)
        if plain in RUSSIAN.words("not_cue") or (
            plain.endswith("тся") and stem(word.text) not in reflexive
        ):
            continue
        if word.text[:1].isalpha() and stem(word.text) in known:
            yield word


def _clause(sentence: RussianSentence) -> Iterator[Cited]:
    """Find "X заявил, что CLAUSE", "В министерстве сообщили, что CLAUSE" and "X: CLAUSE" behind a
    cue.
    """
    for cue in _cues(sentence):
        source = _source(sentence, cue) or _shared(sentence, cue)
        if source is None:
            continue
        for clause in _clauses_of(sentence, cue):
            behind = clause.number > cue.number
            words = [
                w
                for w in sentence.subtree(clause)
                if w.number > cue.number or (not behind and w.number < source[0].number)
            ]
            words += _object(sentence, cue, clause)
            if form_of(cue) == "active":
                words = _inside_commas(sentence, words)
            if not words:
                continue
            other = _set_against(sentence, words)
            content = content_of([w for w in words if other is None or w.number < other])
            if content is None or _opening(words) in RUSSIAN.words("question_word"):
                continue
            if not behind and _asks_whether(words):
                continue  # "asked whether ..., X said"
            if not _explains(sentence, cue, clause):
                alone = other is not None or form_of(cue) == "active"
                rule = "clause alone" if alone else "clause"
                yield frame_of(cue, rule, content, source)
                break


def _inside_commas(sentence: RussianSentence, words: Sequence[Word]) -> list[Word]:
    """Return what a participle tells, up to the comma behind which its noun's own verb follows."""
    for word in sorted(words, key=lambda w: w.number):
        behind = sentence.words[word.number] if word.number < len(sentence.words) else word
        if word.text == "," and behind.relation in ("root", "conj"):
            return [w for w in words if w.number < word.number]
    return list(words)


def _set_against(sentence: RussianSentence, words: Sequence[Word]) -> int | None:
    """Return the number of the word behind a clause that sets what somebody else says against it
    ("..., but by the count of X, ..."), if one does.
    """
    text = [fold(w.text) for w in sentence.words]
    for number in range(min(w.number for w in words), len(text)):
        behind = text[number : number + _PHRASE]
        if text[number - 1] in RUSSIAN.words("contrast_word") and any(
            behind[: len(phrase)] == phrase for phrase in _according_phrases()
        ):
            return number
    return None


def _according_phrases() -> list[list[str]]:
    """Return the words of the phrases that name their source behind them."""
    as_words = RUSSIAN.words("as_word")
    phrases = [[fold(w) for w in p.split()] for p in RUSSIAN.words("according")]
    return [p for p in phrases if p[0] not in as_words]


def _clauses_of(sentence: RussianSentence, cue: Word) -> list[Word]:
    """Return the heads of the clauses that a cue governs, by itself or through "the following"."""
    following = {fold(w) for w in RUSSIAN.words("following_word")}
    through = [o for o in sentence.children(cue, "obj") if fold(o.text) in following]
    return [
        *sentence.children(cue, *_CLAUSES),
        *(c for o in through for c in sentence.children(o, *_CLAUSES)),
    ]


def _opening(words: Sequence[Word]) -> str:
    """Return the first word of a clause, folded; marks do not count."""
    in_order = sorted(words, key=lambda word: word.number)
    return next((fold(word.text) for word in in_order if word.text[:1].isalnum()), "")


def _explains(sentence: RussianSentence, cue: Word, clause: Word) -> bool:
    """Return whether a clause behind a dash or a colon only explains a verb that has its object
    ("marks 18 years — now ...").
    """
    marks = [
        w
        for w in sentence.words
        if cue.number < w.number < clause.number and w.text in ("—", "–", "-", ":")
    ]
    return bool(marks) and any(o.number < marks[-1].number for o in _complements(sentence, cue))


def _complements(sentence: RussianSentence, cue: Word) -> list[Word]:
    """Return what a verb is about in a noun phrase of its own behind it: its object, or what "на"
    leads to.
    """
    oblique = [
        n
        for n in sentence.children(cue, "obl")
        if any(
            fold(c.text) in RUSSIAN.words("complement_word") for c in sentence.children(n, "case")
        )
    ]
    return [n for n in (*sentence.children(cue, "obj"), *oblique) if n.number > cue.number]


def _object(sentence: RussianSentence, cue: Word, clause: Word) -> list[Word]:
    """Return of whom a predicate is said, between its verb and it ("found X guilty"); an infinitive
    is bidden whole by itself.
    """
    if not clause.relation.startswith("xcomp") or form_of(clause) == "infinitive":
        return []
    objects = [
        o for o in sentence.children(cue, "obj", "iobj") if cue.number < o.number < clause.number
    ]
    return [w for o in objects for w in sentence.subtree(o, "parataxis", "advcl")]


def _inserted(sentence: RussianSentence) -> Iterator[Cited]:
    """Find "CLAUSE, сообщил X" and "CLAUSE, — сказал X, — CLAUSE": the cue hangs on what is said,
    or stands beside it.
    """
    for cue in _cues(sentence):
        if stem(cue.text) in _accusing():
            continue  # whoever accuses somebody of something has not said the clause before
        relation = cue.relation.partition(":")[0]
        behind = relation == "root" and not sentence.children(cue, *_CLAUSES) and cue.number > 3
        if relation not in ("parataxis", "advcl", "conj") and not behind:
            continue
        source = _source(sentence, cue)
        if source is None or _tells_itself(sentence, cue, source):
            continue
        aside = {w.number for w in sentence.subtree(cue)} | {w.number for w in source}
        rest = [w for w in sentence.words if w.number not in aside]
        before = [w for w in rest if w.number < cue.number]
        after = [w for w in rest if w.number > cue.number]
        if (
            before
            and fold(before[-1].text) in RUSSIAN.words("as_word")
            and len(after) > len(before)
        ):
            before = after  # "Besides, as X said, CONTENT"
        if behind and _size(before) <= _FEWEST:
            continue  # the words behind a verb that says nothing are its objects
        content = content_of(before if _size(before) > _FEWEST else rest)
        if content is not None and not _asks(rest, content):
            yield frame_of(cue, "inserted", content, source)


def _accusing() -> frozenset[str]:
    """Return the stems of verbs that lay something at somebody's door."""
    return frozenset(stem(w) for w in RUSSIAN.words("act_accusing"))


def _asks(words: Sequence[Word], content: Span) -> bool:
    """Return whether a content begins as an embedded question, not as one that is quoted: "who else
    will come, X told".
    """
    if any(w.text in _OPENING for w in words):
        return False
    first = next(
        (fold(w.text) for w in words if w.start >= content.start and w.text[:1].isalnum()), ""
    )
    return first in RUSSIAN.words("question_word") - RUSSIAN.words("when_word")


def _asks_whether(words: Sequence[Word]) -> bool:
    """Return whether a clause asks whether something is so: a particle stands behind its first
    word.
    """
    in_order = sorted((w for w in words if w.text[:1].isalnum()), key=lambda word: word.number)
    return any(fold(w.text) in RUSSIAN.words("whether_word") for w in in_order[1:2])


def _tells_itself(sentence: RussianSentence, cue: Word, source: Sequence[Word]) -> bool:
    """Return whether a verb beside a clause says something else: "that ..." behind it, or what its
    subject before it leads to.
    """
    opening = RUSSIAN.words("that_word") | RUSSIAN.words("question_word")
    own = [sentence.subtree(c) for c in sentence.children(cue, *_CLAUSES) if c.number > cue.number]
    opens = any(
        fold(next((w.text for w in part if w.text[:1].isalnum()), "")) in opening for part in own
    )
    return opens or (source[-1].number < cue.number and bool(_complements(sentence, cue)))


def _size(words: Sequence[Word]) -> int:
    """Return how many words there are without marks."""
    return sum(w.text[:1].isalnum() for w in words)


def _source(sentence: RussianSentence, cue: Word) -> list[Word] | None:
    """Return who speaks: the subject of the cue, or the body in which it was said ("сообщили в
    министерстве").
    """
    subjects = [s for s in sentence.children(cue, *_SUBJECTS) if not is_whom(s)]
    if subjects:
        subject = subject_of(sentence, cue) or subjects[0]
        if fold(subject.text).startswith("котор"):
            whole = None
        else:
            whole = noun_phrase(sentence, subject)
        return named_in(sentence, whole or sentence.subtree(subject, *_ASIDE))
    for noun in sentence.children(cue, "obl"):
        case = next((fold(c.text) for c in sentence.children(noun, "case")), "")
        if case in ("в", "во", "на"):
            words = [
                w
                for w in sentence.subtree(noun, *_ASIDE)
                if w.relation != "case" or w.head != noun.number
            ]
            if (
                stem(noun.text) in {stem(b) for b in RUSSIAN.words("body_noun")}
                or noun.text[:1].isupper()
            ):
                return words
    return None


def _shared(sentence: RussianSentence, cue: Word) -> list[Word] | None:
    """Return who speaks by a verb without a subject: that of the verb it is joined to, or goes
    along with.
    """
    if form_of(cue) not in ("past", "present", "gerund", "active", "infinitive"):
        return None
    holder = holder_of(sentence, cue)
    if not holder or (form_of(cue) == "active" and not _is_somebody(sentence, holder)):
        return None
    return named_in(sentence, holder)


def _is_somebody(sentence: RussianSentence, words: Sequence[Word]) -> bool:
    """Return whether a noun phrase names somebody, not a thing that contains what is told."""
    inside = {w.number for w in words}
    return any(names(sentence, w) for w in words if w.head not in inside)


def _documents(sentence: RussianSentence) -> Iterator[Cited]:
    """Find "in a statement of X it is said": X says it, else the document does."""
    verbs = RUSSIAN.words("stands_in")
    papers = {stem(w) for w in RUSSIAN.words("document_noun")}
    for verb in sentence.words:
        if fold(verb.text) not in verbs or not _opens(sentence, verb):
            continue
        nouns = [
            n
            for n in sentence.children(verb, "obl", "nsubj", "nmod")
            if n.number < verb.number and _in(sentence, n)
        ]
        nouns += [*_where(sentence, verb), *_right_before(sentence, verb)]
        paper = next((n for n in nouns if stem(n.text) in papers or _is_relative(n)), None)
        if paper is not None:
            source = _author(sentence, verb, paper)
        else:
            source = None
        if source is None:
            continue
        content = content_of([w for w in sentence.words if w.number > verb.number])
        if content is not None:
            yield frame_of(verb, STANDS_IN, content, source)


def _is_relative(word: Word) -> bool:
    """Return whether a word stands for a document named before: "in which", "where"."""
    plain = fold(word.text)
    return plain.startswith("котор") or plain in RUSSIAN.words("wherein_word")


def _where(sentence: RussianSentence, verb: Word) -> list[Word]:
    """Return "where", if it opens the clause of a verb."""
    where = RUSSIAN.words("wherein_word")
    return [w for w in sentence.children(verb, "advmod", "mark") if fold(w.text) in where]


def _right_before(sentence: RussianSentence, verb: Word) -> list[Word]:
    """Return the nouns behind "in" in the clause before a verb, the last first, on whichever verb
    the parse hangs them.
    """
    nouns: list[Word] = []
    for word in reversed(sentence.words[: verb.number - 1]):
        if word.text in (",", ";", ":") or form_of(word) in ("past", "present"):
            return nouns
        if word.relation == "obl" and _in(sentence, word):
            nouns.append(word)
    return nouns


def _opens(sentence: RussianSentence, verb: Word) -> bool:
    """Return whether right behind a verb what is said begins: with a colon, a mark or "that"."""
    behind = [
        fold(w.text) for w in sentence.words if verb.number < w.number <= verb.number + _FEWEST
    ]
    return any(w in (":", "«", '"', "„", "“") or w in RUSSIAN.words("that_word") for w in behind)


def _in(sentence: RussianSentence, noun: Word) -> bool:
    """Return whether "in" stands before a noun."""
    return any(fold(c.text) in ("в", "во") for c in sentence.children(noun, "case"))


def _author(sentence: RussianSentence, verb: Word, paper: Word) -> list[Word] | None:
    """Return whose a document is: the name that follows it; for "in which" whoever put it out; else
    the document itself.
    """
    if _is_relative(paper):
        head = next((w for w in sentence.words if w.number == verb.head), None)
        above = next(
            (w for w in sentence.words if head is not None and w.number == head.head), None
        )
        if above is not None and form_of(above) is not None:
            return holder_of(sentence, above)
        return None
    owners = [
        n
        for n in sentence.children(paper, "nmod", "appos")
        if n.number > paper.number and names(sentence, n)
    ]
    owner = next((n for n in owners if not sentence.children(n, "case")), None)
    return noun_phrase(sentence, owner or paper)
