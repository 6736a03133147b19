"""Acts of speech and attitude whose content is a noun phrase or an infinitive: "X condemned the
decision", "X accused A of B".

They are attributions as any other. Most of them put no proposition forward ("thanked B"); the rule
of a frame tells which do.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tocsin.annotate.language import RUSSIAN
from tocsin.annotate.parsers.russian import RussianSentence, Word
from tocsin.annotate.russian.holders import (
    climbed,
    form_of,
    holder_of,
    is_instrumental,
    noun_phrase,
)
from tocsin.annotate.text.cited import EVALUATES, PROPOSES, Cited
from tocsin.language.fold import fold
from tocsin.language.stems import stem
from tocsin.records import Span

_OBJECTS = ("obj", "iobj", "obl", "xcomp", "ccomp", "nmod", "csubj")
_ASIDE = ("parataxis", "advcl")
_LISTS = (
    "act_verb",
    "act_accusing",
    "act_calling",
    "act_bidding",
    "act_owning",
    "act_telling",
    "act_negated",
)
# A word of a phrase stands at most so many words behind its verb.
_REACH = 3
_ABOUT = ("о", "об", "обо", "про")
# The prepositions that lead to what an act is about, by the list of its verb; of other lists any
# does.
_LEADING = {
    "act_accusing": ("в", "во", "за"),
    "act_bidding": ("к", "на", "о", "об", "за", "против"),
    "act_owning": ("в", "во", "за", "на", *_ABOUT),
    "act_telling": _ABOUT,
}
_PRESENT = ("ет", "ит", "ют", "ут", "ят", "ат")
_MARKS = '«»"“”'


class _Verb(NamedTuple):
    """One verb that is an act of speech: the lists it is in, and whether its form may be past or
    present.
    """

    lists: frozenset[str]
    tenses: frozenset[str]


# The stem of a verb, and whether it is reflexive.
_Key = tuple[str, bool]


def _key(verb: str) -> _Key:
    """Return what the forms of a verb have in common; a reflexive form of one that is not listed so
    is said of things.
    """
    return stem(verb), fold(verb).endswith(("ся", "сь"))


def _tense(verb: str) -> str:
    """Return the tense of a verb as it is listed."""
    if fold(verb).removesuffix("ся").endswith(_PRESENT):
        return "present"
    return "past"


@functools.cache
def _verbs() -> Mapping[_Key, _Verb]:
    """Return the verbs by what their forms have in common."""
    verbs: dict[_Key, _Verb] = {}
    for name, entry in ((n, e) for n in _LISTS for e in RUSSIAN.words(n) if " " not in e):
        known = verbs.get(_key(entry), _Verb(frozenset(), frozenset()))
        verbs[_key(entry)] = _Verb(known.lists | {name}, known.tenses | {_tense(entry)})
    return verbs


@functools.cache
def _phrases() -> Mapping[tuple[_Key, str], tuple[tuple[str, ...], ...]]:
    """Return the stems of the words of phrases behind their verb, by the verb and its tense."""
    phrases: dict[tuple[_Key, str], tuple[tuple[str, ...], ...]] = {}
    for entry in sorted(RUSSIAN.words("act_phrase")):
        verb, *rest = entry.split()
        key = (_key(verb), _tense(verb))
        phrases[key] = (*phrases.get(key, ()), tuple(stem(w) for w in rest))
    return phrases


@functools.cache
def _stems(*names: str) -> frozenset[str]:
    """Return the stems of some lists."""
    return frozenset(stem(w) for name in names for w in RUSSIAN.words(name))


def acts_of(sentence: RussianSentence, named: Sequence[Span] = ()) -> list[Cited]:
    """Return the acts of one sentence in order, each with its holder and content; `named` are the
    names of whoever can speak.
    """
    acts = [*_verbal(sentence, named), *_nominal(sentence)]
    return [f for f in acts if _can_speak(sentence, f, named)]


def _can_speak(sentence: RussianSentence, frame: Cited, named: Sequence[Span]) -> bool:
    """Return whether the head of a source is somebody: by a name, a role, a body, a crowd, or a
    pronoun for a person.
    """
    head = next(
        (w for w in sentence.words if frame.head is not None and w.start == frame.head.start), None
    )
    if head is None or frame.head is None:
        return False
    plain = fold(head.text)
    if plain in RUSSIAN.words("second_person") | RUSSIAN.words("first_person"):
        return False
    if plain in RUSSIAN.words("pronoun") or any(n.overlaps(frame.head) for n in named):
        return True
    if frame.source is not None and _in_two_words(sentence, frame.source):
        return True
    known = _stems("role_noun", "body_noun", "crowd_noun", "act_holder", "anonymous_noun")
    called = [w for w in sentence.children(head, "flat", "appos", "conj") if w.text[:1].isupper()]
    if called or stem(head.text) in known:
        return True
    return head.text[:1].isupper() and (
        head != _first(sentence) or _may_be_name(sentence, head, frame)
    )


def _in_two_words(sentence: RussianSentence, source: Span) -> bool:
    """Return whether a source is somebody known by more than one word ("the White House")."""
    phrase = " ".join(fold(w.text) for w in sentence.words if source.start <= w.start < source.end)
    return any(
        " " in e and e in phrase
        for n in ("role_noun", "body_noun", "crowd_noun")
        for e in RUSSIAN.words(n)
    )


def _may_be_name(sentence: RussianSentence, head: Word, frame: Cited) -> bool:
    """Return whether the word that opens a sentence may name somebody: no abstract noun, beside a
    verb that only people do.
    """
    cue = next((w for w in sentence.words if w.start == frame.cue_start), head)
    thing = fold(head.text).endswith(tuple(RUSSIAN.words("abstract_ending")))
    return not thing and stem(cue.text) not in _stems("act_of_things")


def _first(sentence: RussianSentence) -> Word | None:
    """Return the first word of a sentence that is no mark."""
    return next((w for w in sentence.words if w.text[:1].isalnum()), None)


def _verbal(sentence: RussianSentence, named: Sequence[Span]) -> Iterator[Cited]:
    """Find "X осудил B", "X, осудив B, ...", "осуждённый X", "обвинён X в B"."""
    for word in sentence.words:
        known = _known(word)
        phrase = _phrase(sentence, word)
        if phrase is None and (known is None or stem(word.text) in _stems("act_half")):
            continue
        source = holder_of(sentence, word) or _adjacent(sentence, word, named)
        if known is not None and not phrase:
            lists = known.lists
        else:
            lists = frozenset({"act_verb"})
        content = _content(
            sentence, word, _below(sentence, word, lists, source or ()), source or (), phrase or ()
        )
        if source is not None and content and _fits(sentence, word, lists, phrase):
            proposes = _proposes(sentence, word, lists, source, content)
            yield _frame(word, PROPOSES if proposes else EVALUATES, content, source, phrase or ())


def _adjacent(sentence: RussianSentence, verb: Word, named: Sequence[Span]) -> list[Word] | None:
    """Return the name that ends right before a verb to which the parse gives no subject."""
    if verb.number < 2 or form_of(verb) not in ("past", "present"):
        return None
    before = sentence.words[verb.number - 2]
    name = next((n for n in named if n.start <= before.start < n.end), None)
    words = [w for w in sentence.words if name is not None and name.start <= w.start < name.end]
    if words and not any(sentence.children(w, "case") for w in words):
        return words
    return None


def _known(word: Word) -> _Verb | None:
    """Return the verb of the lists that a word is a form of, in a tense in which it reports."""
    plain = fold(word.text)
    form = _form(word)
    if form is None or plain in RUSSIAN.words("not_cue"):
        return None
    if form == "passive":
        participles = (
            v
            for (s, _), v in _verbs().items()
            if plain.startswith(s) and _is_participle(plain[len(s) :])
        )
        return next(participles, None)
    verb = _verbs().get(_key(word.text))
    if verb is not None and (form not in ("past", "present") or form in verb.tenses):
        return verb
    return None


def _form(word: Word) -> str | None:
    """Return the form of a verb by its ending, or by the lists where it has none ("отверг")."""
    return form_of(word) or (
        "past" if any(fold(word.text) in RUSSIAN.words(name) for name in _LISTS) else None
    )


def _is_participle(ending: str) -> bool:
    """Return whether a passive participle ends so behind the stem of its verb."""
    return ending.startswith(("н", "ен", "ем", "им", "ан")) and len(ending) < len("енными ")


def _phrase(sentence: RussianSentence, verb: Word) -> list[Word] | None:
    """Return the words of a phrase behind its verb."""
    near = [w for w in sentence.words if verb.number < w.number <= verb.number + _REACH]
    form = _form(verb)
    if form is None:
        return None
    tenses = [form] if form in ("past", "present") else ["past", "present"]
    key = _key(verb.text)
    listed = [phrase for tense in tenses for phrase in _phrases().get((key, tense), ())]
    for wanted in listed:
        behind = [w for w in near if stem(w.text) in wanted]
        if [stem(w.text) for w in behind] == list(wanted):
            return behind
    return None


def _fits(
    sentence: RussianSentence, verb: Word, lists: frozenset[str], phrase: Sequence[Word] | None
) -> bool:
    """Return whether what hangs on a verb makes it an act: an object, "of" or "about" something, an
    infinitive.
    """
    if phrase:
        return True
    objects = [w for w in sentence.children(verb, "obj", "iobj") if not _is_left_out(w)]
    if "act_negated" in lists:
        return bool(objects) and _is_negated(sentence, verb)
    if lists & {"act_verb", "act_accusing", "act_calling"} and (
        objects or form_of(verb) == "passive"
    ):
        return True
    if "act_owning" in lists and sentence.children(verb, "iobj"):
        return True
    if lists & {"act_bidding"} and (
        objects or _infinitive(sentence, verb) is not None or _with(sentence, verb)
    ):
        return True
    cases = _cases(sentence, verb)
    return any(c in _LEADING.get(name, _ABOUT) for name in lists for c in cases)


def _is_negated(sentence: RussianSentence, verb: Word) -> bool:
    """Return whether a negation stands right before a verb."""
    before = sentence.words[verb.number - 2] if verb.number > 1 else verb
    return fold(before.text) in RUSSIAN.words("negator")


def _with(sentence: RussianSentence, verb: Word) -> bool:
    """Return whether a noun behind a verb tells what is threatened or promised by its case alone
    ("threatened with a strike").
    """
    behind = [n for n in sentence.children(verb, "obl") if n.number > verb.number]
    return any(not sentence.children(n, "case") and is_instrumental(n) for n in behind)


def _is_left_out(noun: Word) -> bool:
    """Return whether beside an object a verb is no act of speech."""
    return stem(noun.text) in _stems("act_no_object")


def _cases(sentence: RussianSentence, verb: Word) -> list[str]:
    """Return the prepositions of the nouns behind a verb."""
    nouns = [w for w in sentence.children(verb, "obl", "nmod") if w.number > verb.number]
    return [fold(c.text) for n in nouns for c in sentence.children(n, "case")]


def _infinitive(sentence: RussianSentence, verb: Word) -> Word | None:
    """Return the infinitive that a verb governs."""
    below = sentence.children(verb, "xcomp", "ccomp", "csubj")
    return next((w for w in below if form_of(w) == "infinitive"), None)


def _proposes(
    sentence: RussianSentence,
    verb: Word,
    lists: frozenset[str],
    source: Sequence[Word],
    content: Sequence[Word],
) -> bool:
    """Return whether the content of an act can be true or false."""
    cases = _cases(sentence, verb)
    inside = {w.number for w in source}
    has_content = {
        "act_accusing": any(fold(w.text) in ("в", "во") for w in content[1:]),
        "act_calling": any(w.number not in inside for w in sentence.children(verb, "xcomp")),
        "act_telling": any(c in _ABOUT for c in cases),
    }
    return any(has_content.get(name, False) for name in lists)


def _below(
    sentence: RussianSentence, verb: Word, lists: frozenset[str], source: Sequence[Word]
) -> list[Word]:
    """Return the words that hang on a verb and tell what its act is about: no time and place of an
    act of telling.
    """
    inside = {w.number for w in source}
    below = [c for c in sentence.children(verb, *_OBJECTS) if c.number not in inside]
    below += [c for c in sentence.children(verb, "nsubj") if c.relation.endswith(":pass")]
    if "act_verb" in lists:
        return below
    leading = {c for name in lists for c in _LEADING.get(name, _ABOUT)}
    return [c for c in below if c.relation not in ("obl", "nmod") or _leads(sentence, c, leading)]


def _leads(sentence: RussianSentence, noun: Word, leading: set[str]) -> bool:
    """Return whether a noun has one of some prepositions, or none."""
    cases = [fold(c.text) for c in sentence.children(noun, "case")]
    return not cases or any(c in leading for c in cases)


def _content(
    sentence: RussianSentence,
    verb: Word,
    below: Sequence[Word],
    source: Sequence[Word],
    phrase: Sequence[Word],
) -> list[Word]:
    """Return the words of what an act is about: what hangs on its verb behind it, else before it;
    of a passive with its subject.
    """
    inside = {w.number for w in source}
    words = sorted(
        {w for c in below for w in sentence.subtree(c, *_ASIDE) if w.number not in inside}
    )
    if form_of(verb) == "passive" and words and words[0].number < verb.number:
        return _ends([w for w in words if w.text[:1].isalnum() or w.text[:1] in _MARKS])
    behind = _run([w for w in words if w.number > max((verb, *phrase)).number], inside)
    if not behind and phrase:
        behind = _run([w for w in words if w.number > verb.number], inside)
    return behind or _run([w for w in words if w.number < verb.number], inside)


def _run(words: Sequence[Word], without: set[int]) -> list[Word]:
    """Return words without marks at their ends, up to where the source stands among them."""
    listed = [w for w in words if w.text[:1].isalnum() or w.text[:1] in _MARKS]
    cut = next(
        (n for n in sorted(without) if listed and listed[0].number < n < listed[-1].number), None
    )
    if cut is not None:
        before, after = [w for w in listed if w.number < cut], [w for w in listed if w.number > cut]
        listed = max((before, after), key=len)
    return _ends(listed)


def _ends(words: Sequence[Word]) -> list[Word]:
    """Return words without marks behind the last; none where there are only marks."""
    listed = list(words)
    while listed and fold(listed[0].text) in RUSSIAN.words("that_word"):
        listed = listed[1:]
    while listed and not listed[-1].text[-1:].isalnum() and listed[-1].text not in ("»", '"', "”"):
        listed = listed[:-1]
    if any(w.text[:1].isalnum() for w in listed):
        return listed
    return []


def _nominal(sentence: RussianSentence) -> Iterator[Cited]:
    """Find "criticism on the part of X": the content is what the noun governs, else the subject of
    its clause.
    """
    for first, second in zip(sentence.words, sentence.words[1:], strict=False):
        if f"{fold(first.text)} {fold(second.text)}" not in RUSSIAN.words("on_the_part"):
            continue
        near = [w for w in sentence.words if first.number - 2 * _REACH <= w.number < first.number]
        noun = next((w for w in reversed(near) if stem(w.text) in _stems("act_noun")), None)
        holder = next(
            (
                w
                for w in sentence.words
                if w.number > second.number and w.relation.startswith("nmod")
            ),
            None,
        )
        whose = _owner(sentence, second) or holder
        if whose is not None:
            named = noun_phrase(sentence, whose)
        else:
            named = None
        source = [w for w in named or () if w.number > second.number]
        if noun is None or not source:
            continue
        content = [
            w for w in sentence.words if w.number < noun.number and w.relation.startswith("nsubj")
        ]
        around = noun_phrase(sentence, content[-1]) if content else None
        yield _frame(noun, EVALUATES, around or [noun], source, ())


def _owner(sentence: RussianSentence, phrase: Word) -> Word | None:
    """Return the noun that a phrase such as "on the part of" leads to."""
    below = [
        c for c in sentence.children(phrase) if c.number > phrase.number and c.relation != "punct"
    ]
    following = next((w for w in sentence.words if w.number == phrase.number + 1), None)
    return next(iter(below), None) or (
        climbed(sentence, following) if following is not None else None
    )


def _frame(
    cue: Word, rule: str, content: Sequence[Word], source: Sequence[Word], phrase: Sequence[Word]
) -> Cited:
    """Make the frame of an act."""
    head = next((w for w in source if w.head not in {s.number for s in source}), source[0])
    return Cited(
        cue=cue.text,
        rule=rule,
        content=Span(start=content[0].start, end=content[-1].end),
        source=Span(start=source[0].start, end=source[-1].end),
        head=Span(start=head.start, end=head.end),
        cue_end=max((cue, *phrase)).end,
        cue_start=cue.start,
    )
