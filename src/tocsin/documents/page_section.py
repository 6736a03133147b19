"""In which section of its site a web page says it stands: by its own marks alone, never by its
menus.
"""

from collections.abc import Iterator
from typing import Any

from tocsin.language.json_values import NoJsonError, json_value

# Names of meta elements that state a section: Open Graph, and those of common publishing systems.
_NAMES = (
    "article:section",
    "og:article:section",
    "section",
    "parsely-section",
    "cxenseparse:section",
    "genre",
    "sailthru.section",
)
# Types of schema.org that say what kind of text an article is, and the section that stands for
# each.
_TYPES = {"opinionnewsarticle": "opinion", "satiricalarticle": "satire"}
_LONGEST = 80


def section_of(tree: Any) -> str | None:
    """Return the section a page states for itself; None where it states none."""
    return next(
        (s for s in (*_in_types(tree), *_in_meta(tree), *_in_json(tree)) if 0 < len(s) <= _LONGEST),
        None,
    )


def _in_meta(tree: Any) -> Iterator[str]:
    """Yield what its meta elements state."""
    for element in tree.iter("meta"):
        name = (
            element.get("property") or element.get("name") or element.get("itemprop") or ""
        ).casefold()
        if name in _NAMES or name == "articlesection":
            yield " ".join((element.get("content") or "").split())


def _in_types(tree: Any) -> Iterator[str]:
    """Yield the sections that the types of its articles stand for."""
    for work in _works(tree):
        types = work.get("@type")
        for kind in types if isinstance(types, list) else [types]:
            if str(kind).casefold() in _TYPES:
                yield _TYPES[str(kind).casefold()]


def _in_json(tree: Any) -> Iterator[str]:
    """Yield the sections that its JSON-LD states."""
    for work in _works(tree):
        section = work.get("articleSection")
        first = section[0] if isinstance(section, list) and section else section
        if isinstance(first, str):
            yield " ".join(first.split())


def _works(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the works its JSON-LD describes, on the first level and in its graph."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").casefold():
            continue
        try:
            value: Any = json_value((script.text or "").strip(), strict=False)
        except NoJsonError:
            continue  # a broken block states nothing
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                graph = item.get("@graph")
                yield from (
                    w
                    for w in (item, *(graph if isinstance(graph, list) else ()))
                    if isinstance(w, dict)
                )
