"""Opinion and satire are told by what a text says of itself, in four languages; plain news about
either carries no mark.
"""

from typing import Any

import msgspec
import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT, make_document
from tocsin.annotate import Annotator
from tocsin.documents.page import read_page
from tocsin.records import Claim, Source

TEXTS = ROOT / "tests" / "unit" / "genre_texts"
MARKS = ("opinion", "satire")


def texts(code: str) -> list[dict[str, Any]]:
    """Return the texts of one language."""
    read: list[dict[str, Any]] = YAML(typ="safe").load(
        (TEXTS / f"{code}.yml").read_text(encoding="utf-8")
    )
    return read


def marks(claim: Claim) -> list[str]:
    """Return the marks of a claim that say what kind of text it stands in."""
    return [flag for flag in claim.flags if flag in MARKS]


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


@pytest.mark.parametrize(
    ("code", "number"),
    [
        (code, n)
        for code in ("en", "ru", "uk", "kk", "more", "second", "six_languages")
        for n in range(len(texts(code)))
    ],
)
def test_only_a_text_that_says_so_is_marked(plain: Annotator, code: str, number: int) -> None:
    row = texts(code)[number]
    stated = {"url": row["url"]} if "url" in row else {}
    claims = plain(make_document(row["text"], language=row.get("language", code), **stated)).claims
    own = [c for c in claims if row["own"] in c.text]
    assert own
    wanted = [row["genre"]] if row["genre"] in MARKS else []
    assert [marks(c) for c in own] == [wanted] * len(own)
    others = [c for c in claims if row.get("others", "\0") in c.text]
    assert bool(others) == ("others" in row)
    assert all("opinion" not in marks(c) for c in others)


def source(kind: str) -> Source:
    """Return a source of a kind."""
    row = {
        "id": "s_paper",
        "name": "Paper",
        "kind": kind,
        "owner": "somebody",
        "known_from": "2020-01-01",
        "reference": "test",
    }
    return msgspec.convert(row, Source)


def test_a_source_known_for_satire_marks_all_it_says() -> None:
    annotate = Annotator((), (source("satire"),), ())
    text = (
        "Dam opens a bar\n\nThe bar in the dam opened on Sunday. The minister said that it "
        "was full."
    )
    claims = annotate(make_document(text, language="en", source_id="s_paper")).claims
    assert claims
    assert all(marks(c) == ["satire"] for c in claims)


def test_what_an_official_says_in_the_first_person_is_a_statement() -> None:
    text = (
        "I believe that the port will be attacked. We must close the strait. The fleet has left. "
        "We must stand together. The roads are closed. The guards are at their posts."
    )
    for kind, marked in (("official", False), ("outlet", True)):
        annotate = Annotator((), (source(kind),), ())
        claims = annotate(make_document(text, language="en", source_id="s_paper")).claims
        assert any(marks(c) for c in claims) == marked


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ('<meta property="article:section" content="Opinion">', "Opinion"),
        ('<meta name="section" content="Мнения">', "Мнения"),
        (
            (
                '<script type="application/ld+json">{"@type": "OpinionNewsArticle", "headline": '
                '"x"}</script>'
            ),
            "opinion",
        ),
        (
            (
                '<script type="application/ld+json">{"@graph": [{"@type": "Article", '
                '"articleSection": ["Погляди"]}]}</script>'
            ),
            "Погляди",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ("", None),
    ],
)
def test_a_page_states_its_section(head: str, section: str | None) -> None:
    body = "<p>" + "The dam stands open, and nobody guards it at night or by day. " * 8 + "</p>"
    page = read_page(
        f"<html><head><title>The dam</title>{head}</head><body><article><h1>The "
        f"dam</h1>{body}</article></body></html>"
    )
    assert page.section == section
