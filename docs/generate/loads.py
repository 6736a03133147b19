"""What the built site would load from elsewhere: it must be nothing."""

import re
from collections.abc import Iterator
from pathlib import Path

_IN_PAGES = re.compile(
    r"""<(?:script|img|iframe|source|embed|video|audio)\b[^>]*\bsrc=["']?(?:https?:)?//[^\s>]*"""
    r"""|<link\b(?=[^>]*\brel=["']?(?:stylesheet|icon|preload|preconnect|dns-prefetch))"""
    r"""[^>]*\bhref=["']?(?:https?:)?//[^\s>]*""",
    re.IGNORECASE,
)
_IN_STYLES = re.compile(r"""(?:@import\s+|url\()\s*["']?(?:https?:)?//[^\s)]*""", re.IGNORECASE)


def from_elsewhere(site: Path) -> Iterator[str]:
    """Yield each asset that a page or style of the site loads from another host, with the file that does."""
    for suffix, pattern in ((".html", _IN_PAGES), (".css", _IN_STYLES)):
        for file in sorted(site.rglob(f"*{suffix}")):
            for found in pattern.finditer(file.read_text(encoding="utf-8")):
                yield f"{file.relative_to(site)}: {found[0]}"
