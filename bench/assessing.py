"""How long a full re-assessment takes: problems with many observations each, from observations and
from the records themselves.

Usage: python -m bench.assessing [--problems N] [--observations N] [--json]

`from observations`: what was found is given; contributions, probabilities, ranges, sensitivity,
what would change our mind, and the matrix are made. `from records`: the signs are looked for in so
many claims first, once for every problem; each problem watches a site of its own, and every
document names one of these sites or, one in ten, a site of the casebook. `from records, alike`: all
problems watch the same, and so many of the documents name it that each rests on hundreds of claims.
Times are seconds of the processor.
"""

import argparse
import datetime as dt
import itertools
import random
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.tables import print_tables
from tocsin.assess import Assessor
from tocsin.casebook import load_casebook
from tocsin.records import (
    Casebook,
    Claim,
    ClaimType,
    Document,
    Facts,
    Hop,
    Lineage,
    Mention,
    Observation,
    Origin,
    Problem,
    Span,
)
from tocsin.records.time import DateFinding

ROOT = Path(__file__).parents[1]
AS_OF = dt.datetime(2022, 1, 12, 23, 59, 59, tzinfo=dt.UTC)
TYPES: tuple[ClaimType, ...] = (
    "forecast",
    "accuse",
    "retreat",
    "mobilize",
    "observe",
    "capability",
    "reject",
    "state",
    "frame",
    "threaten",
)

# Speakers, what they say, and what the text ends with: written for this bench. Joined they give
# more claims than are asked for, so that no two of them read the same.
SPEAKERS = (
    "Officials",
    "The governor",
    "A spokesman of the ministry",
    "Two engineers",
    "The mayor",
    "Residents",
    "An adviser to the president",
    "The operator",
    "Observers",
    "A deputy of the regional council",
    "The border service",
    "A retired colonel",
)
SAYINGS = (
    "forces near the laboratory may act within days",
    "the site is guarded and work goes on as planned",
    "a second convoy reached the depot at dawn",
    "the attack on the laboratory was staged by the other side",
    "troops have left the settlement and do not plan to return",
    "the power line to the plant was cut again",
    "inspectors will be let in when the shelling stops",
    "an explosion was heard behind the fence, but nobody was hurt",
    "the staff refused to sign new contracts",
    "talks about a guarded zone were offered and turned down",
    "no seizure of the building is being prepared",
    "armed men seized the checkpoint and blocked the road",
    "reserves were called up in three districts",
    "samples kept there could be dangerous if the cooling fails",
    "an exercise with medical teams begins on Monday",
    "sabotage cannot be ruled out",
    "drones were shot down before they came near",
    "the archive had been taken away weeks before",
    "whoever touches the site will be answered with force",
    "the rumours about a leak are false",
    "part of the garrison was moved to the airport",
    "shells fell two kilometres from the store of samples",
    "protesters tried to enter and were driven back",
    "the provocation is being prepared for the anniversary",
    "evacuation of the children's camp has been ordered",
    "the laboratory works for a foreign army",
    "nothing was stolen during the unrest",
    "a request for peacekeepers was sent to the allies",
    "the trial of those who broke in has been put off",
    "the water level in the pond keeps falling",
)
PLACES = (
    "near the northern gate",
    "on the road to the lake",
    "in the old quarter",
    "by the railway bridge",
    "at the reservoir",
    "beside the market hall",
    "in the foothills",
    "around the television tower",
    "south of the canal",
    "at the bus station",
    "along the ring road",
    "behind the hospital",
)
TIMES = ("on Monday", "on Friday", "last night", "this morning", "two weeks ago")


def observed(problem: Problem, number: int, rng: random.Random) -> list[Observation]:
    """Return observations of a problem's signs: so many records in all, of as many origins as they
    come from.
    """
    observations = []
    share = number // len(problem.indicators)
    for indicator in problem.indicators:
        ids = [f"{indicator.id}-{i}" for i in range(share)]
        origins = tuple(sorted({f"o{rng.randrange(share)}" for _ in ids}))
        observations.append(
            Observation(
                indicator_id=indicator.id,
                name=indicator.name,
                state="observed",
                origins=origins,
                evidence=tuple(ids),
                why="bench",
            )
        )
    return observations


# One document in so many names a site of the casebook itself.
_OF_BOOK = 10


def with_sites(book: Casebook, number: int) -> Casebook:
    """Return a casebook with so many more sites, each with a problem of its own, which look for
    what the first problem looks for.
    """
    (problem,) = book.problems
    first = next(site for site in book.sites if site.id in problem.sites)
    sites = [
        msgspec.structs.replace(first, id=f"own-{n}", name=f"Site {n}", aliases=())
        for n in range(number)
    ]
    problems = [
        msgspec.structs.replace(problem, id=f"P{n}", sites=(site.id,))
        for n, site in enumerate(sites)
    ]
    return msgspec.structs.replace(book, sites=(*book.sites, *sites), problems=tuple(problems))


def _said(rng: random.Random) -> list[str]:
    """Return sentences in a drawn order, each once."""
    parts = list(itertools.product(SPEAKERS, SAYINGS, PLACES, TIMES))
    rng.shuffle(parts)
    return [
        f"{speaker} said {time} that {saying} {place}." for speaker, saying, place, time in parts
    ]


def _claim(
    number: int, document: Document, sentence: Span, site: str, actor: str, rng: random.Random
) -> Claim:
    """Return the claim that a sentence of a document makes."""
    return Claim(
        id=f"c{number}",
        document_id=document.id,
        span=sentence,
        text=document.text[sentence.start : sentence.end],
        chain=(Hop(surface="a", entity_id=actor), Hop(surface="v", voice=True)),
        stance="reports",
        modality="certain",
        type=rng.choice(TYPES),
        position="body",
        site_id=site,
        method="bench",
        rule="bench",
    )


def facts_of(book: Casebook, number: int, rng: random.Random, own: int = 0) -> Facts:
    """Return facts with so many claims, two a document. Of a casebook with `own` sites of problems
    at its end, nearly all documents name one of these.
    """
    actors = [a.id for a in book.actors]
    common = book.sites[: len(book.sites) - own]
    watched = book.sites[len(common) :]
    sentences = _said(rng)
    documents, mentions = [], []
    claims: list[Claim] = []
    for index in range(number // 2):
        name = f"d{index}"
        site = rng.choice(watched if watched and index % _OF_BOOK else common)
        place = 2 * index % len(sentences)
        first, second = sentences[place : place + 2]
        opening = f"{site.name}: {first}"
        spans = (
            Span(start=0, end=len(opening)),
            Span(start=len(opening) + 1, end=len(opening) + 1 + len(second)),
        )
        document = Document(
            id=name,
            capture_id=name,
            external_id=name,
            text=f"{opening} {second}",
            language="en",
            source_id=rng.choice(book.sources).id,
            seen_at=AS_OF,
            published_at=AS_OF - dt.timedelta(days=rng.randrange(60)),
            date=DateFinding(basis="stated", precision="instant"),
            sentences=spans,
        )
        documents.append(document)
        mentions.append(
            Mention(
                id=f"m{index}",
                document_id=name,
                span=Span(start=0, end=len(site.name)),
                kind="site",
                surface=site.name,
                entity_id=site.id,
                method="bench",
                rule="bench",
            )
        )
        for sentence in spans:
            actor = rng.choice(actors)
            claims.append(_claim(len(claims), document, sentence, site.id, actor, rng))
    lineage = tuple(
        Lineage(
            document_id=d.id, origin_id=d.id, basis="itself", score=1.0, as_of=AS_OF, why="bench"
        )
        for d in documents
    )
    origins = tuple(Origin(id=d.id, document_ids=(d.id,), why=("bench",)) for d in documents)
    return Facts(
        casebook=book,
        documents=tuple(documents),
        claims=tuple(claims),
        mentions=tuple(mentions),
        lineage=lineage,
        origins=origins,
    )


def _spent(problems: Sequence[Problem], facts: Facts) -> float:
    """Return how long it takes to assess problems from records, indexing them included."""
    assessor = Assessor(facts.casebook.reference_classes)
    began = time.process_time()
    for problem in problems:
        assessor(problem, facts, AS_OF)
    return time.process_time() - began


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--problems", type=int, default=200)
    parser.add_argument("--observations", type=int, default=10_000)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    book = load_casebook(ROOT / "casebooks" / "almaty-2022")
    (problem,) = book.problems
    problems = [msgspec.structs.replace(problem, id=f"P{n}") for n in range(args.problems)]
    rng = random.Random(1)
    assessor = Assessor(book.reference_classes)
    seen = [observed(p, args.observations, rng) for p in problems]
    began = time.process_time()
    for one, observations in zip(problems, seen, strict=True):
        assessor.judge(one, observations, AS_OF)
    given = time.process_time() - began
    wide = with_sites(book, args.problems)
    own = _spent(wide.problems, facts_of(wide, args.observations, rng, args.problems))
    alike = _spent(problems, facts_of(book, args.observations, rng))
    rows = {
        "from observations": {"seconds": given},
        "from records": {"seconds": own},
        "from records, alike": {"seconds": alike},
    }
    print_tables(
        {f"{args.problems} problems, {args.observations:,} observations each": rows},
        as_json=args.json,
    )


if __name__ == "__main__":
    main()
