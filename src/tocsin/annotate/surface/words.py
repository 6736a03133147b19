"""The words by which a language attributes, indexed, and what they tell of a noun phrase: who can
speak, and where they stand.
"""

import functools
import re
from collections.abc import Sequence

from tocsin.annotate.surface.spans import FEWEST, STOPS, clause_start, trimmed
from tocsin.annotate.text.cited import DEEPEST, Cited
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.states import capital_in
from tocsin.language.stems import stem
from tocsin.language.words import Word, count_words, words
from tocsin.records import Span

# A source is a noun phrase, no sentence.
LONGEST_SOURCE = 14
# What stands between a phrase such as "citing" and its source is at most one mark.
_COMMA = re.compile(r"\s*,?")


class SurfaceWords:
    """The word lists of one language."""

    def __init__(self, language: str) -> None:
        """Index the lists."""
        lists = lexicon(language)
        self.lists = lists
        self._language = language

        def index(*names: str, exact: bool = False, more: Sequence[str] = ()) -> TermIndex:
            listed = [*(t for name in names for t in lists.get(name, ())), *more]
            return TermIndex([(t, t) for t in listed], exact=exact)

        # Where the clause grammar reads, the lists hold all forms: no stemmer knows the language.
        written = bool(lists.get("clause_order"))
        acts = (
            "cue_speech",
            "cue_denial",
            "cue_attitude",
            "cue_unconfirm",
            "cue_lying",
            "cue_found",
        )
        forms = ("cue_infinitive", "cue_object", "cue_blame", "cue_naming", "cue_call")
        also = forms if written else ()
        stories = [
            f"{v} {n}" for v in lists.get("spreading_verb", ()) for n in lists.get("story_noun", ())
        ]
        self.cues = index(*acts, *also, exact=written, more=stories)
        self.cue_forms = index(
            "cue_negated", "cue_unreal", "cue_unconfirmed", "future_cue", exact=True
        )
        self.not_cues = self.folded("not_cue")
        self.impersonal = index("cue_impersonal", exact=True)
        self.according = index("according", exact=True)
        self.after_source = index("after_source", exact=True)
        self.somebody = index("role_noun", "body_noun", "crowd_noun")
        self.anonymous = frozenset(stem(t) for t in lists.get("anonymous_noun", ()))
        self.objecting = frozenset(
            stem(t) for name in ("cue_denial", "unconfirm_verb") for t in lists.get(name, ())
        )
        self.false_words = self.folded("false_predicate")
        self.calling = frozenset(stem(t) for t in lists.get("cue_naming", ()))
        self.labels = frozenset(stem(t) for t in lists.get("colon_label", ()))
        self.as_words = self.folded("as_word")
        self.prepositions = self.folded("in_word")
        self.joining = self.folded("joining_word")
        self.first_person = self.folded("first_person")
        self.no_source = self.first_person | self.folded("second_person")
        self.nobody = self.folded("nobody")
        self.questions = self.folded("question_word")
        self.infinitives = tuple(lists.get("infinitive_ending", ()))
        self.gerunds = tuple(lists.get("gerund_ending", ()))
        self.clause_openers = self.folded("clause_opener")
        helping = ("aux_verb", "may_verb", "refuse_verb", "brought_to_say")
        self.helping = frozenset(stem(t) for name in helping for t in lists.get(name, ()))
        self.ifs = self.folded("if_word")
        self.relatives = self.folded("relative_word")
        self.reflexives = frozenset(stem(t) for t in lists.get("reflexive_cue", ()))
        self._index_phrases()

    def _index_phrases(self) -> None:
        """Index the words around a source that are no part of it, or make it none."""
        self._about = self.folded("about_word")
        self._occasions = self.folded("occasion_opener")
        self.filler = self.folded("source_filler")
        lists = self.lists
        self.figures, self.agent_cues = self._index("figures_of"), self._index("agent_cue")
        self.follows = self._index("follows_cue")
        self.citing = self._index("cue_citing", exact=False)
        self.passing = self._index("cue_passing", exact=False)
        self.hearsay = self._index("hearsay")
        self.distance = self._index("cue_distance")
        self.behind_source = self._index("citing_behind")
        self.about_this = self._index("about_this")
        self.him = self._index("according_him")
        self.imagine, self.words_noun = self._index("imagine"), self._index("words_noun")
        written = bool(lists.get("clause_order"))
        self.lying = self._index("cue_lying", exact=written)
        self.finding = self._index("cue_found", exact=written)
        self.surnames = tuple(lists.get("surname_ending", ()))
        self.verb_endings = tuple(lists.get("verb_ending", ()))
        self.finite = tuple(lists.get("finite_ending", ()))
        self.aside_openers = self.folded("aside_opener")
        studies = lists.get("after_study", ())
        roles = [(t, t) for t in lists.get("role_noun", ())]
        self._first_case = TermIndex(roles, exact=True)
        self.after_study = TermIndex([(t, t) for t in studies], exact=True)
        self.plain_verbs = frozenset(t.casefold() for t in lists.get("plain_verb", ()))
        self._addressed = self.folded("addressee_word")
        self._filler_phrases = [
            tuple(fold(w) for w in entry.split())
            for entry in lists.get("source_filler", ())
            if " " in entry
        ]

    def _index(self, name: str, *, exact: bool = True) -> TermIndex:
        """Index one list; stems are compared unless its forms are exact."""
        return TermIndex([(t, t) for t in self.lists.get(name, ())], exact=exact)

    def folded(self, name: str) -> frozenset[str]:
        """Return a list as it is compared."""
        return frozenset(fold(t) for t in self.lists.get(name, ()))

    def alternatives(self, name: str, form: str) -> re.Pattern[str] | None:
        """Compile a form with a list of words in it; None where the language has no such words."""
        options = "|".join(map(re.escape, sorted(self.lists.get(name, ()), key=len, reverse=True)))
        if options:
            return re.compile(form % options, re.IGNORECASE)
        return None

    def cues_in(self, text: str) -> list[Found]:
        """Return the words of saying in a text, negated forms included, in order; what only looks
        like one is left out.
        """
        cues = self._acts_in(text)
        forms = [
            c
            for c in self.cue_forms.find(text)
            if not any(c.start < f.end and f.start < c.end for f in cues)
        ]
        longer = [
            f
            for f in self.cue_forms.find(text)
            if any(f.start <= c.start and c.end <= f.end for c in cues)
        ]
        kept = [c for c in cues if not any(f.start <= c.start and c.end <= f.end for f in longer)]
        return sorted([*kept, *longer, *(f for f in forms if f not in longer)])

    def _acts_in(self, text: str) -> list[Found]:
        """Return the words of saying in a text, as listed, without what only looks like one."""
        listed = self.cues.find(text)
        return [c for c in listed if fold(text[c.start : c.end]) not in self.not_cues]

    def left(self, text: str, at: int, begin: int = 0) -> Span | None:
        """Return the noun phrase before a place, back to the mark that opens its clause."""
        return self.who(text, max(begin, clause_start(text, at)), at)

    def right(self, text: str, at: int) -> Span | None:
        """Return the noun phrase behind a place, up to the next mark or phrase."""
        stop = STOPS.search(text, at)
        end = stop.start() if stop is not None else len(text)
        ends = [
            f.start
            for f in (*self.according.find(text[:end]), *self._acts_in(text[:end]))
            if f.start > at
        ]
        return self.who(text, at, min(ends, default=end))

    def who(self, text: str, start: int, end: int) -> Span | None:
        """Return the words of a source between two places: without marks, prepositions and
        particles at its ends.
        """
        start = self._behind_fillers(text, start, end)
        phrase = next((f.start for f in self.according.find(text[:end]) if f.start > start), end)
        span = trimmed(text, start, phrase)
        while span is not None:
            listed = list(words(span.of(text)))
            first, last = listed[0], listed[-1]
            if len(listed) > 1 and self._adds_nothing(last.text):
                span = trimmed(text, span.start, span.start + last.start)
            elif self._leads(first.text):
                span = trimmed(text, span.start + first.end, span.end)
            else:
                break
        if span is None:
            return None
        span = self._without_when_and_where(text, span, leads=span.start > start)
        surface = span.of(text)
        if count_words(surface) > LONGEST_SOURCE:
            return None
        opened = surface.count("«") > surface.count("»")
        if opened and text[span.end : span.end + 1] == "»":
            return Span(start=span.start, end=span.end + 1)
        return span

    def _without_when_and_where(self, text: str, span: Span, *, leads: bool) -> Span:
        """Return a source without when and where it was said: behind a preposition before the role
        that is in the first case, or behind a name; `leads` is whether a preposition was cut off.
        """
        role = next(iter(self._first_case.find(span.of(text))), None)
        opens = leads or text[span.start].isdigit()
        if opens and role is not None and _has_capital(span.of(text)[role.end :]):
            span = Span(start=span.start + role.start, end=span.end)
        end = self._end_of_name(span.of(text))
        return span if end is None else Span(start=span.start, end=span.start + end)

    def _end_of_name(self, surface: str) -> int | None:
        """Return where a name ends behind which stands when or where somebody spoke ("Ivan
        Petrenko | during a briefing"); None where nothing of the kind does.
        """
        listed = list(words(surface))
        for number, word in enumerate(listed[1:], start=1):
            before = listed[number - 1]
            is_opened = word.text.islower() and fold(word.text) in self._occasions
            if not is_opened or not before.text[:1].isupper() or self._is_nobodys_name(before):
                continue
            if not self._holds_name([w.text for w in listed[number + 1 :]]):
                return before.end
        return None

    def _is_nobodys_name(self, word: Word) -> bool:
        """Return whether a word is a role, a body, or nobody: where it is tells who ("Nobody in the
        government").
        """
        return bool(self.somebody.find(word.text)) or fold(word.text) in self.nobody

    def _holds_name(self, listed: Sequence[str]) -> bool:
        """Return whether words hold somebody's name: two with a capital that stand behind no
        preposition.
        """
        for number in range(len(listed) - 1):
            if not (listed[number][:1].isupper() and listed[number + 1][:1].isupper()):
                continue
            before = fold(listed[number - 1]) if number else ""
            third = listed[number + 2 : number + 3]
            longer_run = bool(third) and third[0][:1].isupper()
            is_place = number == 0 or before in self.joining | self.prepositions
            if longer_run or not is_place:
                return True
        return False

    def _behind_fillers(self, text: str, start: int, end: int) -> int:
        """Return where a source may begin behind words before it that are no part of it: "in the
        meantime", and whom it is told ("своїм читачам").
        """
        listed = list(words(text, start, end))
        spelled = [fold(w.text) for w in listed]
        for phrase in self._filler_phrases:
            if tuple(spelled[: len(phrase)]) == phrase and len(spelled) > len(phrase):
                return listed[len(phrase)].start
        if len(listed) > 2 and spelled[0] in self._addressed and listed[2].text[:1].isupper():
            return listed[2].start
        return start

    def _adds_nothing(self, word: str) -> bool:
        """Return whether a word at the end of a phrase is no part of a source."""
        return fold(word) in self.filler or stem(word) in self.helping

    def _leads(self, word: str) -> bool:
        """Return whether a word only leads to a source: a preposition, a particle, a condition."""
        plain = fold(word)
        if plain in self.prepositions or plain in self.filler or plain in self.ifs:
            return True
        return plain in self._days or self._imagines(word)

    @functools.cached_property
    def _days(self) -> frozenset[str]:
        """Return the days of the week and the parts of a day, in every form."""
        listed = (*self.lists.get("weekday_forms", ()), *self.lists.get("weekday_part", ()))
        return frozenset(fold(w) for entry in listed for w in entry.split())

    def _imagines(self, word: str) -> bool:
        """Return whether a word bids the reader imagine."""
        return bool(self.imagine.find(word))

    def speaks(self, text: str, source: Span, named: Sequence[Span]) -> bool:
        """Return whether a noun phrase can be a source: it holds a name, a role, a body, a crowd,
        or a capital inside.
        """
        surface = source.of(text)
        plain = fold(surface)
        inside = list(words(surface))
        last = fold(inside[-1].text) if inside else plain
        if last in self.no_source or plain in self.questions:
            return False
        if inside and fold(inside[0].text) in self._about:
            return False  # what is told of, and nobody who tells it
        if self.somebody.find(surface):
            return True
        if any(source.overlaps(name) for name in named):
            return True
        if not inside:
            return False
        if capital_in(surface, self._language) is not None:
            return True
        if fold(inside[0].text) in self.nobody or self.is_surname(inside[-1].text):
            return True
        capitals = [word for word in inside if word.text[:1].isupper()]
        return any(word.start or source.start for word in capitals)

    def without_where(self, text: str, source: Span | None, named: Sequence[Span]) -> Span | None:
        """Return whom a quotation is signed with, without where he said it: "«...» — X at a press
        conference".
        """
        if source is None:
            return None
        joint = next(
            (w for w in words(source.of(text)) if w.start and fold(w.text) in self.joining), None
        )
        if joint is not None:
            before = trimmed(text, source.start, source.start + joint.start)
        else:
            before = None
        if before is not None and any(before.overlaps(n) for n in named):
            return before
        return source

    def is_clause(self, text: str) -> bool:
        """Return whether words begin a clause of their own ("which", "having said") and so name
        nobody.
        """
        first = next((fold(word.text) for word in words(text)), "")
        if first in self.relatives or first in self.questions:
            return True
        if first in self.as_words or first in self.clause_openers:
            return True
        is_long = len(first) > FEWEST
        if self.gerunds and is_long and text[:1].islower() and first.endswith(self.gerunds):
            return True
        return self._has_verb(text)

    def _has_verb(self, text: str) -> bool:
        """Return whether a word written small ends as only finite verbs do."""
        if not self.verb_endings:
            return False
        longer = [word.text for word in words(text) if len(word.text) > FEWEST + 1]
        small = [word for word in longer if word[:1].islower()]
        return any(fold(word).endswith(self.verb_endings) for word in small)

    def reflexive(self, word: str) -> bool:
        """Return whether a form with a reflexive ending is one of a person ("complains")."""
        return stem(word) in self.reflexives

    def is_plain_clause(self, text: str) -> bool:
        """Return whether a word that is only a verb stands in a few words: "has", "is".

        Letters with their marks are compared, which alone tell "a" from "à" in French.
        """
        return any(w.text.casefold() in self.plain_verbs for w in words(text))

    def tells(self, text: str) -> bool:
        """Return whether a text has a finite verb, as far as endings tell."""
        if not self.finite:
            return False
        longer = [word.text for word in words(text) if len(word.text) > FEWEST]
        verbs = [word for word in longer if fold(word).endswith(self.finite)]
        return not all(self.somebody.find(verb) for verb in verbs)

    def is_of_us(self, word: str) -> bool:
        """Return whether a word has the ending of what the writers themselves do ("we offer")."""
        endings = tuple(self.lists.get("us_ending", ()))
        return bool(endings) and len(word) > FEWEST + 2 and fold(word).endswith(endings)

    def is_surname(self, word: str) -> bool:
        """Return whether a word looks like a family name."""
        if not self.surnames or len(word) <= FEWEST:
            return False
        return word[:1].isupper() and fold(word).endswith(self.surnames)

    def without_citations(self, text: str) -> str:
        """Return a text in which "citing X" between commas is blank, so that who cites and the verb
        stand together.
        """
        for phrase in self.according.find(text):
            source = self.right(text, phrase.end)
            if source is None:
                continue
            start = phrase.start
            before = text[:start].rstrip()
            if before.endswith(","):
                start = len(before) - 1
            comma = _COMMA.match(text, source.end)
            if comma is not None and start < phrase.start:
                end = comma.end()
            else:
                end = source.end
            text = text[:start] + " " * (end - start) + text[end:]
        for phrase, source in self.cited_before(text):
            comma = _COMMA.match(text, phrase.end)
            if comma is not None and text[: source.start].strip():
                end = comma.end()
            else:
                end = phrase.end
            text = text[: source.start] + " " * (end - source.start) + text[end:]
        return text

    def cited_before(self, text: str) -> list[tuple[Found, Span]]:
        """Return phrases that stand behind whom they cite ("полицияға сілтеме жасап"), each with
        the word it cites.
        """
        pairs = []
        for phrase in self.behind_source.find(text):
            before = list(words(text[: phrase.start]))
            if before:
                pairs.append((phrase, Span(start=before[-1].start, end=before[-1].end)))
        return pairs


def _has_capital(text: str) -> bool:
    """Return whether a word with a capital stands in a few words."""
    return any(word.text[:1].isupper() for word in words(text))


def frame_of(cue: Found, rule: str, content: Span, source: Span | None) -> Cited:
    """Make a frame; the whole source is its head, as nothing tells more."""
    return Cited(cue.term, rule, content, source, source, cue.end, cue.start)


def cites(phrase: Found, content: Span, source: Span) -> Cited:
    """Make the frame of whom others cite; "as X writes" names who writes, and cites nobody
    deeper.
    """
    opening = fold(phrase.term.split()[0])
    depth = "as" if opening in word_set("as_word") else DEEPEST
    return frame_of(phrase, f"{depth} ({phrase.term})", content, source)
