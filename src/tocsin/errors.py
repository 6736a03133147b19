"""What can go wrong, and what the caller does next.

```text
TocsinError                 anything this program says on purpose; its text is fit for the user
├── InputError              one input cannot be read: it is named, dropped with a reason, the rest
goes on (exit 1)
│   └── PluginError         a plug-in cannot be loaded or breaks its contract: it is named, the rest
goes on (exit 1)
├── CasebookError           the casebook is wrong: mend the named file and line, nothing was run
(exit 2)
├── UsageError              what is asked is impossible (exit 2)
│   ├── MissingError        something was left out: `option` names it (exit 2)
│   └── MissingExtraError   it needs an extra that is not installed (exit 2)
├── StoreError              the store cannot be opened, read or written: nothing half-written stays
(exit 3)
│   └── OutputError         the output folder cannot be written (exit 3)
├── WorkerError         another machine cannot do its part, or would do it otherwise (exit 3)
├── GazetteerError          the gazetteer is missing, damaged or of another layout: build it anew
(exit 3)
├── ModelError              a language model is missing or is not the one that was pinned (exit 3)
└── WordingError            a brief breaks a wording rule and does not render (exit 3)
```
"""

from typing import Self


class TocsinError(Exception):
    """Anything this program says on purpose; its text is fit for the user.

    `text` is the sentence with its braces, `values` what fills them. `code` names it in the
    catalogues where a page can show it: there it is worded in the reader's language, without what
    only a command line knows.
    """

    exit_code = 3

    def __init__(self, text: str = "", *, code: str = "", **values: object) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text, self.code, self.values = text, code, values

    def __reduce__(self) -> tuple[object, ...]:
        """Cross from one process to another as it is, whatever its arguments were."""
        return _restored, (type(self), self.args, self.__dict__)


class InputError(TocsinError):
    """One input cannot be read; `reason` is the code kept in the drop log."""

    exit_code = 1

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class PluginError(InputError):
    """A plug-in cannot be loaded or breaks its contract; the text names its package, what happened
    and what to do.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message, reason="plugin")


class CasebookError(TocsinError):
    """The casebook is wrong; each finding names file and line."""

    exit_code = 2


class UsageError(TocsinError):
    """What is asked is impossible."""

    exit_code = 2


class MissingError(UsageError):
    """Something was left out; `option` is its name. The sentence knows no front end: each says
    where it is given.
    """

    def __init__(self, text: str, *, option: str, code: str = "", **values: object) -> None:
        super().__init__(text, code=code, **values)
        self.option = option


class MissingExtraError(UsageError):
    """What is asked needs an extra that is not installed; the text says how to install it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an extra; install it with: pip install 'tocsin[{extra}]'")
        self.what, self.extra = what, extra

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """Return how it is made again in another process."""
        return type(self), (self.what, self.extra)


class StoreError(TocsinError):
    """The store cannot be opened, read or written."""


class OutputError(StoreError):
    """The output folder cannot be written."""


class WorkerError(TocsinError):
    """Another process or machine cannot do its part of the work, or would do it otherwise than it
    was asked; the text says which, and why.
    """


class GazetteerError(TocsinError):
    """The gazetteer is missing, damaged, or laid out for another version."""


class ModelError(TocsinError):
    """A language model is missing or is not the one that was pinned."""


class WordingError(TocsinError):
    """A brief breaks a wording rule; the text says which, and the brief does not render."""


def _restored(
    kind: type[TocsinError], args: tuple[object, ...], state: dict[str, object]
) -> TocsinError:
    """Return an error that came from another process."""
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error
