"""What a person is given to read: briefs, pictures, maps, in several languages."""

from typing import TYPE_CHECKING

from tocsin.offered import by_need

if TYPE_CHECKING:
    from tocsin.report.brief import BriefForm, DrawnMap, render_brief, render_html, render_markdown
    from tocsin.report.worded import ENGLISH, LANGUAGES, Words, languages

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
]

__getattr__ = by_need(
    __name__,
    {
        "worded": ("ENGLISH", "LANGUAGES", "Words", "languages"),
        "brief": ("BriefForm", "DrawnMap", "render_brief", "render_html", "render_markdown"),
    },
)
