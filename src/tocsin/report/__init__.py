"""What a person is given to read: briefs, pictures, maps, in several languages."""

from tocsin.report.brief import render_html, render_markdown
from tocsin.report.translate import ENGLISH, languages, translator

__all__ = ["ENGLISH", "languages", "render_html", "render_markdown", "translator"]
