"""Fits the head that weighs whether something was said, and tells what it reaches.

Usage: python -m bench.factuality_head [--states FILE] [--write]

Figures are out of fold: once by construction and language (none of a construction in that language
was seen), once by construction (none of it was seen in any language). `--states` keeps the
encoder's states between calls, `--write` fits on everything and writes the weights that ship. Needs
scikit-learn (group bench) and the encoder.
"""

import argparse
import hashlib
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bench.factuality_labels import Sentence, every_sentence, swapped
from tocsin.annotate.weighing.grams import SIZE, grams
from tocsin.annotate.weighing.head import (
    LABELS,
    SCREEN_SHARE,
    WEIGHTS,
    Read,
    Weights,
    around,
    best_run,
    features,
    read_of,
)
from tocsin.annotate.weighing.layer import Mask
from tocsin.encoder import Encoder
from tocsin.records import Matrix

SEED = 20261128
FOLDS = 5
TARGET = Path(__file__).parents[1] / "src" / "tocsin" / "annotate" / "weighing" / WEIGHTS
# Strengths of the three fits: scikit-learn's C for the screen and the labels, the ridge of content.
SCREEN_C, LABEL_C, RIDGE = 30.0, 1.0, 1500.0
# States are brought to this length before the labels are fitted.
_LENGTH = 3.0
_DIGITS = 5
# Of a content so much has to be found for it to count.
_SAME = 0.5
_LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9)


class Item(NamedTuple):
    """A labelled sentence as the encoder reads it, and the words of its content."""

    sentence: Sentence
    read: Read
    content: Mask


def items_of(sentences: Sequence[Sentence], kept: Path | None) -> list[Item]:
    """Return sentences with their states; one whose pieces do not fit its words is left out."""
    encoder = Encoder()
    known = _kept(kept)
    missing = [s.text for s in sentences if s.text not in known]
    known |= dict(zip(missing, encoder.states(missing), strict=True)) if missing else {}
    if kept is not None and missing:
        _keep(kept, known)
    made = []
    for sentence in sentences:
        states = known[sentence.text].astype(np.float32)
        read = read_of(sentence.text, encoder.cut(sentence.text), states, 0.0)
        if read is not None:
            content = np.array([any(w.overlaps(c) for c in sentence.content) for w in read.words])
            made.append(Item(sentence, read, content))
    return made


def _kept(path: Path | None) -> dict[str, Matrix]:
    """Return the states of texts that an earlier call kept."""
    if path is None or not path.exists():
        return {}
    with np.load(path, allow_pickle=False) as file:
        ends = file["ends"]
        parts = np.split(file["states"], ends[:-1])
        return dict(zip(file["texts"].tolist(), parts, strict=True))


def _keep(path: Path, states: dict[str, Matrix]) -> None:
    """Keep the states of texts."""
    rows = [s.astype(np.float16) for s in states.values()]
    ends = np.cumsum([len(s) for s in rows])
    np.savez(path, texts=np.array(list(states)), states=np.concatenate(rows), ends=ends)


def fitted(items: Sequence[Item]) -> Weights:
    """Return the weights that fit some sentences."""
    labels = np.array([LABELS.index(i.sentence.label) for i in items])
    screen, screen_bias = _screen([i.sentence.text for i in items], labels > 0)
    content, content_bias = _content(items)
    told = [best_run(around(i.read.states) @ content + content_bias) for i in items]
    rows = [features(i.read.states, i.content) for i in items]
    rows += [features(i.read.states, mask) for i, mask in zip(items, told, strict=True)]
    held = _held_out(items, labels > 0)
    screens = (SCREEN_SHARE * np.concatenate([held, held])[:, None]).astype(np.float32)
    seen = np.array(rows, dtype=np.float32)
    weights, bias = _labels(seen, screens, np.concatenate([labels, labels]))
    return Weights(screen, screen_bias, content, content_bias, weights, bias)


def _matrix(texts: Sequence[str]) -> Any:
    """Return the numbers of texts as a matrix, each row of length one."""
    from scipy.sparse import csr_matrix

    rows = [grams(text) for text in texts]
    ends = np.cumsum([0, *(len(r) for r in rows)])
    values = np.concatenate([np.full(len(r), 1 / np.sqrt(len(r))) for r in rows])
    return csr_matrix((values, np.concatenate(rows), ends), shape=(len(rows), SIZE))


def _regression(strength: float) -> Any:
    """Return a logistic regression; that it did not run to its end is no matter."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression

    warnings.simplefilter("ignore", ConvergenceWarning)
    return LogisticRegression(C=strength, max_iter=400, random_state=SEED)


def _screen(texts: Sequence[str], unsaid: Mask) -> tuple[Matrix, float]:
    """Fit the screen."""
    model = _regression(SCREEN_C).fit(_matrix(texts), unsaid)
    return model.coef_[0].astype(np.float16), round(float(model.intercept_[0]), _DIGITS)


def _held_out(items: Sequence[Item], unsaid: Mask) -> Matrix:
    """Return what screens say of texts that they were not fitted on, nor on their construction in
    their language.
    """
    from sklearn.model_selection import GroupKFold, cross_val_predict

    groups = [f"{i.sentence.construction} {i.sentence.language}" for i in items]
    texts = _matrix([i.sentence.text for i in items])
    odds: Matrix = cross_val_predict(
        _regression(SCREEN_C),
        texts,
        unsaid,
        cv=GroupKFold(FOLDS),
        groups=groups,
        method="decision_function",
    )
    return odds


def _content(items: Sequence[Item]) -> tuple[Matrix, float]:
    """Fit the marking of content: ridge regression on the states of words."""
    rows = np.vstack([around(i.read.states) for i in items])
    inside = np.concatenate([i.content for i in items]).astype(np.float32)
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    rows = (rows - middle) / spread
    share = inside.mean()
    pull = RIDGE * np.eye(rows.shape[1], dtype=np.float32)
    found = np.linalg.solve(rows.T @ rows + pull, rows.T @ (inside - share)) / spread
    weights = found.round(_DIGITS).astype(np.float32)
    return weights, round(float(share - 0.5 - middle @ found), _DIGITS)


def _labels(rows: Matrix, screens: Matrix, labels: Any) -> tuple[Matrix, Matrix]:
    """Fit the labels."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    scale = _LENGTH / spread / np.sqrt(rows.shape[1])
    model = _regression(LABEL_C).fit(np.hstack([(rows - middle) * scale, screens]), labels)
    states = model.coef_[:, :-1] * scale
    weights = np.hstack([states, model.coef_[:, -1:]]).T
    bias = model.intercept_ - states @ middle
    return weights.round(_DIGITS).astype(np.float32), bias.round(_DIGITS).astype(np.float32)


def fold_of(key: str) -> int:
    """Return the fold of a key: its digest alone decides."""
    return int(hashlib.sha256(f"{SEED} {key}".encode()).hexdigest(), 16) % FOLDS


def figures(items: Sequence[Item], key: Callable[[Sentence], str]) -> list[str]:
    """Return lines that tell what weights reach that were fitted without the key's fold."""
    from tocsin.annotate.weighing.head import Head

    doubts = np.zeros(len(items), dtype=np.float32)
    same = np.full(len(items), np.nan, dtype=np.float32)
    folds = [fold_of(key(i.sentence)) for i in items]
    encoder = Encoder()
    for fold in range(FOLDS):
        weights = fitted([i for i, own in zip(items, folds, strict=True) if own != fold])
        head = Head(encoder, weights._replace(screen=weights.screen.astype(np.float32)))
        for number, item in enumerate(items):
            if folds[number] == fold:
                read = item.read._replace(screen=head.screened(item.sentence.text))
                mask = head.content(read)
                doubts[number] = 1 - head.chances(read, mask)["said"]
                either = (mask | item.content).sum()
                if item.content.any():
                    same[number] = (mask & item.content).sum() / either
    return [_line(items, doubts, same, origin) for origin in ("own", "sentences", "stretches")]


def _line(items: Sequence[Item], doubts: Matrix, same: Matrix, origin: str) -> str:
    """Return the figures of one origin."""
    mine = np.array([i.sentence.origin == origin for i in items])
    unsaid = np.array([i.sentence.label != "said" for i in items])
    gone, kept = doubts[mine & unsaid], doubts[mine & ~unsaid]
    found = same[mine & ~np.isnan(same)]
    levels = "  ".join(
        f"at {level}: {(gone < level).sum()} / {(kept >= level).sum()}" for level in _LEVELS
    )
    return (
        f"  {origin}: content {(found >= _SAME).mean():.3f}; held for said though not, of "
        f"{len(gone)} / taken back though said, of {len(kept)}: {levels}"
    )


def main() -> None:
    """Print the figures, and write the weights where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=Path, help="file that keeps the encoder's states")
    parser.add_argument("--write", action="store_true", help="fit on everything and write")
    args = parser.parse_args()
    sentences = every_sentence()
    items = items_of([*sentences, *swapped(sentences)], args.states)
    print(f"{len(items)} sentences")
    if args.write:
        np.savez_compressed(TARGET, **fitted(items)._asdict())
        return
    print("by construction and language")
    apart = figures(items, lambda s: f"{s.construction} {s.language}")
    print("\n".join(apart))
    print("by construction")
    print("\n".join(figures(items, lambda s: s.construction)))


if __name__ == "__main__":
    main()
