"""Who speaks by a Russian verb in any of its forms: its subject, the agent of a passive, the noun a
participle or relative clause is on.

The parse gives the tree (Universal Dependencies); the form of a verb is told by its ending.
"""

import re
from collections.abc import Sequence

from tocsin.annotate.language import RUSSIAN
from tocsin.annotate.parsers.russian import RussianSentence, Word
from tocsin.language.fold import fold
from tocsin.language.stems import stem
from tocsin.language.words import count_words

# What hangs on a noun and is no part of its name.
_ASIDE = ("acl", "parataxis", "advcl", "nsubj", "cop")
_JOINED = ("conj", "cc")
# A name of more words than this is a sentence that was read as one.
_LONGEST = 14
# So many verbs stand at most between a verb and the one whose subject it shares.
_FARTHEST = 4
# What a finite verb is in its sentence: a noun that only ends like one is something else.
_VERBAL = ("root", "conj", "acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis")
# The forms of "who" that are a subject.
_WHO = ("который", "которая", "которое", "которые")
# Behind these begins what somebody else says.
_SAYS = (":", "«", "»", '"', "“", "”", "—", "–")
_ADJECTIVE = r"(?:ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ой|ей|ому|ему|ую|юю|ым|им|ыми|ими|ых|их|ом|ем)"
_PAST = re.compile(r"(?:л|ла|ло|ли)(?:ся|сь)?$")
_PRESENT = re.compile(r"(?:ет|ют|ут|ит|ят|ат)(?:ся)?$")
_PLURAL = re.compile(r"(?:ли|ют|ут|ят|ат)(?:ся|сь)?$")
_GERUND = re.compile(r"(?:[аеиуыя]в|вши|вшись|[аиуюя]я|ясь|щая)$")
_ACTIVE = re.compile(rf"(?:вш|ющ|ущ|ащ|ящ){_ADJECTIVE}(?:ся)?$")
_PASSIVE = re.compile(rf"(?:(?:[аеия]нн|[еи]м){_ADJECTIVE}|[аея]н[аоы]?)$")
_INFINITIVE = re.compile(r"(?:ть|ти|чь)(?:ся|сь)?$")
_INSTRUMENTAL = re.compile(r"(?:ом|ем|ой|ей|ами|ями|ью|ым|им|ыми|ими)$")


def form_of(word: Word) -> str | None:
    """Return the form of a verb (past, present, gerund, active, passive, infinitive), as far as its
    ending tells; else None.
    """
    plain = fold(word.text)
    adverbial = word.relation.startswith("advcl") and _GERUND.search(plain) is not None
    forms = (
        ("gerund", adverbial),
        ("infinitive", _INFINITIVE.search(plain)),
        ("active", _ACTIVE.search(plain)),
        ("past", _PAST.search(plain)),
        ("passive", _PASSIVE.search(plain)),
        ("present", _PRESENT.search(plain)),
    )
    return next((name for name, is_form in forms if is_form), None)


def holder_of(sentence: RussianSentence, verb: Word, reach: int = _FARTHEST) -> list[Word] | None:
    """Return the noun phrase of whoever speaks by a verb, in order; None where the sentence does
    not name them by its grammar.
    """
    form = form_of(verb)
    if form == "passive":
        return _agent(sentence, verb)
    subject = subject_of(sentence, verb)
    if subject is not None:
        return _subject(sentence, verb, subject)
    holder = _indirect(sentence, verb, form, reach) if reach else None
    if holder is not None or form not in ("past", "present"):
        return holder
    stray = _stray(sentence, verb)
    if stray is not None:
        return noun_phrase(sentence, stray)
    before = _verb_before(sentence, verb) if reach else None
    if before is not None:
        return holder_of(sentence, before, reach - 1)
    return None


def is_whom(word: Word) -> bool:
    """Return whether a word is "who" in a case in which it is no subject ("whom they accuse")."""
    plain = fold(word.text)
    return plain.startswith("котор") and plain not in _WHO


def _is_finite(word: Word) -> bool:
    """Return whether a word is a finite verb: by its ending, and by what it is in its sentence."""
    relation = word.relation.partition(":")[0]
    return relation in _VERBAL and form_of(word) in ("past", "present")


def _verb_before(sentence: RussianSentence, verb: Word) -> Word | None:
    """Return the verb to whose subject another goes on behind a comma, where the parse joins the
    two by nothing: both are roots, and agree in number.
    """
    if verb.relation != "root":
        return None
    for word in reversed(sentence.words[: verb.number - 1]):
        if word.text in _SAYS or word.relation in ("mark", "nsubj"):
            return None
        if not _is_finite(word):
            continue
        agrees = bool(_PLURAL.search(fold(word.text))) == bool(_PLURAL.search(fold(verb.text)))
        return word if agrees and word.relation == "root" else None
    return None


def subject_of(sentence: RussianSentence, verb: Word) -> Word | None:
    """Return the subject of a verb: of several that a parse gives it, the nearest before it, else
    the first behind it.
    """
    subjects = [
        s
        for s in sentence.children(verb, "nsubj")
        if not s.relation.endswith(":pass") and not is_whom(s)
    ]
    before = [s for s in subjects if s.number < verb.number]
    if before:
        return before[-1]
    return next(iter(subjects), None)


def _stray(sentence: RussianSentence, verb: Word) -> Word | None:
    """Return the subject that stands before a verb and hangs on another, farther one: a parse goes
    wrong in long sentences.
    """
    for word in reversed(sentence.words[: verb.number - 1]):
        if (
            word.relation == "nsubj"
            and word.head > verb.number
            and not fold(word.text).startswith("котор")
        ):
            return word
        if _is_finite(word) or word.relation == "mark" or is_whom(word):
            return None
    return None


def _indirect(
    sentence: RussianSentence, verb: Word, form: str | None, reach: int
) -> list[Word] | None:
    """Return the holder of a verb that has no subject of its own."""
    head = _head(sentence, verb)
    relation = verb.relation.partition(":")[0]
    if form == "active":
        if head is not None and relation == "acl":
            return noun_phrase(sentence, head)
        return None
    if (
        form in ("past", "present")
        and _PLURAL.search(fold(verb.text))
        and (place := _place(sentence, verb))
    ):
        return place
    if head is None:
        return None
    shares = form == "gerund" or (relation == "conj" and form_of(head) in (form, "past", "present"))
    if shares or (form == "infinitive" and stem(head.text) in _helping()):
        return holder_of(sentence, head, reach - 1)
    return None


def _helping() -> frozenset[str]:
    """Return the stems of the verbs that share their subject with an infinitive and say whether its
    act took place.
    """
    names = ("brought_to_say", "aux_verb", "may_verb", "refuse_verb", "will_verb")
    return frozenset(stem(w) for name in names for w in RUSSIAN.words(name))


def _subject(sentence: RussianSentence, verb: Word, subject: Word) -> list[Word] | None:
    """Return the phrase of a subject; "who" is the noun whose clause it opens."""
    if not fold(subject.text).startswith("котор"):
        return noun_phrase(sentence, subject)
    head = _head(sentence, verb)
    if head is not None and verb.relation.startswith("acl"):
        return noun_phrase(sentence, head)
    return None


def _agent(sentence: RussianSentence, verb: Word) -> list[Word] | None:
    """Return by whom something is called, accused or found ("named by the president a mistake")."""
    for noun in sentence.children(verb, "obl", "xcomp", "iobj", "nmod"):
        if not sentence.children(noun, "case") and is_instrumental(noun) and names(sentence, noun):
            return noun_phrase(sentence, noun)
    return None


def names(sentence: RussianSentence, noun: Word) -> bool:
    """Return whether a noun names somebody: a role, a body, a crowd, or with a capital in its
    phrase.
    """
    listed = {
        stem(w) for name in ("role_noun", "body_noun", "crowd_noun") for w in RUSSIAN.words(name)
    }
    if stem(noun.text) in listed:
        return True
    return any(
        w.text[:1].isupper() and w.number > 1 for w in sentence.subtree(noun, *_ASIDE, *_JOINED)
    )


def is_instrumental(noun: Word) -> bool:
    """Return whether a noun ends as the instrumental case does."""
    return _INSTRUMENTAL.search(fold(noun.text)) is not None


def _place(sentence: RussianSentence, verb: Word) -> list[Word] | None:
    """Return the body or country in which people speak whom nobody names ("in Moscow they
    condemned").
    """
    bodies = {stem(b) for b in RUSSIAN.words("body_noun")}
    for noun in sentence.children(verb, "obl"):
        case = next((fold(c.text) for c in sentence.children(noun, "case")), "")
        if case in ("в", "во", "на") and (stem(noun.text) in bodies or noun.text[:1].isupper()):
            phrase = noun_phrase(sentence, noun)
            if phrase:
                return [w for w in phrase if w.head != noun.number or w.relation != "case"]
            return None
    return None


def noun_phrase(sentence: RussianSentence, noun: Word) -> list[Word] | None:
    """Return the words of a source: the noun with what names it, joined nouns included; None where
    it names nobody.
    """
    words = [
        w
        for w in sentence.subtree(noun, *_ASIDE)
        if not (w.relation == "case" and w.head == noun.number)
    ]
    if _is_clause(sentence, noun, words) or count_words(" ".join(w.text for w in words)) > _LONGEST:
        words = [
            w
            for w in sentence.subtree(noun, *_ASIDE, *_JOINED)
            if w.relation != "case" or w.head != noun.number
        ]
    return _clean(_own_name(noun, words, _on_one_side(sentence, noun, words)))


def _own_name(noun: Word, words: Sequence[Word], near: Sequence[Word]) -> Sequence[Word]:
    """Return the name that a clause parts from its noun ("the head of the office, which ..., Anna
    Belova"), else the words beside the noun.
    """
    beyond = [w for w in words if near and w.number > near[-1].number and w.text[:1].isalnum()]
    name = [w for w in beyond if w.relation.startswith(("appos", "flat"))]
    if len(name) > 1 and name == beyond and all(w.text[:1].isupper() for w in name):
        return name
    return near


def _on_one_side(sentence: RussianSentence, noun: Word, words: Sequence[Word]) -> list[Word]:
    """Return the words of a phrase that no finite verb of another clause parts from its noun."""
    inside = {w.number for w in words}
    verbs = [w.number for w in sentence.words if w.number not in inside and _is_finite(w)]
    begin = max((n for n in verbs if n < noun.number), default=0)
    end = min((n for n in verbs if n > noun.number), default=len(sentence.words) + 1)
    return [w for w in words if begin < w.number < end]


def _is_clause(sentence: RussianSentence, noun: Word, words: Sequence[Word]) -> bool:
    """Return whether what is joined to a noun is more than nouns."""
    joined = [w for w in words if w.relation.startswith("conj") and w.head == noun.number]
    return any(
        sentence.children(w, "nsubj", "aux", "obj")
        or form_of(w) in ("past", "infinitive", "gerund")
        for w in joined
    )


def _clean(words: Sequence[Word]) -> list[Word] | None:
    """Return the words of a phrase without marks at its ends; None for what names nobody whom the
    sentence speaks of.
    """
    listed = list(words)
    while listed and not listed[0].text[:1].isalnum() and listed[0].text not in ("«", '"'):
        listed = listed[1:]
    while listed and not listed[-1].text[-1:].isalnum() and listed[-1].text not in ("»", '"'):
        listed = listed[:-1]
    plain = {fold(w.text) for w in listed}
    empty = RUSSIAN.words("no_source") | RUSSIAN.words("first_person")
    if not listed or plain <= empty or fold(listed[0].text).startswith("котор"):
        return None
    if listed[-1].number - listed[0].number < 2 * _LONGEST:
        return listed
    return None


def climbed(sentence: RussianSentence, word: Word) -> Word:
    """Return the noun that a word before it belongs to: an adjective, a pronoun, a number."""
    by_number = {w.number: w for w in sentence.words}
    while (
        word.relation.partition(":")[0] in ("amod", "det", "nummod", "advmod", "acl")
        and word.head > word.number
    ):
        word = by_number[word.head]
    return word


def _head(sentence: RussianSentence, word: Word) -> Word | None:
    """Return the word that a word hangs on."""
    return next(
        (w for w in sentence.words if w.number == word.head and w.number != word.number), None
    )
