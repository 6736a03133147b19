"""The section a page states for itself, in whichever form."""

import pytest
from lxml import html

from tocsin.documents.page_section import section_of


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ('<meta property="article:section" content=" World  news ">', "World news"),
        (
            '<script type="application/ld+json">{"articleSection": ["Opinion", "x"]}</script>',
            "Opinion",
        ),
        (
            (
                '<script type="application/ld+json">{"@graph": [{"@type": '
                '"OpinionNewsArticle"}]}</script>'
            ),
            "opinion",
        ),
        ('<script type="application/ld+json">[{"@type": ["SatiricalArticle"]}]</script>', "satire"),
        ('<script type="application/ld+json">{"articleSection": 7}</script>', None),
        ('<script type="application/ld+json">{"@graph": 7}</script>', None),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<script type="application/ld+json">' + "[" * 20_000 + "</script>", None),
        (f'<meta property="article:section" content="{"x" * 200}">', None),
        ("", None),
    ],
)
def test_a_section_is_stated_or_not(head: str, section: str | None) -> None:
    tree = html.document_fromstring(
        f"<html><head><title>t</title>{head}</head><body>b</body></html>"
    )
    assert section_of(tree) == section
