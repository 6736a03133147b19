"""Adds to the site, while it is built, the pages that are made from the program itself, so that none is kept by hand."""

from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

import casebook_pages
import command_pages
import format_pages
import listing_pages
import loads
import record_pages

DOCS = Path(__file__).resolve().parent.parent

# Address of a page in the site -> what makes its Markdown.
PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": command_pages.commands,
    "reference/output-files.md": record_pages.output_files,
    "reference/casebook-fields.md": casebook_pages.fields,
    "reference/indicators.md": casebook_pages.indicators,
    "reference/templates.md": casebook_pages.problem_templates,
    "reference/formats.md": format_pages.formats,
    "reference/languages.md": format_pages.languages_page,
    "how-to/write-a-plug-in.md": lambda: listing_pages.plug_ins(DOCS),
    "reference/decisions.md": lambda: listing_pages.decisions(DOCS),
}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the guides for plug-ins that this version has below the page that lists them."""
    guides = [f"plug-ins/{page.name}" for page in listing_pages.pages_of(DOCS, "plug-ins")]
    for section in config.nav or []:
        for entry in section.get("How to", ()):
            if isinstance(entry, dict) and "Plug-ins" in entry:
                entry["Plug-ins"] += guides
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the generated pages to the files of the site."""
    for address, page in PAGES.items():
        files.append(File.generated(config, address, content=page()))
    return files


def on_post_build(*, config: MkDocsConfig) -> None:
    """Check that the site can be read without network.

    Raises:
        PluginError: a page loads something from elsewhere.
    """
    found = list(loads.from_elsewhere(Path(config.site_dir)))
    if found:
        raise PluginError("the site loads from elsewhere:\n" + "\n".join(found))
