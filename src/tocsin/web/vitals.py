"""What programs ask that look after a desk: whether it is well, and figures about its store.

Both tell numbers alone: nothing of what a store holds.
"""

from collections import Counter
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tocsin import __version__
from tocsin.errors import TocsinError
from tocsin.web.desk import Desk

# The text format of Prometheus, https://prometheus.io/docs/instrumenting/exposition_formats/.
FORMAT = "text/plain; version=0.0.4; charset=utf-8"


def vital_routes(desk: Desk) -> list[Route]:
    """Return the routes."""

    def health(_request: Request) -> Response:
        """Say whether store and casebook can be read."""
        try:
            desk.version()
        except TocsinError as error:
            return PlainTextResponse(f"{error}\n", 503)
        return PlainTextResponse("ok\n")

    def metrics(_request: Request) -> Response:
        """Give the figures."""
        try:
            body = "".join(figures(desk))
        except TocsinError as error:
            return PlainTextResponse(f"{error}\n", 503)
        return Response(body, media_type=FORMAT)

    return [Route("/healthz", health), Route("/metrics", metrics)]


def figures(desk: Desk) -> Iterator[str]:
    """Yield each figure in the text format of Prometheus.

    Raises:
        TocsinError: the store or the casebook cannot be read.
    """
    store = desk.store
    areas = store.pulse.areas()
    read = areas["read"]
    judged = sum(areas.values()) - read
    yield _figure("tocsin_info", "gauge", "The program that answers.", 1, version=__version__)
    yield _figure("tocsin_captures", "gauge", "Captures kept.", store.about.captures())
    latest = desk.latest().timestamp()
    yield _figure(
        "tocsin_latest_moment_seconds", "gauge", "The last capture or judgement, UNIX time.", latest
    )
    yield _figure("tocsin_reads_total", "counter", "Writings of what was read.", read)
    yield _figure("tocsin_judgements_total", "counter", "Writings of what was judged.", judged)
    if store.worker.is_one_of_many:
        said = "Programs that read into the store now."
        yield _figure("tocsin_workers", "gauge", said, store.worker.at_work())
    name, said = "tocsin_left_out_total", "What was left out, by stage and reason."
    for number, drop in enumerate(store.drops()):
        labels = {"stage": drop.stage, "reason": drop.reason}
        yield _figure(name, "counter", said if not number else "", drop.number, **labels)
    outcomes = Counter(delivery.outcome for delivery in store.words.deliveries())
    name, said = "tocsin_deliveries", "Alarms to targets, by what became of each."
    for number, (outcome, count) in enumerate(sorted(outcomes.items())):
        yield _figure(name, "gauge", said if not number else "", count, outcome=outcome)


def _figure(name: str, kind: str, said: str, value: float, **labels: str) -> str:
    """Return one figure, after what it is where that is said."""
    named = ",".join(f'{label}="{text}"' for label, text in labels.items())
    head = f"# HELP {name} {said}\n# TYPE {name} {kind}\n" if said else ""
    return f"{head}{name}{f'{{{named}}}' if named else ''} {value:.15g}\n"
