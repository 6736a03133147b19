"""What an open page asks for its browser's notifications: the open alerts by cause, in the reader's
words; those that wait in the reader's quiet hours are not among them yet.
"""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from tocsin.errors import TocsinError
from tocsin.web import views
from tocsin.web.answering import as_json, wrong
from tocsin.web.desk import Desk, Look


def notes_answer(desk: Desk, request: Request, looked: Callable[[Desk, Request], Look]) -> Response:
    """Return the notes of a page's browser as JSON, and how many alerts are open."""
    try:
        look = looked(desk, request)
        notes = [note._asdict() for note in views.notes(look)]
        return as_json({"open": views.number_open(look), "notes": notes})
    except TocsinError as error:
        return wrong(error)
