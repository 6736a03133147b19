"""Pages from templates: what documents say is escaped, moments carry UTC, the program's own words stand in the reader's language."""

import datetime as dt
import functools
import re
import secrets
from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from ruamel.yaml import YAML

from tocsin.errors import TocsinError
from tocsin.language.plurals import by_number
from tocsin.records import Message
from tocsin.report import ENGLISH, Words
from tocsin.web.said import label, value_told
from tocsin.workspace.naming import hint

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Русский"}


def _when(moment: dt.datetime | dt.date | None, words: str = "—") -> Markup:
    """Write a moment so that scripts can put it into the reader's zone; a bare day stays a day."""
    if moment is None:
        return Markup(words)
    if not isinstance(moment, dt.datetime):
        return Markup(f'<time datetime="{moment.isoformat()}">{moment.isoformat()}</time>')
    utc = moment.astimezone(dt.UTC)
    told = f"{utc:%Y-%m-%d %H:%M} UTC"
    return Markup(f'<time datetime="{utc:%Y-%m-%dT%H:%M:%SZ}" title="{told}">{told}</time>')


def _address(*parts: object, **asked: object) -> str:
    """Write the address of a page, with what is asked of it where there is something."""
    path = "/" + "/".join(quote(str(p), safe="") for p in parts)
    rest = {k.rstrip("_"): v for k, v in asked.items() if v not in (None, "")}
    return f"{path}?{urlencode(rest)}" if rest else path


_PAGES = Environment(
    loader=PackageLoader("tocsin.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
# Marks of Markdown that posts carry: shown as they are in a text itself, left out where a line of it names it.
_MARKS = re.compile(
    r"(\*\*|__|~~|``?)(?=\S)(.+?)(?<=\S)\1|\[([^\[\]]+)\]\(https?://[^\s()]+\)|^\s{0,3}#{1,6}\s+",
    re.DOTALL,
)


def unmarked(text: object) -> str:
    """Return a text without the marks of Markdown around its words."""
    plain = str(text)
    while (once := _MARKS.sub(lambda m: m[2] or m[3] or "", plain)) != plain:
        plain = once
    return plain.replace("**", "")


_PAGES.filters["unmarked"] = unmarked
_PAGES.globals.update(
    when=_when,
    address=_address,
    once=lambda: secrets.token_urlsafe(9),
    label=label,
    value_told=value_told,
)


@functools.lru_cache(maxsize=8)
def texts(language: str) -> Mapping[str, str]:
    """Return the interface's texts in a language, by their English form."""
    if language == ENGLISH:
        return {}
    file = resources.files("tocsin.web") / "texts" / f"{language}.yml"
    return {
        str(k): str(v) for k, v in YAML(typ="safe").load(file.read_text(encoding="utf-8")).items()
    }


def speaker(language: str) -> Callable[..., str]:
    """Return the function that puts a text of the interface, or a record's message, into a language; values fill its braces."""
    own, words = texts(language), Words(language)

    def say(text: str | Message, **values: object) -> str:
        if isinstance(text, Message):
            return words(text)
        form = own.get(text, text)
        return by_number(form.format(**values)) if values else form

    return say


def worded(error: TocsinError, language: str) -> str:
    """Return what an error says, in a language; one whose sentence stands in no list is said as it is."""
    say = speaker(language)
    if not error.values:
        return say(str(error))
    return say(
        error.text,
        **{k: _part(v, say) if isinstance(v, str) else v for k, v in error.values.items()},
    )


def _part(value: str, say: Callable[..., str]) -> str:
    """Return a part of a sentence in a language: what lies near is named as it is."""
    near = hint([""])
    return (
        say(near + "{found}", found=value.removeprefix(near))
        if value.startswith(near)
        else say(value)
    )


def page(template: str, language: str, values: Mapping[str, Any]) -> str:
    """Render a page."""
    return _PAGES.get_template(template).render(
        _=speaker(language), language=language, tongues=LANGUAGES, **values
    )
