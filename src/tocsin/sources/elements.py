"""Reading the elements of a page: by class, in order, with line ends where the page breaks
lines.
"""

import re
from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree, html

# Characters that no page may hold; they stand in damaged ones, and as numbered references.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = ("p", "div", "blockquote", "pre", "li", "tr")


def parse_page(text: str) -> Any:
    """Return the tree of a page; of something that is no page, an empty one."""
    plain = _FORBIDDEN.sub("", _DECLARATION.sub("", text)).encode("utf-8", "replace")
    try:
        return html.document_fromstring(
            plain, parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return html.document_fromstring("<html/>")


def having(tree: Any, name: str) -> list[Any]:
    """Return the elements inside one that have a class, in order."""
    elements: list[Any] = tree.xpath(
        ".//*[contains(concat(' ', normalize-space(@class), ' '), $name)]", name=f" {name} "
    )
    return elements


def classes(element: Any) -> list[str]:
    """Return the classes of an element."""
    return str(element.get("class") or "").split() if isinstance(element.tag, str) else []


def line(element: Any) -> str:
    """Return the text of an element on one line."""
    return " ".join(written(element).split())


def first_line(tree: Any, name: str) -> str | None:
    """Return the text of the first element that has a class, or None where there is none."""
    elements = having(tree, name)
    return (line(elements[0]) or None) if elements else None


def written(element: Any, skipped: Collection[str] = ()) -> str:
    """Return the text of an element with its line ends, without the parts that have a class of
    `skipped`.
    """
    text = "".join(_pieces(element, skipped))
    return _FORBIDDEN.sub("", text).strip()


def _pieces(element: Any, skipped: Collection[str]) -> Iterator[str]:
    """Yield the pieces of a text in order, however deep they are nested."""
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        is_whole = node is element
        is_left_out = not is_whole and _is_left_out(event, node, skipped)
        is_block = not is_whole and node.tag in _BLOCKS
        if event == "start" and is_left_out:
            walk.skip_subtree()
        elif event == "start":
            yield "\n" if is_block or node.tag == "br" else ""
            yield node.text or ""
        elif event == "end" and is_block and not is_left_out:
            yield "\n"
        if event != "start" and not is_whole:
            yield node.tail or ""


def _is_left_out(event: str, node: Any, skipped: Collection[str]) -> bool:
    """Return whether a part of a page has no text, or none that is wanted."""
    return event in ("comment", "pi") or bool(set(classes(node)) & set(skipped))


def targets(element: Any) -> list[str]:
    """Return the addresses that an element links to, in order."""
    return [str(address) for address in element.xpath(".//a/@href")]
