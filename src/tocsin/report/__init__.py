"""What a person is given to read: briefs, pictures, maps, in several languages."""

from tocsin.report.brief import BriefForm, DrawnMap, render_brief, render_html, render_markdown
from tocsin.report.worded import ENGLISH, LANGUAGES, Words, languages, worded

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "BriefForm",
    "DrawnMap",
    "Words",
    "languages",
    "render_brief",
    "render_html",
    "render_markdown",
    "worded",
]
