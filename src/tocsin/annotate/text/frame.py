"""One attribution inside one sentence, and the same with its source resolved."""

from tocsin.records import Factuality, Hop, Record, Span


class Frame(Record, frozen=True):
    """One attribution inside one sentence. Spans point into the document.

    `cited` is whom the source itself cites ("A, citing B"). `factuality` says whether the act of
    speech took place. `kind` is how the cue treats what follows: speech, attitude, evaluation,
    denial, distance. `source` is the noun phrase of the source, `head` its head word; both are None
    where nobody is named. `clause` is the cue's own part of the sentence, which is no claim of its
    own. `relative` is the "who" or "which" that stands for the source at the cue. `construction` is
    what a candidate of the cue table stands in; None where a rule of the grammar found the frame.
    """

    cue: str
    cue_span: Span
    kind: str
    rule: str
    content: Span
    source: Span | None
    head: Span | None
    via: Span | None = None
    cited: Span | None = None
    factuality: Factuality = "said"
    relative: Span | None = None
    negated: bool = False
    first_person: bool = False
    in_quote: bool = False
    impersonal: bool = False
    construction: str | None = None


class Attributed(Record, frozen=True):
    """A frame with its source resolved: the hops it adds, originator first, and the id of its
    attribution record.
    """

    frame: Frame
    hops: tuple[Hop, ...]
    attribution_id: str | None = None
