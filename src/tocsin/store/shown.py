"""The address of a store as people may see it."""

import re

# A password may stand among the parameters of an address, too.
_PASSWORD = re.compile(r"([?&]password=)[^&#]*")


def without_password(url: str) -> str:
    """Return the address of a store as it may be shown: a password in it is masked."""
    scheme, mark, rest = url.partition("://")
    if not mark:
        return url
    place, at, end = rest.rpartition("@")
    user = place.partition(":")[0]
    shown = f"{scheme}://{user}:***@{end}" if at and user != place else url
    return _PASSWORD.sub(r"\1***", shown)
