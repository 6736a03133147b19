"""Feeds as they come: broken bytes, wrong heads, cut ends, entries without a name, text escaped
twice. All written for the tests.
"""

import datetime as dt
import json

import pytest

from tocsin.errors import InputError
from tocsin.sources.decode import charset_of, decode, in_utf8
from tocsin.sources.entries import Entry, Listing
from tocsin.sources.feeds import parse_feed
from tocsin.sources.markup import plain_line, plain_text
from tocsin.sources.sitemaps import parse_sitemap

URL = "http://news.example/feed"
TEXT = "Дежурные насосной станции сообщили, что вода подаётся в обычном режиме."
KAZAKH = (
    "Сорғы стансасының кезекшілері судың әдеттегідей берілетінін хабарлады, деді қала әкімдігі."
)
ARABIC = "قال العاملون في محطة المياه إن الضخ مستمر بشكل طبيعي منذ الصباح"


def rss(*items: str, head: str = "utf-8", tail: str = "</channel></rss>") -> str:
    return (
        f'<?xml version="1.0" encoding="{head}"?><rss version="2.0"><channel><title>t</title>'
        + "".join(items)
        + tail
    )


def item(number: int = 1, title: str = "Вода идёт", text: str = TEXT, more: str = "") -> str:
    return (
        f"<item><guid>{number}</guid><title>{title}</title><link>http://news.example/{number}</link>{more}"
        f"<description>{text}</description></item>"
    )


def texts(listing: Listing) -> list[str]:
    return [e.body.decode() for e in listing.entries]


def only(body: bytes | str) -> Entry:
    (entry,) = parse_feed(body.encode() if isinstance(body, str) else body, URL).entries
    return entry


@pytest.mark.parametrize("at", ["Вода".encode(), "Дежурные".encode(), "режиме".encode()])
@pytest.mark.parametrize("bad", [b"\xff", b"\x98", b"\xd0", b"\xe2\x80"])
def test_one_bad_byte_spoils_one_character(at: bytes, bad: bytes) -> None:
    body = rss(item(1), item(2)).encode()
    broken = body.replace(at, at + bad, 1)
    found = parse_feed(broken, URL).entries
    assert [e.body.decode().replace("\ufffd", "") for e in found] == [f"Вода идёт\n\n{TEXT}"] * 2
    assert "\ufffd" in found[0].body.decode()


@pytest.mark.parametrize(
    "head", ["windows-1251", "koi8-r", "utf-16", "iso-8859-1", "nobody-knows-this", "UTF-8", ""]
)
def test_a_wrong_head_does_not_spoil_utf8(head: str) -> None:
    assert only(rss(item(), head=head)).title == "Вода идёт"
    cut = rss(item(), item(2), head=head).encode().replace("режиме".encode(), b"\xd1", 1)
    assert TEXT in texts(parse_feed(cut, URL))[1]


@pytest.mark.parametrize(
    ("encoding", "codec", "text"),
    [
        ("windows-1251", "cp1251", TEXT),
        ("koi8-r", "koi8_r", TEXT),
        ("PT154", "ptcp154", KAZAKH),
        ("KZ-1048", "kz1048", KAZAKH),
        ("windows-1256", "cp1256", ARABIC),
        ("utf-16", "utf-16", TEXT),
        ("utf-16le", "utf-16-le", TEXT),
        ("ibm866", "cp866", TEXT),
    ],
)
def test_old_encodings_are_read_as_the_head_or_the_letters_say(
    encoding: str, codec: str, text: str
) -> None:
    assert text in only(rss(item(title="t", text=text), head=encoding).encode(codec)).body.decode()
    if "utf" not in encoding:
        assert text in decode(text.encode(codec), "x")


@pytest.mark.parametrize(
    ("header", "codec"),
    [
        ("text/xml; charset=windows-1251", "cp1251"),
        ('application/rss+xml; charset="KOI8-R"', "koi8_r"),
        ("text/xml; charset=utf-8", "utf-8"),
        ("text/xml; charset=PT154", "ptcp154"),
    ],
)
def test_the_servers_charset_comes_before_the_head(header: str, codec: str) -> None:
    body = rss(item(), head="iso-8859-5").encode(codec)
    assert only(in_utf8(body, header)).title == "Вода идёт"


def test_a_body_that_needs_no_charset_stays_as_it_is() -> None:
    body = rss(item()).encode()
    assert in_utf8(body, "text/xml; charset=windows-1251") == body
    assert in_utf8(b"\x1f\x8b\x08rest", "text/xml; charset=windows-1251") == b"\x1f\x8b\x08rest"
    assert in_utf8(b"%PDF-1.7 \xff", "application/pdf; charset=utf-8") == b"%PDF-1.7 \xff"
    assert charset_of("text/html") == ("text/html", None)
    assert charset_of(None) == ("", None)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<b>Срочно</b>: взрыв", "Срочно: взрыв"),
        ("&laquo;Нет&raquo;,&nbsp;&mdash; сказал он", "«Нет», — сказал он"),
        ("&amp;laquo;Нет&amp;raquo;", "«Нет»"),
        ("&lt;p&gt;Новость.&lt;/p&gt;&lt;script&gt;go()&lt;/script&gt;", "Новость."),
        ("<p>Раз.</p><style>p{color:red}</style><script>go(1)</script><p>Два.</p>", "Раз.\n\nДва."),
        ("AT&T и R&D; рост", "AT&T и R&D; рост"),
        ("5 < 6 и 7 > 3", "5 < 6 и 7 > 3"),
        ("<p>5 < 6</p>", "5 < 6"),
        ("&#171;Да&#187; &#x2014; ответ", "«Да» — ответ"),
        ("Жмите <Ctrl>", "Жмите <Ctrl>"),
        ("<![CDATA[<i>Внутри</i>]]>", "Внутри"),
        ("a<!-- not seen -->b", "ab"),
        ("Строка<br>ещё", "Строка\n\nещё"),
        ("?a=1&region=2", "?a=1&region=2"),
        ("<iframe src='x'>нет</iframe><p>Да</p>", "Да"),
        ("&amp;amp;laquo;Нет&amp;amp;raquo;", "«Нет»"),
        ("без разметки", "без разметки"),
    ],
)
def test_markup_becomes_the_text_a_reader_sees(markup: str, text: str) -> None:
    assert plain_text(markup) == text
    assert plain_line(markup) == " ".join(text.split())


def test_titles_and_texts_are_unescaped_however_often_they_were_escaped() -> None:
    entry = only(
        rss(
            item(
                title="<![CDATA[Мэр: &laquo;Вода будет&raquo;]]>",
                text="&amp;laquo;Будет&amp;raquo;,&amp;nbsp;&amp;mdash; сказал мэр.",
            )
        )
    )
    assert entry.title == "Мэр: «Вода будет»"
    assert entry.body.decode().endswith("«Будет», — сказал мэр.")


def test_entries_without_id_and_link_have_one_made_of_what_they_say() -> None:
    bare = f"<item><description>{TEXT}</description></item>"
    first = parse_feed(
        rss(
            bare, f"<item><title>Сводка</title><description>{TEXT} Да.</description></item>"
        ).encode(),
        URL,
    )
    again = parse_feed(rss(item(), bare).encode(), URL)
    assert texts(first)[0] == TEXT
    assert first.entries[0].id == again.entries[1].id
    assert len({e.id for e in first.entries}) == 2


def test_an_id_that_two_entries_share_hides_neither() -> None:
    twice = item(1).replace("news.example/1", "news.example/other")
    found = parse_feed(rss(item(1), twice, item(2)).encode(), URL).entries
    assert [e.url for e in found] == [
        "http://news.example/1",
        "http://news.example/other",
        "http://news.example/2",
    ]
    assert len({e.id for e in found}) == 3


def test_an_empty_entry_is_named() -> None:
    found = parse_feed(rss(item(), "<item><category>x</category></item>").encode(), URL)
    assert (len(found.entries), [lost.reason for lost in found.lost]) == (1, ["empty_entry"])


@pytest.mark.parametrize(
    ("cut", "ids"),
    [
        (rss(item(1), item(2), tail=""), ["1", "2"]),
        (rss(item(1), item(2)[:60], tail=""), ["1", "2"]),
        (rss(item(1), item(2)[:20], tail=""), ["1"]),
        (rss(item(1), item(2)[:-30], tail=""), ["1", "2"]),
        (rss(item(1), "<item><gu", tail=""), ["1"]),
    ],
)
def test_a_feed_that_is_cut_off_gives_what_is_whole(cut: str, ids: list[str]) -> None:
    found = parse_feed(cut.encode(), URL)
    assert [e.id for e in found.entries] == ids
    assert [lost.reason for lost in found.lost] == ["cut_off"]
    assert all(e.url in (None, f"http://news.example/{e.id}") for e in found.entries)


def test_a_feed_cut_inside_a_letter() -> None:
    body = rss(item(1), item(2), tail="").encode()
    found = parse_feed(body[: body.rindex("режиме".encode()) + 1], URL)
    assert [e.id for e in found.entries] == ["1", "2"]
    assert found.entries[1].body.decode() == "Вода идёт"


FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "t"}


def test_a_json_feed_with_a_mark_an_outside_address_and_a_date_of_change() -> None:
    value = {
        "id": 1,
        "external_url": "http://news.example/1",
        "content_text": TEXT,
        "date_modified": "2022-01-09T12:00:00Z",
    }
    entry = only(
        b"\xef\xbb\xbf" + json.dumps(FEED | {"items": [value]}, ensure_ascii=False).encode()
    )
    assert (entry.id, entry.url) == ("1", "http://news.example/1")
    assert entry.published == dt.datetime(2022, 1, 9, 12, tzinfo=dt.UTC)
    assert entry.date_doubts == ("only the date of its last change is given",)


def test_a_json_feed_that_is_cut_off_or_holds_something_else() -> None:
    whole = json.dumps(
        FEED | {"items": [{"id": str(n), "content_text": TEXT} for n in range(3)]},
        ensure_ascii=False,
    ).encode()
    found = parse_feed(whole[:-40], URL)
    assert ([e.id for e in found.entries], [lost.reason for lost in found.lost]) == (
        ["0", "1"],
        ["cut_off"],
    )
    odd = parse_feed(
        json.dumps(FEED | {"items": [{"id": 0, "content_text": TEXT}, "x", None]}).encode(), URL
    )
    assert ([e.id for e in odd.entries], [lost.reason for lost in odd.lost]) == (
        ["0"],
        ["schema", "schema"],
    )
    with pytest.raises(InputError, match="no feed"):
        parse_feed(b'{"items": 3}', URL)


def test_dates_of_a_feed_decide_each_other() -> None:
    dated = [
        item(n, more=f"<pubDate>{raw}</pubDate>")
        for n, raw in enumerate(("03/04/2022 10:00 GMT", "25/04/2022 10:00 GMT"), 1)
    ]
    assert [str(e.published)[:10] for e in parse_feed(rss(*dated).encode(), URL).entries] == [
        "2022-04-03",
        "2022-04-25",
    ]
    alone = parse_feed(rss(dated[0]).encode(), URL).entries[0]
    assert alone.published is None
    assert "03/04/2022" in (alone.unread_date or "")


def test_a_guid_that_is_no_address_is_none() -> None:
    bare = f"<item><guid>tag-17</guid><description>{TEXT}</description></item>"
    assert (only(rss(bare)).id, only(rss(bare)).url) == ("tag-17", None)
    link = f"<item><guid>http://news.example/a</guid><description>{TEXT}</description></item>"
    assert only(rss(link)).url == "http://news.example/a"


def test_the_date_of_rss_one_and_of_atom() -> None:
    dc = item(
        more=(
            "<dc:date "
            'xmlns:dc="http://purl.org/dc/elements/1.1/">2022-01-09T12:00:00+06:00</dc:date>'
        )
    )
    entry = only(rss(dc))
    assert (entry.published, entry.date_doubts) == (dt.datetime(2022, 1, 9, 6, tzinfo=dt.UTC), ())
    atom = (
        "<feed "
        'xmlns="http://www.w3.org/2005/Atom"><entry><id>a</id><title>T</title>{}</entry></feed>'
    )
    changed = "<updated>2022-01-09T10:00:00Z</updated>"
    assert only(atom.format(changed)).date_doubts != ()
    both = only(atom.format(changed + "<published>2022-01-08T10:00:00Z</published>"))
    assert (str(both.published)[:10], both.date_doubts) == ("2022-01-08", ())


SPACE = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


def test_a_sitemap_in_any_encoding_with_strict_dates_and_a_cut_end() -> None:
    one = (
        "<url><loc>http://news.example/{n}</loc><news:news><news:publication_date>{date}</news:publication_date>"
        "<news:title>Вода &amp;laquo;идёт&amp;raquo;</news:title></news:news></url>"
    )
    dates = ("2022-01-09T12:00+06:00", "2022-01-09", "09/01/2022")
    text = f'<?xml version="1.0" encoding="windows-1251"?><urlset {SPACE}>' + "".join(
        one.format(n=n, date=d) for n, d in enumerate(dates)
    )
    whole = parse_sitemap(
        (text + "<url><lastmod>2022</lastmod></url></urlset>").encode("cp1251"), URL
    )
    assert [e.title for e in whole.entries] == ["Вода «идёт»"] * 3
    assert [str(e.published) for e in whole.entries] == [
        "2022-01-09 06:00:00+00:00",
        "2022-01-09 00:00:00+00:00",
        "None",
    ]
    assert ([e.is_day for e in whole.entries], [lost.reason for lost in whole.lost]) == (
        [False, True, False],
        ["empty_entry"],
    )
    cut = parse_sitemap((text + "<url><loc>http://news.example/half").encode(), URL)
    assert (len(cut.entries), [lost.reason for lost in cut.lost]) == (3, ["cut_off"])
