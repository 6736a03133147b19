"""The pages: each a function from a look to what its template shows. They read by queries only;
nothing is judged anew.
"""

from tocsin.web.views.actor import actor, actors
from tocsin.web.views.alerts import alerts, notes, number_open
from tocsin.web.views.attention import attention, series_page
from tocsin.web.views.audit import audit
from tocsin.web.views.board import board, number_waiting
from tocsin.web.views.casebook import casebook, entry
from tocsin.web.views.claim import claim
from tocsin.web.views.collecting import collecting
from tocsin.web.views.document import adding, button, document
from tocsin.web.views.find import find
from tocsin.web.views.firing import firing
from tocsin.web.views.leaving import brief_page, export_page
from tocsin.web.views.ledger import ledger
from tocsin.web.views.lineage import families, family
from tocsin.web.views.narrative import narrative, narratives
from tocsin.web.views.places import map_page, site
from tocsin.web.views.problem import problem
from tocsin.web.views.queue import queue
from tocsin.web.views.search import search
from tocsin.web.views.source import source, sources

__all__ = [
    "actor",
    "actors",
    "adding",
    "alerts",
    "attention",
    "audit",
    "board",
    "brief_page",
    "button",
    "casebook",
    "claim",
    "collecting",
    "document",
    "entry",
    "export_page",
    "families",
    "family",
    "find",
    "firing",
    "ledger",
    "map_page",
    "narrative",
    "narratives",
    "notes",
    "number_open",
    "number_waiting",
    "problem",
    "queue",
    "search",
    "series_page",
    "site",
    "source",
    "sources",
]
