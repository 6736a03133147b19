"""From assessments to alarms and briefs."""

from tocsin.warn.brief import render_html, render_markdown
from tocsin.warn.decide import Decider

__all__ = ["Decider", "render_html", "render_markdown"]
