"""The brief as PDF, made from its own page by WeasyPrint.

The page is complete without scripts, so nothing else is needed.
"""

import logging
import re

from tocsin.errors import UsageError

MISSING = "weasyprint is not installed; for PDF: pip install 'tocsin[pdf]'"
# What the page's style says of pictures stands in the pictures themselves: WeasyPrint looks for it
# there, and knows no variables in them.
_VARIABLE = re.compile(r"--(\w+): ([^;]+);")
_PICTURE = re.compile(r"(\.[\w-]+(?:, \.[\w-]+)* \{[^}]*(?:fill|stroke)[^}]*\})")
_PRINT = (
    "@page { size: A4; margin: 16mm; } html { font-size: 10pt; } body { font-size: 9.5pt; } "
    ".cols { grid-template-columns: 1fr 1fr; } "
    ".screen { border: 0; padding: 0; break-after: auto !important; } "
    ".watermark { font-size: 72pt; left: 0; top: 330pt; white-space: nowrap; text-align: center; }"
)


def as_pdf(page: str) -> bytes:
    """Return a page as PDF, the same for the same page.

    Raises:
        UsageError: the library, or the system library it needs, is missing.
    """
    try:
        import weasyprint  # an extra: only who wants PDF needs it
    except ImportError:
        raise UsageError(MISSING) from None
    except OSError as error:
        raise UsageError(
            f"PDF needs the system library Pango ({error}); on Debian: apt-get install "
            "libpango-1.0-0"
        ) from None
    logging.getLogger("weasyprint").setLevel(
        logging.CRITICAL
    )  # it tells of every rule for screens it has no use for
    # A brief needs nothing from outside, and a document's words must never make it fetch: no scheme
    # is allowed.
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    pdf = weasyprint.HTML(string=_printable(page), url_fetcher=nothing).write_pdf(
        pdf_identifier=b"tocsin"
    )
    return bytes(pdf)


def _printable(page: str) -> str:
    """Return a page with light colours written out, the style of pictures inside them, and a layout
    for paper.
    """
    light: dict[str, str] = {}
    for name, value in _VARIABLE.findall(page):
        light.setdefault(name, value.strip())
    plain = re.sub(r"var\(--(\w+)\)", lambda m: light.get(m.group(1), "black"), page)
    rules = " ".join(_PICTURE.findall(plain.partition("</style>")[0]))
    plain = plain.replace("</style>", f"{_PRINT}</style>", 1)
    return re.sub(
        r"(<svg[^>]*>)", rf"\1<style>{rules} text {{ font: 11px sans-serif; }}</style>", plain
    )
