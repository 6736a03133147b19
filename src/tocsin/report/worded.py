"""The program's words in a reader's language: of messages, of records, of templates.

What documents and casebooks say stays as written.
"""

from collections.abc import Sequence

from tocsin.language.catalogues import ENGLISH, LANGUAGES, catalogue
from tocsin.language.values import named_value
from tocsin.records import Interval, Message, State
from tocsin.warn.states import state_name
from tocsin.warn.wording import share_message, spread_message


class Words:
    """Words messages and codes in one language."""

    def __init__(self, language: str = ENGLISH) -> None:
        """Open the catalogue of a language.

        Raises:
            UsageError: there is none for it.
        """
        self._catalogue = catalogue(language)
        self.language = language

    def __call__(self, said: Message | str, /, **params: object) -> str:
        """Return a message, or a code with its parameters, in words."""
        return self._catalogue.say(said, **params)

    def of(self, said: Message | None, text: str) -> str:
        """Return what a record says.

        Its message in words, or its English text where an earlier version kept no message.
        """
        return text if said is None else self(said)

    def each(self, said: Sequence[Message], texts: Sequence[str]) -> list[str]:
        """Return several sentences of a record.

        Its messages in words, or its English texts where it has no messages.
        """
        return [self(message) for message in said] if said else list(texts)

    def listed(self, said: Sequence[Message]) -> str:
        """Return several messages in words, with commas between them."""
        return ", ".join(map(self, said))

    def share(self, p: float) -> str:
        """Return a probability with its unit."""
        return self(share_message(p))

    def spread(self, edges: Interval) -> str:
        """Return a range with its unit."""
        return self(spread_message(edges))

    def state(self, state: State) -> str:
        """Return the name of a warning state."""
        return self(state_name(state))

    def value(self, kind: str, value: str) -> str:
        """Return what a reader calls a value of records: of a `kind` such as `event`, one such as
        `troop_transfer`.
        """
        named = named_value(kind, value)
        return self(named) if isinstance(named, Message) else named

    def country(self, code: str, known: str) -> str:
        """Return the name of a country by its code (ISO 3166-1 alpha-2); the `known` one where the
        language has none for it.
        """
        from babel import Locale  # only maps ask for it

        return str(Locale.parse(self.language).territories.get(code, known))


def worded(said: Message | None, text: str, language: str) -> str:
    """Return what a record says in a language.

    Its message in words, or its English text where an earlier version kept no message.

    Raises:
        UsageError: there are no texts in the language.
    """
    return Words(language).of(said, text)


def sentence(text: str) -> str:
    """Return a text with a capital at its beginning; the name of a host keeps its small letter."""
    first = text.partition(" ")[0].rstrip(",.;:")
    return text if "." in first else text[:1].upper() + text[1:]


def languages() -> tuple[str, ...]:
    """Return the languages a brief can be written in."""
    return tuple(LANGUAGES)


__all__ = ["ENGLISH", "LANGUAGES", "Words", "languages", "sentence", "worded"]
