"""Main text of web pages: this program beside trafilatura, resiliparse and readability, by the page
set's own method.

Usage: python -m bench.pages [--worst N]

The method of the article-extraction benchmark: word 4-grams of truth and prediction are counted;
per page hits, surplus and misses are normalised so that long pages weigh no more than short ones;
precision and recall are of the sums.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages"
_SHORTEST = 12
_CREDIT = re.compile(
    r"©|\b(?:photo|image|picture|credit|courtesy|getty|reuters|afp|ap)\b", re.IGNORECASE
)
_TOKEN = re.compile(r"\w+")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the word 4-grams of a text; of a shorter one the text itself."""
    tokens = _TOKEN.findall(text)
    return Counter(tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)))


def counted(truth: str, extracted: str) -> tuple[float, float, float]:
    """Return (hits, surplus, misses) as shares of their sum."""
    wanted, got = shingles(truth), shingles(extracted)
    hit = sum((wanted & got).values())
    surplus, missed = sum((got - wanted).values()), sum((wanted - got).values())
    total = hit + surplus + missed or 1
    return hit / total, surplus / total, missed / total


def pages() -> list[tuple[str, bytes, str, str]]:
    """Return (name, HTML, address, true text) of every page."""
    truth = json.loads((DATA / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        (
            name,
            gzip.decompress((DATA / "html" / f"{name}.html.gz").read_bytes()),
            row.get("url", ""),
            row["articleBody"],
        )
        for name, row in sorted(truth.items())
    ]


def _ours(body: bytes, url: str) -> str:
    from tocsin.documents.noise import find_noise
    from tocsin.documents.page import read_page
    from tocsin.errors import InputError

    try:
        page = read_page(body, url)
    except InputError:
        return ""
    text = page.text
    kept, at = [], 0
    for noise in find_noise(text):
        if noise.kind not in (
            "agency_slug",
            "coda",
        ):  # part of the article, though nobody's statement
            kept.append(text[at : noise.span.start])
            at = noise.span.end
    return "".join([*kept, text[at:]])


def _trafilatura(body: bytes, url: str) -> str:
    import trafilatura

    return trafilatura.extract(body, include_comments=False, url=url) or ""


def _resiliparse(body: bytes, url: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return str(
        extract_plain_text(bytes_to_str(body, detect_encoding(body) or "utf-8"), main_content=True)
    )


def _readability(body: bytes, url: str) -> str:
    import lxml.html
    from readability import Document

    return str(
        lxml.html.fromstring(Document(body.decode("utf-8", "replace")).summary()).text_content()
    )


PEERS: dict[str, Callable[[bytes, str], str]] = {
    "tocsin": _ours,
    "trafilatura": _trafilatura,
    "resiliparse": _resiliparse,
    "readability": _readability,
}


def measure(read: Callable[[bytes, str], str]) -> tuple[dict[str, float], list[tuple[float, str]]]:
    """Return the figures of one extractor, and its F1 page by page."""
    sums, each = [0.0, 0.0, 0.0], []
    start = time.perf_counter()
    for name, body, url, truth in pages():
        hit, surplus, missed = counted(truth, read(body, url))
        sums = [a + b for a, b in zip(sums, (hit, surplus, missed), strict=True)]
        each.append((2 * hit / max(1e-9, 2 * hit + surplus + missed), name))
    seconds = time.perf_counter() - start
    precision, recall = sums[0] / (sums[0] + sums[1]), sums[0] / (sums[0] + sums[2])
    figures = {
        "F1": 2 * precision * recall / (precision + recall),
        "precision": precision,
        "recall": recall,
        "pages/s": len(each) / seconds,
    }
    return figures, sorted(each)


def captions(name: str, read: Callable[[bytes, str], str]) -> tuple[int, int, int, int]:
    """Return how many figure captions there are, how many come out, and the same for those that
    hold a credit.
    """
    from lxml import html

    total = kept = credits = kept_credits = 0
    for _, body, url, _truth in pages():
        figures = {
            " ".join(f.text_content().split())
            for f in html.document_fromstring(body).iter("figcaption")
        }
        wanted = sorted(f for f in figures if len(f) >= _SHORTEST)
        text = (
            " ".join((_captioned(body, url) if name == "tocsin" else read(body, url)).split())
            if wanted
            else ""
        )
        for caption in wanted:
            has, credit = caption in text, bool(_CREDIT.search(caption))
            total, kept, credits, kept_credits = (
                total + 1,
                kept + has,
                credits + credit,
                kept_credits + (has and credit),
            )
    return total, kept, credits, kept_credits


def _captioned(body: bytes, url: str) -> str:
    """Return our text of a page with its captions, which are kept apart from the main text."""
    from tocsin.documents.page import read_page
    from tocsin.errors import InputError

    try:
        page = read_page(body, url)
    except InputError:
        return ""
    return "\n".join([page.text, *page.captions])


def main() -> None:
    """Run the bench and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    for name, read in PEERS.items():
        if args.only and name != args.only:
            continue
        try:
            figures, each = measure(read)
        except ImportError as error:
            print(f"{name:14} not installed ({error.name})")
            continue
        print(f"{name:14}", "  ".join(f"{k} {v:.3f}" for k, v in figures.items()))
        total, kept, credits, kept_credits = captions(name, read)
        print(
            f"{'':14} figure captions {kept} of {total}; of {credits} with a credit {kept_credits}"
        )
        for value, page in each[: args.worst if name == "tocsin" else 0]:
            print(f"   {value:.3f} {page}")


if __name__ == "__main__":
    main()
