"""What the gate costs: processor time per text with a casebook as it is and with 10,000 more
entries, and its share of a run.

Usage: python -m bench.cost gate [--casebook NAME] [--limit N] [--more N]

Texts are Telegram posts of ../shared, evenly spread over the sample. The added entries are
invented: two persons, one site and one narrative in turn, with names and titles made of syllables
and of words of the posts themselves, so that they are met now and then. The share is of all that a
run does with a capture from its bytes to its matches, by words alone; storing comes on top and
would lower it, and so would comparing meanings. It is given with cold caches, as at the start of a
run, and for a second run over the same texts.
"""

import argparse
import datetime as dt
import gzip
import hashlib
import itertools
import json
import os
import random
import statistics
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unittest import mock

import msgspec

import tocsin.pipeline.reader
from tocsin.casebook import load_casebook
from tocsin.gate import Gate, Hit, Reason, watched_reasons
from tocsin.match.vectors import SETTING
from tocsin.pipeline.reader import Reader
from tocsin.records import Actor, Capture, Casebook, Narrative, Site, content_id

ROOT = Path(__file__).resolve().parents[1]
POSTS = ROOT.parent / "shared" / "data" / "telegram"
NOW = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
_SYLLABLES = [a + b for a in "бвгдзклмнпрст" for b in "аеиоу"]
_GIVEN = (
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
_SINCE, _REFERENCE = dt.date(2015, 1, 1), "invented for this measurement"


def posts(limit: int) -> list[str]:
    """Return texts of posts, evenly spread over the samples."""
    texts = []
    for path in sorted(POSTS.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts += [t for line in lines if (t := json.loads(line).get("text") or "").strip()]
    return texts[:: max(1, len(texts) // limit)][:limit]


def enlarged(book: Casebook, more: int, words: Sequence[str]) -> Casebook:
    """Return a casebook with so many more entries."""
    dice = random.Random(7)
    added = [entry for number in range(more // 4) for entry in _entries(number, dice, words)]
    return msgspec.structs.replace(
        book,
        actors=(*book.actors, *(a for a in added if isinstance(a, Actor))),
        sites=(*book.sites, *(s for s in added if isinstance(s, Site))),
        narratives=(*book.narratives, *(n for n in added if isinstance(n, Narrative))),
    )


def _entries(
    number: int, dice: random.Random, words: Sequence[str]
) -> Iterator[Actor | Site | Narrative]:
    """Yield two persons, a site and a narrative."""
    for turn in range(2):
        name = f"{dice.choice(_GIVEN)} {_word(dice)}ов"
        yield Actor(
            id=f"more_a{number}_{turn}",
            name=name,
            aliases=(name,),
            kind="public_official",
            known_from=_SINCE,
            reference=_REFERENCE,
        )
    place = _word(dice)
    yield Site(
        id=f"more_s{number}",
        name=place,
        aliases=(place,),
        kind="city",
        known_from=_SINCE,
        reference=_REFERENCE,
    )
    title = " ".join(dice.choice(words) for _ in range(9))
    yield Narrative(
        id=f"more_n{number}",
        title=title,
        summary=title,
        first_seen="2015",
        known_from=_SINCE,
        reference=_REFERENCE,
    )


def _word(dice: random.Random) -> str:
    """Return an invented name."""
    return "".join(dice.choice(_SYLLABLES) for _ in range(4)).capitalize()


def cost(gate: Gate, texts: Sequence[str]) -> tuple[float, float]:
    """Return milliseconds of processor time per text, the lower of two rounds, and the share of
    texts that pass.
    """
    rounds = []
    passed = 0
    for _ in range(2):
        begun = time.process_time()
        passed = sum(gate(text) is not None for text in texts)
        rounds.append((time.process_time() - begun) / len(texts) * 1000)
    return min(rounds), passed / len(texts)


class TimedGate(Gate):
    """A gate that adds up the processor time it takes."""

    spent = 0.0

    def __call__(self, text: str) -> Hit | None:
        """Return why the text passes, or None."""
        begun = time.process_time()
        try:
            return super().__call__(text)
        finally:
            self.spent += time.process_time() - begun


def share_of_run(book: Casebook, texts: Sequence[str]) -> list[tuple[float, float]]:
    """Return milliseconds per text of a run without storing, and of its gate: with cold caches, and
    with warm ones.
    """
    gates: list[TimedGate] = []

    def make(reasons: Iterable[Reason]) -> TimedGate:
        gates.append(TimedGate(reasons))
        return gates[-1]

    with mock.patch.object(tocsin.pipeline.reader, "Gate", make):
        reader = Reader(book, NOW)
    rounds = []
    for _ in range(2):
        gates[-1].spent, begun = 0.0, time.process_time()
        for number, text in enumerate(texts):
            reader.carry(capture_of(str(number), text))
        whole = time.process_time() - begun
        rounds.append((whole / len(texts) * 1000, gates[-1].spent / len(texts) * 1000))
    return rounds


def capture_of(name: str, text: str) -> Capture:
    """Make the capture of a post."""
    body = text.encode("utf-8", "surrogatepass")
    sha = hashlib.sha256(body).hexdigest()
    return Capture(
        id=content_id("cap", name, sha),
        origin=name,
        external_id=name,
        media_type="text/plain",
        body=body,
        sha256=sha,
        seen_at=NOW,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--casebook", default="zaporizhzhia-2023")
    parser.add_argument("--limit", type=int, default=2000)
    parser.add_argument("--more", type=int, default=10_000)
    args = parser.parse_args(arguments)
    book = load_casebook(ROOT / "casebooks" / args.casebook)
    texts = posts(args.limit)
    os.environ[SETTING] = "none"
    rounds = share_of_run(book, texts)
    length = statistics.mean(map(len, texts))
    print(
        f"{args.casebook}, {len(texts)} posts of {length:.0f} characters in the mean; "
        "processor "
        "time"
    )
    for caches, (whole, gate) in zip(("cold", "warm"), rounds, strict=True):
        print(
            f"a run without storing, {caches}: {whole:.2f} ms a text; the gate {gate:.3f} ms, "
            f"{gate / whole:.1%} of it"
        )
    words = sorted(
        {
            w
            for text in itertools.islice(texts, 500)
            for w in text.split()
            if w.isalpha() and len(w) > 4
        }
    )
    for name, chosen in (
        ("as shipped", book),
        (f"with {args.more:,} more entries", enlarged(book, args.more, words)),
    ):
        milliseconds, passed = cost(Gate(watched_reasons(chosen)), texts)
        print(
            f"the gate, casebook {name}: {milliseconds:.3f} ms a text; {passed:.1%} of the "
            "texts pass"
        )


if __name__ == "__main__":
    main()
