"""From assessments to alarms and briefs."""

from tocsin.warn.brief import render_html, render_markdown
from tocsin.warn.decide import Decider
from tocsin.warn.states import ORDER

__all__ = ["ORDER", "Decider", "render_html", "render_markdown"]
