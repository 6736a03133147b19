"""How long what people send may be."""

from tocsin.errors import UsageError


def within(name: str, text: str, most: int) -> str:
    """Return a text that has at most so many characters.

    Args:
        name: What the person who sent it calls it.

    Raises:
        UsageError: it has more.
    """
    if len(text) > most:
        raise UsageError(
            "{name}: {n} characters are too many; {most} is the most.",
            code="error-too-long",
            name=name,
            n=len(text),
            most=most,
        )
    return text
