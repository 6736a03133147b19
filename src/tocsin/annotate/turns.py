"""The turns of a transcript: paragraphs that begin with a speaker's name in capitals and a colon ("WALLACE: ...").

One such paragraph is a headline or a warning; two or more in a text are a conversation. A turn ends with its paragraph: what follows
without a name may be the writer's own.
"""

import re
from collections.abc import Sequence

from tocsin.annotate.frames import Frame
from tocsin.annotate.parse import Parsed
from tocsin.records import Span

TURN = "turn"
_FEWEST_TURNS = 2
_TURN = re.compile(
    r"^[ \t]*[\"“'‘]?(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,4})(?: ?\([^)\n]{1,40}\))?(?P<colon>:)[ \t]+(?P<said>[^\n]*[^\s\"”])",
    re.MULTILINE,
)


def turns_of(text: str) -> list[Frame]:
    """Return a frame for each turn of the conversation in a text; none where there is no conversation."""
    found = list(_TURN.finditer(text))
    return [_frame(turn) for turn in found] if len(found) >= _FEWEST_TURNS else []


def parts_in(turns: Sequence[Frame], sentence: Parsed) -> list[Frame]:
    """Return the turns as far as they lie in a sentence."""
    return [
        Frame(
            cue=turn.cue, cue_span=turn.cue_span, kind=turn.kind, rule=TURN, source=turn.source, head=turn.head,
            content=Span(start=max(turn.content.start, sentence.span.start), end=min(turn.content.end, sentence.span.end)),
        )
        for turn in turns
        if turn.content.overlaps(sentence.span)
    ]  # fmt: skip


def _frame(turn: re.Match[str]) -> Frame:
    """Return the frame of one turn."""
    name, colon, said = (Span(start=turn.start(part), end=turn.end(part)) for part in ("name", "colon", "said"))
    return Frame(cue=":", cue_span=colon, kind="speech", rule=TURN, content=said, source=name, head=name)
