"""The catalogued narratives, made ready to be looked up: by words, by letters, by meaning across
languages.

Ranking looks at how a claim lies beside all entries, so vectors are centred by language: what all
claims of a language share says nothing about which story they tell. Whether a claim tells any story
at all is decided on raw likeness, which keeps the topic (`decide.py`). What examples of an entry
(its wordings) teach is a ridge regression from examples to entries (Hoerl & Kennard 1970).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from tocsin.language.scripts import main_script
from tocsin.match.decide import centre_of, is_fitted
from tocsin.match.lexical import LetterIndex, Scores, WordIndex, stems_of
from tocsin.match.prepared import prepared
from tocsin.match.vectors import Ahead
from tocsin.records import Embedder, Matrix, Narrative, Record

# An entry whose longest text has fewer words says too little to be met by likeness.
FEWEST_WORDS = 2
_LONGEST_WORDS = 80
# Weights of the parts of closeness, chosen on the English, Russian and Ukrainian extracts of
# VoxCheck's open part; bench/narratives.py.
_PARENT, _LETTERS, _WORDS, _TAUGHT = 0.3, 0.3, 0.2, 4.0
_RIDGE = 20.0
# How much the wordings of an entry count beside its titles, and how many of a language are taken as
# its words.
_WORDED, _SPOKEN = 0.5, 2
# A catalogue of a few entries has no spread of its own: so many entries' worth of the usual one is
# mixed in.
_USUAL = 10
_USUAL_SPREAD = {
    "meaning": (0.0, 0.12),
    "letters": (0.04, 0.05),
    "words": (1.2, 2.0),
    "taught": (0.0, 0.12),
}


class Telling(Record, frozen=True):
    """One way an entry is put, in one language: a title, or a wording."""

    entry: int
    language: str
    text: str
    wording: bool = False


class Candidate(Record, frozen=True):
    """An entry beside a claim. `closeness` orders entries; `likeness` is raw (cosine, or the share
    of an entry's words without vectors).
    """

    entry: int
    closeness: float
    likeness: float
    words: float


class Ranked(NamedTuple):
    """The closest entries of one claim, the closest first, and its vector."""

    candidates: tuple[Candidate, ...]
    raw: "Matrix | None" = None


class Catalogue:
    """Narratives, ready to be ranked for a claim."""

    def __init__(
        self,
        narratives: Sequence[Narrative],
        embedder: Embedder | None = None,
        entries: Embedder | None = None,
    ) -> None:
        """Index the entries; with an embedder every way they are put is read once: by `entries`,
        the same model with a lasting memory.
        """
        self.narratives = tuple(narratives)
        self.tellings = tuple(t for i, n in enumerate(self.narratives) for t in tellings(i, n))
        self._embedder = Ahead(embedder) if self.tellings and embedder is not None else None
        self.model = embedder.name if self._embedder is not None and embedder is not None else ""
        whole = self._whole_texts()
        ready = prepared(whole, [t.text for t in self.tellings])
        self._words, self._letters = WordIndex(ready.words), LetterIndex(ready.letters)
        self._rows_of: list[list[int]] = [[] for _ in self.narratives]
        for row, telling in enumerate(self.tellings):
            self._rows_of[telling.entry].append(row)
        stems = [frozenset(listed) for listed in ready.stems]
        self._own_words = [[stems[row] for row in rows] for rows in self._rows_of]
        self._has_wordings = np.array([bool(rows) for rows in self._rows_of], dtype=bool)
        if self._embedder is not None and embedder is not None:
            self._place(entries or embedder)

    def _whole_texts(self) -> list[str]:
        """Return what an entry and the story it is part of say, as one text per entry; of many
        wordings the first of each language.
        """
        languages: list[list[str]] = [[] for _ in self.narratives]
        by_id = {n.id: n for n in self.narratives}
        own: list[list[str]] = [[] for _ in self.narratives]
        for telling in self.tellings:
            if (
                not telling.wording
                or sum(telling.language == code for code in languages[telling.entry]) < _SPOKEN
            ):
                own[telling.entry].append(telling.text)
                languages[telling.entry] += [telling.language] if telling.wording else []
        return [
            " \n".join(
                [
                    *texts,
                    *((p.title, *p.titles.values()) if (p := by_id.get(n.parent or "")) else ()),
                ]
            )
            for n, texts in zip(self.narratives, own, strict=True)
        ]

    def _place(self, embedder: Embedder) -> None:
        """Compute the vectors of the entries."""
        self._raw = embedder([t.text for t in self.tellings])
        self._entry_of = np.array([t.entry for t in self.tellings])
        centred = self._centred([t.language for t in self.tellings], self._raw, "entries")
        number = len(self.narratives)
        worded = np.array([t.wording for t in self.tellings], dtype=bool)
        self._entries = _unit(
            _means(centred[~worded], self._entry_of[~worded], number)
            + _WORDED * _means(centred[worded], self._entry_of[worded], number)
        )
        at = {n.id: i for i, n in enumerate(self.narratives)}
        parents = [at.get(n.parent or "", i) for i, n in enumerate(self.narratives)]
        self._parents = self._entries[parents]
        self._map = self._taught(centred)

    def _centred(self, languages: Sequence[str], raw: Matrix, side: str) -> Matrix:
        """Take out what all texts of a language and a side share."""
        rows = np.array(raw, copy=True)
        for language in sorted(set(languages)):
            chosen = np.array([x == language for x in languages])
            mean = centre_of(self.model, side, language)
            if side == "entries" and int(chosen.sum()) >= 2 * _USUAL:
                mean = raw[chosen].mean(axis=0)
            rows[chosen] -= self._raw.mean(axis=0) if mean is None else mean
        return _unit(rows)

    def _taught(self, centred: Matrix) -> "Matrix | None":
        """Return the map from claims to entries that the wordings teach, or None where there are
        too few.
        """
        wordings = [i for i, t in enumerate(self.tellings) if t.wording]
        if len(wordings) < 2 * _USUAL:
            return None
        examples = self._centred(
            [self.tellings[i].language for i in wordings], self._raw[wordings], "claims"
        )
        wanted = self._entries[self._entry_of[wordings]] - 0.5 * examples
        square = examples.T @ examples + _RIDGE * np.eye(examples.shape[1], dtype=np.float32)
        return np.asarray(np.linalg.solve(square, examples.T @ wanted), dtype=np.float32)

    @property
    def by_meaning(self) -> bool:
        """Return whether meaning decides: only with the model that the weights were fitted on.
        Another one ranks, and words decide.
        """
        return bool(self.model) and is_fitted(self.model)

    def read_ahead(self, texts: Sequence[str]) -> None:
        """Read texts that are ranked next in one go; what was read ahead before is forgotten."""
        if self._embedder is not None:
            self._embedder.read(texts)

    def touch(self, text: str) -> float:
        """Return how much the words of a text touch the entry they touch most (BM25)."""
        return float(self._words(text).max(initial=0.0))

    def rank(self, texts: Sequence[str], languages: Sequence[str], top: int = 10) -> list[Ranked]:
        """Return the closest entries of each text. `languages` are codes; one that no one knows is
        read as it stands.
        """
        if not self.narratives or not texts:
            return [Ranked(candidates=()) for _ in texts]
        raw = self._embedder(list(texts)) if self._embedder is not None else None
        if raw is None:
            return [self._one(text, top, None, []) for text in texts]
        centred = self._centred(list(languages), raw, "claims")
        scores = [
            (1.0, "meaning", centred @ self._entries.T + _PARENT * (centred @ self._parents.T))
        ]
        if self._map is not None:
            pulled = _unit(0.5 * centred + 2 * (centred @ self._map))
            scores.append((_TAUGHT, "taught", pulled @ self._entries.T))
        return [
            self._one(text, top, raw[i], [(w, kind, rows[i]) for w, kind, rows in scores])
            for i, text in enumerate(texts)
        ]

    def _one(
        self, text: str, top: int, raw: "Matrix | None", meaning: list[tuple[float, str, Matrix]]
    ) -> Ranked:
        """Rank one text: add up how far each entry stands out by letters, words and meaning."""
        parts = [
            (_LETTERS, _standing(self._letters(text), "letters")),
            (_WORDS, _standing(self._words(text), "words")),
            *(
                (weight, _standing(scores.astype(np.float64), kind))
                for weight, kind, scores in meaning
            ),
        ]
        closeness = sum(weight * part for weight, part in parts) / sum(
            weight for weight, _ in parts
        )
        closeness = np.where(self._has_wordings, closeness, -np.inf)
        some = (
            np.argpartition(-closeness, top)[:top]
            if top < len(closeness)
            else np.arange(len(closeness))
        )
        order = sorted(some.tolist(), key=lambda i: (-closeness[i], i))
        mine = frozenset(stems_of(text))
        candidates = []
        for entry in order:
            if not self._has_wordings[entry]:
                continue
            share = self._share(mine, entry)
            likeness = (
                float((self._raw[self._rows_of[entry]] @ raw).max()) if raw is not None else share
            )
            candidates.append(
                Candidate(
                    entry=entry, closeness=float(closeness[entry]), words=share, likeness=likeness
                )
            )
        return Ranked(candidates=tuple(candidates), raw=raw)

    def says_the_same(self, text: str, entry: int) -> float:
        """Return how far a text says what one way an entry is put says, and no more: 1 where they
        have the same words.
        """
        mine = frozenset(stems_of(text))
        return max((self._words.alike(mine, own) for own in self._own_words[entry]), default=0.0)

    def _share(self, mine: frozenset[str], entry: int) -> float:
        """Return how much of the best-matching way an entry is put a text repeats, word by word,
        rarer words counting more.
        """
        return max(
            (
                self._words.weight(mine & own) / (self._words.weight(own) or 1.0)
                for own in self._own_words[entry]
            ),
            default=0.0,
        )


def tellings(entry: int, narrative: Narrative) -> list[Telling]:
    """Return every way a narrative is put, in order, each once; those of fewer than two words are
    left out.
    """
    titles = [(language_of(narrative.title), narrative.title), *narrative.titles.items()]
    rows = [
        *((c, t, False) for c, t in titles),
        *((c, w, True) for c, ws in narrative.wordings.items() for w in ws),
    ]
    kept: dict[tuple[str, str], bool] = {}
    for language, text, wording in rows:
        kept.setdefault((language, _short(text)), wording)
    return [
        Telling(entry=entry, language=code, text=text, wording=wording)
        for (code, text), wording in kept.items()
        if len(text.split()) >= FEWEST_WORDS
    ]


def language_of(title: str) -> str:
    """Tell the language of a title from its letters: good enough to know which list and which
    centre it belongs to.
    """
    lowered = title.casefold()
    if set(lowered) & set("әғқңөұүһ"):
        return "kk"
    if set(lowered) & set("іїєґ"):
        return "uk"
    return "ru" if main_script(lowered) == "cyrillic" else "en"


def _short(text: str) -> str:
    """Cut a text that is many things at once to its beginning."""
    return " ".join(text.split()[:_LONGEST_WORDS])


def _standing(scores: Scores, kind: str) -> Scores:
    """Return how far each entry stands out, in standard deviations; a small catalogue borrows the
    usual spread.
    """
    middle, spread = _USUAL_SPREAD[kind]
    number = len(scores)
    mean = (scores.sum() + _USUAL * middle) / (number + _USUAL)
    squares = ((scores - mean) ** 2).sum() + _USUAL * spread**2
    return np.asarray((scores - mean) / (np.sqrt(squares / (number + _USUAL)) or 1.0))


def _means(
    rows: Matrix, entry_of: np.ndarray[tuple[int, ...], np.dtype[np.int64]], number: int
) -> Matrix:
    """Return the direction of the mean vector of each entry; zeros where it has none."""
    means = np.zeros((number, rows.shape[1]), dtype=np.float32)
    np.add.at(means, entry_of, rows)
    return _unit(means)


def _unit(rows: Matrix) -> Matrix:
    """Scale rows to length 1; a row of zeros stays."""
    length = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(length == 0, 1.0, length), dtype=np.float32)
