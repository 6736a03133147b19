"""The pages: each a function from a look to what its template shows. They read by queries only; nothing is judged anew."""

from tocsin.desk.web.views.attention import attention, series_page
from tocsin.desk.web.views.audit import audit
from tocsin.desk.web.views.board import board
from tocsin.desk.web.views.claim import claim
from tocsin.desk.web.views.document import adding, document
from tocsin.desk.web.views.lineage import families, family
from tocsin.desk.web.views.narrative import narrative, narratives
from tocsin.desk.web.views.places import map_page, site
from tocsin.desk.web.views.problem import problem
from tocsin.desk.web.views.search import search
from tocsin.desk.web.views.source import source, sources

__all__ = [
    "adding", "attention", "audit", "board", "claim", "document", "families", "family", "map_page", "narrative", "narratives", "problem",
    "search", "series_page", "site", "source", "sources",
]  # fmt: skip
