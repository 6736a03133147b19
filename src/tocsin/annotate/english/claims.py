"""English claims: frames and clauses, put together with their chains, stance and type."""

import re
from collections.abc import Sequence

import msgspec

from tocsin.annotate.claims.headlines import inherited_from_headline
from tocsin.annotate.claims.record import ClaimMaker
from tocsin.annotate.claims.types import Draft
from tocsin.annotate.english.attributions import METHOD
from tocsin.annotate.english.clauses import Clause, clauses_of
from tocsin.annotate.english.factuality import embedded_unasserted, opens_imagined, word_above
from tocsin.annotate.english.inheriting import inherited_in_headline, inherited_in_paragraph
from tocsin.annotate.english.nominal import NOMINAL
from tocsin.annotate.english.quote_tags import SIGNED
from tocsin.annotate.language import ENGLISH
from tocsin.annotate.parsers.english import Parsed
from tocsin.annotate.text.frame import Attributed, Frame
from tocsin.annotate.text.quotes import Quoted, pieces
from tocsin.language.stems import stem
from tocsin.language.words import words
from tocsin.records import UNSTATED, Claim, Document, Hop, Modality, Span, Stance
from tocsin.records.annotation import JOINED

_FIRST_PERSON = ENGLISH.words("first_person")
_SHORTEST_CLAUSE = 20
# What a claim is called when no list and no form tells its type.
_UNTOLD_TYPES = ("frame", "state")
# Attributions of these kinds make no claim: nobody is said to have spoken.
_UNREAL = ("imagined", "conditional")
# "whether" and the space behind it.
_LONGEST_MARK = 9
# A story is named among so many words at the beginning of the clause that calls it untrue.
_OPENING_WORDS = 3
_FINITE = ("VBD", "VBZ", "VBP", "MD")


class ClaimReader:
    """Reads the claims of one document, sentence by sentence, in order."""

    def __init__(
        self,
        document: Document,
        quoted: Sequence[Quoted],
        attributed: Sequence[Attributed],
        maker: ClaimMaker,
    ) -> None:
        """`attributed` are the attributions of the document with their hops; `maker` turns drafts
        into records.
        """
        self._document = document
        self._quoted = quoted
        self._attributed = [
            a
            for a in attributed
            if not a.frame.first_person and (a.hops or self._asserts_nothing(a.frame))
        ]
        self._maker = maker

    def __call__(self, parsed: Sequence[Parsed]) -> list[Claim]:
        """Return the claims of the document in order of their spans."""
        claims: list[Claim] = []
        for sentence in parsed:
            claims += self._claims_of(sentence, self._parts(sentence))
        claims = inherited_in_paragraph(claims, self._document)
        claims = inherited_in_headline(claims)
        claims = inherited_from_headline(claims, self._document)
        return sorted(claims, key=lambda c: (c.span, c.id))

    def _parts(self, sentence: Parsed) -> list[Attributed]:
        """Return the attributions that govern words of a sentence, each cut to it."""
        parts = []
        for item in self._attributed:
            whole = pieces(item.frame.content, self._quoted)
            for content in filter(None, (_cut(part, sentence.span) for part in whole)):
                parts.append(
                    msgspec.structs.replace(
                        item, frame=msgspec.structs.replace(item.frame, content=content)
                    )
                )
        return parts

    def _claims_of(self, sentence: Parsed, frames: list[Attributed]) -> list[Claim]:
        """Return the claims of one sentence: what is attributed first, then what the voice says
        itself.
        """
        claims: list[Claim] = []
        nominal = [a for a in frames if a.frame.rule == NOMINAL]
        withheld = [a for a in frames if self._withholds(a, sentence)]
        plain = [a for a in frames if a not in nominal and a not in withheld]
        covered = [
            a.frame.source for a in self._attributed if a.frame.rule == SIGNED and a.frame.source
        ]
        for region, over in _regions(plain):
            covered.append(region)
            if over[0].hops and not any(a.frame.factuality in _UNREAL for a in over):
                clauses = clauses_of(
                    sentence, region, headline=self._maker.is_headline(sentence.span)
                )
                claims += _same_type(
                    clauses, [self._attributed_claim(sentence, c, over) for c in clauses]
                )
        cues = [
            a.frame
            for a in self._attributed
            if sentence.span.covers(a.frame.cue_span) and a.frame.rule != NOMINAL
        ]
        covered += [_announcing(f, sentence.span) for f in cues if _says_behind(f, sentence.span)]
        gaps = [a.frame.cue_span for a in withheld]
        own = [f for f in cues if f.rule != "evaluation" and f.cue_span not in gaps]
        claims += self._voice_claims(sentence, covered, own, cued=bool(frames or cues))
        acts = [a for a in nominal if a.frame.factuality not in _UNREAL]
        return [*_unnested(claims), *(self._embedded(sentence, a, plain, claims) for a in acts)]

    def _withholds(self, item: Attributed, sentence: Parsed) -> bool:
        """Return whether somebody is said not to tell what a question asks, or a thing: that is a
        gap, and no proposition.
        """
        if item.frame.factuality not in UNSTATED or self._opens_whether(item.frame):
            return False
        has_verb = any(t.tag_ in _FINITE for t in sentence.inside(item.frame.content))
        return self._opens_question(item.frame) or not has_verb

    def _asserts_nothing(self, frame: Frame) -> bool:
        """Return whether nobody is said to have put the content forward, so that the outlet does
        not either.
        """
        return frame.factuality != "said" or self._opens_whether(frame)

    def _opens_whether(self, frame: Frame) -> bool:
        """Return whether the word before a content leaves open if it is so."""
        before = self._document.text[
            max(0, frame.content.start - _LONGEST_MARK) : frame.content.start
        ].split()
        return bool(before) and before[-1].casefold() in ("whether", "if")

    def _opens_question(self, frame: Frame) -> bool:
        """Return whether the content of an attribution is an embedded question ("whether ...", "how
        many ...").
        """
        text = self._document.text
        first = next(iter(words(frame.content.of(text))), None)
        asks = first is not None and first.text.casefold() in ENGLISH.words("question_word")
        return asks or self._opens_whether(frame)

    def _embedded(
        self, sentence: Parsed, act: Attributed, frames: list[Attributed], claims: list[Claim]
    ) -> Claim:
        """Make the claim of an act that another claim presupposes; it points to that claim."""
        clause = Clause(span=act.frame.content, rule="nominal")
        over = [act, *(a for a in frames if a.frame.content.covers(act.frame.content))]
        claim = self._attributed_claim(sentence, clause, over)
        parent = next((c for c in claims if c.span.covers(claim.span) and c.id != claim.id), None)
        return msgspec.structs.replace(claim, parent_id=parent.id if parent else None)

    def _attributed_claim(self, sentence: Parsed, clause: Clause, over: list[Attributed]) -> Claim:
        """Make the claim of a clause that somebody other than the voice says."""
        frame = over[0].frame
        stance = self._stance_of(sentence, clause, over)
        if frame.kind == "attitude" or frame.construction is not None:
            wish = frame.cue.split()[-1]
        else:
            wish = None
        draft = msgspec.structs.replace(
            self._draft(clause, stance, attributed=True, kind=frame.kind), cue=wish
        )
        if stance == "not_said" or stance == "not_confirmed":
            draft = msgspec.structs.replace(draft, modality=stance)
        hops = tuple(h for a in over for h in a.hops)
        rule = f"{frame.rule} ({frame.cue}){JOINED}{clause.rule}"
        claim = self._maker(clause.span, draft, _without_repeats(hops), rule=rule, method=METHOD)
        return msgspec.structs.replace(claim, attribution_id=over[0].attribution_id)

    def _stance_of(self, sentence: Parsed, clause: Clause, over: list[Attributed]) -> Stance:
        """Return the voice's stance towards a clause that others say, or are said not to say."""
        unstated = next((a.frame.factuality for a in over if a.frame.factuality in UNSTATED), None)
        if unstated is not None:
            if unstated == "not_said":
                return "not_said"
            return "not_confirmed"
        if self._opens_whether(over[0].frame):
            return "asks"
        text, frame = self._document.text, over[0].frame
        evaluated = frame.rule == "evaluation"
        if evaluated:
            lead = ""
        else:
            lead = text[sentence.span.start : frame.content.start]
        stance = self._maker.stance
        if not evaluated and self._is_called_false(
            clause.span, sentence.span.start, frame.content.end
        ):
            return "denies"
        if self._denies_story(clause.span):
            return "denies"
        if clause.rule == "reported" and embedded_unasserted(sentence, clause.span):
            if frame.kind == "denial":
                return "denies"
            return "not_confirmed"
        if frame.kind == "attitude" and frame.negated:
            return "denies"
        return stance.stance(
            clause.span.of(text),
            sentence=sentence.span.of(text),
            lead=lead,
            kinds=[a.frame.kind for a in over if a.frame.rule != "evaluation"],
            attributed=True,
            is_question=False,
        )

    def _is_called_false(self, clause: Span, begin: int, end: int) -> bool:
        """Return whether the words right before or behind a clause, between two places, call it
        untrue.
        """
        text, stance = self._document.text, self._maker.stance
        return stance.calls_false(text[begin : clause.start]) or stance.called_false_behind(
            text[clause.end : max(clause.end, end)]
        )

    def _denies_story(self, span: Span) -> bool:
        """Return whether a clause says of a story that it is untrue: "claims that ... are
        baseless".
        """
        text = span.of(self._document.text)
        opening = [w.text.casefold() for w in words(text)][:_OPENING_WORDS]
        stories = {stem(s) for s in ENGLISH.words("story_noun")}
        begins = any(stem(w) in stories for w in opening)
        return begins and self._maker.stance.called_false_at_end(text)

    def _voice_claims(
        self, sentence: Parsed, covered: list[Span], cues: list[Frame], *, cued: bool
    ) -> list[Claim]:
        """Make the claims of the voice itself: clauses that no attribution covers and that are not
        its cue.
        """
        if opens_imagined(sentence):
            return []
        text = self._document.text
        is_question = self._maker.stance.is_question(sentence.span.of(text))
        claims = []
        for clause in clauses_of(
            sentence, sentence.span, headline=self._maker.is_headline(sentence.span)
        ):
            span = clause.span
            if any(c.overlaps(span) and _share(c, span) > 0.4 for c in covered):
                continue
            if (
                cued
                and any(span.covers(f.cue_span) for f in cues)
                and not self._is_gap(span, sentence, cues)
            ):
                continue
            if self._imagined(span, sentence):
                continue
            clause = self._without_cue(clause, cues)
            span = clause.span
            if clause.rule not in ("relative", "participle"):
                lead = text[sentence.span.start : span.start]
            else:
                lead = ""
            stance = self._maker.stance.stance(
                span.of(text),
                sentence=sentence.span.of(text),
                lead=lead,
                kinds=[],
                attributed=False,
                is_question=is_question and clause.rule in ("main", "headline", "coordinated"),
                coordinated=clause.rule == "coordinated",
            )
            stance = self._embedded_stance(clause, sentence) or stance
            draft = self._draft(
                clause,
                stance,
                attributed=False,
                kind=None,
                negated=self._is_negated(span, sentence),
            )
            claims.append(
                self._maker(span, draft, (), rule=f"voice{JOINED}{clause.rule}", method=METHOD)
            )
        return claims

    def _embedded_stance(self, clause: Clause, sentence: Parsed) -> Stance | None:
        """Return the stance towards a story that the voice embeds in words about it: "it is not
        true that", "no confirmation that".
        """
        if self._denies_story(clause.span):
            return "denies"
        if clause.rule not in ("reported", "adverbial"):
            return None
        if self._is_called_false(clause.span, sentence.span.start, sentence.span.end):
            return "denies"
        if embedded_unasserted(sentence, clause.span):
            return "not_confirmed"
        lead = self._document.text[sentence.span.start : clause.span.start]
        if self._maker.stance.unconfirmed(lead):
            return "not_confirmed"
        above = word_above(sentence, clause.span)
        if above is not None and above.lemma_.casefold() in ENGLISH.words("story_noun"):
            return "doubts"
        return None

    def _without_cue(self, clause: Clause, cues: list[Frame]) -> Clause:
        """Cut a clause before the cue of an attribution that is coordinated with it ("..., but has
        said").
        """
        inside = [f.cue_span.start for f in cues if clause.span.covers(f.cue_span)]
        if not inside:
            return clause
        head = self._document.text[clause.span.start : min(inside)]
        cut = max((m.start() for m in re.finditer(r",|\band\b|\bbut\b", head)), default=0)
        if cut < _SHORTEST_CLAUSE:
            return clause
        end = clause.span.start + len(head[:cut].rstrip(" ,"))
        return Clause(span=Span(start=clause.span.start, end=end), rule=clause.rule)

    def _is_gap(self, span: Span, sentence: Parsed, cues: Sequence[Frame]) -> bool:
        """Return whether a clause beside a cue says that something is not told, and no claim has
        been made of that.
        """
        taken_back = any(f.factuality != "said" and span.covers(f.cue_span) for f in cues)
        return not taken_back and self._is_negated(span, sentence)

    def _is_negated(self, span: Span, sentence: Parsed) -> bool:
        """Tell whether a clause says that somebody did not tell something."""
        return any(
            any(c.dep_ == "neg" for c in t.children) and t.lemma_ in ENGLISH.words("type_gap_verb")
            for t in sentence.inside(span)
            if t.pos_ == "VERB"
        )

    def _imagined(self, span: Span, sentence: Parsed) -> bool:
        """Tell whether a clause is words in quotation marks that nobody is said to have spoken."""
        return any(q.span.covers(span) for q in self._quoted if q.span.overlaps(sentence.span))

    def _draft(
        self,
        clause: Clause,
        stance: Stance,
        *,
        attributed: bool,
        kind: str | None,
        negated: bool = False,
    ) -> Draft:
        """Collect what the type of a claim is read from."""
        text = clause.span.of(self._document.text)
        modality: Modality = (
            "not_confirmed" if stance == "not_confirmed" else self._maker.stance.modality(text)
        )
        if clause.rule == "coordinated" and modality == "certain":
            sentence = next(
                (s for s in self._document.sentences if s.covers(clause.span)), clause.span
            )
            modality = self._maker.stance.modality(
                self._document.text[sentence.start : clause.span.end]
            )
        return Draft(
            text=text,
            stance=stance,
            modality=modality,
            attributed=attributed,
            rule=clause.rule,
            negated_cue=negated,
            first_person=any(
                w.text.casefold().split("’")[0].split("'")[0] in _FIRST_PERSON for w in words(text)
            ),
            kind=kind,
            tells_false=stance == "reports" and self._maker.stance.tells_false(text),
        )


def _cut(content: Span, sentence: Span) -> Span | None:
    """Return the part of a content that lies in a sentence."""
    start, end = max(content.start, sentence.start), min(content.end, sentence.end)
    if end > start:
        return Span(start=start, end=end)
    return None


def _same_type(clauses: Sequence[Clause], claims: Sequence[Claim]) -> list[Claim]:
    """Let a coordinated clause that nothing tells the type of take the type of the one before
    it.
    """
    done: list[Claim] = []
    for clause, claim in zip(clauses, claims, strict=True):
        if done and clause.rule == "coordinated" and claim.type in _UNTOLD_TYPES:
            claim = msgspec.structs.replace(claim, type=done[-1].type)
        done.append(claim)
    return done


def _says_behind(frame: Frame, sentence: Span) -> bool:
    """Return whether a sentence only announces what somebody says behind it."""
    return frame.content.start >= sentence.end


def _announcing(frame: Frame, sentence: Span) -> Span:
    """Return the words of a sentence that announce: from who speaks to its end."""
    opening = frame.cue_span if frame.source is None else min(frame.source, frame.cue_span)
    return Span(start=opening.start, end=sentence.end)


def _regions(frames: Sequence[Attributed]) -> list[tuple[Span, list[Attributed]]]:
    """Return disjoint regions with the frames over each, innermost first.

    A frame inside another one splits it: "as X said, we will go," he argued.
    """
    order = sorted(
        frames, key=lambda a: (a.frame.content.end - a.frame.content.start, a.frame.content.start)
    )
    regions: list[tuple[Span, list[Attributed]]] = []
    for index, inner in enumerate(order):
        over = [inner]
        for outer in order[index + 1 :]:
            if (
                outer.frame.content.covers(inner.frame.content)
                and outer.frame.cue_span != inner.frame.cue_span
            ):
                over.append(outer)
        same = [r for r, _ in regions if r.overlaps(inner.frame.content)]
        cues = [a.frame for a in order[:index] if inner.frame.content.covers(a.frame.cue_span)]
        for rest in _without(inner.frame.content, same):
            if not any(rest.covers(f.cue_span) and _only_cue(rest, f) for f in cues):
                regions.append((rest, over))
    return regions


def _only_cue(rest: Span, frame: Frame) -> bool:
    """Tell whether a rest holds little more than the cue and source of an inner attribution."""
    used = (
        (frame.source.end - frame.source.start if frame.source else 0)
        + frame.cue_span.end
        - frame.cue_span.start
    )
    return rest.end - rest.start - used < 25


def _without(span: Span, cut: Sequence[Span]) -> list[Span]:
    """Return what is left of a span when others are cut out of it."""
    rest, at = [], span.start
    for other in sorted(cut):
        if other.start > at:
            rest.append(Span(start=at, end=min(other.start, span.end)))
        at = max(at, other.end)
    if at < span.end:
        rest.append(Span(start=at, end=span.end))
    return [r for r in rest if r.end - r.start > 8]


def _share(inner: Span, outer: Span) -> float:
    """Return which share of `outer` is covered by `inner`."""
    both = min(inner.end, outer.end) - max(inner.start, outer.start)
    return max(0, both) / max(1, outer.end - outer.start)


def _without_repeats(hops: tuple[Hop, ...]) -> tuple[Hop, ...]:
    """Leave out a hop that repeats the one before it."""
    kept: list[Hop] = []
    for hop in hops:
        if not kept or (hop.entity_id or hop.surface) != (kept[-1].entity_id or kept[-1].surface):
            kept.append(hop)
    return tuple(kept)


def _unnested(claims: list[Claim]) -> list[Claim]:
    """Leave out a claim whose span another claim of the same sentence repeats."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (len(c.chain) == 1, c.span.end - c.span.start)):
        if not any(k.span.overlaps(claim.span) and _share(k.span, claim.span) > 0.6 for k in kept):
            kept.append(claim)
    return kept
