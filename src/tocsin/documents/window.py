"""The texts of the last days, with what ties them to each other: each is looked at once.

Day after day the lineage of the same few weeks is asked for. Which texts copy which, what each
tells of and whom it credits does not change with the day, so it is kept; families are made of it
anew, since a later text can join two of them. The answer is that of `lineage_of` over the same
texts, but for the numbers in which copies differ.
"""

import datetime as dt
import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from rensa import RMinHashLSH

from tocsin.documents.credits import Credits
from tocsin.documents.lineage import InTexts, judged, linked, trace_of
from tocsin.documents.lineage import Likeness as Pair
from tocsin.documents.reprints import Copy, Likeness, Spoken, compared, copy_index, signature_of
from tocsin.documents.same_event import features
from tocsin.documents.translations import ToldAlike, lasting
from tocsin.records import Document, Judgement, Lineage

# The ids of texts of a few words, by these words.
Short = dict[tuple[str, ...], set[str]]


class TextWindow:
    """Texts that come and go, in order of the earliest moment each is known to have been public."""

    def __init__(self) -> None:
        """Begin with no text."""
        self._texts: dict[str, _Text] = {}
        self._numbers: list[str] = []
        self._index: RMinHashLSH = copy_index()
        self._short: Short = defaultdict(set)
        self._pairs = ToldAlike()

    def take(self, documents: Sequence[Document]) -> None:
        """Take in some texts, and find which of those that are here each copies or is copied by."""
        for document in documents:
            if document.id not in self._texts:
                text = self._compared(document)
                self._texts[document.id] = text
                self._pairs.take(
                    document.id, text.trace.since, document.language, lasting(document)
                )

    def _compared(self, document: Document) -> "_Text":
        """Compare a text with all that are here."""
        spoken = Spoken(document.text)
        text = _Text(document, spoken)
        if spoken.is_short:
            if spoken.is_linked:
                self._short[tuple(spoken.words)].add(document.id)
            return text
        signature = signature_of(spoken.words)
        for number in self._index.query(signature):
            other = self._texts.get(self._numbers[number])
            alike = None if other is None else compared(spoken, other.spoken)
            if other is not None and alike is not None:
                text.alike[other.document.id] = alike
                other.alike[document.id] = alike
        self._index.insert(len(self._numbers), signature)
        self._numbers.append(document.id)
        spoken.forget_words()
        return text

    def forget(self, is_past: Callable[[Document], bool]) -> None:
        """Let the texts go that are past."""
        gone = [name for name, text in self._texts.items() if is_past(text.document)]
        for name in gone:
            text = self._texts.pop(name)
            self._pairs.forget(name)
            for other in text.alike:
                if other in self._texts:
                    del self._texts[other].alike[name]
            if text.spoken.is_short and text.spoken.is_linked:
                self._short[tuple(text.spoken.words)].discard(name)

    def lineage(
        self, as_of: dt.datetime, judgements: Sequence[Judgement], credits: Credits
    ) -> list[Lineage]:
        """Return the lineage of every text that is here, as it is believed at a moment."""
        texts = sorted(self._texts.values(), key=lambda t: (t.trace.since, t.document.id))
        tree = linked([t.trace for t in texts], _Kept(texts, self._short, self._pairs, credits))
        rows = [tree.row(number, as_of) for number in range(len(texts))]
        return sorted(judged(rows, tree.origins(), judgements), key=lambda r: r.document_id)


class _Text:
    """A text with what was found of it so far."""

    def __init__(self, document: Document, spoken: Spoken) -> None:
        """Begin with no other text; what it tells of is read when it is asked for."""
        self.document, self.spoken = document, spoken
        self.trace = trace_of(document)
        self.alike: dict[str, Likeness] = {}

    @functools.cached_property
    def features(self) -> Counter[str]:
        """Return what it tells of, weighted."""
        return features(self.document)


class _Kept(InTexts):
    """Ties of texts in order of time, as far as they are known already."""

    def __init__(
        self, texts: Sequence[_Text], short: Short, pairs: ToldAlike, credits: Credits
    ) -> None:
        """Take the texts, those of a few words by their words, and which tell the same in two
        languages.
        """
        super().__init__([t.document for t in texts], credits)
        self._texts = texts
        self._short = short
        self._pairs = pairs
        self._numbers = {t.document.id: number for number, t in enumerate(texts)}

    def copies(self) -> Iterator[tuple[int, Copy]]:
        """Yield documents with an earlier one that each copies."""
        numbers = self._numbers
        for number, text in enumerate(self._texts):
            if text.spoken.is_short:
                same = self._short.get(tuple(text.spoken.words), ())
                first = min((numbers[name] for name in same), default=number)
                if first != number:
                    yield number, Copy(1.0, first, "near_copy")
                continue
            for name, alike in text.alike.items():
                if numbers[name] < number:
                    yield number, Copy(alike.score, numbers[name], alike.basis)

    def features(self, numbers: Sequence[int]) -> list[Counter[str]]:
        """Return what some documents tell of."""
        return [self._texts[n].features for n in numbers]

    def translations(self, numbers: Sequence[int]) -> Iterator[Pair]:
        """Yield pairs of documents in two languages that agree in numbers and names."""
        wanted = frozenset(numbers)
        for number in numbers:
            alike_by_id = self._pairs.of(self._texts[number].document.id)
            by_number = {self._numbers[name]: alike for name, alike in alike_by_id.items()}
            for earlier in sorted(by_number):
                if earlier < number and earlier in wanted:
                    alike = by_number[earlier]
                    yield Pair(earlier, number, alike.score, alike.shared)
