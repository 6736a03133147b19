"""What every record shares: frozen, typed, with an id made of its content."""

import hashlib
from typing import Annotated, Literal

import msgspec

Score = Annotated[float, msgspec.Meta(description="a figure rounded to six places")]
Text = Annotated[str, msgspec.Meta(min_length=1)]
# Words by language.
Wordings = dict[str, tuple[Text, ...]]
Admiralty = Literal["A", "B", "C", "D", "E", "F"]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen record. Unknown is `None`, never zero and never an empty text."""


class Span(Record, frozen=True, order=True):
    """Half-open character offsets into `Document.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def content_id(kind: str, *parts: object) -> str:
    """Make an id from content: the same content has the same id on every machine and in every run.

    `kind` is a short prefix for people; `parts` are encoded as JSON, so that ("a", "b") and ("ab",)
    differ.
    """
    payload = msgspec.json.encode([kind, *parts], order="sorted")
    return f"{kind}-{hashlib.sha256(payload).hexdigest()[:20]}"


def six(value: float) -> float:
    """Round a score to the six places that records carry (design: byte-for-byte output)."""
    return round(value, 6) + 0.0
