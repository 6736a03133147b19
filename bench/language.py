"""Language of short texts, beside the bare model: VoxCheck extracts (en, ru, uk), Telegram posts
(ru), the same in Latin letters.

Usage: python -m bench.language
"""

import gzip
import itertools
import json
import random
from collections.abc import Callable, Iterable
from pathlib import Path

from tocsin.documents.identify import identify, model_guesses
from tocsin.language.translit import SPELLINGS

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
LENGTHS = (40, 80, 140)


def in_latin(text: str, seed: int) -> str:
    """Write Russian in Latin letters, each letter in one way throughout a text,
    chosen at random.
    """
    chosen = random.Random(seed)
    table = {letter: chosen.choice(ways) for letter, ways in SPELLINGS.items()}
    table |= {k.upper(): v.capitalize() for k, v in table.items()}
    return "".join(table.get(c, c) for c in text)


def bare(text: str) -> str:
    """Return what the model alone says."""
    return model_guesses(text, 1)[0][0]


def ours(text: str) -> str | None:
    """Return what this program says."""
    return identify(text).code


def share_right(texts: Iterable[str], code: str, tell: Callable[[str], str | None]) -> float:
    """Return the share of texts told to be in a language."""
    codes = [tell(t) for t in texts]
    return sum(t == code for t in codes) / max(1, len(codes))


def line(name: str, texts: list[str], code: str) -> None:
    """Print a line of the table."""
    print(f"{name:40} {share_right(texts, code, ours):8.3f} {share_right(texts, code, bare):12.3f}")


def main() -> None:
    """Print a table."""
    vox = [
        json.loads(line) for line in (DATA / "narratives" / "voxcheck.jsonl").open(encoding="utf-8")
    ]
    with gzip.open(
        DATA / "telegram" / "ru_channels_2024.jsonl.gz", "rt", encoding="utf-8"
    ) as lines:
        posts = [json.loads(line)["text"] or "" for line in itertools.islice(lines, 0, None, 20)]
    posts = [p for p in posts if sum("а" <= c <= "я" for c in p.casefold()) > 60]
    print(f"{'texts':40} {'tocsin':>8} {'model alone':>12}")
    for length in LENGTHS:
        for code in ("en", "ru", "uk"):
            cut = [v["extract"][code][:length] for v in vox if v["extract"].get(code)]
            line(f"VoxCheck {code}, {length} characters ({len(cut)})", cut, code)
        line(f"Telegram ru, {length} characters ({len(posts)})", [p[:length] for p in posts], "ru")
    for length in (80, 200, 10_000):
        latin = [in_latin(p[:length], n) for n, p in enumerate(posts)]
        said = sum((identify(t).note or "").startswith("transliterated") for t in latin) / len(
            latin
        )
        model = share_right(latin, "ru", bare)
        print(
            f"the same in Latin letters, {length} characters: said to be so {said:.3f}; model "
            f"alone says ru {model:.3f}"
        )
    pages = [
        r["articleBody"]
        for r in json.loads(
            (DATA / "pages" / "ground-truth.json").read_text(encoding="utf-8")
        ).values()
    ]
    events = [
        json.loads(line)["text"]
        for line in (DATA / "stories" / "events_2016_2018.jsonl").open(encoding="utf-8")
    ]
    others = [t[i : i + 200] for t in pages + events for i in range(0, min(len(t), 4000), 400)]
    wrong = [t for t in others if (identify(t).note or "").startswith("transliterated")]
    print(f"other texts in Latin letters called transliterated: {len(wrong)} of {len(others)}")
    mixed = [t for t in posts if (identify(t).note or "").startswith("mixed")]
    print(f"Telegram posts called mixed: {len(mixed)} of {len(posts)}")


if __name__ == "__main__":
    main()
