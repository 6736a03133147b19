"""The attribution grammar for English: the rules that read a frame off a dependency tree."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from tocsin.annotate.english.frames import (
    SAID_BELOW,
    agent_of,
    cue_kind,
    direct_subject,
    inverted_subject,
    is_first_person,
    is_set_apart,
    make,
    marked_as,
    names_somebody,
    noun_phrase,
    object_of,
    subject_of,
    trim,
    verbs,
    within_quote,
)
from tocsin.annotate.english.judged import called_false, denied_deed, denied_story, evaluation
from tocsin.annotate.english.near_sources import (
    is_coordinated_cue,
    name_set_off,
    subject_of_rest,
    whose_information,
    with_name,
)
from tocsin.annotate.english.nominal import knowledge_held, nominal_act, owner_of, words_called
from tocsin.annotate.english.set_off import SET_OFF, is_followed_by_clause, set_off_subject
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.parsers.tree import Token
from tocsin.annotate.text.frame import Frame
from tocsin.annotate.text.quotes import Quoted
from tocsin.records import Span

_FEWEST_QUOTE_WORDS = 4
_FINITE = ("VBD", "VBZ", "VBP", "MD")
# "X claimed", "X told the agency on Monday": between its commas an aside has so many words at most
# behind its verb.
_LONGEST_ASIDE = 8
Rule = Callable[[Parsed, Sequence[Quoted], Sequence[Span]], Iterator[Frame]]


def frames_of(parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]) -> list[Frame]:
    """Return the frames of one sentence, in order of their content.

    `quoted` are the quotations that touch the sentence, `outlets` the spans in it that name an
    outlet.
    """
    frames: list[Frame] = []
    for rule in _RULES:
        for frame in rule(parsed, quoted, outlets):
            if frame.content.end > frame.content.start and not any(
                _repeats(frame, f) for f in frames
            ):
                frames.append(frame)
    return sorted(frames, key=lambda f: (f.content, f.cue_span))


def _repeats(frame: Frame, earlier: Frame) -> bool:
    """Tell whether an earlier rule has found the same: the same content, or a part of it under the
    same cue.
    """
    if frame.cue_span == earlier.cue_span:
        return frame.content.overlaps(earlier.content)
    return frame.content == earlier.content


# The rules. Each takes the sentence, its quotations and its outlets.


def _clause_complement(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "X said (that) CLAUSE"."""
    for cue, kind in verbs(parsed, quoted):
        clauses = [c for c in cue.children if c.dep_ == "ccomp" and not _parenthetic(c, cue)]
        for clause in clauses:
            if is_set_apart(clause, cue):
                continue
            own = [t for t in clause.subtree if not is_coordinated_cue(t, clause, cue)]
            if kind == "attitude" and is_first_person(subject_of(cue)):
                continue
            content = trim(parsed, own)
            source = subject_of(cue) or (inverted_subject(cue) if clause.i < cue.i else None)
            if content and source is not None:
                yield make(
                    parsed,
                    cue,
                    kind,
                    "clause_complement",
                    _with_quote(content, quoted, parsed),
                    source,
                    outlets,
                )


def _parenthetic(clause: Token, cue: Token) -> bool:
    """Tell whether a complement is only a tag such as "you know"."""
    return len(list(clause.subtree)) < 3 and clause.i < cue.i


def _with_quote(content: Span, quoted: Sequence[Quoted], parsed: Parsed) -> Span:
    """Widen a content so that it does not cut a quotation in two."""
    for quote in quoted:
        if quote.inner.overlaps(content) and not content.covers(quote.inner):
            start, end = min(content.start, quote.inner.start), max(content.end, quote.inner.end)
            content = Span(start=max(start, parsed.span.start), end=min(end, parsed.span.end))
    return content


def _beside_quote(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find a quotation with its cue verb outside it: "QUOTE, said X", "X: QUOTE", "X said:
    QUOTE".
    """
    cues = [(cue, kind) for cue, kind in verbs(parsed, quoted) if not marked_as(cue)]
    for quote in quoted:
        part = _part(quote.inner, parsed.span)
        if part is None or _size(parsed, part) < _FEWEST_QUOTE_WORDS:
            continue
        ranked = sorted(cues, key=lambda c: (_distance(parsed, c[0], part), c[0].i))
        for cue, kind in ranked[:1]:
            source = subject_of(cue) or inverted_subject(cue)
            if source is not None and not within_quote(parsed, source, quoted):
                yield make(parsed, cue, kind, "beside_quote", part, source, outlets)


def _part(inner: Span, sentence: Span) -> Span | None:
    """Return the part of a quotation that lies in the sentence."""
    start, end = max(inner.start, sentence.start), min(inner.end, sentence.end)
    if end > start:
        return Span(start=start, end=end)
    return None


def _size(parsed: Parsed, part: Span) -> int:
    """Return how many words a span has."""
    return sum(t.is_alpha for t in parsed.inside(part))


def _distance(parsed: Parsed, cue: Token, part: Span) -> int:
    """Return how far a cue stands from a quotation, in characters."""
    return max(part.start - parsed.end(cue), parsed.start(cue) - part.end, 0)


def _after_that(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "X said ... that CLAUSE" where the parser hung the clause elsewhere."""
    for cue, kind in verbs(parsed, quoted):
        if any(c.dep_ == "ccomp" for c in cue.children) or kind == "evaluation":
            continue
        source = subject_of(cue)
        that = next(
            (
                t
                for t in parsed.doc[cue.i + 1 : cue.i + 16]
                if t.lower_ == "that" and _opens_clause(t)
            ),
            None,
        )
        if source is None or that is None or any(_between_cue(t, cue, that) for t in parsed.doc):
            continue
        verb = that.head if that.head.i > that.i else None
        if verb is not None:
            last = max((t.i for t in verb.subtree), default=that.i)
        else:
            last = len(parsed.doc) - 1
        content = trim(parsed, parsed.doc[that.i + 1 : last + 1])
        if content:
            yield make(
                parsed,
                cue,
                kind,
                "after_that",
                _with_quote(content, quoted, parsed),
                source,
                outlets,
            )


def _opens_clause(token: Token) -> bool:
    """Tell whether "that" opens a complement rather than a relative clause or a noun phrase."""
    return token.dep_ in ("mark", "nsubj", "nsubjpass", "det") and token.tag_ in ("IN", "WDT", "DT")


def _between_cue(token: Token, cue: Token, that: Token) -> bool:
    """Tell whether another cue verb stands nearer to "that"."""
    return (
        cue.i < token.i < that.i
        and token.tag_.startswith("VB")
        and cue_kind(token.lemma_) is not None
    )


def _bare_clause(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "it claims CLAUSE" in a relative clause, where the parser hung the clause elsewhere."""
    for cue, kind in verbs(parsed, quoted):
        source = subject_of(cue)
        if kind not in ("distance", "speech") or source is None or cue.i + 1 >= len(parsed.doc):
            continue
        if any(
            c.dep_ in ("ccomp", "xcomp", "prep", "attr") and c.i > cue.i for c in cue.children
        ) or cue.dep_ not in (
            "relcl",
            "ccomp",
            "advcl",
        ):
            continue
        after = []
        for token in parsed.doc[cue.i + 1 :]:
            if token.is_punct and token.text in (",", ";", ".", "?", "!"):
                break
            after.append(token)
        content = trim(parsed, after)
        if content and any(t.tag_ in ("VBD", "VBZ", "VBP") for t in after[1:]):
            yield make(parsed, cue, kind, "bare_clause", content, source, outlets)


def _inverted_tag(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "CLAUSE, said X." at the end of a sentence, however the parser hung it."""
    for cue, kind in verbs(parsed, quoted):
        if (
            kind != "speech"
            or cue.tag_ not in ("VBD", "VBZ")
            or cue.i < _FEWEST_QUOTE_WORDS
            or _follows_subject(cue)
            or is_followed_by_clause(cue)
        ):
            continue
        source = next(
            (c.root for c in parsed.doc.noun_chunks if c.start in (cue.i + 1, cue.i + 2)), None
        )
        if (
            parsed.doc[cue.i - 1].text != ","
            or source is None
            or not (names_somebody(source) or _ends(source))
        ):
            continue
        content = trim(parsed, [t for t in parsed.doc if t.i < cue.i])
        has_verb = any(t.tag_ in _FINITE for t in parsed.doc[: cue.i - 1])
        if content and has_verb and not _in_quote(content, quoted):
            yield make(parsed, cue, kind, "inverted_tag", content, source, outlets)


def _ends(noun: Token) -> bool:
    """Return whether nothing but marks stands behind a noun phrase."""
    return noun.pos_ in ("NOUN", "PROPN") and all(
        t.is_punct or t.is_space for t in noun.doc[noun.right_edge.i + 1 :]
    )


def _follows_subject(cue: Token) -> bool:
    """Return whether a verb has its subject before it."""
    return any(c.dep_ in ("nsubj", "nsubjpass") and c.i < cue.i for c in cue.children)


def _in_quote(content: Span, quoted: Sequence[Quoted]) -> bool:
    """Return whether a content touches a quotation: quotations have rules of their own."""
    return any(q.span.overlaps(content) for q in quoted)


def _aside(parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]) -> Iterator[Frame]:
    """Find "THE PLANT, X claimed, IS SAFE": the whole sentence is what X says."""
    for cue, kind in verbs(parsed, quoted):
        source = direct_subject(cue)
        if (
            kind not in ("speech", "distance")
            or source is None
            or source.i > cue.i
            or cue.tag_ not in _FINITE
        ):
            continue
        first = source.left_edge.i
        last = next(
            (t.i for t in parsed.doc[cue.i + 1 : cue.i + 1 + _LONGEST_ASIDE] if t.text == ","), None
        )
        if last is None or first < 2 or parsed.doc[first - 1].text != ",":
            continue
        named, after = (
            parsed.doc[first - 2],
            parsed.doc[last + 1] if last + 1 < len(parsed.doc) else None,
        )
        within = parsed.doc[cue.i + 1 : last]
        goes_on = (
            after is not None
            and after.tag_ in _FINITE
            and not any(t.pos_ == "VERB" for t in within)
        )
        content = trim(parsed, parsed.doc)
        if (
            goes_on
            and content
            and named.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
            and not _in_quote(content, quoted)
        ):
            yield make(parsed, cue, kind, "aside", content, source, outlets)


def _according_to(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "according to X, CLAUSE" and "CLAUSE, according to X"."""
    for token in parsed.doc:
        if token.lower_ != "according" or within_quote(parsed, token, quoted):
            continue
        to = [c for c in token.children if c.lower_ == "to"][:1]
        named = next((c for t in to for c in t.children if c.dep_ == "pobj"), None)
        if named is None:
            continue
        source = whose_information(named)
        misread = subject_of_rest(parsed, token, named)
        phrase = {t.i for t in [token, *token.subtree]} - misread
        rest = [t for t in parsed.doc if t.i not in phrase]
        before = [t for t in rest if t.i < token.i]
        name, after = name_set_off(source, [t for t in rest if t.i > max(phrase)])
        around = (
            before and after and after[0].is_punct and any(t.tag_ in _FINITE for t in after[1:3])
        )
        if around and not any(t.tag_ in _FINITE for t in before):
            content = trim(parsed, parsed.doc)
        else:
            content = trim(parsed, before if sum(t.is_alpha for t in before) >= 3 else after)
        if content:
            frame = make(parsed, token, "speech", "according_to", content, source, outlets)
            if misread:
                whole = trim(parsed, [t for t in source.subtree if t.i in phrase])
                frame = msgspec.structs.replace(frame, source=whole)
            yield with_name(frame, parsed, name)


def _according_phrase(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "in the words of X, CLAUSE" and "in X's view, CLAUSE"."""
    for token in parsed.doc:
        if (
            token.lower_ not in ENGLISH.words("words_noun")
            or token.dep_ != "pobj"
            or token.head.lower_ not in ("in", "by")
        ):
            continue
        source = owner_of(token)
        if source is None or is_first_person(source) or within_quote(parsed, token, quoted):
            continue
        phrase = {t.i for t in token.head.subtree}
        rest = [t for t in parsed.doc if t.i not in phrase]
        content = trim(parsed, [t for t in rest if t.i > max(phrase)] or rest)
        if content and token.head.i < 2:
            yield make(parsed, token, "speech", "according_phrase", content, source, outlets)


def _quoted_as(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "A quoted X as saying CLAUSE", "X was cited by A as saying CLAUSE" and "CLAUSE, A quoted
    X as saying".
    """
    citing = ENGLISH.words("citing_verb")
    for cue in parsed.doc:
        if cue.lemma_.casefold() not in citing or within_quote(parsed, cue, quoted):
            continue
        passive = any(child.dep_ == "auxpass" for child in cue.children)
        if passive or cue.dep_ == "acl":
            cited = direct_subject(cue)
        else:
            cited = object_of(cue)
        house = agent_of(cue) if passive else subject_of(cue)
        saying = _as_saying(cue)
        if saying is None or cited is None:
            continue
        content = trim(parsed, _said_in(parsed, cue, saying))
        if content is None:
            continue
        said = _with_quote(content, quoted, parsed)
        frame = make(parsed, cue, "speech", QUOTED_AS, said, cited, ())
        via = None
        if house is not None and house != cited:
            via = parsed.cover(noun_phrase(house))
        yield msgspec.structs.replace(frame, via=via, impersonal=False)


def _as_saying(cue: Token) -> Token | None:
    """Return the verb of "as saying" behind a verb of citing."""
    opens = next((c for c in cue.children if c.lower_ == "as" and c.i > cue.i), None)
    if opens is None:
        return None
    return next((c for c in opens.children if c.dep_ in ("pcomp", "advcl")), None)


def _said_in(parsed: Parsed, cue: Token, saying: Token) -> list[Token]:
    """Return what is quoted: below "saying", else below the verb of citing, else all before it."""
    heads = [c for c in saying.children if c.i > saying.i and c.dep_ in SAID_BELOW]
    if not heads:
        heads = [c for c in cue.children if c.dep_ == "ccomp"]
    below = [token for head in heads for token in head.subtree]
    return below or [token for token in parsed.doc if token.i < cue.left_edge.i]


def _as_said(parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]) -> Iterator[Frame]:
    """Find "as X said, CLAUSE"."""
    for cue, kind in verbs(parsed, quoted):
        source = subject_of(cue)
        if (
            not marked_as(cue)
            or source is None
            or source.lower_ in ("they", "we", "i", "you", "it")
        ):
            continue
        if cue.dep_ != "advcl" or cue.head == cue:
            continue
        aside = {t.i for t in cue.subtree}
        main = [
            t for t in cue.head.subtree if t.i not in aside and _same_side(parsed, t, cue, quoted)
        ]
        content = trim(parsed, main)
        if content:
            yield make(parsed, cue, kind, "as_said", content, source, outlets, quoted)


def _same_side(parsed: Parsed, token: Token, cue: Token, quoted: Sequence[Quoted]) -> bool:
    """Tell whether a token and a cue are both inside quotations or both outside."""
    return within_quote(parsed, token, quoted) == within_quote(parsed, cue, quoted)


def _for_somebody(
    parsed: Parsed, quoted: Sequence[Quoted], outlets: Sequence[Span]
) -> Iterator[Frame]:
    """Find "For X, CLAUSE" with the words of X in quotation marks."""
    first = next((t for t in parsed.doc if not t.is_punct), None)
    if first is None or first.lower_ != "for" or first.dep_ != "prep":
        return
    source = next((c for c in first.children if c.dep_ == "pobj" and c.pos_ == "PROPN"), None)
    for quote in quoted:
        part = _part(quote.inner, parsed.span)
        if (
            source is not None
            and part is not None
            and _size(parsed, part) >= _FEWEST_QUOTE_WORDS
            and part.start > parsed.end(source)
        ):
            yield make(parsed, first, "attitude", "for_somebody", part, source, outlets)
            return


QUOTED_AS = "quoted_as"
# Forms that tell who says what by themselves: they outrank whatever the counts propose for the same
# words.
PLAIN_FORMS = (
    QUOTED_AS,
    "called_false",
    "denied_deed",
    "denied_story",
    "inverted_tag",
    "aside",
    SET_OFF,
)
_RULES: tuple[Rule, ...] = (
    _quoted_as,
    _aside,
    denied_deed,
    denied_story,
    called_false,
    set_off_subject,
    _inverted_tag,
    _according_phrase,
    nominal_act,
    words_called,
    knowledge_held,
    _for_somebody,
    _clause_complement,
    _after_that,
    _beside_quote,
    _bare_clause,
    evaluation,
    _as_said,
    _according_to,
)
