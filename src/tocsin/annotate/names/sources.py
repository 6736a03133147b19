"""Whose words: from a source phrase to an entity, within the document, or left open where nothing
is clear.
"""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from tocsin.annotate.language import ENGLISH
from tocsin.annotate.text.naming import closed, make_mention
from tocsin.language.fold import fold
from tocsin.language.words import words
from tocsin.records import Actor, Document, Mention, Source, Span

METHOD = "document-anaphora 1"
_DEFINITE = {"the", "this", "that"}
_PERSONAL = ("he", "she", "him", "her")
_SHE = ("she", "her")
# First names that end so are most often women's: of two persons, "she" is the one of such a name.
_WOMENS = "a"
# An office that opens the sentence before: "The spokeswoman declined. She added ...".
_OPENING = re.compile(r"(?:The|An?|[A-Z][\w-]+['’]s?)\s(?=[a-z])")
_OPENING_WORDS = 4
# Words with a capital right before a name, which may be an office: "Prime Minister Ana Ban".
_BEFORE = 64
_RUN = re.compile(r"(?:[A-Z][\w-]*(?:['’]s)?\s)+$")
_BODIES = ("state_body", "organisation")
# The place and day that an agency's text opens with, and a label: in capitals, or of some words
# ("CORRECTION: ...", "News from 7 February: ...").
_DATELINE = re.compile(
    r"[A-Z][A-Z .'-]{2,}(?:,[^—–\n]{1,20})?(?:\([^()\n]+\)\s)?\s?[—–-]+\s+(?=\S)"
)
_LABEL = re.compile(r"(?:[A-Z]{3,}|[A-Z][\w ,'’-]{8,60}):\s+(?=\S)")
# What tells more of somebody than his office.
_TELLS_MORE = re.compile(r",?\s+(?:who|whose|whom|which|that)\b")
_POSSESSIVE = re.compile(r"['’]s?$")
# An office and a name are so many words at most.
_LONGEST_INTRODUCTION = 14


class _Body(NamedTuple):
    """A body that spoke, and its mention where it is known by name."""

    surface: str
    mention: Mention | None


class SourceResolver:
    """Resolves source phrases of one document in reading order; "he" and "the diplomat" are whoever
    spoke last, "it" and "the agency" the body that did.
    """

    def __init__(
        self,
        document: Document,
        mentions: Sequence[Mention],
        actors: Sequence[Actor],
        sources: Sequence[Source],
    ) -> None:
        """`mentions` are those of the document; resolved pronouns and roles are added to
        `self.resolved`.
        """
        self._document = document
        self._mentions = list(mentions)
        self._names = {a.id: a.name for a in actors} | {s.id: s.name for s in sources}
        self._bodies = {a.id for a in actors if a.kind in _BODIES}
        self._introduced: dict[str, str] = {}
        self._last_person: Mention | None = None
        self._last_body: _Body | None = None
        self.resolved: list[Mention] = []

    def resolve(
        self, phrase: Span, head: Span, *, in_quote: bool = False, impersonal: bool = False
    ) -> tuple[str | None, str]:
        """Return (entity id or None, surface) of a source phrase; remember it as the last speaker.

        Somebody whom a quotation cites does not become the "he" of the text around it; "it was
        reported" names nobody.
        """
        surface = closed(phrase.of(self._document.text))
        named = self._named(phrase, head)
        if named is not None:
            if not in_quote:
                self._remember(named)
            return named.entity_id, self._as_introduced(named, surface)
        word = fold(head.of(self._document.text))
        if word == "it" and impersonal:
            return None, "an unnamed source"
        antecedent = self._antecedent(word, phrase)
        if antecedent is None and word in _PERSONAL:
            office = self._office_before(phrase)
            if office is not None:
                return None, office
        if antecedent is not None:
            return self._again(phrase, antecedent, called=word not in _PERSONAL)
        if self._is_body_again(word, surface) and self._last_body is not None:
            last = self._last_body
            if last.mention is None:
                return None, last.surface
            return self._again(phrase, last.mention)
        if word in ENGLISH.words("body_noun") and not in_quote:
            self._last_body = _Body(surface, None)
        is_name = all(w[:1].isupper() for w in surface.split())
        return None, self._introduced.get(surface.split()[-1], surface) if is_name else surface

    def _as_introduced(self, named: Mention, phrase: str) -> str:
        """Return what a source is called.

        Somebody whom the casebook does not know has the office by which the text introduces him, if
        it does: "Venezuela's foreign minister, Yván Gil", and then also where it says only "Gil".
        """
        if named.entity_id is not None or named.kind != "person":
            return named.surface
        whole = phrase[: relative.start()] if (relative := _TELLS_MORE.search(phrase)) else phrase
        last = named.surface.split()[-1]
        besides = {fold(w.text) for w in words(whole.replace(named.surface, " "))}
        is_office = not besides.isdisjoint(ENGLISH.words("role_noun") | ENGLISH.words("office"))
        if is_office and named.surface in whole and len(whole.split()) <= _LONGEST_INTRODUCTION:
            self._introduced[last] = _POSSESSIVE.sub("", whole)
        return self._called(named)

    def _called(self, named: Mention) -> str:
        """Return what somebody is called whom the casebook does not know: with the office by which
        the text introduces him, as a source or elsewhere ("Serbian Prime Minister Ana Ban met").
        """
        last = named.surface.split()[-1]
        if last not in self._introduced:
            text = self._document.text
            for other in self._mentions:
                if other.kind != "person" or other.surface.split()[-1] != last:
                    continue
                run = _RUN.search(text[max(0, other.span.start - _BEFORE) : other.span.start])
                if run is None:
                    continue
                titles = {fold(w.text) for w in words(run[0])}
                if not titles.isdisjoint(ENGLISH.words("role_noun") | ENGLISH.words("office")):
                    self._introduced[last] = run[0] + other.surface
                    break
        return self._introduced.get(last, named.surface)

    def _again(
        self, phrase: Span, antecedent: Mention, *, called: bool = False
    ) -> tuple[str | None, str]:
        """Return whoever a phrase refers back to.

        One who is not known to the casebook has the name the text gives him, unless the phrase
        itself calls him something ("the minister").
        """
        kind, entity = antecedent.kind, antecedent.entity_id
        rule = f"refers back to {antecedent.surface!r}"
        self.resolved.append(make_mention(self._document, phrase, kind, METHOD, rule, entity))
        as_written = called or entity is not None
        if as_written:
            return entity, phrase.of(self._document.text)
        if kind != "person":
            return entity, antecedent.surface
        return entity, self._called(antecedent)

    def _is_body_again(self, word: str, surface: str) -> bool:
        """Return whether a source is the body that spoke last: "it", "the agency", or "the
        ministry" where a ministry did.
        """
        if word == "it":
            return True
        if self._last_body is None or not _is_definite(surface):
            return False
        called = word in {fold(w.text) for w in words(self._last_body.surface)}
        return len(surface.split()) == len(("the", "ministry")) and (
            called or word in ENGLISH.words("generic_body")
        )

    def _named(self, phrase: Span, head: Span) -> Mention | None:
        """Return the mention that names the source: the one over the head word, else a name in
        apposition.
        """
        inside = [
            m for m in self._mentions if m.span.overlaps(phrase) and m.kind not in ("place", "site")
        ]
        linked = [m for m in inside if m.entity_id]
        over_head = [m for m in linked if m.span.overlaps(head)]
        if over_head:
            return max(over_head, key=lambda m: (m.span.end - m.span.start, -m.span.start))
        persons = [m for m in inside if m.kind == "person" and not self._owns(m, phrase)]
        outlets = [m for m in linked if m.kind == "outlet"]
        return next(iter(outlets or persons), None)

    def _owns(self, mention: Mention, phrase: Span) -> bool:
        """Return whether a name is whose the speaker is: "Ana Pop's adviser, Ivan Ban, said"."""
        if mention.span.end >= phrase.end:
            return False
        owned = mention.surface.endswith(("'s", "’s"))
        return owned or self._document.text.startswith(("'s ", "’s "), mention.span.end)

    def _remember(self, mention: Mention) -> None:
        """Keep the last person and the last body that spoke."""
        if mention.kind == "person":
            self._last_person = mention
        elif mention.kind in ("state", "organisation"):
            self._last_body = _Body(mention.surface, mention)

    def _antecedent(self, word: str, phrase: Span) -> Mention | None:
        """Return what a pronoun, a role or a body refers back to, when that is clear."""
        before = [m for m in self._mentions if m.span.end <= phrase.start]
        definite = _is_definite(phrase.of(self._document.text))
        if word in _PERSONAL:
            return self._person_meant(word, before, phrase)
        if word == "it":
            return self._nearest_subject(before, phrase)
        if definite and word in ENGLISH.words("role_noun"):
            return self._last_person
        if definite and word in ENGLISH.words("body_noun"):
            called = {fold(w.text) for w in words(phrase.of(self._document.text))} - _DEFINITE
            return next((m for m in reversed(before) if self._is_body_called(m, called)), None)
        return None

    def _nearest_person(self, word: str, before: Sequence[Mention], phrase: Span) -> Mention | None:
        """Return the one person named in the two sentences before; two persons leave it open,
        unless one of them only has the name for the pronoun.
        """
        start = max(
            (s.start for s in self._document.sentences if s.start <= phrase.start), default=0
        )
        near = [m for m in before if m.kind == "person" and m.span.start >= start - 400]
        names = {m.entity_id or m.surface for m in near}
        if len(names) == 1:
            return near[-1]
        women = [m for m in near if _is_womans(m)]
        meant = women if word in _SHE else [m for m in near if m not in women]
        return meant[-1] if women and len({m.surface for m in meant}) == 1 else None

    def _person_meant(self, word: str, before: Sequence[Mention], phrase: Span) -> Mention | None:
        """Return whom a pronoun means: whoever spoke last, unless another of the two persons named
        has the name for it.
        """
        last = self._last_person
        if last is not None and not (word in _SHE and _is_mans(last)):
            return last
        return self._nearest_person(word, before, phrase) or last

    def _office_before(self, phrase: Span) -> str | None:
        """Return the office by which the sentence before opens, where it names nobody else: "The
        spokeswoman declined to comment."
        """
        text = self._document.text
        earlier = [s for s in self._document.sentences if s.end <= phrase.start]
        opening = _OPENING.match(earlier[-1].of(text)) if earlier else None
        if opening is None:
            return None
        first = earlier[-1].start
        listed = words(text, first + opening.end(), earlier[-1].end)
        for word in itertools.islice(listed, _OPENING_WORDS):
            if fold(word.text) in ENGLISH.words("role_noun"):
                return text[first : word.end]
        return None

    def _nearest_subject(self, before: Sequence[Mention], phrase: Span) -> Mention | None:
        """Return the first state or body of the same sentence: "it" takes up its topic."""
        sentence = next((s for s in self._document.sentences if s.covers(phrase)), phrase)
        same = [
            m
            for m in before
            if m.entity_id and sentence.covers(m.span) and m.kind in ("state", "organisation")
        ]
        return same[0] if same else None

    def _is_body_called(self, mention: Mention, called: set[str]) -> bool:
        """Tell whether a mention names a body that is called by all of some words ("ministry"): the
        foreign ministry of one state is no other ministry.
        """
        if mention.entity_id in self._bodies or mention.kind == "organisation":
            names = f"{mention.surface} {self._names.get(mention.entity_id or '', '')}"
            return called <= {fold(w.text) for w in words(names)}
        return False


def _first_name(mention: Mention) -> str:
    """Return the first name of a person who is named by more than one word; else nothing."""
    parts = mention.surface.split()
    return fold(parts[0]) if len(parts) > 1 else ""


def _is_womans(mention: Mention) -> bool:
    """Return whether a person has a first name as women most often have."""
    return _first_name(mention).endswith(_WOMENS)


def _is_mans(mention: Mention) -> bool:
    """Return whether a person has a first name that is most often no woman's."""
    first = _first_name(mention)
    return bool(first) and not first.endswith((_WOMENS, "e", "y", "i", "h", "n"))


def opening_of(text: str, start: int, end: int) -> int | None:
    """Return where the dateline of an agency or a label ends that begins at a place and ends before
    another; None where none does.
    """
    for opening in (_DATELINE, _LABEL):
        match = opening.match(text, start, end)
        if match is not None:
            return match.end()
    return None


def _is_definite(surface: str) -> bool:
    """Return whether a phrase points to somebody named before."""
    first, *rest = fold(surface).split(" ", 1)
    return first in _DEFINITE and bool(rest)
