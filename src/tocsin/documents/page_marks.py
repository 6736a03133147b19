"""Where a web page states its date: JSON-LD, meta elements, microdata, time elements, date lines.
What each says, as it stands.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from tocsin.language.json_values import NoJsonError, json_value
from tocsin.language.moments import before_change, is_relative

# How far a mark may be trusted: says "published", says "date" of the page, is a date on it.
EXPLICIT, GENERAL, SHOWN = range(3)
_ARTICLES = ("article", "posting", "report", "review")
_PAGES = ("webpage", "itempage", "aboutpage")
# Parts of a JSON-LD article that are works of their own.
_PARTS = (
    "itemlistelement",
    "comment",
    "comments",
    "review",
    "haspart",
    "ispartof",
    "video",
    "image",
    "author",
    "publisher",
    "mentions",
    "citation",
    "associatedmedia",
    "liveblogupdate",
    "relatedlink",
    "about",
    "subjectof",
    "itemreviewed",
    "isbasedon",
)
# Names of meta elements that say "published": Open Graph, schema.org, Dublin Core, and those of
# common publishing systems.
PUBLISHED_NAMES = frozenset(
    (
        "article:published_time",
        "og:article:published_time",
        "og:published_time",
        "article:published",
        "og:pubdate",
        "og:published",
        "article:publicationdate",
        "datepublished",
        "date_published",
        "date-published",
        "pubdate",
        "pub_date",
        "pub-date",
        "publishdate",
        "publish_date",
        "publish-date",
        "published",
        "publisheddate",
        "published_at",
        "published-date",
        "published_time",
        "publication_date",
        "publicationdate",
        "publication-date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.issued",
        "dc.date.published",
        "dcterms.date.published",
        "parsely-pub-date",
        "sailthru.date",
        "rnews:datepublished",
        "cxenseparse:recs:publishtime",
        "citation_publication_date",
        "citation_online_date",
        "bt:pubdate",
        "article.published",
        "originalpublicationdate",
        "mediator_published_time",
        "article_date_original",
        "vr:published_time",
        "shareaholic:article_published_time",
        "prism.publicationdate",
    )
)
_GENERAL_NAMES = frozenset(
    (
        "date",
        "dc.date",
        "dcterms.date",
        "dc.date.created",
        "dcterms.created",
        "created",
        "creation_date",
        "datecreated",
        "article:created",
    )
)
_PUBLISHED_CLASS = re.compile(
    r"(?:^|[\s_-])(?:dt-published|published|publish|publication|pubdate|posted|entry-date"
    r"|post-date|article-date|created)",
    re.IGNORECASE,
)
_DATE_CLASS = re.compile(r"date|time|publish|posted|byline|meta|info|дата", re.IGNORECASE)
_OTHER_CLASS = re.compile(
    r"comment|related|sidebar|widget|recommend|recent|popular|footer|copyright|archive|calendar"
    r"|similar|more-news|teaser|lenta|weather|expire|"
    r"countdown|modif|updat|edited|share|most-read|trending|latest|newsletter|subscribe|promo"
    r"|carousel|(?:^|[\s_-])(?:card|list|feed|nav|menu|event)",
    re.IGNORECASE,
)
# The head of a site shows the day of the visit; the head of an article holds its headline.
_SITE_HEAD = re.compile(
    r"(?:^|[\s_-])(?:header|head|top|topbar|masthead|today|current|now|clock)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OTHER_TAGS = (
    "footer",
    "nav",
    "aside",
    "form",
    "table",
    "select",
    "figure",
    "blockquote",
    "button",
)
_LD_TYPE = re.compile(r"ld\+json", re.IGNORECASE)
LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,60})"')
_AROUND_LD = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_PIECES = re.compile(r"\s*[|•·/\n]\s*|\s+[—–-]\s+")
_COMMA = re.compile(r",\s")
_KEPT_MOMENTS = (
    "data-timestamp",
    "data-datetime",
    "data-published",
    "data-time",
    "data-date",
    "data-pubdate",
    "data-unixtime",
    "data-utime",
)
_KEPT_PATH = f"//*[{' or '.join(f'string(@{name})' for name in _KEPT_MOMENTS)}]"
_NO_LINES = (
    "script",
    "style",
    "meta",
    "link",
    "title",
    "head",
    "body",
    "html",
    "h1",
    "noscript",
    "template",
)
_LONGEST_LINE, _LONGEST_TEXT = 90, 400
_FIGURES = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d")
# A date line stands so many elements before or behind the headline at most.
_BEFORE, _BEHIND = 12, 24


class Mark(NamedTuple):
    """A date a page states: as it stands, how far it may be trusted, and where."""

    raw: str
    trust: int
    where: str


def marks_of(tree: Any) -> list[Mark]:
    """Return every date a page states of itself, the most trusted first; changes, comments and
    other articles' dates are left out.
    """
    marks = [*_json_ld(tree), *_meta(tree), *_microdata(tree), *_times(tree), *_lines(tree)]
    unique = dict.fromkeys(mark for mark in marks if mark.raw.strip() and not is_relative(mark.raw))
    return sorted(unique, key=lambda mark: mark.trust)


def dates_elsewhere(tree: Any) -> Iterator[str]:
    """Yield what may be dates in comments, lists, other articles, heads and footers: as they stand
    there.
    """
    for element in tree.iter("*"):
        if element.tag not in ("script", "style") and _is_elsewhere(element):
            yield from filter(None, (element.get("datetime"),))
            for text in (element.text or "", element.tail or ""):
                if len(text) < _LONGEST_TEXT and any(c.isdigit() for c in text):
                    yield from (*_PIECES.split(" ".join(text.split())), *_FIGURES.findall(text))


def _json_ld(tree: Any) -> Iterator[Mark]:
    """Yield what the JSON-LD of a page says (schema.org); of several articles, those that carry the
    page's own headline.
    """
    works: list[tuple[Mark, str]] = []
    for script in tree.iter("script"):
        text = script.text or ""
        if not _LD_TYPE.search(script.get("type") or "") or "date" not in text:
            continue
        try:
            value: Any = json_value(
                _AROUND_LD.sub("", _AROUND_LD.sub("", text)).strip(), strict=False
            )
        except NoJsonError:
            raws = set(LD_DATE.findall(text))
            works += [(Mark(raw, EXPLICIT, "JSON-LD"), "") for raw in raws if len(raws) == 1]
            continue
        works += _works(value)
    if len({mark.raw for mark, _ in works if mark.trust == EXPLICIT}) > 1:
        heads = " ".join(_text(e) for name in ("h1", "title") for e in tree.iter(name))
        works = [(m, h) for m, h in works if h and h in heads] or works
    yield from (mark for mark, _ in works)


def _works(value: Any) -> Iterator[tuple[Mark, str]]:
    """Yield the dates of works in JSON-LD that are the page's own, with their headlines."""
    if isinstance(value, list):
        for item in value:
            yield from _works(item)
    if not isinstance(value, dict):
        return
    kinds = value.get("@type") or ""
    types = [
        str(k).casefold().rpartition("/")[2]
        for k in (kinds if isinstance(kinds, list) else [kinds])
    ]
    stated = value.get("datePublished")
    if isinstance(stated, list):
        stated = stated[0] if stated else None
    if isinstance(stated, str | int):
        head = " ".join(str(value.get("headline") or "").split())
        if any(t.endswith(_ARTICLES) for t in types):
            yield Mark(str(stated), EXPLICIT, "JSON-LD datePublished"), head
        elif any(t in _PAGES for t in types):
            yield Mark(str(stated), GENERAL, "JSON-LD of the page"), head
    for name, part in value.items():
        if name.casefold() not in _PARTS and isinstance(part, dict | list):
            yield from _works(part)


def _meta(tree: Any) -> Iterator[Mark]:
    """Yield what the meta elements of a page say."""
    for meta in tree.iter("meta"):
        names = {
            (meta.get(a) or "").strip().casefold() for a in ("property", "name", "itemprop")
        } - {""}
        raw = meta.get("content") or meta.get("datetime") or ""
        if names & PUBLISHED_NAMES and not _is_elsewhere(meta):
            yield Mark(raw, EXPLICIT, f"meta {min(names & PUBLISHED_NAMES)}")
        elif names & _GENERAL_NAMES:
            yield Mark(raw, GENERAL, f"meta {min(names & _GENERAL_NAMES)}")


def _microdata(tree: Any) -> Iterator[Mark]:
    """Yield what elements with itemprop="datePublished" say."""
    for element in tree.xpath("//*[@itemprop or @property]"):
        name = f"{element.get('itemprop') or ''} {element.get('property') or ''}".casefold()
        if element.tag != "meta" and "datepublished" in name and not _is_elsewhere(element):
            raw = (
                element.get("content")
                or element.get("datetime")
                or element.get("title")
                or _text(element)
            )
            yield Mark(raw, EXPLICIT, "itemprop datePublished")


def _times(tree: Any) -> Iterator[Mark]:
    """Yield time elements, the abbreviations of hAtom, and elements that keep a moment for a
    script.
    """
    for element in tree.iter("time", "abbr"):
        stated = element.get("datetime") or (
            element.get("title") if element.tag == "abbr" else None
        )
        if (stated or element.tag == "time") and not _is_elsewhere(element):
            own = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
            is_published = element.get("pubdate") is not None or _PUBLISHED_CLASS.search(own)
            yield Mark(
                stated or _text(element),
                EXPLICIT if is_published else SHOWN,
                f"{element.tag} element",
            )
    for element in tree.xpath(_KEPT_PATH):
        name = next(a for a in _KEPT_MOMENTS if element.get(a))
        if not _is_elsewhere(element):
            yield Mark(element.get(name), SHOWN, name)


def _lines(tree: Any) -> Iterator[Mark]:
    """Yield short lines with a date: in elements called so, and beside the headline."""
    elements = list(tree.iter("*"))
    heads = [n for n, e in enumerate(elements) if e.tag == "h1"] or [
        n for n, e in enumerate(elements) if e.tag == "h2"
    ][:1]
    near = set(range(heads[0] - _BEFORE, heads[0] + _BEHIND)) if heads else set()
    for number, element in enumerate(elements):
        is_named = (
            _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}")
            is not None
        )
        if (is_named or number in near) and element.tag not in _NO_LINES and len(element) < 8:
            line = _short(element)
            if line and not is_relative(line) and not _is_elsewhere(element):
                yield from (
                    Mark(piece, SHOWN, "date line") for piece in _pieces(line, is_named=is_named)
                )


def _short(element: Any) -> str:
    """Return the line an element holds, up to where it speaks of a change; empty where it is long,
    or has no figures.
    """
    line, size = "", 0
    for text in element.itertext():
        size += len(text.strip())
        if size > _LONGEST_LINE:
            return ""
        line = f"{line} {text}"
    line = " ".join(line.split())
    return before_change(line) if any(c.isdigit() for c in line) and len(line) > 7 else ""


def _pieces(line: str, *, is_named: bool) -> dict[str, None]:
    """Return the parts of a line that may be a date: all of it, what stands between marks, and what
    stands behind an author.
    """
    split = _PIECES.split(line)
    parts = [line, *(f"{first} {second}" for first, second in itertools.pairwise(split)), *split]
    if is_named:
        parts += [part[m.end() :] for part in parts for m in _COMMA.finditer(part)]
    return dict.fromkeys(part for part in parts if part)


def _text(element: Any) -> str:
    """Return the text of an element on one line."""
    return " ".join(str(element.text_content()).split())


def _is_elsewhere(element: Any) -> bool:
    """Return whether an element belongs to a comment, another article, a list, a footer or a mark
    of change.
    """
    for node in (element, *element.iterancestors()):
        if node.tag in ("body", "html", "main", "head"):
            return False
        named = f"{node.get('class') or ''} {node.get('id') or ''}"
        is_published = node is element and _PUBLISHED_CLASS.search(
            named
        )  # WordPress: class="entry-date published updated"
        if node.tag in _OTHER_TAGS or (_OTHER_CLASS.search(named) and not is_published):
            return True
        if (
            (node.tag == "header" or _SITE_HEAD.search(named))
            and node.find(".//h1") is None
            and node.find(".//h2") is None
        ):
            return not any(above.tag in ("article", "main") for above in node.iterancestors())
    return False
