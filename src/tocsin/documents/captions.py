"""Captions of figures, galleries and photographs, in the forms in which sites write them.

Every extraction library drops them; they are often the only words on a page that are no statement
by a party. Found: `figcaption`, elements whose class names a caption, a credit or the description
of a picture (WordPress and its kin), what else stands in a `figure`, words in small or slanted type
right behind a picture, attributes of galleries, and alternative texts of pictures in the article.
"""

import re
from collections.abc import Iterator

from lxml import html

_SPACES = re.compile(r"\s+")
_SHORTEST, _LONGEST = 12, 500
_PICTURE = (
    r"(?:photo|image|img|pic|pict|picture|foto|media|figure|gallery|slide|slider|thumb"
    r"|illustration)"
)
_SAYS = (
    r"(?:desc|descr|description|title|text|legend|info|note|author|source|copyright|sign|signature"
    r"|credits?|podpis|label|alt|about)"
)
_CLASS = re.compile(
    r"(?:^|[-_])(?:fig|img|image|photo|media|pic|wp|thumb)?caption(?:s|ed)?(?:[-_]?(?:text"
    r"|content|body|inner|title|desc|description|span|p))?$"
    r"|(?:^|[-_])(?:credits?|podpis|legend|photocredit|imgdesc|picdesc)(?:[-_](?:text|line))?$"
    rf"|^{_PICTURE}[-_]*{_SAYS}$"
    rf"|{_PICTURE}[-_]{{1,2}}{_SAYS}$",
    re.IGNORECASE,
)
# Controls of players have captions of another kind, and teasers of other texts are no figures of
# this one.
_NO_CLASS = re.compile(
    r"button|btn|track|player|subtitle|control|toggle|author-|social|related|teaser|card|promo"
    r"|widget|sidebar",
    re.IGNORECASE,
)
_ATTRIBUTES = (
    "data-caption",
    "data-sub-html",
    "data-description",
    "data-desc",
    "data-title",
    "data-photo-caption",
    "data-image-caption",
)
_ASIDE = frozenset(("header", "nav", "footer", "aside", "form", "button"))
_STORY = frozenset(("article", "main", "figure"))
_SMALL = frozenset(("em", "i", "small", "span", "cite"))
_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|svg|bmp)|https?://\S+|(?:img|dsc|photo|image|фото"
    r"|снимок)[-_ ]?\d+",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3
_TAG = re.compile(r"<[^>]+>")


def captions_of(tree: html.HtmlElement) -> list[str]:
    """Return the captions of a page in order, each once; one that another caption holds is left
    out.
    """
    captions: list[str] = []
    for text in (
        t
        for way in (_named, _in_figures, _behind_pictures, _attributes, _alternatives)
        for t in way(tree)
    ):
        plain = _SPACES.sub(" ", text).strip()
        if (
            _SHORTEST <= len(plain) <= _LONGEST
            and not _FILE.fullmatch(plain)
            and not any(plain in other for other in captions)
        ):
            captions.append(plain)
    return captions


def _named(tree: html.HtmlElement) -> Iterator[str]:
    """Yield what stands in elements that are captions by name, the innermost of them."""
    for element in tree.iter():
        if _is_caption(element) and not any(
            _is_caption(inner) for inner in element.iterdescendants()
        ):
            yield element.text_content()


def _is_caption(element: html.HtmlElement) -> bool:
    """Return whether an element's name or class makes it a caption."""
    if not isinstance(element.tag, str) or _is_aside(element):
        return False
    if element.tag == "figcaption" or element.get("itemprop") == "caption":
        return True
    classes = (element.get("class") or "").split()
    return element.tag not in ("img", "body", "article", "a", "button", "table") and any(
        _CLASS.search(name) and not _NO_CLASS.search(name) for name in classes
    )


def _is_aside(element: html.HtmlElement) -> bool:
    """Return whether an element stands in the frame of a page rather than in its text."""
    inside = {a.tag for a in element.iterancestors()}
    return bool(inside & {"nav", "footer", "aside", "button"}) or (
        "header" in inside and not inside & _STORY
    )


def _in_figures(tree: html.HtmlElement) -> Iterator[str]:
    """Yield the words of a figure that names no caption."""
    for figure in tree.iter("figure"):
        pictured = any(True for _ in figure.iter("img", "picture", "video"))
        if (
            pictured
            and not _is_aside(figure)
            and not any(_is_caption(inner) for inner in figure.iterdescendants())
        ):
            yield " ".join(t for t in figure.itertext() if t.strip())


def _behind_pictures(tree: html.HtmlElement) -> Iterator[str]:
    """Yield small or slanted words right behind a picture in one paragraph."""
    for picture in tree.iter("img"):
        following = picture.getnext()
        while (
            following is not None and following.tag == "br" and not (following.tail or "").strip()
        ):
            following = following.getnext()
        if following is not None and following.tag in _SMALL and not _is_aside(picture):
            yield following.text_content()


def _attributes(tree: html.HtmlElement) -> Iterator[str]:
    """Yield captions that galleries keep in attributes; some hold HTML."""
    for element in tree.iter("a", "img", "div", "li", "figure", "picture"):
        for name in _ATTRIBUTES:
            value = element.get(name)
            if (
                value
                and (name != "data-title" or element.tag in ("a", "img"))
                and not _is_aside(element)
            ):
                yield _TAG.sub(" ", value)


def _alternatives(tree: html.HtmlElement) -> Iterator[str]:
    """Yield what pictures of the article say for those who cannot see them."""
    headings = {_SPACES.sub(" ", h.text_content()).strip() for h in tree.iter("title", "h1")}
    for picture in tree.iter("img"):
        if _is_aside(picture) or not any(a.tag in _STORY for a in picture.iterancestors()):
            continue
        for value in (picture.get("alt") or "", picture.get("title") or ""):
            plain = _SPACES.sub(" ", value).strip()
            repeats = any(
                plain in heading or (heading and heading in plain) for heading in headings
            )
            if len(plain.split()) >= _FEWEST_WORDS and not repeats:
                yield plain
