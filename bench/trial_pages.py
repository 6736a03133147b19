"""Pages of the bench of dates, made of a fixed seed: marks of many kinds in four languages and many
zones, pages without a date, and traps.
"""

import datetime as dt
import json
import random
from collections.abc import Callable
from typing import NamedTuple

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
        f'<div class="text">{body}{traps.get("event", "")}</div></article>'
        f"{traps.get('comments', '')}</main><aside>{traps.get('aside', '')}</aside>"
        f"<footer>{traps.get('footer', '')}</footer></body></html>"
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


def make_pages(count: int, seed: int) -> list[TrialPage]:
    """Return so many pages, the kinds in turn."""
    rng = random.Random(seed)
    return [make_page(rng, MARKS[n % len(MARKS)], n) for n in range(count)]
