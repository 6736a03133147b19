"""Attributions in Russian posts, and in Ukrainian and Kazakh sentences of ours: contents at IoU .5,
and whole chains.

Usage: python -m bench.posts [--show] [--agreement]

The posts are annotated for this project, standing off (bench/posts.jsonl: channel, number,
offsets), after bench/posts.md and before the rules were changed for them. A self-made set guards
against relapse; it proves nothing.
"""

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from bench.attribution import NOW, pairs
from tocsin.annotate.annotator import Annotator
from tocsin.documents import Extractor
from tocsin.language.stems import stem
from tocsin.language.words import word_list
from tocsin.records import TELEGRAM, Annotations, Capture, Document, Span
from tocsin.sources.decode import decode

HERE = Path(__file__).resolve().parent
DATA = HERE.parent.parent / "shared" / "data" / "telegram" / "ru_channels_2024.jsonl.gz"
# A content is found from this overlap on.
LEAST = 0.5


class Said(NamedTuple):
    """An attribution: what is said, and through whom, originator first, as written."""

    content: Span
    chain: tuple[str, ...]


class Post(NamedTuple):
    """A text with the attributions marked in it, and those marked a second time, if it was."""

    name: str
    text: str
    language: str
    gold: list[Said]
    again: list[Said] | None


def russian() -> Iterator[Post]:
    """Yield the annotated posts, with their texts from ../shared."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        texts = {(row["channel"], row["message_id"]): row["text"] for row in map(json.loads, lines)}
    for line in (HERE / "posts.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = texts[row["channel"], row["message_id"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            raise ValueError(
                f"{row['channel']}/{row['message_id']}: the post is not the one that was annotated"
            )
        again = [_said(text, a) for a in row["again"]] if "again" in row else None
        yield Post(
            f"{row['channel']}/{row['message_id']}",
            text,
            "ru",
            [_said(text, a) for a in row["attributions"]],
            again,
        )


def _said(text: str, row: dict[str, Any]) -> Said:
    """Read one attribution."""
    return Said(
        Span(start=row["content"][0], end=row["content"][1]),
        tuple(text[a:b] for a, b in row["chain"]),
    )


def ours(language: str) -> Iterator[Post]:
    """Yield our own sentences in a language, each a post of its own: source and content are parts
    of it, as written.
    """
    listed = YAML(typ="safe").load((HERE / "sentences.yml").read_text(encoding="utf-8"))[language]
    for number, row in enumerate(listed):
        text = row["text"]
        gold = []
        for item in row.get("said", ()):
            start = text.index(item["content"])
            gold.append(
                Said(Span(start=start, end=start + len(item["content"])), tuple(item["chain"]))
            )
        yield Post(f"{language} {number}", text, language, gold, None)


def read(post: Post) -> Document:
    """Make the document of a post."""
    body = post.text.encode()
    sha = hashlib.sha256(body).hexdigest()
    capture = Capture(
        id=sha,
        origin=post.name,
        external_id=post.name,
        media_type=TELEGRAM,
        body=body,
        sha256=sha,
        seen_at=NOW,
        language=post.language,
    )
    extracted = Extractor(as_of=NOW, decode=decode, find_source=lambda name, url: None)(capture)
    assert isinstance(extracted, Document)
    return extracted


def said_in(post: Post, annotate: Callable[[Document], Annotations]) -> list[Said]:
    """Return what this program finds: the claims that go through somebody else than the document's
    own voice.

    What one act of attribution says in several sentences is one content, as in the marking.
    """
    by_id: dict[str, Said] = {}
    for claim in annotate(read(post)).claims:
        if len(claim.chain) > 1:
            said = Said(claim.span, tuple(h.surface for h in claim.chain if not h.voice))
            first = by_id.setdefault(claim.attribution_id or claim.id, said)
            cover = Span(
                start=min(first.content.start, claim.span.start),
                end=max(first.content.end, claim.span.end),
            )
            by_id[claim.attribution_id or claim.id] = Said(cover, first.chain)
    return list(by_id.values())


def same_chain(gold: tuple[str, ...], chain: tuple[str, ...], earlier: list[Said]) -> bool:
    """Return whether two chains are the same people in the same order; a source that points back
    may be given by its name.
    """
    if len(gold) != len(chain):
        return False
    named = {w for s in earlier for hop in s.chain for w in _stems(hop)}
    return all(
        _stems(a) & _stems(b) or (_points_back(a) and bool(_stems(b) & named))
        for a, b in zip(gold, chain, strict=True)
    )


def _stems(surface: str) -> set[str]:
    """Return the stems of a source's words."""
    return {stem(w) for w in word_list(surface)}


def _points_back(surface: str) -> bool:
    """Return whether a source is a pronoun or a role without a name."""
    return not any(w[:1].isupper() for w in surface.split()[1:]) and len(surface.split()) < 4


def measure(
    posts: list[Post], annotate: Callable[[Document], Annotations]
) -> tuple[dict[str, float], list[str]]:
    """Return content precision, recall and F1, the share of found ones with the right chain, and a
    line for each fault.
    """
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    for post in posts:
        said = said_in(post, annotate)
        paired = pairs([g.content for g in post.gold], [f.content for f in said])
        counted.update(gold=len(post.gold), found=len(said), hit=len(paired))
        for i, j in paired:
            right = same_chain(post.gold[i].chain, said[j].chain, post.gold[:i])
            counted["chain"] += right
            if not right:
                wrong.append(f"chain   {post.name}: {post.gold[i].chain} / {said[j].chain}")
        for n, item in enumerate(post.gold):
            if n not in dict(paired):
                wrong.append(f"missed  {post.name}: {item.chain} {item.content.of(post.text)!r}")
        for n, item in enumerate(said):
            if n not in dict(paired).values():
                wrong.append(f"invented {post.name}: {item.chain} {item.content.of(post.text)!r}")
    precision, recall = (
        counted["hit"] / max(1, counted["found"]),
        counted["hit"] / max(1, counted["gold"]),
    )
    return {
        "content precision": precision,
        "content recall": recall,
        "content F1": 2 * precision * recall / max(1e-9, precision + recall),
        "chain right": counted["chain"] / max(1, counted["hit"]),
        "attributions": counted["gold"],
    }, wrong


def agreement(posts: list[Post]) -> dict[str, float]:
    """Return how far the first and the second marking agree: content F1, and chains of those that
    agree.
    """
    counted: Counter[str] = Counter()
    for post in (p for p in posts if p.again is not None):
        again = post.again or []
        paired = pairs([g.content for g in post.gold], [f.content for f in again])
        counted.update(first=len(post.gold), second=len(again), hit=len(paired), posts=1)
        counted["chain"] += sum(
            same_chain(post.gold[i].chain, again[j].chain, post.gold[:i]) for i, j in paired
        )
    return {
        "posts": counted["posts"],
        "content F1": 2 * counted["hit"] / max(1, counted["first"] + counted["second"]),
        "chains": counted["chain"] / max(1, counted["hit"]),
    }


def main() -> None:
    """Print the figures by language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="every fault")
    parser.add_argument(
        "--agreement", action="store_true", help="of the two markings of a fifth of the posts"
    )
    args = parser.parse_args()
    annotate = Annotator((), (), ())
    sets = {"ru": list(russian())} if DATA.exists() else {}
    sets |= {code: list(ours(code)) for code in ("uk", "kk")}
    for code, posts in sets.items():
        figures, wrong = measure(posts, annotate)
        print(code, f"{len(posts)} texts ", "  ".join(f"{k} {v:.3f}" for k, v in figures.items()))
        for line in wrong if args.show else []:
            print("   ", line)
    if args.agreement and "ru" in sets:
        print("agreement", "  ".join(f"{k} {v:.3f}" for k, v in agreement(sets["ru"]).items()))


if __name__ == "__main__":
    main()
