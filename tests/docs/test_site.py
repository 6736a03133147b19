"""The documentation site: its generated pages are whole, it loads nothing from elsewhere, and it
uses the words of the field.
"""

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT
from tocsin.casebook.expand import library_indicators, templates
from tocsin.casebook.rows import SECTIONS
from tocsin.cli.main import LISTED
from tocsin.exchange.jsonl import FILES
from tocsin.sources import FORMATS

DOCS = ROOT / "docs"
# Decisions are kept as they were written; guides for plug-ins have tests of their own.
PAGES = sorted(
    p for p in DOCS.rglob("*.md") if p.relative_to(DOCS).parts[0] not in ("decisions", "plug-ins")
)
_CODE = re.compile(r"```.*?^ *```|`[^`]*`|<!--.*?-->", re.DOTALL | re.MULTILINE)
# Words that the program does not use for what it does (one word for one thing).
_AVOIDED = re.compile(
    (
        r"\(s\)|\b(?:habit|(?<!bell that is )rung|told before|undated|mends?|mended|document's own "
        r"voice)\b"
    ),
    re.IGNORECASE,
)
_VARIABLE = re.compile(r"""(?:environ(?:\.get\(|\[)\s*|(?:VARIABLE|SETTING) = )["']([A-Z_]+)""")


@pytest.fixture
def generate(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Import a module of the site's generated pages."""
    monkeypatch.syspath_prepend(DOCS / "generate")
    return importlib.import_module


def test_every_command_has_a_section(generate: Callable[[str], ModuleType]) -> None:
    page = generate("command_pages").commands()
    assert [name for name in LISTED if f"`tocsin {name}` {{ #tocsin-{name} }}" not in page] == []
    assert "`tocsin audit verify`" in page
    assert "| `--as-of AS_OF` | The moment to look from" in page


def test_every_file_of_a_run_has_a_section(generate: Callable[[str], ModuleType]) -> None:
    page = generate("record_pages").output_files()
    assert [name for name in FILES if f"## `{name}.jsonl` {{ #{name} }}" not in page] == []
    assert "| `chain` | list of [Hop](#part-hop) |" in page
    assert "### Hop { #part-hop }" in page


def test_every_link_inside_a_generated_page_has_its_section(
    generate: Callable[[str], ModuleType],
) -> None:
    for module, name in (("record_pages", "output_files"), ("casebook_pages", "fields")):
        page = getattr(generate(module), name)()
        sections = set(re.findall(r"\{ #([\w-]+) \}", page))
        assert set(re.findall(r"\]\(#([\w-]+)\)", page)) <= sections


def test_casebooks_are_described_whole(generate: Callable[[str], ModuleType]) -> None:
    pages = generate("casebook_pages")
    assert [s for s in SECTIONS if f"## `{s}` {{ #{s} }}" not in pages.fields()] == []
    assert "| `owner` | text | required |" in pages.fields()
    named = pages.indicators()
    assert [i for i in library_indicators() if f"### `{i}` {{ #{i} }}" not in named] == []
    assert [t for t in templates() if f"## `{t}`" not in pages.problem_templates()] == []


def test_every_format_is_listed(generate: Callable[[str], ModuleType]) -> None:
    page = generate("format_pages").formats()
    assert [e for e in FORMATS if f"`.{e.removeprefix('.')}`" not in page] == []


def test_the_decisions_are_listed_in_order(generate: Callable[[str], ModuleType]) -> None:
    page = generate("listing_pages").decisions(DOCS)
    files = [f"](../decisions/{p.name})" for p in sorted((DOCS / "decisions").glob("*.md"))]
    assert re.findall(r"\]\(\.\./decisions/[^)]*\)", page) == files


def test_every_variable_of_the_environment_is_documented() -> None:
    page = (DOCS / "reference" / "configuration.md").read_text(encoding="utf-8")
    sources = (ROOT / "src" / "tocsin").rglob("*.py")
    found = {name for p in sources for name in _VARIABLE.findall(p.read_text(encoding="utf-8"))}
    assert {"TOCSIN_VECTORS", "TOCSIN_GAZETTEER", "XDG_CACHE_HOME"} <= found
    assert {name for name in found if f"`{name}`" not in page} == set()


def test_what_a_page_loads_from_elsewhere_is_found(
    generate: Callable[[str], ModuleType], tmp_path: Path
) -> None:
    found = generate("loads").from_elsewhere
    page, style = tmp_path / "a.html", tmp_path / "b.css"
    page.write_text(
        '<a href="https://x.example">x</a><img src="a.svg"><link rel="canonical" '
        'href="https://x.example">'
    )
    style.write_text("a { background: url(data:image/svg+xml;utf8,http://x) }")
    assert list(found(tmp_path)) == []
    page.write_text(
        '<script async src="https://x.example/a.js"></script><link href=//x.example/a.css '
        "rel=stylesheet>"
    )
    style.write_text('@import "https://x.example/b.css"; a { src: url(https://x.example/c.woff2) }')
    assert len(list(found(tmp_path))) == 4


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(DOCS)))
def test_a_page_says_it_in_the_words_of_the_field(path: Path) -> None:
    prose = _CODE.sub("", path.read_text(encoding="utf-8"))
    assert _AVOIDED.findall(prose) == []
