"""What two attributions of one sentence are to each other: the same, a part, a part of the cue."""

from collections.abc import Sequence

from tocsin.annotate.text.cited import Cited
from tocsin.language.words import count_words
from tocsin.records import Span

# Rules of the surface whose content is told by marks.
_MARKED = ("that", "colon", "quotation")


def distinct(frames: Sequence[Cited]) -> list[Cited]:
    """Leave out a frame that says of the same source and content what one before it says."""
    kept: list[Cited] = []
    for frame in frames:
        if frame.source is None or not any(_says_the_same(frame, known) for known in kept):
            kept.append(frame)
    return kept


def _says_the_same(frame: Cited, other: Cited) -> bool:
    """Return whether two frames have the same source and content."""
    same_source = frame.source == other.source
    return same_source and frame.content == other.content


def only_cites(plain: str, frame: Cited, other: Cited) -> bool:
    """Return whether the content of a frame is hardly more than the cue and source of another."""
    if other is frame or other.source is None:
        return False
    content = frame.content
    if not content.overlaps(other.cue_span):
        return False
    rest = content.of(plain)
    for part in (other.cue_span, other.source):
        start = max(0, part.start - content.start)
        end = max(0, part.end - content.start)
        blank = " " * len(rest[start:end])
        rest = rest[:start] + blank + rest[end:]
    return count_words(rest) < 2


def widened(frame: Cited, more: Sequence[Cited]) -> Cited:
    """Return a frame of the parse with the content that the marks around it give, where the parse
    has only a scrap of that.
    """
    for other in more:
        if other.rule not in _MARKED:
            continue
        if not other.cue_span.overlaps(frame.cue_span):
            continue
        if frame.rule == "clause" and _is_scrap(frame.content, other.content):
            return frame._replace(content=other.content)
        if frame.rule == "inserted" and other.rule == "that":
            return frame._replace(content=other.content)
    return frame


def _is_scrap(part: Span, whole: Span) -> bool:
    """Return whether a span begins inside another and is less than half of it."""
    length = part.end - part.start
    inside = whole.start <= part.start < whole.end
    return inside and 2 * length < whole.end - whole.start


def tells_more(known: Cited, frame: Cited) -> bool:
    """Return whether a frame that is known leaves nothing to one the surface finds: it has its cue,
    or its cue in what is said.
    """
    if known.cue_span.overlaps(frame.cue_span):
        return True
    if known.content.covers(frame.cue_span):
        return True
    return known.content.overlaps(frame.content) or frame.source is None


def source_start(frame: Cited) -> int:
    """Return where the source of a frame stands, or its content."""
    at = frame.head or frame.content
    return at.start


def lies_within(at: int, spans: Sequence[Span]) -> bool:
    """Return whether a place lies in one of some spans."""
    return any(span.start <= at < span.end for span in spans)


def before_inserted(frames: Sequence[Cited]) -> list[Cited]:
    """Return frames whose contents end before whoever passes them on ("X said that CONTENT, Y
    reports citing Z").
    """
    inserted = [frame for frame in frames if frame.rule == "inserted"]
    return [_before(frame, inserted) for frame in frames]


def _before(frame: Cited, inserted: Sequence[Cited]) -> Cited:
    """Return a frame without the tag of whoever passes it on, where its content holds that."""
    for tag in inserted:
        inside = frame.content.covers(tag.cue_span) and tag.content.covers(frame.cue_span)
        if inside and frame.content.start < tag.content.end <= tag.cue_start:
            return frame._replace(content=_cut(frame.content, tag.content.end))
    return frame


def put_behind(closing: Sequence[Cited], frames: Sequence[Cited]) -> list[Cited]:
    """Return frames with those that close their sentence ("..., this was reported by X"): what the
    others govern ends before these.
    """
    if not closing:
        return list(frames)
    end = max(frame.content.end for frame in closing)
    cut = [f for f in put_before(closing, frames) if f not in closing and f.cue_start < end]
    return [
        *(f._replace(content=_cut(f.content, end)) for f in cut if f.content.start < end),
        *closing,
    ]


def _cut(span: Span, end: int) -> Span:
    """Return a span that ends no later than a place."""
    return Span(start=span.start, end=min(span.end, end))


def put_before(first: Sequence[Cited], frames: Sequence[Cited]) -> list[Cited]:
    """Return frames behind others that take their place where both have the same cue."""
    rest = list(frames)
    for known in first:
        cue = known.cue_span
        rest = [frame for frame in rest if not frame.cue_span.overlaps(cue)]
    return [*first, *rest]
