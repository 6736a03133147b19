"""Names in Russian: what the model tags, bodies named by a common noun ("посольство США"), and
surnames told again.

The model leaves the common noun out and tags the country alone, which turns an embassy into a
state; and it misses a surname that stands alone where the text gave the full name before.
"""

import re
from collections.abc import Sequence

from tocsin.annotate.language import RUSSIAN
from tocsin.annotate.parsers.russian import Names, named_entities
from tocsin.language.fold import fold
from tocsin.language.stems import name_forms, name_stem, stem
from tocsin.language.words import Word, words

Name = tuple[int, int, str]
# Between a body's noun and the name in it stand no more words than this.
_BETWEEN = 3
_JOINING = ("по", "в", "при", "на", "и")
_SHORTEST_SURNAME = 4
_OF_PLACE = re.compile(r"ск(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их)$")
_ADJECTIVE = ("ый", "ий", "ого", "его", "ому", "ему", "ом", "ем", "ая", "ой", "ую", "ое")
_ENDS = re.compile(r"[.,;:!?()\"«»“”\n—–]")


def names_of(text: str, tagged: Names | None = None) -> list[Name]:
    """Return (start, end, PER, LOC or ORG) of the names in a Russian text, in order; none lies
    inside another.

    `tagged` are the names that the model tags, where it was asked before.
    """
    if tagged is None:
        tagged = named_entities(text)
    bodies = _bodies(text, tagged)
    names = [*bodies, *(n for n in tagged if not _inside(n, bodies))]
    names += [n for n in _surnames(text, tagged) if not _inside(n, names)]
    return sorted(names)


def _inside(name: Name, others: Sequence[Name]) -> bool:
    """Tell whether a name overlaps one of others."""
    return any(name[0] < o[1] and o[0] < name[1] for o in others)


def _bodies(text: str, tagged: Sequence[Name]) -> list[Name]:
    """Return bodies that a common noun names: with the name that follows it, or alone where one
    such noun is enough.
    """
    nouns = {stem(w) for w in RUSSIAN.words("body_of_place")}
    alone = {stem(w) for w in RUSSIAN.words("body_alone")}
    tokens = list(words(text))
    bodies: list[Name] = []
    for at, token in enumerate(tokens):
        own = stem(token.text)
        if own not in nouns or _inside((token.start, token.end, ""), bodies):
            continue
        start = _with_adjective(text, tokens, at)
        end = _end_of_body(text, tokens, at, tagged)
        if end is not None:
            bodies.append((start, end, "ORG"))
        elif own in alone and not _inside((token.start, token.end, ""), tagged):
            bodies.append((start, token.end, "ORG"))
    return bodies


def _with_adjective(text: str, tokens: Sequence[Word], at: int) -> int:
    """Return where a body begins: at its noun, or at an adjective of place or rank right before it
    ("Верховный суд").
    """
    before = tokens[at - 1] if at else None
    if before is None or text[before.end : tokens[at].start] != " ":
        return tokens[at].start
    plain = fold(before.text)
    belongs = _OF_PLACE.search(plain) or (before.text[0].isupper() and plain.endswith(_ADJECTIVE))
    if belongs:
        return before.start
    return tokens[at].start


def _end_of_body(text: str, tokens: Sequence[Word], at: int, tagged: Sequence[Name]) -> int | None:
    """Return where the name that follows a body's noun ends, if one follows closely with nothing
    but common words between.
    """
    for step in range(1, _BETWEEN + 2):
        if at + step >= len(tokens):
            return None
        token = tokens[at + step]
        if _ENDS.search(
            text[tokens[at + step - 1].end : token.start].replace(' "', " ").replace(" «", " ")
        ):
            return None
        name = next((n for n in tagged if n[0] <= token.start < n[1]), None)
        if name is not None:
            closing = text[name[1] : name[1] + 1]
            if name[2] != "PER":
                return name[1] + (closing in '"»' and closing != "")
            return None
        if token.text[0].isupper() or (step == 1 and fold(token.text) in ("и",)):
            return None
        if len(token.text) <= 2 and fold(token.text) not in _JOINING:
            return None
        if stem(token.text) in {stem(w) for w in RUSSIAN.words("cue_speech")}:
            return None
    return None


def _surnames(text: str, tagged: Sequence[Name]) -> list[Name]:
    """Return surnames that stand alone, of persons the text names in full somewhere."""
    known: set[str] = set()
    for start, end, kind in tagged:
        parts = text[start:end].split()
        if kind == "PER" and len(parts) > 1 and len(parts[-1]) >= _SHORTEST_SURNAME:
            known |= {name_stem(parts[-1]), *name_forms(parts[-1])}
    known = {k for k in known if len(k) >= _SHORTEST_SURNAME - 1}
    return [
        (w.start, w.end, "PER")
        for w in words(text)
        if w.text[0].isupper()
        and len(w.text) >= _SHORTEST_SURNAME
        and known & name_forms(w.text)
        and not _inside((w.start, w.end, ""), tagged)
    ]
