"""Damage to the file of a store, as tests of keeping one do it."""

import sqlite3
from pathlib import Path

PAGE = 4096


def settle(path: Path) -> None:
    """Bring everything that was written into the file itself."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def pages_of(path: Path, name: str) -> list[int]:
    """Return the numbers of the pages of a table or index, its root first, as far as its root has
    children that are leaves.
    """
    connection = sqlite3.connect(path)
    asked = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    root = int(connection.execute(asked, (name,)).fetchone()[0])
    connection.close()
    page = path.read_bytes()[(root - 1) * PAGE : root * PAGE]
    if page[0] not in (2, 5):
        return [root]
    number = int.from_bytes(page[3:5], "big")
    places = [int.from_bytes(page[12 + 2 * at : 14 + 2 * at], "big") for at in range(number)]
    return [root, *(int.from_bytes(page[place : place + 4], "big") for place in places)]


def overwrite(path: Path, page: int, body: bytes = b"\xff" * PAGE) -> None:
    """Write over a page."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(body)
