"""The encoding of a text: what a page may say, and what it may not."""

import pytest

from tocsin.errors import InputError
from tocsin.sources.decode import charset_of, decode, in_utf8

WORDS = "Лаборатория охраняется, сообщили в министерстве. Никто не пострадал."


@pytest.mark.parametrize(
    "codec",
    [
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "rot13",
        "hex",
        "base64",
        "zlib",
        "undefined",
        "nobody-knows",
    ],
)
def test_a_codec_that_no_page_is_written_in_is_not_believed(codec: str) -> None:
    page = f'<meta charset="{codec}"><p>{WORDS} \\ud800 xn--</p>'
    assert decode(page.encode(), "a.html") == page
    assert decode(page.encode("cp1251"), "a.html", codec) == page


def test_the_servers_word_is_taken_where_the_bytes_fit_it() -> None:
    assert decode(WORDS.encode("koi8-r"), "a", "koi8-r") == WORDS
    assert decode(WORDS.encode("cp1251"), "a", "windows-1251") == WORDS
    assert decode(WORDS.encode(), "a", "windows-1251") == WORDS


def test_a_content_type_gives_its_kind_and_charset() -> None:
    assert charset_of('text/html; charset="utf-8"') == ("text/html", "utf-8")
    assert charset_of("application/pdf") == ("application/pdf", None)
    assert charset_of(None) == ("", None)


def test_bytes_are_marked_only_where_the_header_is_needed_to_read_them() -> None:
    assert in_utf8(WORDS.encode(), "text/plain; charset=utf-8") == WORDS.encode()
    assert (
        in_utf8(WORDS.encode("cp1251"), "text/plain; charset=cp1251")
        == b"\xef\xbb\xbf" + WORDS.encode()
    )
    assert in_utf8(b"%PDF", "application/pdf; charset=cp1251") == b"%PDF"


@pytest.mark.parametrize(
    ("body", "reason"), [(b"", "empty"), (b" \n", "empty"), (b"\x00\x01\x02\x03" * 50, "binary")]
)
def test_what_is_no_text_is_refused(body: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=r"a\.bin") as refused:
        decode(body, "a.bin")
    assert refused.value.reason == reason
