"""Dates of web pages: this program beside htmldate and trafilatura, on pages whose date is known,
and on real ones.

Usage: python -m bench.page_dates [--pages N] [--seed N] [--show]

The pages are made here, of a fixed seed: marks of many kinds in four languages and many zones,
pages without a date, and traps (years in footers, dates of change, of comments, of other articles,
of events, of the visit). A date is right where its day on the page's own clock is; for this program
the instant has to be right, too, where the page gives one. A page without a date is right when left
undated. Of real pages no dates are known: there the bench counts on how many days this program and
htmldate differ. Ours goes through the extraction stage.
"""

import argparse
import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable

import htmldate
import trafilatura

from bench.pages import DATA, pages
from bench.trial_pages import SEEN, TrialPage, make_pages
from tocsin.documents import Extractor
from tocsin.records import HTML, Capture, Document
from tocsin.sources.decode import decode

Peer = Callable[[str, str], str | None]


def _ours(page: str, url: str) -> Document | None:
    """Return the document the extraction stage makes of a page."""
    body = page.encode()
    sha = hashlib.sha256(body).hexdigest()
    capture = Capture(
        id=sha,
        origin=url,
        external_id=url,
        media_type=HTML,
        body=body,
        sha256=sha,
        seen_at=SEEN,
        url=url,
    )
    read = Extractor(as_of=SEEN, decode=decode, find_source=lambda name, _: name)(capture)
    return read if isinstance(read, Document) else None


def _judge_ours(page: TrialPage) -> str:
    """Return whether our date is right, unknown or wrong: to the minute where the
    page gives one.
    """
    document = _ours(page.html, page.url)
    at = document.published_at if document is not None else None
    if at is None or document is None:
        return "right" if page.local is None else "unknown"
    if page.local is None:
        return "wrong"
    if document.date.precision == "day":
        return (
            "right"
            if at.date() == page.local.date() and page.is_day
            else "day right"
            if at.date() == page.local.date()
            else "wrong"
        )
    true = page.local.replace(tzinfo=dt.UTC) - dt.timedelta(minutes=page.minutes or 0)
    return "right" if abs(at - true) < dt.timedelta(minutes=1) else "wrong"


def _judge_peer(page: TrialPage, value: str | None) -> str:
    """Return whether a peer's day is right, unknown or wrong."""
    if not value:
        return "right" if page.local is None else "unknown"
    return (
        "right"
        if page.local is not None and value[:10] == page.local.date().isoformat()
        else "wrong"
    )


def _htmldate(page: str, url: str) -> str | None:
    return htmldate.find_date(page, url=url, original_date=True)


def _not_extensive(page: str, url: str) -> str | None:
    return htmldate.find_date(page, url=url, original_date=True, extensive_search=False)


def _trafilatura(page: str, url: str) -> str | None:
    extracted = trafilatura.bare_extraction(page, url=url, with_metadata=True)
    return getattr(extracted, "date", None)


PEERS: dict[str, Peer] = {
    "htmldate": _htmldate,
    "htmldate, not extensive": _not_extensive,
    "trafilatura": _trafilatura,
}


def compare(
    trials: list[TrialPage], peers: dict[str, Peer], *, show: bool = False
) -> dict[str, Counter[tuple[str, str]]]:
    """Return for each program how often its date of each kind of page was right,
    unknown and wrong.
    """
    figures: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in ("tocsin", *peers)}
    for one in trials:
        ours = _judge_ours(one)
        if show and ours != "right":
            print(f"   {ours}: {one.kind} {one.local} {one.url}\n      {one.html[:700]}")
        figures["tocsin"][one.kind, ours] += 1
        for name, read in peers.items():
            figures[name][one.kind, _judge_peer(one, read(one.html, one.url))] += 1
    return figures


def real_pages() -> Counter[str]:
    """Return on how many real pages our date and that of htmldate are the same day, differ, or only
    one of them is there.
    """
    agreement: Counter[str] = Counter()
    for _, body, url, _ in pages():
        document = _ours(decode(body, url), url)
        ours = (
            document.published_at.date()
            if document is not None and document.published_at is not None
            else None
        )
        theirs = htmldate.find_date(decode(body, url), url=url or None, original_date=True)
        if ours and theirs:
            agreement[
                "same day"
                if abs(ours - dt.date.fromisoformat(theirs)) <= dt.timedelta(days=1)
                else "another day"
            ] += 1
        else:
            agreement["only tocsin" if ours else "only htmldate" if theirs else "neither"] += 1
    return agreement


def main() -> None:
    """Run the bench and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=819)
    parser.add_argument("--seed", type=int, default=18)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    trials = make_pages(args.pages, args.seed)
    figures = compare(trials, PEERS, show=args.show)
    for name, counts in figures.items():
        total = Counter[str]()
        for (_, verdict), number in counts.items():
            total[verdict] += number
        print(
            f"{name:24}",
            "  ".join(
                f"{verdict} {total[verdict]}"
                for verdict in ("right", "day right", "unknown", "wrong")
            ),
        )
    print(f"\nwrong by kind ({', '.join(figures)})")
    for kind in dict.fromkeys(one.kind for one in trials):
        print(
            f"  {kind:22}",
            *(f"{counts[kind, 'wrong']:5}" for counts in figures.values()),
            f"  of {sum(o.kind == kind for o in trials)}",
        )
    if DATA.exists():
        print(
            "\nreal pages:",
            "  ".join(f"{name} {count}" for name, count in sorted(real_pages().items())),
        )


if __name__ == "__main__":
    main()
