"""Where the listings of a source stand, as its casebook says."""

from tocsin.records import Source

PREVIEW = "https://t.me/s/{name}"


def addresses_of(source: Source) -> list[tuple[str, str]]:
    """Return (kind, address) of every listing of a source; a Telegram handle stands for its public
    preview.
    """
    addresses = [
        (kind, url) for kind in ("feeds", "sitemaps", "pages") for url in getattr(source, kind)
    ]
    addresses += [(kind, url) for kind, urls in sorted(source.listings.items()) for url in urls]
    telegram = source.handle("telegram")
    if telegram is not None and "telegram" not in source.listings:
        addresses.append(("telegram", PREVIEW.format(name=telegram.name.removeprefix("@"))))
    return addresses
