"""Items in handfuls that are read together."""

from collections.abc import Iterable, Iterator

from tocsin.records import Capture
from tocsin.sources import Item

# How many items go through reading together, and how many bytes of captures at most beyond the
# first. Of a hundred texts of the news a few touch anything: fewer fill no batch of the parsers.
HANDFUL, _HANDFUL_BYTES = 128, 500_000
# The first handfuls are small, so that also of a few items each worker has some: so many double it.
_FIRST, _DOUBLED_AFTER = 16, 4


def handfuls(items: Iterable[Item], most: int = HANDFUL) -> Iterator[list[Item]]:
    """Yield items in handfuls that are read together: the first of them small, then so many, or so
    many bytes.
    """
    handful: list[Item] = []
    size = number = 0
    for item in items:
        handful.append(item)
        size += len(item.body) if isinstance(item, Capture) else 0
        full = min(most, _FIRST * 2 ** (number // _DOUBLED_AFTER))
        if len(handful) >= full or size >= _HANDFUL_BYTES:
            yield handful
            handful, size, number = [], 0, number + 1
    if handful:
        yield handful
