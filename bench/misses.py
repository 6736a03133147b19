"""Lists what the installed program misses, makes up and gives to the wrong holder, for reading.

Usage: python -m bench.misses polnear|ruopinion [--limit N]

polnear (dev): a line for each marked content that nothing was found for (with whatever was found
over it), for each finding that is no marked content, and for each right content with another
source. ruopinion: a sentence for each holder who is no source, with the sources that were found.
"""

import argparse
from collections.abc import Iterator, Sequence

from bench import russian
from bench.attribution import articles, gold_of, kind_of, pairs
from bench.product import Product, Row
from tocsin.records import Attribution, Span

# How much of the text on both sides of a content is shown.
_AROUND = 90


def polnear(limit: int) -> Iterator[str]:
    """Yield a line for each fault in the first so many articles of PolNeAR's dev part."""
    listed = list(articles("dev", limit))
    product = Product(Row(r["id"], r["text"], "en") for r in listed)
    for row in listed:
        yield from faults_in(row["text"], gold_of(row), product.of(row["id"]).attributions)


def faults_in(
    text: str,
    gold: Sequence[tuple[Span, list[Span], list[Span]]],
    attributions: Sequence[Attribution],
) -> Iterator[str]:
    """Yield the faults of one article: MISSED, WRONG (no marked content) and SOURCE lines."""
    spans = [whole(a) for a in attributions]
    paired = pairs([g[0] for g in gold], spans)
    hit, used = {i for i, _ in paired}, {j for _, j in paired}
    for number, (content, cue, source) in enumerate(gold):
        if number not in hit:
            near = [shown(a, text) for a in attributions if whole(a).overlaps(content)]
            kind = kind_of(text, content)
            yield f"MISSED {kind} {marked(text, content, cue, source)}\n      near {near or '-'}"
    for number, one in enumerate(attributions):
        if number not in used:
            sources = [one.source.span] if one.source else []
            yield f"WRONG {one.rule} {marked(text, spans[number], [one.cue.span], sources)}"
    for mark, number in paired:
        content, cue, source = gold[mark]
        named = attributions[number].source
        right = not source if named is None else any(s.overlaps(named.span) for s in source)
        if not right:
            line = marked(text, content, cue, source)
            yield f"SOURCE {line}\n      found {shown(attributions[number], text)}"


def whole(attribution: Attribution) -> Span:
    """Return the content of an attribution from its first part to its last."""
    return Span(start=attribution.content[0].start, end=attribution.content[-1].end)


def shown(attribution: Attribution, text: str) -> str:
    """Return an attribution in one line."""
    source = attribution.source.surface if attribution.source else "-"
    return f"[{source}] <{attribution.cue.surface}> {{{whole(attribution).of(text)}}} " + (
        f"({attribution.rule})"
    )


def marked(text: str, content: Span, cue: Sequence[Span], source: Sequence[Span]) -> str:
    """Return the words around a content with its marks: [source] <cue> {content}."""
    spans = [(content, "{}"), *((c, "<>") for c in cue), *((s, "[]") for s in source)]
    start = min(s.start for s, _ in spans)
    end = max(s.end for s, _ in spans)
    begin, stop = max(0, start - _AROUND), min(len(text), end + _AROUND)
    signs: dict[int, str] = {}
    for span, pair in sorted(spans, key=lambda item: item[0].end - item[0].start):
        signs[span.start] = pair[0] + signs.get(span.start, "")
        signs[span.end] = signs.get(span.end, "") + pair[1]
    return "".join(signs.get(n, "") + text[n : n + 1] for n in range(begin, stop + 1)).replace(
        "\n", " / "
    )


def ruopinion(limit: int) -> Iterator[str]:
    """Yield a line for each holder of an opinion who is no source, in the first so many rows."""
    rows = [r for r in russian.rows("ruopinion_train.jsonl") if russian.names_a_holder(r)][:limit]
    product = Product(Row(r["text"], r["text"], "ru") for r in rows)
    for row in rows:
        annotations = product.of(row["text"])
        sources = russian.sources_of(annotations)
        for holder in {g.of(row["text"]): g for g in russian.holders(row)}.values():
            if not any(s.overlaps(holder) for s in sources):
                listed = [shown(a, row["text"]) for a in annotations.attributions]
                yield f"{holder.of(row['text'])} | {row['text']}\n      found {listed or '-'}"


def main() -> None:
    """Print the faults of a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", choices=["polnear", "ruopinion"])
    parser.add_argument("--limit", type=int, default=10_000, help="articles or sentences at most")
    args = parser.parse_args()
    lines = {"polnear": polnear, "ruopinion": ruopinion}[args.set](args.limit)
    for number, line in enumerate(lines, 1):
        print(f"{number:4} {line}")


if __name__ == "__main__":
    main()
