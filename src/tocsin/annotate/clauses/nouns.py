"""Noun phrases that name who speaks: how far they reach, read off capitals and word lists."""

import itertools
from collections.abc import Iterator, Sequence

from tocsin.annotate.clauses.plain import begin_of_clause, end_of_clause
from tocsin.annotate.surface.words import SurfaceWords
from tocsin.language.fold import fold
from tocsin.language.states import state_adjectives
from tocsin.language.words import Word, words
from tocsin.records import Span

# A source is a noun phrase, no sentence.
_LONGEST = 14
# Articles and the like are shorter than adjectives.
_SHORTEST = 3
# What stands between a verb and its subject behind it ("said on Monday evening the minister").
_MOST_BETWEEN = 6
# A role and its name are parted by so many words at most ("the head | of the union | Jan Nowak").
_LONGEST_REST = 6
# Given names and surnames of one person.
_WORDS_OF_NAME = range(2, 5)


class NounPhrases:
    """Reads the noun phrases of one language."""

    def __init__(self, lists: SurfaceWords, language: str) -> None:
        """`lists` are the words of the language.

        `phrase_word` stands inside a noun phrase and is no noun (articles, "of", adjectives);
        `phrase_end` never stands in one that names a speaker (days, adverbs); `in_word` are
        prepositions; `helper_word` are auxiliaries and pronouns that cling to a verb.
        """
        self._lists = lists
        self._inside = lists.folded("phrase_word") | state_adjectives(language)
        self._ends = lists.folded("phrase_end") | lists.filler
        self._prepositions = lists.prepositions
        self.helpers = lists.folded("helper_word")
        self._pronouns = lists.folded("pronoun")
        self.papers = lists.folded("paper_noun")
        self._where = tuple(lists.folded("ending_of_where"))
        self._never = lists.no_source | lists.folded("no_source")
        self._joints = lists.folded("joint_word")
        self._closing = tuple(lists.lists.get("closing_ending", ()))
        order = lists.lists.get("clause_order", ())
        self._verb_second = "verb_second" in order
        self._adjective_behind = "adjective_behind" in order

    def behind(
        self, text: str, at: int, named: Sequence[Span], limit: int | None = None
    ) -> Span | None:
        """Return the phrase behind a place, over words that say when or where, in its clause and
        before a limit.
        """
        end = min(end_of_clause(text, at), len(text) if limit is None else limit)
        between = itertools.islice(self._starts(text, at, end), _MOST_BETWEEN)
        read = (self.read(text, start, end, named) for start in between)
        return next((span for span in read if span is not None), None)

    def _starts(self, text: str, at: int, end: int) -> Iterator[int]:
        """Yield where a phrase may begin: at once, behind words of time, behind "in the night"."""
        listed = list(words(text, at, end))
        number = 0
        while number < len(listed):
            plain = fold(listed[number].text)
            if plain in self._prepositions:
                number += 2
                while number < len(listed) and fold(listed[number].text) in self._ends:
                    number += 1
                if number < len(listed) and fold(listed[number - 1].text) in self._inside:
                    number += 1
            elif plain in self._ends or plain in self.helpers:
                number += 1
            else:
                yield listed[number].start
                return

    def read(self, text: str, at: int, end: int, named: Sequence[Span]) -> Span | None:
        """Return the phrase that begins at a place, if it names somebody."""
        taken: list[Word] = []
        last = 0
        noun = False
        known = self._known(text[at:end], at)
        for word in itertools.islice(words(text, at, end), _LONGEST):
            if taken and text[taken[-1].end : word.start].strip(" «»\u00a0"):
                break
            kind = self._kind(word, known, named)
            joined = bool(taken) and fold(taken[-1].text) in self._joints
            if kind == "end" and joined and fold(word.text) not in self._ends | self.helpers:
                kind = "noun"
            if kind == "end" and noun and word.end == end and self._may_be_adjective(word):
                kind = "word"
            if kind == "noun" and self._begins_another(word, taken):
                break
            if kind == "end" or (kind == "word" and noun and self._closes(word)):
                break
            taken.append(word)
            if last and kind == "word" and self._is_behind_noun(word, taken):
                last = word.end
            noun = kind == "noun"
            if kind == "noun":
                last = word.end
                if fold(word.text) in self._pronouns and len(taken) == 1:
                    break
        if not last or fold(text[at:last].strip()) in self._never:
            return None
        return Span(start=at, end=last)

    def _is_behind_noun(self, word: Word, taken: Sequence[Word]) -> bool:
        """Return whether a word is an adjective that stands behind the noun it belongs to."""
        if not self._adjective_behind or len(word.text) < _SHORTEST:
            return False
        return len(taken) > 1 and fold(word.text) not in self._joints

    def _may_be_adjective(self, word: Word) -> bool:
        """Return whether an unknown word at the end of its clause, right behind a noun, may be the
        noun's adjective ("según el líder serbobosnio, ...").
        """
        plain = fold(word.text)
        known = (
            self._ends | self.helpers | self._prepositions | self._joints | self._lists.relatives
        )
        return self._adjective_behind and word.text.islower() and plain not in known

    def _begins_another(self, word: Word, taken: Sequence[Word]) -> bool:
        """Return whether a common noun behind a name begins the next phrase."""
        if self._verb_second or len(taken) < 2 or word.text[:1].isupper():
            return False
        return taken[-1].text[:1].isupper() and fold(taken[-1].text) not in self._joints

    def _known(self, text: str, by: int) -> list[tuple[int, int]]:
        """Return where words for roles, bodies and crowds stand."""
        return [(f.start + by, f.end + by) for f in self._lists.somebody.find(text)]

    def _kind(self, word: Word, known: Sequence[tuple[int, int]], named: Sequence[Span]) -> str:
        """Return what a word is to a phrase: a noun of it, a word inside it, or its end."""
        plain = fold(word.text)
        small = self._verb_second or word.text.islower()
        if small and (plain in self._ends or plain in self.helpers):
            return "end"
        if self._where and plain.endswith(self._where):
            return "end"
        if any(start <= word.start < end for start, end in known) or plain in self._pronouns:
            return "noun"
        if word.text[:1].isupper() or any(n.start <= word.start < n.end for n in named):
            return "noun" if plain not in self._inside else "word"
        return "word" if plain in self._inside or self._is_adjective(plain) else "end"

    def is_outside(self, word: str) -> bool:
        """Return whether a word never stands in a phrase that names a speaker (a day, "yet")."""
        return fold(word) in self._ends

    def _is_adjective(self, plain: str) -> bool:
        """Return whether a word ends as adjectives of this language do."""
        return bool(self._closing) and len(plain) > 4 and plain.endswith(self._closing)

    def _closes(self, word: Word) -> bool:
        """Return whether a word behind a noun goes on with no phrase: an adjective of the next one,
        or a verb, in languages whose adjectives stand before their nouns.
        """
        return self._verb_second and fold(word.text) not in self._joints

    def before(self, text: str, at: int, named: Sequence[Span]) -> Span | None:
        """Return the subject of a verb at a place that stands before it: the phrase at the
        beginning of its clause; over what is set apart by commas, that of the sentence.
        """
        begin = begin_of_clause(text, at)
        span = self._subject(text, begin, at, named)
        if span is not None:
            return self._set_off(text, begin, span, named) or span
        first = next(words(text, begin, at), None)
        helped = first is not None and fold(first.text) in self.helpers
        if not helped and self._has_words(text, begin, at):
            return None
        if text[:begin].rstrip()[-1:] not in (",", ")") or "»" in text[:begin][-2:]:
            return None
        end = end_of_clause(text, 0)
        if end >= begin - 1:
            return None
        opening = next(words(text, 0, end), None)
        subject = self._subject(text, 0, end, named) if opening is not None else None
        return subject and self._with_name(text, subject, begin)

    def _with_name(self, text: str, role: Span, begin: int) -> Span:
        """Return a role with the name that commas set off behind it, before the clause that begins
        at a place: "El presidente, Juan Pérez, dijo"; without one, the role.
        """
        name = text[role.end : begin].rstrip(" ,").removeprefix(",").lstrip()
        capitals = [word.text[:1].isupper() for word in words(name)]
        is_name = len(capitals) in _WORDS_OF_NAME and all(capitals) and "," not in name
        is_listed = bool(self._lists.somebody.find(role.of(text)))
        is_role = is_listed or fold(next(words(role.of(text))).text) in self._inside
        if not (is_name and is_role):
            return role
        return Span(start=role.start, end=text.index(name, role.end) + len(name))

    def _set_off(self, text: str, begin: int, role: Span, named: Sequence[Span]) -> Span | None:
        """Return the name that a sentence begins with, where only a comma stands between it and
        the role behind it: "Ivan Petrenko, head of the district, said".
        """
        lead = text[:begin].rstrip()
        comma = end_of_clause(text, 0)
        if not role.of(text)[:1].islower() or not lead.endswith(",") or comma != len(lead) - 1:
            return None
        name = self._subject(text, 0, comma, named)
        return name if name is not None and name.of(text)[:1].isupper() else None

    def _has_words(self, text: str, start: int, end: int) -> bool:
        """Return whether more than helpers stands between two places."""
        return any(fold(w.text) not in self.helpers | self._ends for w in words(text, start, end))

    def _subject(self, text: str, begin: int, end: int, named: Sequence[Span]) -> Span | None:
        """Return the phrase that a clause begins with, up to its verb or what helps it."""
        listed = list(words(text, begin, end))
        while listed and fold(listed[0].text) in self._ends - self.helpers:
            listed.pop(0)
        while listed and fold(listed[0].text) in self.helpers and not begin:
            listed.pop(0)  # "Should X say that"
        if len(listed) > 2 and listed[0].text.isdigit() and listed[1].text.islower():
            listed = listed[2:]  # "14 November"
        if listed and fold(listed[0].text) in self._prepositions:
            if self._verb_second:
                return None
            return self._within(text, listed[0].end, end, named)
        stop = next((n for n in range(len(listed)) if self._ends_at(listed, n)), None)
        listed = listed[:stop]
        if not listed or len(listed) > _LONGEST:
            return None
        span = Span(start=listed[0].start, end=listed[-1].end)
        relative = begin and fold(listed[0].text) in self._lists.relatives and len(listed) < 2
        if fold(span.of(text)) in self._never or relative:
            return None
        if self.names(text, span, named):
            return span
        return None

    def _ends_at(self, listed: Sequence[Word], number: int) -> bool:
        """Return whether a phrase ends before a word: at what helps its verb, or says when. Behind
        an article such a word is an adjective ("un fost general").
        """
        plain = fold(listed[number].text)
        if plain not in self.helpers | self._ends:
            return False
        is_article = number == 1 and fold(listed[0].text) in self._inside
        return not (is_article and plain in self._inside)

    def names(self, text: str, span: Span, named: Sequence[Span]) -> bool:
        """Return whether a phrase names somebody, as far as lists and capitals tell, or may."""
        surface = span.of(text)
        listed = list(words(surface))
        if self._lists.somebody.find(surface) or any(span.overlaps(n) for n in named):
            return True
        first = fold(listed[0].text)
        if first in self._pronouns or first in self._lists.nobody:
            return True
        if len(listed) == 1:
            return surface[:1].isupper()
        return first in self._inside or any(w.text[:1].isupper() for w in listed[1:])

    def _within(self, text: str, at: int, end: int, named: Sequence[Span]) -> Span | None:
        """Return the first phrase behind the one with a preposition that a clause begins with."""
        known = self._known(text[at:end], at)
        paper = next((w for w in words(text, at, end) if fold(w.text) in self.papers), None)
        if paper is not None and all(paper.start <= start for start, _ in known):
            return self.read(text, paper.start, end, [Span(start=paper.start, end=paper.end)])
        for start in (phrase[0] for phrase in known):
            before = list(words(text, at, start))
            while before and fold(before[-1].text) in self._inside:
                start = before.pop().start
            if before:
                return self.up_to_name(text, self.read(text, start, end, named), end)
        return None

    def up_to_name(self, text: str, role: Span | None, end: int) -> Span | None:
        """Return a role with the name that stands behind words of no list, at the end of its
        clause: "the head | of the union Jan Nowak".
        """
        rest = list(words(text, role.end, end)) if role is not None else []
        if role is None or not rest or len(rest) > _LONGEST_REST or self._verb_second:
            return role
        named = [w.text[:1].isupper() for w in rest[-2:]]
        if not all(named) or text[role.end : rest[-1].start].strip(" «»").count(","):
            return role
        return Span(start=role.start, end=rest[-1].end)
