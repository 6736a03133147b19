"""What the program says: a code with parameters. Faces word it, each in its reader's language."""

from typing import TypeAlias

from tocsin.records.base import Record

# A text in a parameter is cited as it stands; what the program itself words is a message again.
Param: TypeAlias = "str | int | float | Message | tuple[Message, ...]"


class Message(Record, frozen=True):
    """A sentence or label of the program's own: its code in the catalogues, and what its wording
    needs.

    A tuple of messages is worded one by one and joined as a list.
    """

    code: str
    params: dict[str, Param] = {}


def message(code: str, **params: Param) -> Message:
    """Return the message of a code with its parameters."""
    return Message(code=code, params=params)
