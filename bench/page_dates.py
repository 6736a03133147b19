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
import json
import random
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import htmldate
import trafilatura

from bench.pages import DATA, pages
from tocsin.documents import Extractor
from tocsin.records import HTML, Capture, Document
from tocsin.sources.decode import decode

SEEN = dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)
ZONES = (
    ("+00:00", "UTC", 0),
    ("+03:00", "МСК", 180),
    ("+06:00", "GMT+6", 360),
    ("+02:00", "EET", 120),
    ("-05:00", "EST", -300),
    ("+05:30", "UTC+5:30", 330),
)
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
}
TEXTS = {
    "en": (
        "The station kept working in the usual way",
        "Officials told residents that the road would open again",
        "The guard at the gate was doubled before noon",
    ),
    "ru": (
        "Станция продолжала работать в обычном режиме",
        "Чиновники сообщили жителям, что дорога вскоре откроется",
        "Охрану у ворот удвоили ещё до полудня",
    ),
    "uk": (
        "Станція продовжувала працювати у звичайному режимі",
        "Посадовці повідомили мешканцям, що дорога невдовзі відкриється",
        "Охорону біля воріт подвоїли ще до полудня",
    ),
    "kk": (
        "Станция әдеттегі режимде жұмысын жалғастырды",
        "Шенеуніктер тұрғындарға жолдың жақында ашылатынын айтты",
        "Қақпадағы күзет түске дейін екі есе күшейтілді",
    ),
}
TODAY = {
    "en": "Today, 14:35",
    "ru": "Сегодня, 14:35",
    "uk": "Сьогодні, 14:35",
    "kk": "Бүгін, 14:35",
}
PUBLISHED = {
    "en": "Published: ",
    "ru": "Опубликовано: ",
    "uk": "Опубліковано: ",
    "kk": "Жарияланды: ",
}
UPDATED = {"en": "Updated: ", "ru": "Обновлено: ", "uk": "Оновлено: ", "kk": "Жаңартылды: "}


class TrialPage(NamedTuple):
    """A page with its true date: the local moment and minutes from UTC (None: no zone on the page),
    a day alone, or none.
    """

    kind: str
    html: str
    url: str
    local: dt.datetime | None
    minutes: int | None
    is_day: bool


class DateMark(NamedTuple):
    """One mark: what goes into the head, what beside the headline, and what of the moment it gives
    (instant, clock, day, nothing).
    """

    kind: str
    head: str = ""
    line: str = ""
    gives: str = "nothing"
    url: str = ""


Peer = Callable[[str, str], str | None]
Mark = Callable[[random.Random, dt.datetime, tuple[str, str, int], str], DateMark]


def _iso(moment: dt.datetime, zone: tuple[str, str, int]) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S") + zone[0]


def _words(moment: dt.datetime, code: str) -> str:
    month = MONTHS[code].split()[moment.month - 1]
    if code == "en":
        return f"{month} {moment.day}, {moment.year}"
    return (
        f"{moment.year} жылғы {moment.day} {month}"
        if code == "kk"
        else f"{moment.day} {month} {moment.year}"
    )


def _meta(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    name = rng.choice(
        (
            'property="article:published_time"',
            'name="pubdate"',
            'itemprop="datePublished"',
            'name="publish-date"',
            'name="DC.date.issued"',
        )
    )
    return DateMark("meta", f'<meta {name} content="{_iso(moment, zone)}">', gives="instant")


def _rfc(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    days, months = (
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        [m[:3] for m in MONTHS["en"].split()],
    )
    raw = (
        f"{days[moment.weekday()]}, {moment.day:02} {months[moment.month - 1]} {moment.year} "
        f"{moment:%H:%M:%S} {zone[0].replace(':', '')}"
    )
    return DateMark(
        "meta RFC 822", f'<meta name="publication_date" content="{raw}">', gives="instant"
    )


def _ld(rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str) -> DateMark:
    article = {
        "@type": rng.choice(("NewsArticle", "Article", "BlogPosting")),
        "headline": "x",
        "datePublished": _iso(moment, zone),
    }
    article["dateModified"] = _iso(moment + dt.timedelta(days=rng.randrange(40)), zone)
    value: object = article | {"@context": "https://schema.org"}
    if rng.random() < 0.5:
        site = {"@type": "WebSite", "datePublished": "2009-01-01", "name": "Site"}
        value = {
            "@context": "https://schema.org",
            "@graph": [site, article, {"@type": "BreadcrumbList"}],
        }
    return DateMark(
        "JSON-LD",
        f'<script type="application/ld+json">{json.dumps(value)}</script>',
        gives="instant",
    )


def _time(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    name = rng.choice(
        (
            'class="entry-date published"',
            "pubdate",
            'class="article__time"',
            'itemprop="datePublished"',
        )
    )
    return DateMark(
        "time element",
        line=f'<time {name} datetime="{_iso(moment, zone)}">{_words(moment, code)}</time>',
        gives="instant",
    )


def _zoned_line(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    line = f"{_words(moment, code)}, {moment:%H:%M} ({zone[1]})"
    tag = rng.choice(
        ('<div class="article__date">{}</div>', "<p>{}</p>", '<span class="date">{}</span>')
    )
    return DateMark("date line with zone", line=tag.format(line), gives="instant")


def _line(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    line = rng.choice(
        (
            f"{_words(moment, code)}, {moment:%H:%M}",
            f"{moment:%d.%m.%Y} {moment:%H:%M}",
            f"{moment:%H:%M}, {_words(moment, code)}",
        )
    )
    tag = rng.choice(
        (
            '<div class="news-date">{}</div>',
            '<div class="meta"><span>{}</span> | <span>17 просмотров</span></div>',
        )
    )
    return DateMark(
        "date line", line=tag.format(rng.choice((PUBLISHED[code], "")) + line), gives="clock"
    )


def _day_line(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    line = rng.choice((_words(moment, code), f"{moment:%d.%m.%Y}", f"{moment:%Y-%m-%d}"))
    return DateMark(
        "day line", line=f'<div class="published-at">{PUBLISHED[code]}{line}</div>', gives="day"
    )


def _address(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    return DateMark("address", gives="day", url=f"/{moment:%Y/%m/%d}/station")


def _nothing(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    return DateMark("no date")


def _relative(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    return DateMark("today", line=f'<div class="article__date">{TODAY[code]}</div>')


def _changed(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    return DateMark(
        "change alone",
        f'<meta property="article:modified_time" content="{_iso(moment, zone)}">',
        f'<div class="date">{UPDATED[code]}{_words(moment, code)}</div>',
    )


def _zero(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    value = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "datePublished": rng.choice(("1970-01-01T00:00:00Z", "0001-01-01T00:00:00")),
    }
    return DateMark(
        "clock zero", f'<script type="application/ld+json">{json.dumps(value)}</script>'
    )


def _ambiguous(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    return DateMark(
        "03/04",
        line=(
            "<div "
            f'class="date">{rng.randrange(1, 6):02}/{rng.randrange(7, 12):02}/{moment.year}</div>'
        ),
    )


def _yearless(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> DateMark:
    month = MONTHS[code].split()[moment.month - 1]
    return DateMark("no year", line=f'<div class="date">{moment.day} {month}, {moment:%H:%M}</div>')


MARKS: tuple[Mark, ...] = (
    _meta,
    _rfc,
    _ld,
    _time,
    _zoned_line,
    _line,
    _day_line,
    _address,
    _nothing,
    _relative,
    _changed,
    _zero,
    _ambiguous,
    _yearless,
)


def _traps(
    rng: random.Random, moment: dt.datetime, zone: tuple[str, str, int], code: str
) -> dict[str, str]:
    """Return what stands on the page and is no publication: by the place it stands in."""
    other = moment + dt.timedelta(days=rng.randrange(20, 300))
    visit = SEEN - dt.timedelta(days=rng.randrange(3))
    choices = {
        "footer": f"© {rng.randrange(2001, 2012)}–{rng.choice(('2023', '2024'))} Site",
        "aside": (
            '<div class="related"><time '
            f'datetime="{_iso(other, zone)}">{_words(other, code)}</time> {TEXTS[code][0]}</div>'
        ),
        "comments": (
            '<div class="comments"><p class="comment"><span '
            f'class="date">{other:%d.%m.%Y %H:%M}</span> {TEXTS[code][2]}</p></div>'
        ),
        "visit": (
            f'<header class="top"><div class="today date">{_words(visit, code)}</div></header>'
        ),
        "event": f"<p>{TEXTS[code][1]}: {_words(other, code)}.</p>",
        "menu": (
            '<nav><a href="/archive/2019/">2019</a> <a href="/archive/2020/">2020</a> '
            f"{other:%d.%m.%Y}</nav>"
        ),
    }
    return {name: text for name, text in choices.items() if rng.random() < 0.45}


def make_page(rng: random.Random, mark: Mark, number: int) -> TrialPage:
    """Return one page."""
    moment = dt.datetime(2012, 1, 1) + dt.timedelta(minutes=rng.randrange(12 * 365 * 1440))
    zone, code = rng.choice(ZONES), rng.choice(sorted(TEXTS))
    if zone[1] == "МСК" and moment.year < 2015:
        moment = moment.replace(year=2016, day=min(28, moment.day))
    date_mark, traps = mark(rng, moment, zone, code), _traps(rng, moment, zone, code)
    body = "".join(
        (
            f"<p>{rng.choice(TEXTS[code])}, {rng.choice(TEXTS[code]).lower()}. "
            f"{rng.choice(TEXTS[code])}.</p>"
        )
        for _ in range(rng.randrange(4, 8))
    )
    page = (
        f'<!DOCTYPE html><html lang="{code}"><head><meta '
        f'charset="utf-8"><title>{TEXTS[code][0]} {number}</title>{date_mark.head}</head><body>'
        f"{traps.get('visit', '')}{traps.get('menu', '')}<main><article><h1>{TEXTS[code][0]} "
        f"{number}</h1>{date_mark.line}"
        "<div "
        f'class="text">{body}{traps.get("event", "")}</div></article>{traps.get("comments", "")}</main>'
        f"<aside>{traps.get('aside', '')}</aside><footer>{traps.get('footer', '')}</footer></body></html>"
    )
    local = (
        None
        if date_mark.gives == "nothing"
        else moment.replace(second=moment.second if date_mark.gives == "instant" else 0)
    )
    minutes = zone[2] if date_mark.gives == "instant" else None
    return TrialPage(
        date_mark.kind,
        page,
        f"http://site.example{date_mark.url or f'/news/{number}'}",
        local,
        minutes,
        date_mark.gives == "day",
    )


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


def make_pages(count: int, seed: int) -> list[TrialPage]:
    """Return so many pages, the kinds in turn."""
    rng = random.Random(seed)
    return [make_page(rng, MARKS[n % len(MARKS)], n) for n in range(count)]


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
