"""From assessments to alarms and briefs."""

from tocsin.warn.brief import render_html, render_markdown
from tocsin.warn.decide import Decider
from tocsin.warn.states import ORDER
from tocsin.warn.translate import ENGLISH, languages, translator

__all__ = ["ENGLISH", "ORDER", "Decider", "languages", "render_html", "render_markdown", "translator"]
