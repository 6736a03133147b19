"""Pages from templates: what documents say is escaped, moments carry UTC, the program's own words
are in the reader's language.
"""

import re
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from tocsin.casebook.languages import in_language
from tocsin.language.catalogues import LANGUAGES
from tocsin.report.rendering import templates_of
from tocsin.web.browser_button import bookmarklet
from tocsin.web.corrections import correction_value
from tocsin.web.words import cite, words_in

# The names under which templates reach the words of the reader's language.
_WORDED = (
    "shown",
    "value",
    "worded",
    "recorded",
    "recorded_lines",
    "plain",
    "date",
    "moment",
    "when",
    "published_on",
    "days",
    "number",
    "percent",
    "months",
    "tongue",
    "tongue_list",
    "country",
)
# Marks of Markdown that posts carry: shown as they are in a text itself, left out where a line of
# it names it.
_MARKS = re.compile(
    r"(\*\*|__|~~|``?)(?=\S)(.+?)(?<=\S)\1"
    r"|\[([^\[\]]+)\]\(https?://[^\s()]+\)"
    r"|^\s{0,3}#{1,6}\s+",
    re.DOTALL,
)


def address(*parts: object, **parameters: object) -> str:
    """Write the address of a page, with what is asked of it where there is something."""
    path = "/" + "/".join(quote(str(part), safe="") for part in parts)
    query = {
        name.rstrip("_"): value for name, value in parameters.items() if value not in (None, "")
    }
    return f"{path}?{urlencode(query)}" if query else path


def own_address(written: str) -> str:
    """Return an address of this desk as it is written; the first page in place of one that leads
    elsewhere.
    """
    is_own = written.startswith("/") and not written.startswith(("//", "/\\"))
    return written if is_own else "/"


def _once() -> str:
    """Return a word that tells one form from any other."""
    return secrets.token_urlsafe(9)


def unmarked(text: object) -> str:
    """Return a text without the marks of Markdown around its words."""
    plain = str(text)
    while (bare := _MARKS.sub(_inside, plain)) != plain:
        plain = bare
    return plain.replace("**", "")


def _inside(mark: re.Match[str]) -> str:
    """Return what a mark of Markdown is set around."""
    return mark[2] or mark[3] or ""


@pass_context
def _local(context: Context, entry: object, field: str) -> str:
    """Return a field of an entry of the casebook in the reader's language."""
    return in_language(entry, field, context["language"])


def _environment() -> Environment:
    """Return what all templates are read and rendered by."""
    environment = templates_of("tocsin.web")
    environment.filters.update(unmarked=unmarked, cite=cite, own=own_address, local=_local)
    environment.globals.update(
        address=address,
        once=_once,
        bookmarklet=bookmarklet,
        correction_value=correction_value,
        tongues=LANGUAGES,
    )
    return environment


_PAGES = _environment()


def page(template: str, language: str, values: Mapping[str, Any]) -> str:
    """Render a page in a language."""
    words = words_in(language)
    worded = {name: getattr(words, name) for name in _WORDED}
    template_values = {"_": words, "language": language, **worded, **values}
    return _PAGES.get_template(template).render(template_values)
