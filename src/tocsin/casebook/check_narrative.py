"""What a narrative must hold to be found, and which two of them say the same."""

import re
from collections.abc import Iterator, Sequence

from tocsin.casebook.languages import check_languages
from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES
from tocsin.language.words import words
from tocsin.records import Narrative

Finding = tuple[tuple[str | int, ...], str, bool]
# What is longer is many things at once: only its beginning is compared by meaning.
_LONGEST_WORDS = 80
_DISARM = re.compile(r"T[0-9]{4}(\.[0-9]{3})?")


def check_narrative(narrative: Narrative) -> Iterator[Finding]:
    """Yield (field, message, whether it is only doubtful) for everything that keeps a narrative
    from being found.
    """
    yield from _languages(narrative)
    yield from _words(narrative)
    yield from _lengths(narrative)
    yield from _facets(narrative)
    yield from _techniques(narrative)


def _languages(narrative: Narrative) -> Iterator[Finding]:
    """Yield languages that nothing is read in."""
    yield from check_languages(narrative)
    for language in narrative.wordings:
        if language not in LANGUAGES:
            yield (
                ("wordings", language),
                f"unknown language {language!r}; known: {', '.join(LANGUAGES)}",
                False,
            )


def _words(narrative: Narrative) -> Iterator[Finding]:
    """Yield that a narrative says too little to be met."""
    texts = [
        narrative.title,
        *narrative.titles.values(),
        *(w for ws in narrative.wordings.values() for w in ws),
    ]
    longest = max((len(list(words(t))) for t in texts), default=0)
    if longest < 2 and not narrative.facets:
        yield (
            ("title",),
            f"narrative {narrative.id!r} says one word and has no facets, so nothing can match it",
            False,
        )
    elif longest < 2:
        yield (
            ("title",),
            "one word says too little to be met by likeness; only the facets will match",
            True,
        )


def _lengths(narrative: Narrative) -> Iterator[Finding]:
    """Yield wordings that say many things at once."""
    for field, text in (
        ("title", narrative.title),
        *((f"wordings.{k}", w) for k, ws in narrative.wordings.items() for w in ws),
    ):
        if (number := len(list(words(text)))) > _LONGEST_WORDS:
            head, _, language = field.partition(".")
            message = (
                f"{number} words are many things at once; only the first {_LONGEST_WORDS} "
                "are compared. Put each apart"
            )
            yield ((head, language) if language else (head,)), message, True


def _facets(narrative: Narrative) -> Iterator[Finding]:
    """Yield facets that miss a language, or ask for what they forbid."""
    for index, facet in enumerate(narrative.facets):
        missing = sorted({"en", "ru"} - set(facet.terms))
        if missing:
            yield (
                ("facets", index, "terms"),
                f"facet {facet.name!r} has no terms in {', '.join(missing)}",
                True,
            )
        if facet.needed and facet.unless:
            message = (
                f"facet {facet.name!r} is needed and forbidden (`unless`) at once; keep "
                "one of the two"
            )
            yield ("facets", index, "unless"), message, False
    if narrative.by_terms and not any(f.needed for f in narrative.facets):
        yield ("by_terms",), "no facet is needed, so there are no terms that could be enough", False


def _techniques(narrative: Narrative) -> Iterator[Finding]:
    """Yield tags that are no techniques of DISARM."""
    for index, tag in enumerate(narrative.disarm):
        if not _DISARM.fullmatch(tag):
            yield (
                ("disarm", index),
                f"{tag!r} is no DISARM technique; they are written T0003 or T0136.002",
                False,
            )


def same_stories(narratives: Sequence[Narrative]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, second, what both say) for narratives that share a title or a wording, whatever
    the case and the signs.
    """
    said: dict[str, int] = {}
    pairs: set[tuple[int, int]] = set()
    for index, narrative in enumerate(narratives):
        ways = (
            narrative.title,
            *narrative.titles.values(),
            *(w for ws in narrative.wordings.values() for w in ws),
        )
        for way in ways:
            plain = " ".join(fold(w.text) for w in words(way))
            first = said.setdefault(plain, index)
            if plain and first != index and (first, index) not in pairs:
                pairs.add((first, index))
                yield first, index, way
