"""What in a text may be the name of a place, with what speaks for and against it.

Candidates are names of the gazetteer, what the language model tags, and names with a word for what
they are ("River", "County"). Most are no places: persons, firms and months share their names. Which
are is judged by `judge` from the features told here.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tocsin.annotate.language import language_of
from tocsin.annotate.places.parts import WIDE, area_forms, is_hit, is_sure, of_area, parted
from tocsin.annotate.places.seen import Seen, Tag, frequent, is_one_of, over, telling
from tocsin.annotate.places.stops import stops
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.place_names import written_as
from tocsin.language.words import Word, words
from tocsin.records import Document, Gazetteer, Named, Span

# Names of more words than this are no names of places.
_LONGEST = 5
_BEFORE_SHORT = 12
# And in Cyrillic letters names that go on in small letters have no more than this.
_LOOSE = 4
_LARGE, _MIDDLE = 100_000, 10_000
_JOINING = word_set("name_joining")

# The text itself says so: the name is called an area, is one of two joined names, or a whole name
# of several words.
SURE = "sure: called so"


class Spot(NamedTuple):
    """A span that may name a place, what it may mean, and its features."""

    span: Span
    names: tuple[Named, ...]
    features: tuple[str, ...]


def spots(document: Document, tags: Sequence[Tag], gazetteer: Gazetteer) -> list[Spot]:
    """Return every candidate of a document in order; candidates may overlap. `tags` are the model's
    names with their labels.
    """
    seen = _seen(document, tags, gazetteer)
    text, tokens = document.text, seen.tokens
    written = {**_runs(seen), **_tagged(seen)}
    runs = {**_loose(seen), **written}
    forms = {run: _forms_of(seen, run) for run in runs}
    known = gazetteer.named({f for own, wider in forms.values() for f in (*own, *wider)})
    candidates = []
    for run, bare in sorted(runs.items(), key=lambda r: r[1]):
        own, wider = forms[run]
        names = names_of(known, own, tokens[run[0] : run[1]], text)
        if run not in written:
            names = tuple(n for n in names if n.primary and n.place.kind in WIDE)
        every, names = (
            names,
            of_area(
                seen,
                run,
                names,
                names_of(known, wider, tokens[run[0] : run[1]], text) if wider else (),
            ),
        )
        if names or (run in written and _runs_alone(seen, run)):
            span = _with_stop(text, bare, names)
            if (
                is_sure(seen, run, span, names, every)
                or is_hit(seen, run, span, names)
                or (names and run not in written)
            ):
                sure = [SURE]
            else:
                sure = []
            features = (
                *_features(seen, run, span, names, known),
                *stops(seen, run, span, names),
                *sure,
            )
            candidates.append(Spot(span, names, features))
    return candidates


def _seen(document: Document, tags: Sequence[Tag], gazetteer: Gazetteer) -> Seen:
    """Return the words of a document with what is looked up once."""
    text, tags = document.text, sorted(tags)
    tokens = parted(list(words(text)), gazetteer, document.language)
    people = [s.of(text).split() for s, label in tags if label in ("PERSON", "PER")]
    return Seen(
        document,
        tokens,
        tags,
        [s.end for s, _ in tags],
        frozenset(s.start for s in document.sentences),
        frozenset(w.text for w in tokens if w.text.islower()),
        frozenset(s.of(text) for s, label in tags if label in ("GPE", "LOC")),
        frozenset(
            fold(p).removesuffix("'s")
            for parts in people
            if len(parts) > 1
            for p in (parts[0], parts[-1])
        ),
    )


def _forms_of(seen: Seen, run: tuple[int, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms some words may be forms of, and those of the area whose adjective they
    are.
    """
    listed = tuple(w.text for w in seen.tokens[run[0] : run[1]])
    if run[1] - run[0] == 1:
        wider = area_forms(listed[0], seen.document.language)
    else:
        wider = ()
    return written_as(listed, seen.document.language), wider


def _with_stop(text: str, span: Span, names: Sequence[Named]) -> Span:
    """Return a span with the stop that belongs to an abbreviation ("Pa.")."""
    is_short = any(n.short for n in names) and text[span.end : span.end + 1] == "."
    if is_short:
        return Span(start=span.start, end=span.end + 1)
    return span


def spot_at(document: Document, span: Span, gazetteer: Gazetteer) -> Spot:
    """Return a span that is known to name a place as a spot, with what it may mean and no
    features.
    """
    tokens = list(words(document.text, span.start, span.end))
    forms = written_as(tuple(w.text for w in tokens)) if tokens else ()
    return Spot(
        span, names_of(gazetteer.named(forms), forms, tokens, document.text) if tokens else (), ()
    )


def names_of(
    known: Mapping[str, Sequence[Named]], forms: Sequence[str], tokens: Sequence[Word], text: str
) -> tuple[Named, ...]:
    """Return what some words of a text may mean, each place once; a short name must be written as
    one.
    """
    by_place: dict[str, Named] = {}
    for form in forms:
        for named in known.get(form, ()):
            if named.short and not named.primary and not _is_short(tokens, text):
                continue
            if named.capitals and not _is_in_capitals(tokens):
                continue
            by_place.setdefault(named.place.id, named)
    return tuple(by_place.values())


def _is_short(tokens: Sequence[Word], text: str) -> bool:
    """Tell whether words are an abbreviation: two letters with a stop behind, a comma before, or
    capitals behind a preposition of place.
    """
    if len(tokens) > 1 or len(tokens[0].text) > 2:
        return True
    word = tokens[0]
    before = text[max(0, word.start - _BEFORE_SHORT) : word.start]
    marked = text[word.end : word.end + 1] == "." or before.endswith((", ", "("))
    placed = before.endswith(" ") and fold(
        before.split()[-1] if before.split() else ""
    ) in word_set("place_preposition")
    return marked or (placed and word.text.isupper() and word.text.casefold() not in frequent())


def _is_in_capitals(tokens: Sequence[Word]) -> bool:
    """Return whether a name of letters that stand for words is written so ("ЕС", "U.N.")."""
    return len(tokens) > 1 or tokens[0].text[: 2 if "." in tokens[0].text else 3].isupper()


def _runs(seen: Seen) -> dict[tuple[int, int], Span]:
    """Return the runs of words, by their first and last, that are written as a name."""
    text, runs = seen.document.text, {}
    # In a text in Cyrillic letters a Latin word is a firm, a class or a brand.
    foreign = language_of(seen.document.language).cyrillic
    for first, word in enumerate(seen.tokens):
        if not word.text[0].isupper() or (foreign and word.text.isascii()):
            continue
        for last in range(first, min(first + _LONGEST, len(seen.tokens))):
            here = seen.tokens[last]
            if last > first and not _joined(text, seen.tokens[last - 1], here):
                break
            if here.text[0].isupper() or here.text[0].isdigit():
                runs[first, last + 1] = Span(start=word.start, end=_end(text, here))
            elif fold(here.text) not in _JOINING:
                break
    return runs


def _loose(seen: Seen) -> dict[tuple[int, int], Span]:
    """Return the runs of words that begin with a capital and go on in small letters, as names in
    Cyrillic letters do ("Чорному морі").
    """
    text, runs = seen.document.text, dict[tuple[int, int], Span]()
    if not language_of(seen.document.language).cyrillic:
        return runs
    for first, word in enumerate(seen.tokens):
        if not word.text[0].isupper() or word.text.isascii():
            continue
        for last in range(first + 1, min(first + _LOOSE, len(seen.tokens))):
            here = seen.tokens[last]
            if (
                text[seen.tokens[last - 1].end : here.start] not in (" ", "\u00a0")
                or here.text[0].isdigit()
            ):
                break
            runs[first, last + 1] = Span(start=word.start, end=here.end)
    return runs


def _end(text: str, word: Word) -> int:
    """Return where a name ends: without the ending of its possessor."""
    plain = word.text
    if len(plain) > 2 and plain[-2:] in ("'s", "’s"):
        return word.end - 2
    return word.end


def _joined(text: str, before: Word, word: Word) -> bool:
    """Tell whether two words may belong to one name: a space between them, or the stop of an
    abbreviation ("St. Louis").
    """
    between = text[before.end : word.start]
    return between in (" ", "\n", "\u00a0", "-") or (
        between == ". " and len(before.text) <= 3 and before.text[0].isupper()
    )


def _tagged(seen: Seen) -> dict[tuple[int, int], Span]:
    """Return the model's names as runs of words, without an article before them."""
    runs = {}
    starts = {w.start: n for n, w in enumerate(seen.tokens)}
    ends = {w.end: n + 1 for n, w in enumerate(seen.tokens)} | {
        _end(seen.document.text, w): n + 1 for n, w in enumerate(seen.tokens)
    }
    for span, _ in seen.tags:
        first, last = starts.get(span.start), ends.get(span.end)
        if first is not None and last is not None and first < last:
            if fold(seen.tokens[first].text) == "the" and last - first > 1:
                first += 1
            if last - first <= _LONGEST and seen.tokens[first].text[0].isupper():
                runs[first, last] = Span(
                    start=seen.tokens[first].start,
                    end=_end(seen.document.text, seen.tokens[last - 1]),
                )
    return runs


def _runs_alone(seen: Seen, run: tuple[int, int]) -> bool:
    """Tell whether words nobody has listed may still name a place: tagged so, or with a word for
    what they are.
    """
    first, last = run
    if last - first > 1 and seen.document.text[seen.tokens[first].end] == "-":
        return False  # joined words that were taken apart
    span = Span(start=seen.tokens[first].start, end=_end(seen.document.text, seen.tokens[last - 1]))
    placed = [s for s, label in over(seen, span) if label in ("GPE", "LOC", "FAC")]
    if placed:
        return any(_trimmed(seen, s) == span for s in placed)
    return last - first > 1 and bool(_designators(seen, run))


def _trimmed(seen: Seen, span: Span) -> Span:
    """Return a tagged span without its article and its ending."""
    surface = span.of(seen.document.text)
    if surface[:4].casefold() == "the ":
        start = span.start + 4
    else:
        start = span.start
    end = span.end - 2 if surface[-2:] in ("'s", "’s") else span.end
    if start < end:
        return Span(start=start, end=end)
    return span


def _designators(seen: Seen, run: tuple[int, int]) -> list[str]:
    """Return what kind of word for a place begins or ends a name, if any."""
    first, last = fold(seen.tokens[run[0]].text), fold(seen.tokens[run[1] - 1].text)
    endings = [f"ends {kind}" for kind in _KINDS if is_one_of(last, f"after_name_{kind}")]
    return endings + [
        f"begins {kind}" for kind in _KINDS if is_one_of(first, f"before_name_{kind}")
    ]


_KINDS = ("area", "water", "road", "nature", "building")


def _features(
    seen: Seen,
    run: tuple[int, int],
    span: Span,
    names: Sequence[Named],
    known: Mapping[str, Sequence[Named]],
) -> Iterator[str]:
    """Tell what speaks for and against a candidate."""
    text, (first, last) = seen.document.text, run
    surface = span.of(text)
    yield from _by_tags(seen, span)
    yield from _by_names(names)
    yield from _designators(seen, run)
    yield f"words {min(3, last - first)}"
    if surface.isupper() and len(surface) > 4:
        yield "capitals"
    if fold(surface) in seen.lower or fold(surface) in frequent():
        yield "common word"
    if surface in seen.placed:
        yield "tagged elsewhere"
    language = language_of(seen.document.language)
    if language.place_endings and fold(surface).endswith(tuple(language.words("place_case"))):
        yield "before: preposition of place"  # what Kazakh says by an ending
    if text.count(surface) > 1:
        yield "again"
    if seen.document.title_span is not None and seen.document.title_span.covers(span):
        yield "headline"
    yield from _told_before(seen, first, known)
    yield from _told_after(seen, last, span, known)


def _by_tags(seen: Seen, span: Span) -> Iterator[str]:
    """Tell how the model's names lie to a candidate."""
    tagged = over(seen, span)
    if not tagged:
        yield "tag none"
    for other, label in tagged:
        trimmed = _trimmed(seen, other)
        if trimmed == span:
            relation = "is"
        elif trimmed.covers(span):
            relation = "in"
        elif span.covers(trimmed):
            relation = "holds"
        else:
            relation = "cuts"
        yield f"tag {relation} {label}"
        if relation == "in":
            yield f"tag in {label} {_side(span, trimmed)}"


def _by_names(names: Sequence[Named]) -> Iterator[str]:
    """Tell what the gazetteer knows of a name."""
    if not names:
        yield "listed not"
        return
    yield f"listed {_rank(names)}"
    if not any(n.primary for n in names):
        yield "listed otherwise only"
    if any(n.people for n in names):
        yield "listed people"
    if all(n.short for n in names):
        yield "listed short only"


def _rank(names: Sequence[Named]) -> str:
    """Return the largest thing a name may mean."""
    kinds = {n.place.kind for n in names if not n.people}
    for kind in ("country", "continent", "area", "region"):
        if kind in kinds:
            return kind
    largest = max((n.place.population for n in names), default=0)
    if "city" in kinds:
        if largest >= _LARGE:
            return "city large"
        if largest >= _MIDDLE:
            return "city middle"
        return "city small"
    return next(iter(sorted(kinds)), "people")


def _told_before(seen: Seen, first: int, known: Mapping[str, Sequence[Named]]) -> Iterator[str]:
    """Tell what stands before a candidate."""
    text, tokens = seen.document.text, seen.tokens
    if first == 0 or tokens[first].start in seen.starts:
        yield "opens sentence"
        return
    before = tokens[first - 1]
    between = text[before.end : tokens[first].start]
    if between.strip():
        yield f"before mark {between.strip()[:1]}"
        if between.strip() == "," and _is_listed(seen, known, before, ("city", "district")):
            yield "behind a city and a comma"
        return
    plain = fold(before.text)
    if plain in word_set("place_preposition"):
        yield "before: preposition of place"
    if plain in word_set("person_before"):
        yield "before: title"
    yield from (
        f"before: word for {kind}" for kind in _KINDS if is_one_of(plain, f"before_name_{kind}")
    )
    yield (
        f"before {plain}"
        if plain in telling()
        else "before capital"
        if before.text[0].isupper()
        else "before word"
    )


def _told_after(
    seen: Seen, last: int, span: Span, known: Mapping[str, Sequence[Named]]
) -> Iterator[str]:
    """Tell what stands behind a candidate."""
    text, tokens = seen.document.text, seen.tokens
    if text[span.end : span.end + 2] in ("'s", "’s"):
        yield "after 's"
    if last >= len(tokens):
        yield "ends text"
        return
    after = tokens[last]
    between = text[tokens[last - 1].end : after.start]
    if between.strip():
        yield f"after mark {between.strip()[:1]}"
        if between.strip() in (",", "., ", ".,") and _is_listed(
            seen, known, after, ("region", "country")
        ):
            yield "before a comma and a region"
        return
    plain = fold(after.text)
    yield from (
        f"after: word for {kind}" for kind in _KINDS if is_one_of(plain, f"after_name_{kind}")
    )
    yield (
        f"after {plain}"
        if plain in telling()
        else "after capital"
        if after.text[0].isupper()
        else "after word"
    )


def _is_listed(
    seen: Seen, known: Mapping[str, Sequence[Named]], word: Word, kinds: Sequence[str]
) -> bool:
    """Tell whether one word alone names a place of some kinds."""
    return any(
        n.place.kind in kinds
        for form in written_as((word.text,), seen.document.language)
        for n in known.get(form, ())
    )


def _side(span: Span, tagged: Span) -> str:
    """Return which part of a tagged name a span is."""
    if tagged.start == span.start:
        return "first"
    if tagged.end == span.end:
        return "last"
    return "inside"
