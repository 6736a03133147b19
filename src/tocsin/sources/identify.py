"""Which source of the casebook a name, domain or handle belongs to."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from tocsin.language.fold import fold
from tocsin.records import Source


class SourceNames:
    """Ids, names, aliases and handles of the casebook's sources."""

    def __init__(self, sources: Iterable[Source]) -> None:
        """Index the sources; the first one keeps a name that two share."""
        self._ids: dict[str, str] = {}
        for source in sources:
            for name in (source.id, source.name, *source.aliases, *_handles(source)):
                self._ids.setdefault(fold(name), source.id)

    def find(self, name: str | None, url: str | None = None) -> str | None:
        """Return the source's id; a name nobody knows stays as it was given, and nothing stays
        nothing.
        """
        if name:
            return self._ids.get(fold(name.strip()), name.strip() or None)
        host = _host(url or "")
        return self._ids.get(fold(host.removeprefix("www.")))


def _host(url: str) -> str:
    """Return the host of an address, or nothing where the address is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _handles(source: Source) -> list[str]:
    """Return the names a source has on platforms."""
    return [handle.name for platform in source.handles if (handle := source.handle(platform))]
