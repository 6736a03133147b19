"""XML as it should have been written: characters that XML forbids are taken out, however they are
spelled.
"""

import pytest

from tocsin.sources.xml_text import joined, local_name, sound_xml


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\x00b\x0bc\ufffe", "abc"),
        ("a\ud800b", "ab"),
        ("&#xD800;", "\ufffd"),
        ("&#55296;", "\ufffd"),
        ("&#55296 tail", "\ufffd tail"),
        ("&#0;", "\ufffd"),
        ("&#x1F;", "\ufffd"),
        ("&#xFFFF;", "\ufffd"),
        ("&#1114112;", "\ufffd"),
        ("&#100000000000000000000040;", "\ufffd"),
        ("&#" + "9" * 6_000 + ";", "\ufffd"),
        ("&#1040;", "&#1040;"),
        ("&#x0000410;", "&#x0000410;"),
        ("&#9;&#10;", "&#9;&#10;"),
        ("&amp;#55296;", "&amp;#55296;"),
        ("tab\tline\n", "tab\tline\n"),
    ],
)
def test_what_xml_forbids_is_taken_out(written: str, read: str) -> None:
    assert sound_xml(written) == read


def test_a_tag_is_known_without_its_namespace_or_a_prefix_nobody_declared() -> None:
    assert local_name("{http://www.sitemaps.org/schemas/sitemap/0.9}loc") == "loc"
    assert local_name("news:publication_date") == "publication_date"
    assert local_name("url") == "url"


@pytest.mark.parametrize("address", ["http://[", "http://[]/1", "http://[::1/", "//[v"])
def test_an_address_that_is_none_is_told_apart(address: str) -> None:
    assert joined("https://news.example/feed", address) is None


def test_a_relative_address_is_completed() -> None:
    assert joined("https://news.example/a/feed", "b") == "https://news.example/a/b"
