"""Tables in Markdown."""

from collections.abc import Iterable, Sequence


def cell(text: object) -> str:
    """Return a text as one cell of a table: on one line, with no bar that would end the cell."""
    return " ".join(str(text).split()).replace("|", "\\|")


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; nothing where it has no rows."""
    body = [f"| {' | '.join(cell(value) for value in row)} |" for row in rows]
    if not body:
        return ""
    rule = "|".join(" --- " for _ in header)
    return "\n".join([f"| {' | '.join(header)} |", f"|{rule}|", *body]) + "\n"


def code(values: Iterable[object]) -> str:
    """Return values as code, with commas between them."""
    return ", ".join(f"`{value}`" for value in values)
