"""What is no place whatever its letters say: names of persons, newspapers, teams, treaties, ships,
storms, and words that open a sentence.

The judge weighs; these rules decide. Every rule is a question about what stands in and beside a
candidate, and its words are lists of the lexicons (`thing_after`, `thing_before`, `never_alone` and
others of `places.yml`).
"""

import re
from collections.abc import Iterator, Sequence

from tocsin.annotate.language import ENGLISH
from tocsin.annotate.places.seen import Seen, frequent, is_one_of, over
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.stems import stem
from tocsin.records import Named, Span

# A town this large keeps its name in a text that names a person of it, too.
_WELL_KNOWN = 1_000_000
_OPENING, _CLOSING = "«„“\"'‘", "»“”\"'’"
_WIDE = ("country", "continent", "area", "region")
# A name of a country shorter than this is spelled like too many words ("Того", "Мало").
_SHORT = 4
# A Roman numeral behind a name numbers ships, kings and rockets ("Gemini IV").
_NUMERAL = re.compile(r"[IVX]{2,}")


def stops(seen: Seen, run: tuple[int, int], span: Span, names: Sequence[Named]) -> Iterator[str]:
    """Yield why a candidate (words `run`, offsets `span`, what it may mean `names`) is no place;
    nothing where it may be one.
    """
    kinds = {n.place.kind for n in names if not n.people}
    if not kinds or kinds & {"body", "name"}:
        return
    if _is_everyday(seen, run, span, names):
        yield "stop: an everyday word"
    if _is_in_thing(seen, run, span):
        yield "stop: in the name of a thing"
    if _is_quoted(seen, span) and not kinds & {"area"}:
        yield "stop: a title"
    if _is_of_person(seen, run, span, names):
        yield "stop: in the name of a person"
    if _is_bare_abbreviation(seen, span, names):
        yield "stop: an abbreviation of something else"


def _is_everyday(seen: Seen, run: tuple[int, int], span: Span, names: Sequence[Named]) -> bool:
    """Return whether a candidate is a word that alone names no place, or an everyday word that only
    opens a sentence.
    """
    surface = span.of(seen.document.text)
    plain = fold(surface).removeprefix("the ")
    if plain in word_set("never_alone"):
        return not _is_placed(seen, run, span)
    if run[1] - run[0] > 1 or surface in seen.placed:
        return False
    if any(n.primary and n.place.kind in _WIDE and len(surface) > _SHORT for n in names):
        return False
    opens = (
        run[0] == 0 or seen.tokens[run[0]].start in seen.starts or not _word_before(seen, run[0])
    )
    return opens and not surface.isupper() and (plain in frequent() or plain in seen.lower)


def _is_placed(seen: Seen, run: tuple[int, int], span: Span) -> bool:
    """Return whether a candidate stands where a town does: tagged so, behind a preposition of place
    or before its state.
    """
    tagged = any(label in ("GPE", "LOC") and s == span for s, label in over(seen, span))
    placed = fold(_word_before(seen, run[0])) in ENGLISH.words(
        "place_preposition"
    ) or _is_before_area(seen, run[1])
    return tagged and placed


def _word_before(seen: Seen, first: int) -> str:
    """Return the word that stands right before another, with nothing but space between; an empty
    text where there is none.
    """
    if first == 0:
        return ""
    before, here = seen.tokens[first - 1], seen.tokens[first]
    if not seen.document.text[before.end : here.start].strip(" \u00a0\n"):
        return before.text
    return ""


def _word_behind(seen: Seen, last: int) -> str:
    """Return the word that stands right behind a run, with nothing but space between; an empty text
    where there is none.
    """
    if last >= len(seen.tokens) or not last:
        return ""
    before, here = seen.tokens[last - 1], seen.tokens[last]
    if not seen.document.text[before.end : here.start].strip(" \u00a0"):
        return here.text
    return ""


def _is_in_thing(seen: Seen, run: tuple[int, int], span: Span) -> bool:
    """Return whether a candidate is part of the name of a thing: "Boston Globe", "Treaty of Rome",
    "Hurricane Florence".
    """
    behind, before = _word_behind(seen, run[1]), _word_before(seen, run[0])
    if seen.tokens[run[1] - 1].text[-2:] in ("'s", "’s"):
        behind = ""
    if behind[:1].isupper() and fold(behind) in word_set("thing_after"):
        return True
    if _NUMERAL.fullmatch(behind):
        return True
    if behind[:1].isupper():
        second = _word_behind(seen, run[1] + 1)
    else:
        second = ""
    if second[:1].isupper() and f"{fold(behind)} {fold(second)}" in word_set("thing_after"):
        return True
    if before[:1].isupper() and fold(before) in ENGLISH.words("thing_before"):
        return True
    if before and not before.isascii():
        if before.isupper():
            return fold(before) in word_set("thing_before")
        return _is_common_thing(before)
    if fold(before) == "the" and run[0] > 1:
        before = _word_before(seen, run[0] - 1)
        run = (run[0] - 1, run[1])
    if fold(before) == "of":
        thing = _word_before(seen, run[0] - 1)
        return thing[:1].isupper() and fold(thing) in word_set("thing_of")
    return False


def _is_common_thing(word: str) -> bool:
    """Return whether a Cyrillic word, in any form, is one before which the name of a thing stands
    ("крейсера").
    """
    plain = fold(word)
    return plain in word_set("thing_before") or (
        len(stem(plain)) >= _SHORT and is_one_of(plain, "thing_before")
    )


def _is_quoted(seen: Seen, span: Span) -> bool:
    """Return whether quotation marks hold nothing but the candidate, as they do the names of ships,
    clubs and firms in Cyrillic letters.
    """
    text = seen.document.text
    if text[span.start : span.end].isascii() or span.start == 0:
        return False
    return text[span.start - 1] in _OPENING and text[span.end : span.end + 1] in tuple(_CLOSING)


def _is_of_person(seen: Seen, run: tuple[int, int], span: Span, names: Sequence[Named]) -> bool:
    """Return whether a candidate is a person's name or part of one."""
    inside = [s for s, label in over(seen, span) if label in ("PERSON", "PER") and s.covers(span)]
    if any(_parts(seen, s) > run[1] - run[0] for s in inside):
        return True
    before = _word_before(seen, run[0])
    if run[1] - run[0] > 1 or any(n.place.kind in _WIDE and n.primary for n in names):
        return False
    if before.isascii() and before[:1].isupper() and fold(before) in word_set("person_title"):
        return True
    if _is_apposed(seen, run[0]):
        return True
    largest = max((n.place.population for n in names), default=0)
    surface = span.of(seen.document.text)
    placed = fold(before) in word_set("place_preposition") or _is_before_area(seen, run[1])
    return largest < _WELL_KNOWN and fold(surface) in seen.persons and not placed


def _parts(seen: Seen, span: Span) -> int:
    """Return how many words a span has."""
    return len(span.of(seen.document.text).removesuffix("'s").removesuffix("’s").split())


def _is_apposed(seen: Seen, first: int) -> bool:
    """Return whether a word of kin stands before a name ("their son, Cade", "her daughters Haven
    and Honor").
    """
    if first == 0 or seen.document.text[
        seen.tokens[first - 1].end : seen.tokens[first].start
    ] not in (", ", " "):
        return False
    return fold(seen.tokens[first - 1].text) in word_set("kin")


def _is_before_area(seen: Seen, last: int) -> bool:
    """Return whether a comma and a capitalised word follow, as they do a town and its state."""
    if last >= len(seen.tokens):
        return False
    return (
        seen.document.text[seen.tokens[last - 1].end : seen.tokens[last].start] == ", "
        and seen.tokens[last].text[0].isupper()
    )


def _is_bare_abbreviation(seen: Seen, span: Span, names: Sequence[Named]) -> bool:
    """Return whether a state's abbreviation stands where none is written: before a name, with no
    comma or bracket before it.
    """
    if not all(n.short for n in names) or "." in span.of(seen.document.text)[:-1]:
        return False
    text = seen.document.text
    surface = span.of(text).rstrip(".")
    if text[max(0, span.start - 2) : span.start].endswith((", ", "(")) or (
        len(surface) > 2 and surface.isupper()
    ):
        return False
    return text[span.end : span.end + 1] == " " and text[span.end + 1 : span.end + 2].isupper()
