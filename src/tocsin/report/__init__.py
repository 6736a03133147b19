"""What a person is given to read: briefs, pictures, maps, in several languages."""

from typing import TYPE_CHECKING

from tocsin.offered import by_need
from tocsin.report.worded import ENGLISH, LANGUAGES, Words, languages, worded

if TYPE_CHECKING:
    from tocsin.report.brief import BriefForm, DrawnMap, render_brief, render_html, render_markdown

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

__getattr__ = by_need(
    __name__,
    {
        "brief": ("BriefForm", "DrawnMap", "render_brief", "render_html", "render_markdown"),
    },
)
