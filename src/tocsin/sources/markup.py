"""The real text of what listings carry: without markup, scripts and styles, entities resolved
however often they were escaped.
"""

import html as entities
import re

from lxml import etree, html

# What stands under these is for machines.
_UNSEEN = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "head",
    "textarea",
    "select",
)
_BLOCKS = (
    "p",
    "br",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "tr",
    "ul",
    "ol",
    "table",
    "section",
    "article",
    "figure",
    "figcaption",
    "hr",
    "pre",
)
_TAGS = (
    *_UNSEEN,
    *_BLOCKS,
    "a",
    "abbr",
    "b",
    "big",
    "body",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "font",
    "footer",
    "header",
    "html",
    "i",
    "img",
    "input",
    "ins",
    "label",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "q",
    "s",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tt",
    "u",
    "video",
    "audio",
    "picture",
    "wbr",
    "embed",
    "param",
)
_TAG = re.compile(
    rf"</?(?:{'|'.join(sorted(set(_TAGS), key=len, reverse=True))})(?:\s[^<>]*)?/?>|<!--"
    r"|<!\[CDATA\[",
    re.IGNORECASE,
)
_OPEN = re.compile(r"<(?![a-zA-Z/!])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPACES = re.compile(r"[^\S\n]+")
# Text is escaped once for XML, and where a program erred once or twice more.
_MOST_ESCAPES = 3


def plain_text(markup: str) -> str:
    """Return the text of an entry's markup, a paragraph a line."""
    text = _CONTROL.sub("", markup)
    for _ in range(_MOST_ESCAPES):
        if _TAG.search(text):
            text = _without_tags(text)
        elif _is_escaped(text):
            text = _ENTITY.sub(_resolved, text)
        else:
            break
    if text == markup:
        return markup.strip()
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def plain_line(markup: str) -> str:
    """Return a title as one line of text."""
    return " ".join(plain_text(markup).split())


def _is_escaped(text: str) -> bool:
    """Return whether an entity that HTML knows stands in the text."""
    return any(_resolved(entity) != entity.group() for entity in _ENTITY.finditer(text))


def _resolved(entity: re.Match[str]) -> str:
    """Return what an entity stands for; one nobody knows stays."""
    return entities.unescape(entity.group())


def _without_tags(markup: str) -> str:
    """Return the text of a piece of HTML, its blocks on lines of their own."""
    cleaned = _OPEN.sub("&lt;", _CDATA.sub("", markup))
    try:
        tree = html.document_fromstring(
            f"<div>{cleaned}</div>", parser=html.HTMLParser(remove_comments=True, huge_tree=True)
        )
    except (etree.ParserError, ValueError):
        return _TAG.sub(" ", cleaned)
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    for block in tree.iter(*_BLOCKS):
        block.tail = "\n\n" + (block.tail or "")
        if block.tag != "br":
            block.text = "\n\n" + (block.text or "")
    return str(tree.text_content())
