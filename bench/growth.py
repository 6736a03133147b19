"""What reading costs as a casebook grows: the gate, the linker, the matcher and the origins of one
house, on the product's own calls.

Usage: python -m bench.cost growth [--texts N] [--aliases N ...] [--narratives N ...] [--documents N
...]

Aliases are invented, of persons, bodies, cities and plants in turn; narratives have the titles of
EUvsDisinfo's cases. The gate is asked about Telegram posts with more and more aliases, and about
English news with more and more narratives, beside the share that passes; the matcher reads the
claims of the same news. Every size is measured in turn, several times over, and the least time of
each is given: what other programs do meanwhile concerns all sizes alike. A text that touches more
of a larger casebook costs more: that is work, and the shares beside the times say how much of it
there is.
"""

import argparse
import datetime as dt
import functools
import gc
import json
import os
import random
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import msgspec

from bench.gate_cost import NOW, POSTS, ROOT, capture_of, posts
from bench.reprints import document_of
from tocsin.annotate.names.mentions import MentionFinder
from tocsin.casebook import load_casebook
from tocsin.documents import lineage_of
from tocsin.documents.origins import origins
from tocsin.gate import Gate, watched_reasons
from tocsin.gazetteer import find_gazetteer
from tocsin.match import Matcher
from tocsin.match.vectors import SETTING
from tocsin.pipeline import Reader
from tocsin.records import Actor, Annotations, Casebook, Document, Lineage, Narrative, Site, Source

DATA = POSTS.parent
SINCE, REFERENCE = dt.date(2015, 1, 1), "invented for this measurement"
ROUNDS = 5
Value = TypeVar("Value")
GIVEN = (
    "Александр",
    "Сергей",
    "Мария",
    "Ирина",
    "Нурлан",
    "Олег",
    "Тарас",
    "Юлия",
    "Павел",
    "Анна",
)
BODIES = ("Министерство", "Завод", "Институт", "Служба", "Комитет")
SYLLABLES = [consonant + vowel for consonant in "бвгдзклмнпрст" for vowel in "аеиоу"]


def aliased(number: int) -> Casebook:
    """Return a casebook of so many invented names."""
    dice = random.Random(3)
    entries = [_entry(turn, dice) for turn in range(number)]
    return Casebook(
        id="invented",
        title="Invented",
        digest="",
        actors=tuple(entry for entry in entries if isinstance(entry, Actor)),
        sites=tuple(entry for entry in entries if isinstance(entry, Site)),
    )


def _entry(turn: int, dice: random.Random) -> Actor | Site:
    """Return a person, a body, a city or a plant."""
    word = _word(dice)
    if turn % 4 == 0:
        return _actor(turn, f"{dice.choice(GIVEN)} {word}ов", person=True)
    if turn % 4 == 1:
        return _actor(turn, f"{dice.choice(BODIES)} {word} {_word(dice)}", person=False)
    name = word if turn % 4 == 2 else f"{word}ская АЭС"
    return Site(
        id=f"s{turn}",
        name=name,
        aliases=(name,),
        kind="city" if turn % 4 == 2 else "facility",
        known_from=SINCE,
        reference=REFERENCE,
    )


def _actor(turn: int, name: str, *, person: bool) -> Actor:
    """Return a person or a body."""
    return Actor(
        id=f"a{turn}",
        name=name,
        aliases=(name,),
        kind="public_official" if person else "organisation",
        known_from=SINCE,
        reference=REFERENCE,
    )


def _word(dice: random.Random) -> str:
    """Return an invented name."""
    return "".join(dice.choice(SYLLABLES) for _ in range(4)).capitalize()


def narratives_of(number: int) -> tuple[Narrative, ...]:
    """Return so many narratives with the titles of real cases; where those run out they begin anew,
    with a figure behind them.
    """
    path = DATA / "narratives" / "euvsdisinfo_titles_until_2019.jsonl"
    titles = [json.loads(line)["title"] for line in path.open(encoding="utf-8")]
    turns = ((turn, *divmod(turn, len(titles))) for turn in range(number))
    return tuple(
        _narrative(turn, titles[row] if not times else f"{titles[row]} {times}")
        for turn, times, row in turns
    )


def _narrative(number: int, title: str) -> Narrative:
    """Return a narrative with nothing but a title."""
    return Narrative(
        id=f"n{number}",
        title=title,
        summary=title,
        first_seen="2015",
        known_from=SINCE,
        reference=REFERENCE,
    )


def news(limit: int) -> list[str]:
    """Return texts of English news."""
    path = DATA / "stories" / "events_2016_2018.jsonl"
    return [json.loads(line)["text"] for line in path.open(encoding="utf-8")][:limit]


def least(calls: Mapping[int, Callable[[], object]], number: int) -> dict[int, float]:
    """Return by size the least milliseconds of processor time for one of so many, over several
    rounds in turn.
    """
    gc.collect()
    gc.freeze()
    least_spent: dict[int, float] = {}
    for _ in range(ROUNDS):
        for size, call in calls.items():
            begun = time.process_time()
            call()
            spent = (time.process_time() - begun) / number * 1000
            least_spent[size] = min(spent, least_spent.get(size, spent))
    gc.unfreeze()
    return least_spent


def built(size: int, what: str, make: Callable[[], Value]) -> Value:
    """Make something, and print how long it took."""
    begun = time.process_time()
    ready = make()
    print(f"  {what}, {size:,}: built in {time.process_time() - begun:.2f} s", flush=True)
    return ready


def print_growth(what: str, times: Mapping[int, float], beside: Mapping[int, str]) -> None:
    """Print the times, and each beside the first."""
    first = next(iter(times.values()))
    for size, spent in times.items():
        print(f"{what}, {size:,}: {spent:.3f} ms, {spent / first:.2f} times; {beside[size]}")


def _gate_of(book: Casebook) -> Gate:
    """Return the gate of a casebook."""
    return Gate(watched_reasons(book))


def gate_growth(what: str, books: Mapping[int, Casebook], texts: Sequence[str]) -> None:
    """Print what the gate costs with each casebook."""
    gates = {n: built(n, "gate", functools.partial(_gate_of, b)) for n, b in books.items()}
    hits = {size: [gate(text) for text in texts] for size, gate in gates.items()}
    beside = {size: _share(passed) for size, passed in hits.items()}
    calls = {n: lambda gate=gate: [gate(text) for text in texts] for n, gate in gates.items()}
    print_growth(f"the gate, {what}", least(calls, len(texts)), beside)


def _share(hits: Sequence[object]) -> str:
    """Say how many texts pass."""
    passed = sum(hit is not None for hit in hits)
    return f"{passed / len(hits):.1%} of {len(hits)} texts pass"


def _linker_of(book: Casebook) -> MentionFinder:
    """Return what links the names of a casebook, and places of the gazetteer beside them."""
    return MentionFinder(book.actors, (), book.sites, find_gazetteer())


def linker_growth(sizes: Sequence[int], texts: Sequence[str]) -> None:
    """Print how long the linker takes to build, and what linking a post costs; names that only a
    language model finds are not looked for.
    """
    documents = [document_of(f"post-{n}", text, None, NOW) for n, text in enumerate(texts)]
    finders = {n: built(n, "linker", functools.partial(_linker_of, aliased(n))) for n in sizes}
    links = {n: sum(len(find(d, ())) for d in documents) for n, find in finders.items()}
    beside = {size: f"{number} names" for size, number in links.items()}
    calls = {n: lambda find=find: [find(d, ()) for d in documents] for n, find in finders.items()}
    print_growth("linking a post, aliases", least(calls, len(documents)), beside)


def matcher_growth(sizes: Sequence[int], texts: Sequence[str]) -> None:
    """Print what matching costs a document, by words."""
    book = load_casebook(ROOT / "casebooks" / "zaporizhzhia-2023")
    read = [Reader(book, NOW).annotate(capture_of(f"{n}", text)) for n, text in enumerate(texts)]
    pairs: list[tuple[Document, Annotations]] = [pair for pair in read if isinstance(pair, tuple)]
    matchers = {
        n: built(n, "matcher", functools.partial(Matcher, narratives_of(n), book.sites))
        for n in sizes
    }
    numbers = {n: sum(len(match(*pair)) for pair in pairs) for n, match in matchers.items()}
    beside = {size: f"{matches} matches" for size, matches in numbers.items()}
    calls = {
        n: lambda match=match: [match(*pair) for pair in pairs] for n, match in matchers.items()
    }
    print_growth("matching a document, narratives", least(calls, len(pairs)), beside)


def origin_growth(sizes: Sequence[int]) -> None:
    """Print what counting the origins of one house's texts costs a text."""
    house = Source(
        id="daily",
        name="Daily",
        kind="outlet",
        owner="house",
        known_from=SINCE,
        reference=REFERENCE,
    )
    calls = {}
    for size in sizes:
        documents = [document_of(f"doc-{n}", f"Text {n}.", house.id, NOW) for n in range(size)]
        lineage = lineage_of(documents, NOW, (house,))
        calls[size] = lambda d=documents, rows=lineage: _counted(d, rows, house, max(sizes))
    print_growth(
        "the origin of a text, texts of one house",
        least(calls, max(sizes)),
        {size: f"{size:,} originals" for size in sizes},
    )


def _counted(
    documents: Sequence[Document], lineage: Sequence[Lineage], house: Source, texts: int
) -> None:
    """Count the origins of some texts as often as makes so many texts."""
    for _ in range(texts // len(documents)):
        origins(documents, lineage, (house,))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--aliases", type=int, nargs="+", default=[10, 1_000, 10_000, 100_000])
    parser.add_argument("--narratives", type=int, nargs="+", default=[10, 1_000, 3_000, 10_000])
    parser.add_argument("--documents", type=int, nargs="+", default=[200, 2_000, 10_000])
    args = parser.parse_args(arguments)
    os.environ[SETTING] = "none"
    names = {size: aliased(size) for size in args.aliases}
    gate_growth("aliases", names, posts(args.texts))
    book = load_casebook(ROOT / "casebooks" / "zaporizhzhia-2023")
    stories = {
        n: msgspec.structs.replace(book, narratives=narratives_of(n)) for n in args.narratives
    }
    gate_growth("Russian posts, narratives", stories, posts(args.texts))
    gate_growth("English news, narratives", stories, news(args.texts))
    linker_growth(args.aliases, posts(args.texts))
    matcher_growth(args.narratives, news(args.texts // 5))
    origin_growth(args.documents)


if __name__ == "__main__":
    main()
