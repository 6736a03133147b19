"""Indicators whose name says more than their conditions ask: they count whatever meets the
conditions, and nothing of the name.
"""

import functools
import re
from collections.abc import Iterator, Mapping

from tocsin.casebook.yaml_lines import Path_, Placed
from tocsin.language.lexicon import lexicon, word_set
from tocsin.language.stems import stem
from tocsin.records import Indicator, ObserveEvent, Problem

# Word lists that say which acts and claims a type is read from.
_LISTS = ("event_{}", "exactly_{}", "type_{}", "weak_type_{}")
_MOST_NAMED = 3
_WORD = re.compile(r"[a-z][a-z'-]+")


def check_wide(
    problem: Problem, by_id: Mapping[str, Placed]
) -> Iterator[tuple[Path_, str, str | None]]:
    """Yield (field, what follows, what to do) for indicators on events of a type, with names that
    narrow what no condition narrows.

    English names are looked at: the word lists that tell what a type covers are matched by stems.
    """
    own = _named_words(problem, by_id)
    for index, indicator in enumerate(problem.indicators):
        beyond = _beyond(indicator, own)
        if beyond:
            seen = indicator.observe
            named = ", ".join(f"“{word}”" for word in beyond[:_MOST_NAMED])
            types = ", ".join(seen.types) if isinstance(seen, ObserveEvent) else ""
            yield (
                ("indicators", index, "name"),
                f"the name of indicator {indicator.id!r} says {named}, and no condition asks "
                "for it: "
                f"every {types} counts.",
                "Say who acts in `actors`, or which words must stand in the claim in `terms`; "
                "or give it a name that says no more than its conditions.",
            )


def _beyond(indicator: Indicator, own: frozenset[str]) -> list[str]:
    """Return the words of a name that nothing in the conditions covers, in order; none where words
    or actors are asked for.
    """
    seen = indicator.observe
    if not isinstance(seen, ObserveEvent) or not seen.types:
        return []
    if seen.terms or seen.actors or seen.originators or seen.speakers:
        return []
    covered = own | _plain() | frozenset().union(*(_covered(kind) for kind in seen.types))
    words = _WORD.findall(indicator.name.casefold())
    return [word for word in words if stem(word) not in covered]


def _named_words(problem: Problem, by_id: Mapping[str, Placed]) -> frozenset[str]:
    """Return the stems of the names of what the problem watches."""
    entries = [by_id[i].entry for i in (*problem.sites, *problem.narratives) if i in by_id]
    names = [
        str(getattr(e, field, "") or "")
        for e in entries
        for field in ("name", "title", "kind", "type")
    ]
    return frozenset(stem(word) for name in names for word in _WORD.findall(name.casefold()))


@functools.cache
def _covered(kind: str) -> frozenset[str]:
    """Return the stems of every word that tells a type, and of its name."""
    phrases = [kind.replace("_", " ")]
    for form in _LISTS:
        phrases += lexicon("en").get(form.format(kind), ())
    return frozenset(stem(word) for phrase in phrases for word in _WORD.findall(phrase.casefold()))


@functools.cache
def _plain() -> frozenset[str]:
    """Return the stems of words that narrow nothing in a name."""
    return frozenset(stem(word) for word in word_set("plain_in_names", "en"))
