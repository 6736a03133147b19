"""Reading a page as its reader does: its own words, without what it cites in another language."""

import html
import re
from html.parser import HTMLParser

# Elements that have no end tag (HTML, 13.1.2).
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
# Attributes that a reader hears or sees.
_SHOWN = (
    "aria-label",
    "placeholder",
    "title",
    "data-play",
    "data-stop",
    "data-until",
    "data-drawn",
)
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*){2,}")


class _Reader(HTMLParser):
    """Collects the texts of a page's own; an element that states its own language is cited, with
    all inside it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []

    def _is_cited(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "html":
            self.language = attributes.get("lang") or ""
        is_cited = self._is_cited() or (tag != "html" and "lang" in attributes)
        if not is_cited:
            self.texts += [value for name in _SHOWN if (value := attributes.get(name))]
        if tag not in _VOID:
            self._open.append((tag, is_cited))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        is_text = self._open and self._open[-1][0] not in ("title", "script", "style")
        if is_text and not self._is_cited() and data.strip():
            self.texts.append(" ".join(data.split()))


def own_texts(page: str) -> tuple[str, list[str]]:
    """Return the language of a page, and the texts of its own."""
    reader = _Reader()
    reader.feed(page)
    return reader.language, reader.texts


def english_runs(page: str) -> list[str]:
    """Return the runs of three or more words in Latin letters among the texts of a page's own."""
    _, texts = own_texts(page)
    return [run for text in texts for run in _LATIN_RUN.findall(text)]


def read_aloud(page: str) -> str:
    """Return all that a page says, without its marks, as one line."""
    bare = html.unescape(re.sub(r"<[^>]*>", "", page.partition("<body")[2]))
    return " ".join(bare.split())
