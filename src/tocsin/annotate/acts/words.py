"""Which words of a text name acts that are coded as events, and which such words are none where
they stand.

A longer phrase wins over a shorter one in it: "cyber attack" is no attack, and "heart attack",
"strike a deal", "release of the report" and "polling stations deployed" are nothing at all. The
lists are in `language/lexicon/*/events.yml`.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence

from tocsin.annotate.acts.types import EVENT_TYPES
from tocsin.language.fold import fold
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import Found, TermIndex
from tocsin.language.words import words
from tocsin.records import EventName

# The key of phrases in which a word for an act names none.
_NONE = "none"
# The type whose words may be followed by what a false story tells, which is then no event; and how
# far behind, in letters.
_STORY: EventName = "narrative_campaign"
_TOLD = 80
# Words of so many letters or fewer may stay small in headlines.
_SMALL_WORD = 3
# So near a word of a name stands the next.
_NAME_BESIDE = 20


class EventWords:
    """The words for acts in one language."""

    def __init__(self, language: str) -> None:
        """Index `event_...` by stems, `exactly_...` as written, `beside_...`, `never_beside_...`,
        and the phrases that are no event.
        """
        lists = lexicon(language)
        stems = [(t, n) for n in EVENT_TYPES for t in lists.get(f"event_{n}", ())]
        forms = [(t, n) for n in EVENT_TYPES for t in lists.get(f"exactly_{n}", ())]
        self._stems = TermIndex([*stems, *((t, _NONE) for t in lists.get("no_event", ()))])
        self._forms = TermIndex(
            [*forms, *((t, _NONE) for t in lists.get("no_event_forms", ()))], exact=True
        )
        self._beside = _indexes(lists, "beside")
        self._never_beside = _indexes(lists, "never_beside")
        self._openers = frozenset(map(fold, lists.get("told_about", ())))

    def find(self, text: str) -> Mapping[EventName, Sequence[Found]]:
        """Return the words for acts that stand in a text, by type, in the order of the types."""
        by_type: dict[EventName, list[Found]] = {}
        hits = _longest(
            [*self._stems.find(text, overlapping=True), *self._forms.find(text, overlapping=True)]
        )
        stories = [h for h in hits if h.key == _STORY and self._opens_story(text, h)]
        for hit in hits:
            is_inside_story = (
                any(0 < hit.start - story.end <= _TOLD for story in stories) and hit.key != _STORY
            )
            if hit.key != _NONE and not is_inside_story and not _is_name(text, hit):
                by_type.setdefault(_name(hit.key), []).append(hit)
        return {n: by_type[n] for n in EVENT_TYPES if n in by_type and self._stands_beside(n, text)}

    def _opens_story(self, text: str, story: Found) -> bool:
        """Return whether what stands behind a word for a false story is what it tells:
        "disinformation about an attack".
        """
        behind = next(words(text, story.end), None)
        return behind is not None and fold(behind.text) in self._openers

    def _stands_beside(self, name: EventName, text: str) -> bool:
        """Return whether a text holds what the words for a type must stand beside, and nothing
        beside which they mean something else.

        Forces arrive, and unrest has its dead; a company that leaves a market withdraws no forces.
        """
        index, never = self._beside.get(name), self._never_beside.get(name)
        return (index is None or bool(index.find(text))) and not (
            never is not None and never.find(text)
        )


@functools.cache
def event_words(language: str) -> EventWords:
    """Return the words of a language, indexed once."""
    return EventWords(language)


def _indexes(lists: Mapping[str, Sequence[str]], kind: str) -> dict[EventName, TermIndex]:
    """Return the lists of a kind by event type, indexed."""
    listed = {n: lists[f"{kind}_{n}"] for n in EVENT_TYPES if f"{kind}_{n}" in lists}
    return {n: TermIndex([(t, t) for t in terms]) for n, terms in listed.items()}


def _name(key: str) -> EventName:
    """Return the event type that a key names."""
    return next(n for n in EVENT_TYPES if n == key)


def _longest(hits: Iterable[Found]) -> list[Found]:
    """Return, of terms that overlap, the longest; of several that are as long and stand in one
    place, all.
    """
    kept: list[Found] = []
    for hit in sorted(hits, key=lambda f: (f.start - f.end, f.key == _NONE, f.start, f.key)):
        if all(
            hit.end <= k.start or k.end <= hit.start or (hit.start, hit.end) == (k.start, k.end)
            for k in kept
        ):
            kept.append(hit)
    nothing = {(k.start, k.end) for k in kept if k.key == _NONE}
    return sorted(k for k in kept if k.key == _NONE or (k.start, k.end) not in nothing)


def _is_name(text: str, hit: Found) -> bool:
    """Return whether a word in a capital, where its list has none, goes on or follows another name:
    "Denys Prokopenko".
    """
    surface = text[hit.start : hit.end]
    if (
        not surface[:1].isupper()
        or surface.isupper()
        or hit.term[:1].isupper()
        or _is_title_case(text)
    ):
        return False
    behind = next(iter(words(text, hit.end, min(len(text), hit.end + _NAME_BESIDE))), None)
    before = list(words(text, max(0, hit.start - _NAME_BESIDE), hit.start))[-1:]
    beside = [w for w in (behind, *before) if w is not None]
    return any(w.text[:1].isupper() and not w.text.isupper() and (w.start > 0) for w in beside)


def _is_title_case(text: str) -> bool:
    """Return whether all longer words of a text begin with a capital, as in headlines."""
    longer = [w.text for w in words(text) if len(w.text) > _SMALL_WORD]
    return len(longer) > 1 and all(w[0].isupper() for w in longer)
