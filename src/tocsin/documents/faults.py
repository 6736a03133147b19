"""Pages that stand in the place of a text: the text is gone (a soft 404), or a wall was shown
instead of it.

A server that answers 200 may still say that the page does not exist, ask for consent, a login, a
proof of being human, or JavaScript. None of that is text of the source. A page counts as such only
where that is nearly all it says, or is its whole title: articles about missing pages and cookies
stay articles.
"""

import functools
import re
from importlib import resources
from typing import TYPE_CHECKING

from tocsin.errors import InputError
from tocsin.language.fold import fold
from tocsin.language.yaml_text import read_text

if TYPE_CHECKING:
    from lxml import html

GONE, UNREADABLE = "page_gone", "unreadable"
_SAID = {
    "consent": "it shows a request for consent (cookies) instead of a text",
    "login": "it asks for a login or a subscription instead of showing a text",
    "captcha": "it asks for a proof of being human, or refuses access",
    "javascript": "it asks for JavaScript instead of showing a text",
}
# A fault's page has few words of its own; a wall of consent has more.
_FEW_WORDS, _CONSENT_WORDS = 60, 260
_LONGEST_TITLE_WORDS = 14
# So many different phrases of consent make a wall of it.
_CONSENT_PHRASES = 2
_SENTENCE = re.compile(r"[^.!?\n|]+(?:[.!?]+|\n|\||$)")
_SITE_NAME = re.compile(r"\s+[-|–—·:»]+\s+")
_SKIPPED = ("script", "style", "template", "head")


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return what each fault says, by its name."""
    file = resources.files("tocsin.documents") / "faults.yml"
    lists = read_text(file.read_text(encoding="utf-8"))
    opening = "|".join(lists.pop("opening"))
    before = rf"(?:(?:{opening})[ ,.!:-]*){{0,3}}"
    return {
        name: re.compile(rf"{before}(?P<said>{'|'.join(forms)})") for name, forms in lists.items()
    }


def page_fault(tree: "html.HtmlElement", text: str) -> InputError | None:
    """Return what is wrong with a page whose main text was extracted as `text` (empty where none
    was found); None where it is one.

    The error's reason is `page_gone` where the text is no longer there, `unreadable` where
    something else was shown.
    """
    titles = [_plain(t) for t in _titles(tree)]
    said = text if text.strip() else _visible(tree)
    few = len(said.split()) <= _FEW_WORDS
    for title in titles:
        if len(title.split()) <= _LONGEST_TITLE_WORDS and _is_whole("gone", title):
            return InputError(f"the page says that it is gone: “{title}”.", reason=GONE)
    if few and (phrase := _opens("gone", said)):
        return InputError(f"the page says that it is gone: “{phrase}”.", reason=GONE)
    for kind in ("captcha", "javascript", "login"):
        named = any(_is_whole(kind, title) for title in titles)
        if few and (named or _opens(kind, said)):
            return InputError(f"{_SAID[kind]}.", reason=UNREADABLE)
    if len(said.split()) <= _CONSENT_WORDS and _is_consent(said, titles):
        return InputError(f"{_SAID['consent']}.", reason=UNREADABLE)
    return None


def _titles(tree: "html.HtmlElement") -> list[str]:
    """Return the title and the first headings of a page; a title also without the name of its site,
    on either side.
    """
    headings = [t.text_content() for t in (*tree.iter("title"), *tree.iter("h1"))][:4]
    parts = [part for title in headings for part in _SITE_NAME.split(title.strip())]
    return [*headings, *parts]


def _plain(text: str) -> str:
    """Return folded text on one line, without marks around it."""
    return " ".join(fold(text).split()).strip(' .!?…:|-"“”«»()')


def _is_whole(kind: str, title: str) -> bool:
    """Return whether a title says nothing else than a phrase of a fault."""
    return bool(title) and _patterns()[kind].fullmatch(title) is not None


def _opens(kind: str, text: str) -> str | None:
    """Return the sentence of a text that begins with a phrase of a fault, or None."""
    for sentence in map(_plain, _SENTENCE.findall(text)):
        fault = _patterns()[kind].match(sentence)
        if fault and 2 * len(fault.group("said")) >= len(sentence):
            return sentence
    return None


def _is_consent(text: str, titles: list[str]) -> bool:
    """Return whether a text is a request for consent: several phrases of one, in a good share of
    its sentences.
    """
    plain = [p for p in map(_plain, _SENTENCE.findall(text)) if p]
    hits = [
        m.group("said") for sentence in plain for m in _patterns()["consent"].finditer(sentence)
    ]
    touched = sum(_patterns()["consent"].search(sentence) is not None for sentence in plain)
    named = any(_is_whole("consent", title) for title in titles)
    return (len(set(hits)) >= _CONSENT_PHRASES or named) and touched * 3 >= len(plain)


def _visible(tree: "html.HtmlElement") -> str:
    """Return all the words of a page, block by block."""
    parts: list[str] = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or any(
            a.tag in _SKIPPED for a in (element, *element.iterancestors())
        ):
            continue
        parts += [p.strip() for p in (element.text, element.tail) if p and p.strip()]
    return "\n".join(parts)


def parsed(body: bytes | str) -> "html.HtmlElement | None":
    """Return the tree of a page, or None where it holds no HTML."""
    from lxml import etree, html  # most texts are no pages, and it is long to load

    # lxml refuses a decoded text that names an encoding of its own.
    declares = isinstance(body, str) and body.lstrip().startswith("<?xml")
    try:
        return html.document_fromstring(str(body).encode("utf-8", "replace") if declares else body)
    except (etree.ParserError, ValueError):
        return None
