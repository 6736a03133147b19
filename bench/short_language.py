"""The language of short posts: share told rightly among our own texts, beside the bare model.

Usage: python -m bench.short_language [--show]
"""

import argparse
from pathlib import Path

from ruamel.yaml import YAML

from tocsin.documents.identify import identify, model_guesses
from tocsin.records import TRANSLITERATED

TEXTS = Path(__file__).with_name("short_texts.yml")


def code_of(text: str) -> str:
    """Return what this program says of a text: a code, `translit`, or `any` where
    nothing is said.
    """
    identified = identify(text)
    return (
        "translit"
        if (identified.note or "").startswith(TRANSLITERATED)
        else identified.code or "any"
    )


def bare(text: str) -> str:
    """Return what the model alone says."""
    return model_guesses(text, 1)[0][0]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="list what is told wrongly")
    args = parser.parse_args()
    rows = [
        (code, text)
        for code, texts in YAML(typ="safe").load(TEXTS.read_text(encoding="utf-8")).items()
        for text in texts
    ]
    for code in dict.fromkeys(code for code, _ in rows):
        texts = [text for c, text in rows if c == code]
        ours, model = (sum(f(t) == code for t in texts) for f in (code_of, bare))
        print(
            f"{code:9} {len(texts):3} texts: tocsin {ours / len(texts):.2f}, the model alone "
            f"{model / len(texts):.2f}"
        )
    print(f"all {len(rows)}: {sum(code_of(t) == c for c, t in rows) / len(rows):.3f}")
    for code, text in rows if args.show else ():
        if code_of(text) != code:
            print(f"  {code}: {text} -> {code_of(text)}")


if __name__ == "__main__":
    main()
