"""The turns of a conversation: who speaks in which lines of an interview or a transcript.

Four forms are read. Names in capitals with a colon ("WALLACE: ..."), two or more in a text. Names
or words for question and answer with a colon, where they alternate and one of them asks. Lines that
begin with a dash, where questions and answers alternate. Questions that stand alone on their lines,
in a text that calls itself an interview. Questions are the interviewer's and are no statements;
answers are the statements of whoever is interviewed: the name before the colon, else the person
named before the conversation begins.
"""

import functools
import itertools
import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from tocsin.annotate.language import ENGLISH, Language, language_of
from tocsin.annotate.text.cited import OUTERMOST, Cited
from tocsin.annotate.text.frame import Frame
from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.words import count_words
from tocsin.records import Claim, Document, Hop, Mention, Record, Span

TURN = "turn"
# The rule of a turn in the languages read sentence by sentence: it passes on whatever is cited
# inside.
_OUTER_TURN = f"{OUTERMOST} of a turn"
_FEWEST_TURNS = 2
# Questions and answers alternate so often at least; without dashes or names it takes one more.
_FEWEST_PAIRS, _FEWEST_BARE_PAIRS = 2, 3
# Names before a colon, and questions on lines of their own, are no longer than this.
_NAME_WORDS, _LONGEST_QUESTION = 4, 60
# Who is interviewed, and that it is an interview, stands in so many letters before the first
# question.
_OPENING = 1500
_CAPITALS = re.compile(
    r"^[ \t]*[\"“'‘]?(?P<name>[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ][A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ.’'-]+"
    r"(?: [A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ][A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ.’'-]*){0,4})"
    r"(?: ?\([^)\n]{1,40}\))?(?P<mark>:)[ \t]+(?P<said>[^\n]*[^\s\"”])",
    re.MULTILINE,
)
_LABELLED = re.compile(
    r"^[ \t*_—–-]*(?P<name>[«\"“]?[^\W\d_][^\n:?!,;()\"«»“”]{0,40}?[»\"”]?)"
    r"(?P<office>, [^\n:?!.;\"«»“”]{2,80})?[*_ ]*(?P<mark>:)[*_]*\s+(?P<said>\S[^\n]*)",
    re.MULTILINE,
)
# A word for question or answer may have a number, and a full stop for its colon ("Q1.").
_LETTERED = re.compile(
    r"^[ \t*_—–-]*(?P<name>[^\W\d_]{1,10}\d{0,2})(?P<mark>[.)])[*_]*\s+(?P<said>\S[^\n]*)",
    re.MULTILINE,
)
_DASHED = re.compile(
    r"^[ \t]*(?P<mark>[—–-])[ \t]*(?P<said>[^\W\d][^\n]*|[\"«“(\d][^\n]*)", re.MULTILINE
)
_LINE = re.compile(r"^[ \t*_#]*(?P<said>[^\s*_#][^\n]*)", re.MULTILINE)
_ASKS = re.compile(r"\?[\"”»’)*_ \t]*$")
# Two or three words in capitals that may be a name, where no model knows names.
_NAME = re.compile(
    r"(?<![\w.])[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ][\w'’-]+(?: [A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ][\w'’-]+){1,2}"
)


class Turn(Record, frozen=True):
    """What one speaker says in one go: `speaker` is where the name stands, None where nobody is
    named; `asks` marks the interviewer's.
    """

    said: Span
    mark: Span
    speaker: Span | None = None
    asks: bool = False
    name: str = ""


def turns_of(document: Document, mentions: Sequence[Mention] = ()) -> list[Turn]:
    """Return the turns of the conversation in a text, in order; none where there is no
    conversation.
    """
    text = document.text
    labels = _Labels(language_of(document.language or ENGLISH.code))
    capitals = _capitals(text)
    for turns in (_labelled(text, labels), _dashed(text), _bare(text)) if not capitals else ():
        if turns:
            return _named(_until_next(turns, text), document, mentions, labels)
    return _sided(capitals, labels)


class _Labels:
    """The words that one language writes before a colon for who asks and who answers."""

    def __init__(self, language: Language) -> None:
        """Read the lists; those of English are read in every language."""
        self._asking = _folded(language, "asking_label")
        self._answering = _folded(language, "answering_label")

    def role(self, name: str) -> str | None:
        """Return whether a word is one for a question or for an answer; None where it is a name."""
        plain = fold(name).strip(' .*_«»"“”').rstrip("0123456789")
        if plain in self._asking:
            return "asks"
        if plain in self._answering:
            return "answers"
        return None

    def is_name(self, name: str) -> bool:
        """Return whether words before a colon may be a name: each longer one begins with a
        capital.
        """
        return self.role(name) is not None or all(
            w[:1].isupper() for w in name.strip(' *_«»"“”').split() if len(w) > 2
        )


def _folded(language: Language, name: str) -> frozenset[str]:
    """Return a list of a language, or that of English where it has none."""
    return frozenset(map(fold, language.words(name) or ENGLISH.words(name)))


def frames_in(turns: Sequence[Turn], sentence: Span) -> list[Frame]:
    """Return what is said in a sentence by the speakers of turns, as attributions of the English
    grammar.
    """
    parts = ((t, _part(t, sentence)) for t in turns if t.speaker is not None or not t.asks)
    return [_frame(turn, part) for turn, part in parts if part is not None]


def cited_in(turns: Sequence[Turn], sentence: Span) -> Cited | None:
    """Return who speaks in a sentence, as an attribution of the other grammars; None where it is no
    answer, or no turn at all.
    """
    for turn in turns:
        part = _part(turn, sentence)
        if part is not None and (turn.speaker is not None or not turn.asks):
            if turn.speaker is None or turn.speaker.end < turn.mark.start - 1:
                cue = "—"
            else:
                cue = ":"
            return Cited(
                cue, _OUTER_TURN, part, turn.speaker, turn.speaker, turn.mark.end, turn.mark.start
            )
    return None


def as_questions(claims: Sequence[Claim], turns: Sequence[Turn]) -> list[Claim]:
    """Return claims of which those in the interviewer's own words are questions, and no
    statements.
    """
    questions = [t for t in turns if t.asks]
    return [_question(c) if any(_is_asked(c, t) for t in questions) else c for c in claims]


def asks_in(turns: Sequence[Turn], sentence: Span, plain: str) -> bool:
    """Return whether a sentence is a question of an interviewer."""
    return bool(_ASKS.search(plain)) and any(t.asks and t.said.overlaps(sentence) for t in turns)


def _is_asked(claim: Claim, turn: Turn) -> bool:
    """Return whether a claim stands in an interviewer's turn, and reports nobody else."""
    alone = all(_is_called(hop, turn) for hop in claim.chain[:-1]) or bool(_ASKS.search(claim.text))
    return alone and turn.said.overlaps(claim.span)


def _is_called(hop: Hop, turn: Turn) -> bool:
    """Return whether a hop is the speaker of a turn."""
    return bool(turn.name) and (fold(hop.surface) in turn.name or turn.name in fold(hop.surface))


def _question(claim: Claim) -> Claim:
    """Return a claim as a question."""
    return msgspec.structs.replace(claim, stance="asks", type="ask", adopt=None, missing=None)


def _capitals(text: str) -> list[Turn]:
    """Return the turns of a transcript; each ends with its paragraph: what follows without a name
    may be the writer's own.

    Lines with headings of their own are none: two names at least take turns, and one of them asks
    or speaks again.
    """
    turns = [_turn(m) for m in _CAPITALS.finditer(text)]
    names = [_surname(t.name) for t in turns]
    again = len(set(names)) < len(names) or any(t.asks for t in turns)
    if len(set(names)) >= _FEWEST_TURNS and again:
        return turns
    return []


def _labelled(text: str, labels: _Labels) -> list[Turn]:
    """Return turns with names, or words for question and answer, before a colon: two that
    alternate, of which one asks.
    """
    matches = [
        m
        for m in _LABELLED.finditer(text)
        if count_words(m["name"]) <= _NAME_WORDS and labels.is_name(m["name"])
    ]
    begun = {m.start() for m in _LABELLED.finditer(text)}
    matches += [
        m
        for m in _LETTERED.finditer(text)
        if labels.role(m["name"]) is not None and m.start() not in begun
    ]
    matches.sort(key=lambda m: m.start())
    often = Counter(_surname(fold(m["name"])) for m in matches)
    turns = [
        _turn(m)
        for m in matches
        if often[_surname(fold(m["name"]))] >= _FEWEST_TURNS
        or labels.role(m["name"]) is not None
        or m.groupdict().get("office") is not None
    ]
    sided = _sided(turns, labels)
    pairs = sum(a.asks and not b.asks for a, b in itertools.pairwise(sided))
    lone = any(labels.role(t.name) is not None for t in sided)
    if pairs >= (1 if lone else _FEWEST_PAIRS):
        return sided
    return []


def _sided(turns: Sequence[Turn], labels: _Labels) -> list[Turn]:
    """Return named turns with whose they are: the interviewer is called so, or most of his turns
    end in a question.
    """
    by_name: dict[str, list[bool]] = {}
    for turn in turns:
        by_name.setdefault(_surname(turn.name), []).append(turn.asks)
    roles = {name: labels.role(name) for name in by_name}
    mostly = {
        name for name, asks in by_name.items() if roles[name] is None and 2 * sum(asks) > len(asks)
    }
    asking = mostly | {name for name, role in roles.items() if role == "asks"}
    if not asking < by_name.keys():
        return [msgspec.structs.replace(t, asks=False) for t in turns]
    return [msgspec.structs.replace(t, asks=_surname(t.name) in asking) for t in turns]


def _dashed(text: str) -> list[Turn]:
    """Return the turns of lines with dashes, where questions and answers alternate.

    Where every other line asks, the lines between them answer, and what stands in a line that asks
    is the interviewer's without a question mark too ("Tell us about the dam").
    """
    matches = list(_DASHED.finditer(text))
    turns = [_turn(m) for m in matches]
    queries = ["?" in m["said"] for m in matches]
    first, second = queries[::2], queries[1::2]
    if (
        len(second) >= _FEWEST_PAIRS
        and 3 * sum(first) >= 2 * len(first)
        and 3 * sum(second) <= len(second)
    ):
        return [msgspec.structs.replace(t, asks=n % 2 == 0) for n, t in enumerate(turns)]
    pairs = sum(a.asks and not b.asks for a, b in itertools.pairwise(turns))
    if pairs >= _FEWEST_PAIRS and 3 * pairs >= len(turns):
        return turns
    return []


def _bare(text: str) -> list[Turn]:
    """Return questions that stand alone on their lines and the answers below them, in a text that
    calls itself an interview.
    """
    lines = [m for m in _LINE.finditer(text) if m["said"].strip()]
    questions = [
        n
        for n, m in enumerate(lines)
        if n and _ASKS.search(m["said"]) and count_words(m["said"]) <= _LONGEST_QUESTION
    ]
    answered = [n for n in questions if n + 1 < len(lines) and n + 1 not in questions]
    if len(answered) < _FEWEST_BARE_PAIRS:
        return []
    if not _announced(fold(text[: lines[questions[0]].start()][-_OPENING:])):
        return []
    return [
        _line_turn(lines[n], asks=n in questions)
        for n in sorted({*questions, *(n + 1 for n in answered)})
    ]


def _announced(folded: str) -> list[int]:
    """Return behind which letters of a folded text an interview is announced; that somebody said a
    thing in one announces none.
    """
    for pattern in _of_all("interview_aside"):
        folded = re.sub(pattern, lambda m: " " * len(m.group()), folded)
    words = (rf"(?<!\w){re.escape(fold(word))}" for word in _of_all("interview_word"))
    return sorted(m.end() for word in words for m in re.finditer(word, folded))


@functools.cache
def _of_all(name: str) -> tuple[str, ...]:
    """Return a list of all languages together, in order."""
    return tuple(sorted({w for code in LANGUAGES for w in lexicon(code).get(name, ())}))


def _line_turn(line: re.Match[str], *, asks: bool) -> Turn:
    """Return the turn of a line without any mark."""
    said = Span(start=line.start("said"), end=line.end("said"))
    return Turn(said=said, mark=Span(start=said.start, end=said.start), asks=asks)


def _turn(match: re.Match[str]) -> Turn:
    """Return the turn of one line."""
    said, mark = (Span(start=match.start(part), end=match.end(part)) for part in ("said", "mark"))
    named = "name" in match.re.groupindex
    name = match["name"].strip(" *_") if named else ""
    if named:
        speaker = Span(start=match.start("name"), end=match.start("name") + len(name))
    else:
        speaker = None
    return Turn(
        said=said,
        mark=mark,
        speaker=speaker,
        asks=bool(_ASKS.search(match["said"])),
        name=fold(name),
    )


def _surname(name: str) -> str:
    """Return the last word of a name, by which it is called again."""
    return name.split()[-1] if name else ""


def _until_next(turns: Sequence[Turn], text: str) -> list[Turn]:
    """Return turns that go on up to the next one; the last ends with its paragraph."""
    ends = [t.speaker.start if t.speaker is not None else t.mark.start for t in turns[1:]]
    whole = []
    for turn, end in zip(turns, [*ends, turns[-1].said.end], strict=True):
        last = max(
            turn.said.end, turn.said.start + len(text[turn.said.start : end].rstrip(" \t\n*_—–-"))
        )
        ends_here = turn.asks and turn.speaker is None
        whole.append(
            turn
            if ends_here
            else msgspec.structs.replace(turn, said=Span(start=turn.said.start, end=last))
        )
    return whole


def _named(
    turns: Sequence[Turn], document: Document, mentions: Sequence[Mention], labels: _Labels
) -> list[Turn]:
    """Return turns whose answers have a speaker: the name before the colon, else whoever is
    interviewed.
    """
    begin = min(t.speaker.start if t.speaker is not None else t.mark.start for t in turns)
    interviewed = _interviewed(document, begin, turns[-1].said.end, mentions)
    done = []
    for turn in turns:
        is_word = turn.speaker is None or labels.role(turn.name) is not None
        if is_word:
            turn = msgspec.structs.replace(turn, speaker=None if turn.asks else interviewed)
        done.append(turn)
    return done


def _interviewed(
    document: Document, begin: int, end: int, mentions: Sequence[Mention]
) -> Span | None:
    """Return where the person is named who is interviewed: before the conversation, else behind
    it.
    """
    before = Span(start=max(0, begin - _OPENING), end=begin)
    behind = Span(start=end, end=len(document.text))
    return _person(document, before, mentions) or _person(
        document, behind, mentions, announced=True
    )


def _person(
    document: Document, part: Span, mentions: Sequence[Mention], *, announced: bool = False
) -> Span | None:
    """Return the person a part of a text names; of several the one nearest behind a word for an
    interview, else the one named most.

    `announced` asks for such a word.
    """
    persons = [m.span for m in mentions if m.kind == "person" and part.covers(m.span)]
    if not persons:
        others = [m.span for m in mentions if m.entity_id is not None and m.kind != "person"]
        names = (
            Span(start=m.start(), end=m.end())
            for m in _NAME.finditer(document.text, part.start, part.end)
        )
        persons = [s for s in names if not any(o.overlaps(s) for o in others)]
    ends = [part.start + end for end in _announced(fold(part.of(document.text)))]
    apart = [(min((p.start - e for e in ends if e <= p.start), default=None), p) for p in persons]
    behind = [(distance, p) for distance, p in apart if distance is not None]
    if behind:
        return min(behind)[1]
    often = Counter(_surname(fold(p.of(document.text))) for p in persons)
    if not announced:
        return max(
            persons,
            key=lambda p: (often[_surname(fold(p.of(document.text)))], -p.start),
            default=None,
        )
    return None


def _part(turn: Turn, sentence: Span) -> Span | None:
    """Return the part of a turn that lies in a sentence."""
    start, end = max(turn.said.start, sentence.start), min(turn.said.end, sentence.end)
    if start < end:
        return Span(start=start, end=end)
    return None


def _frame(turn: Turn, part: Span) -> Frame:
    """Return the frame of what a turn says in one sentence."""
    inside = (
        turn.speaker is not None
        and turn.speaker.end >= turn.mark.start - 60
        and turn.speaker.start < turn.mark.start
    )
    if inside and turn.name:
        cue = turn.mark
    else:
        cue = Span(start=part.start, end=part.start + 1)
    return Frame(
        cue=":",
        cue_span=cue,
        kind="speech",
        rule=TURN,
        content=part,
        source=turn.speaker,
        head=turn.speaker,
    )
