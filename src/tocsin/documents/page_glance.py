"""What a page says, at a glance: its words and its date without taking the page apart.

Most pages of a web archive touch nothing watched. What stands here is a wide net: the words that
extraction gives (`page`) are in it, and more, so that a page in whose net nothing watched is found
need not be taken apart. Left out are blocks that are links and hardly anything else, as in menus
and lists of other texts: extraction leaves them out, too (Kohlschütter, Fankhauser & Nejdl 2010).
"""

import datetime as dt
import html
import re
from collections.abc import Iterator

from tocsin.documents.dates import day_in_address
from tocsin.documents.page_marks import LD_DATE, PUBLISHED_NAMES
from tocsin.language.moments import is_clock_zero, read_moment

# What begins a part without words for readers. JSON-LD may hold the text of an article.
_WORDLESS = re.compile(
    r"<(?P<name>script|style)\b(?![^<>]{0,500}ld\+json)[^<>]{0,2000}>|<!--", re.IGNORECASE
)
_ENDS = {
    "script": re.compile(r"</script", re.IGNORECASE),
    "style": re.compile(r"</style", re.IGNORECASE),
    "": re.compile("-->"),
}
# Tags that may stand inside of a word, or of a line.
_INLINE = frozenset(
    (
        *("abbr", "b", "big", "cite", "code", "em", "font", "i", "img", "ins", "mark", "s"),
        *("small", "span", "strong", "sub", "sup", "time", "u", "wbr", "br"),
    )
)
_TAG = re.compile(r"<(?:(/?[a-zA-Z][a-zA-Z0-9]*)[^<>]*|[!?/][^<>]*)>")
# A block with a link and no more than so many other characters is a line of a menu or list.
_FEWEST_PLAIN = 25
# Tags and attributes that titles and captions are taken from; each begins with letters of its own,
# so that the rest of a page is passed over at once.
_SAYING = re.compile(r"<(?:meta|META|img|IMG)\s[^<>]*>")
_SAID = re.compile(
    r"""\s(?:content|alt|title)\s?=\s?(?:"([^"]{2,2000})|'([^']{2,2000}))""", re.IGNORECASE
)
_DATA = re.compile(
    r"""data-(?<=\sdata-)[a-z-]*\s?=\s?(?:"([^"]{2,2000})|'([^']{2,2000}))""", re.IGNORECASE
)
_META = re.compile(r"<meta\s[^<>]{0,2000}>", re.IGNORECASE)
_META_NAME = re.compile(
    r"""(?:property|name|itemprop)\s?=\s?["']?([\w:.\-]{2,60})""", re.IGNORECASE
)
_META_CONTENT = re.compile(r"""content\s?=\s?["']([^"'<>]{4,60})["']""", re.IGNORECASE)
# Marks of a date stand in the head of a page; so many characters are looked through for them.
_HEAD = 200_000


def words_at_a_glance(page: str) -> str:
    """Return every word that extraction may give of a page in HTML, among others, with one space
    between them.

    Captions that galleries keep as HTML in attributes are looked for without their tags.
    """
    seen = "".join(_with_words(page))
    said = [pair for tag in _SAYING.findall(seen) for pair in _SAID.findall(tag)]
    said += _DATA.findall(seen)
    whole = "\n".join([*_blocks(seen), *(double or single for double, single in said)])
    if "&" in whole:
        whole = html.unescape(whole)
    if "<" in whole:  # an attribute held a page's code
        whole = _TAG.sub(" ", whole)
    return " ".join(whole.split())


def date_at_a_glance(page: str, url: str | None) -> dt.datetime | None:
    """Return when a page says it was published: by the marks that say so, else by its address; None
    where neither does.

    Where marks name several moments the first counts: this is for counting what was published.
    """
    head = page[:_HEAD]
    for raw in _stated(head):
        moment = read_moment(raw)
        if moment.at is not None and not is_clock_zero(moment.at):
            return moment.at
    day = day_in_address(url or "")
    return dt.datetime.combine(day, dt.time(), dt.UTC) if day else None


def _with_words(page: str) -> Iterator[str]:
    """Yield the parts of a page that hold words."""
    at, endless = 0, set[str]()
    for begin in _WORDLESS.finditer(page):
        name = (begin["name"] or "").casefold()
        if begin.start() < at or name in endless:
            continue
        end = _ENDS[name].search(page, begin.end())
        if end is None:
            endless.add(name)
            continue
        yield page[at : begin.start()]
        at = end.end() if not name else end.start()
    yield page[at:]


def _blocks(page: str) -> Iterator[str]:
    """Yield the words between tags that begin or end a block, but for blocks of links."""
    pieces = _TAG.split(page)
    block: list[str] = []
    linked = plain = 0
    in_link = False
    for number in range(0, len(pieces), 2):
        text = pieces[number]
        length = len(text.strip())
        if length:
            block.append(text)
            linked += length if in_link else 0
            plain += 0 if in_link else length
        tag = pieces[number + 1] if number + 1 < len(pieces) else "/"
        name = (tag or "").casefold()
        if name in ("a", "/a"):
            in_link = name == "a"
        elif name == "br":
            block.append(" ")
        elif name.removeprefix("/") not in _INLINE and block:
            if not linked or plain > _FEWEST_PLAIN:
                yield "".join(block)
            block, linked, plain = [], 0, 0


def _stated(head: str) -> Iterator[str]:
    """Yield the dates of publication that the head of a page states, as they stand."""
    for tag in _META.findall(head):
        name = _META_NAME.search(tag)
        content = _META_CONTENT.search(tag)
        if name and content and name.group(1).casefold() in PUBLISHED_NAMES:
            yield content.group(1)
    for date in LD_DATE.finditer(head):
        yield date.group(1)
