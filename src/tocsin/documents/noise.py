"""Noise in plain text: what stands between the sentences and was said by nobody. It is marked,
never removed.

Every rule goes by form or by a word list, not by the wording of any one page.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from tocsin.language.dress import outside_links, undressed
from tocsin.language.fold import fold
from tocsin.language.lexicon import word_set
from tocsin.language.words import count_words, word_list
from tocsin.records import Noise, NoiseKind, Span

_LINE = re.compile(r"[^\n\r]+")
_IMAGE = re.compile(r"\s*[^\n]{0,150}\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|heic)\s*", re.IGNORECASE)
# Two kinds of slug: "Country.- Text" of Spanish agencies; "CITY, 9 Jan (AGENCY) -" and "/AGENCY/"
# of others.
_SLUG = re.compile(
    r"\s*(?:[A-ZÀ-ÞА-ЯЁ][\w'’-]*(?:[ /][\w'’.-]+){0,3}\.[-–—]\s"
    r"|[A-ZÀ-ÞА-ЯЁ]{3,}[^()\n]{0,40}\([^()\n]{2,30}\)\s*(?:[-–—.]+\s)?"
    r"|(?:[A-ZА-ЯЁ][^()\n/]{0,40})?/[А-ЯЁA-Z]{3,12}/[.\s]"
    r"|\([A-Z][A-Za-z]{2,20}\)\s*[-–—]\s)"
)
_CAPITALS = re.compile(
    r"(?:(?<=\s)|^)(?:[A-ZÀ-ÞА-ЯЁ]{2,}(?:\s*[/|,·-]\s*|\s+)){2,}[A-ZÀ-ÞА-ЯЁ]{2,}\s*$"
)
_CREDIT = re.compile(
    r"[(\[]?\b(?:photo|foto|image|picture|фото|снимок)\s*(?:by|credit|:|/|©)[^\n]{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)
_DATE_HEAD = re.compile(r"\s*\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d\s+")
# "26.04.22 18:07 - " before a text; "(26.04.22 18:07)" and "« Section | Site.NET" behind a heading,
# as pages put them into their titles.
_CLOCK_HEAD = re.compile(
    r"\s*(?:\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d|\d{4}-\d\d-\d\d),?\s+\d{1,2}:\d\d\s*[-–—|]\s+"
)
_SITE_TAIL = re.compile(
    r"\s*(?:\(\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d(?:,?\s+\d{1,2}:\d\d)?\)\s*(?:[«"
    r"|][^\n»]{2,60})?"
    r"|\s«\s[^\n»|]{2,40}\|[^\n»|]{2,40}|(?:\s\|\s[A-ZА-ЯЁІЇЄҐӘӨҮҰҚҒҢҺ][^\n|,!?]{1,40}){1,2})$"
)
_ADDRESS = re.compile(r"\s*(?:https?://\S+|[@#][\w.]+(?:\s+[@#][\w.]+)*)\s*")
_SHORT_LINE = 20
_SHORTEST_DOUBLE = 25
_CODA_WORDS = 7
_LONGEST_LEAD = 160
# The last sentence of a line, and of how many words it may be to say nothing but "look there".
_LAST_SENTENCE = re.compile(r"(?:^|(?<=[.!?…»”\"] ))\s*(?P<last>[^.!?…:\n]{4,60}[.!…]?)\s*$")
_LEAD_WORDS = 6


def find_noise(text: str) -> tuple[Noise, ...]:
    """Return the noise of a plain text, in order; spans never overlap."""
    lines = [Span(start=m.start(), end=m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    marked: list[Noise] = []
    for rule in _RULES:
        for noise in rule(text, lines):
            if noise.span.end > noise.span.start and not any(
                noise.span.overlaps(n.span) for n in marked
            ):
                marked.append(noise)
    return tuple(sorted(marked, key=lambda n: n.span))


def _noise(start: int, end: int, kind: NoiseKind, rule: str) -> Noise:
    """Make a noise record."""
    return Noise(span=Span(start=start, end=end), kind=kind, rule=rule)


def _image_names(text: str, lines: list[Span]) -> Iterator[Noise]:
    """Mark lines that are the name of an image file."""
    for line in lines:
        if _IMAGE.fullmatch(line.of(text)):
            yield _noise(
                line.start, line.end, "image_filename", "a line that is the name of an image file"
            )


def _doubles(text: str, lines: list[Span]) -> Iterator[Noise]:
    """Mark a line that repeats the one before it, or that stands twice on the page.

    What stands there more often is a refrain: the questions of an interview, the steps of a list.
    """
    keys = [
        " ".join(fold(_bare(line.of(text), first=index == 0)).split())
        for index, line in enumerate(lines)
    ]
    often = Counter(keys)
    seen: set[str] = set()
    for index, (line, key) in enumerate(zip(lines, keys, strict=True)):
        beside = index > 0 and keys[index - 1] == key
        if (
            len(key) >= _SHORTEST_DOUBLE
            and key in seen
            and (beside or (often[key] == 2 and not key.endswith("?")))
        ):
            yield _noise(line.start, line.end, "duplicate", "repeats an earlier line")
        seen.add(key)


def _bare(line: str, *, first: bool) -> str:
    """Return a line without the clock before it and, where it is the first, without what a site
    puts behind its titles.
    """
    head = _CLOCK_HEAD.match(line)
    bare = line[head.end() :] if head else line
    tail = _SITE_TAIL.search(bare) if first else None
    return (bare[: tail.start()] if tail and tail.start() >= _SHORTEST_DOUBLE else bare).rstrip(
        " ."
    )


def _site_marks(text: str, lines: list[Span]) -> Iterator[Noise]:
    """Mark a date and time before one of the first lines, and what a site puts behind its
    titles.
    """
    for line in lines[:4]:
        head = _CLOCK_HEAD.match(line.of(text))
        if head and head.end() < line.end - line.start:
            yield _noise(
                line.start,
                line.start + len(head.group().rstrip()),
                "agency_slug",
                "a date and time before the text",
            )
    for line in lines[:1]:
        tail = _SITE_TAIL.search(line.of(text))
        if tail and tail.start() >= _SHORTEST_DOUBLE:
            start = line.start + len(line.of(text)[: tail.start()].rstrip())
            yield _noise(start, line.end, "tag_line", "what a site puts behind its titles")


def _credits(text: str, lines: list[Span]) -> Iterator[Noise]:
    """Mark a run of tags and credits in capitals, or a photo credit, at the end of a line; and a
    caption's date.
    """
    pictured = _CREDIT.search(text) is not None
    for line in lines:
        content = line.of(text)
        capitals = _CAPITALS.search(content) if content.rstrip()[-1:].isupper() else None
        credit = _CREDIT.search(content) if pictured else None
        date = _DATE_HEAD.match(content)
        if capitals and capitals.start() > 0:
            yield _noise(
                line.start + capitals.start(),
                line.end,
                "caption_credit",
                "a run of tags and credits in capitals",
            )
        elif credit:
            yield _noise(line.start + credit.start(), line.end, "caption_credit", "a photo credit")
        if date and (capitals or credit):
            yield _noise(
                line.start, line.start + date.end(), "caption_credit", "the date of a caption"
            )


def _comment_forms(text: str, lines: list[Span]) -> Iterator[Noise]:
    """Mark short lines made of the words of a comment form, when nothing but such lines follows."""
    form = word_set("form_words")
    for line in reversed(lines):
        tokens = word_list(fold(line.of(text)))
        hits = sum(t in form for t in tokens)
        if len(tokens) > _SHORT_LINE or hits < 2 or hits * 4 < len(tokens):
            return
        yield _noise(
            line.start,
            line.end,
            "comment_form",
            f"{hits} words of a comment form at the end of the page",
        )


def _tag_lines(text: str, lines: list[Span]) -> Iterator[Noise]:
    """Mark lines of addresses and hashtags, and lines that only lead to other texts."""
    leads = tuple(sorted(word_set("lead_lines")))
    for line in lines:
        content = line.of(text).strip()
        if _ADDRESS.fullmatch(content):
            yield _noise(line.start, line.end, "tag_line", "only addresses or hashtags")
        elif len(content) < _LONGEST_LEAD and fold(content).startswith(leads):
            yield _noise(line.start, line.end, "tag_line", "leads to another text")
        elif _is_button(content):
            yield _noise(line.start, line.end, "tag_line", "a button")


def _lead_sentences(text: str, lines: list[Span]) -> Iterator[Noise]:
    """Mark the last sentence of a line where it only says to look elsewhere: "View photo news."."""
    leads = tuple(sorted(map(fold, word_set("lead_sentences"))))
    for line in lines:
        last = _LAST_SENTENCE.search(line.of(text))
        if last is None or count_words(last["last"]) > _LEAD_WORDS:
            continue
        if fold(last["last"]).startswith(leads):
            start = line.start + last.start("last")
            yield _noise(start, line.end, "tag_line", "leads to another text")


def _is_button(line: str) -> bool:
    """Return whether a line asks for a subscription or a click, and says nothing beside it."""
    outside = outside_links(line)
    if outside == line or any(c.isalpha() for c in outside):
        return False
    words = " ".join(word_list(fold(undressed(line))))
    return any(re.search(rf"\b{re.escape(button)}", words) for button in word_set("button_words"))


def _slugs(text: str, lines: list[Span]) -> Iterator[Noise]:
    """Mark an agency slug or dateline at the head of one of the first lines."""
    for line in lines[:4]:
        slug = _SLUG.match(line.of(text))
        if slug and slug.end() < line.end - line.start:
            yield _noise(
                line.start,
                line.start + len(slug.group().rstrip()),
                "agency_slug",
                "an agency slug or dateline",
            )


def _coda(text: str, lines: list[Span]) -> Iterator[Noise]:
    """Mark a last short line that trails off."""
    if "…" not in text and "..." not in text:
        return
    form = min((n.span.start for n in _comment_forms(text, lines)), default=len(text))
    body = [line for line in lines if line.start < form]
    if len(body) < 3:
        return
    last = body[-1]
    content = last.of(text).strip()
    if content.endswith(("…", "...")) and count_words(content) <= _CODA_WORDS:
        yield _noise(last.start, last.end, "coda", "a short last line that trails off")


_RULES: tuple[Callable[[str, list[Span]], Iterator[Noise]], ...] = (
    _image_names,
    _doubles,
    _comment_forms,
    _tag_lines,
    _lead_sentences,
    _credits,
    _site_marks,
    _slugs,
    _coda,
)
