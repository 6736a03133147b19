"""What was just done at a desk: written into the address of the next page, and worded there."""

import re
from typing import NamedTuple

from tocsin.records import Message, message

# What an address may say was done; whatever else it says is not shown.
_PLAIN = (
    "signed",
    "dissent",
    "kept",
    "search",
    "search-seen",
    "search-unseen",
    "withdrawn",
    "password",
    "others-out",
    "draft",
    "looked",
    "draft-unsound",
    "draft-gone",
    "entry",
    "entry-undone",
    "acknowledged",
    "snoozed",
    "collecting-stopped",
    "collecting-started",
    "quiet",
    "quiet-off",
    "account-added",
    "account-role",
    "account-password",
    "account-sessions",
    "account-removed",
    "account-disabled",
    "account-enabled",
    "written",
    "thread-resolved",
    "thread-opened",
)
# How an address names a search that was marked as seen, with the number up to which it was before.
_SEEN = re.compile(r"(sea-[\w-]{1,80})\.(\d{1,18})")
_ADDED = re.compile(r"added-(\d{1,9})-(\d{1,9})-(\d{1,9})")


class Done(NamedTuple):
    """What was done, as an address says it; the id of the word that was kept, by which it can be
    taken back; and the page to go to, where it is not the one it was done on.
    """

    what: str
    word: str | None = None
    page: str | None = None


class Undo(NamedTuple):
    """How what was just done is taken back: the act of a form, and its fields."""

    act: str
    fields: tuple[tuple[str, str], ...]


def seen(search: str, before: int) -> str:
    """Return how an address names a search that was marked as seen."""
    return f"{search}.{before}"


def undo_of(name: str) -> Undo:
    """Return how what an address names is taken back: a search is looked at up to where it was
    before, a word is withdrawn.
    """
    named = _SEEN.fullmatch(name)
    if named is None:
        return Undo("withdraw", (("word", name),))
    return Undo("search-seen", (("search", named[1]), ("before", named[2])))


def added(read: int, touched: int, later: int) -> Done:
    """Return that documents were added: how many were read, how many concern what is watched, how
    many are dated later.
    """
    return Done(f"added-{read}-{touched}-{later}")


def done_message(what: str) -> Message | None:
    """Return what an address says was done; None where it is nothing that a desk does."""
    if what in _PLAIN:
        return message(f"desk-done-{what}")
    counts = _ADDED.fullmatch(what)
    if counts is None:
        return None
    read, touched, later = map(int, counts.groups())
    if not later:
        return message("desk-done-added", read=read, touched=touched)
    return message("desk-done-added-later", read=read, touched=touched, later=later)
