"""Reading a page as its reader does: its own words, without what it cites in another language."""

import re
from html.parser import HTMLParser

# Elements that have no end tag (HTML, 13.1.2).
_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()
)
# Attributes that a reader hears or sees.
_SHOWN = ("aria-label", "placeholder", "title", "data-play", "data-stop", "data-until", "data-drawn")
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*){2,}")


class _Reader(HTMLParser):
    """Collects the texts whose language is that of the page; an element with another one is cited."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.texts: list[str] = []
        self._open: list[tuple[str, str]] = []

    def _spoken(self, attributes: dict[str, str | None]) -> str:
        return attributes.get("lang") or (self._open[-1][1] if self._open else "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        spoken = self._spoken(attributes)
        if tag == "html":
            self.language = spoken
        if spoken == self.language:
            self.texts += [value for name in _SHOWN if (value := attributes.get(name))]
        if tag not in _VOID:
            self._open.append((tag, spoken))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        is_text = self._open and self._open[-1][0] not in ("title", "script", "style")
        if is_text and self._open[-1][1] == self.language and data.strip():
            self.texts.append(" ".join(data.split()))


def own_texts(page: str) -> tuple[str, list[str]]:
    """Return the language of a page, and its texts in that language."""
    reader = _Reader()
    reader.feed(page)
    return reader.language, reader.texts


def english_runs(page: str) -> list[str]:
    """Return the runs of three or more words in Latin letters among the texts of a page's own."""
    _, texts = own_texts(page)
    return [run for text in texts for run in _LATIN_RUN.findall(text)]
