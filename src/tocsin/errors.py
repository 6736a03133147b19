"""What can go wrong, and what the caller does next.

TocsinError                 anything this program says on purpose; its text is fit for the user
├── InputError              one input cannot be read: it is named, dropped with a reason, the rest goes on (exit 1)
├── CasebookError           the casebook is wrong: mend the named file and line, nothing was run (exit 2)
├── UsageError              the command line asks for something impossible (exit 2)
├── StoreError              the store cannot be opened, read or written: nothing half-written stays (exit 3)
│   └── OutputError         the output folder cannot be written (exit 3)
├── GazetteerError          the gazetteer is missing, damaged or of another layout: build it anew (exit 3)
├── ModelError              a language model is missing or is not the one that was pinned (exit 3)
└── WordingError            a brief breaks a wording rule and does not render (exit 3)
"""


class TocsinError(Exception):
    """Anything this program says on purpose; its text is fit for the user."""

    exit_code = 3


class InputError(TocsinError):
    """One input cannot be read; `reason` is the code kept in the drop log."""

    exit_code = 1

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class CasebookError(TocsinError):
    """The casebook is wrong; each finding names file and line."""

    exit_code = 2


class UsageError(TocsinError):
    """The command line asks for something impossible."""

    exit_code = 2


class StoreError(TocsinError):
    """The store cannot be opened, read or written."""


class OutputError(StoreError):
    """The output folder cannot be written."""


class GazetteerError(TocsinError):
    """The gazetteer is missing, damaged, or laid out for another version."""


class ModelError(TocsinError):
    """A language model is missing or is not the one that was pinned."""


class WordingError(TocsinError):
    """A brief breaks a wording rule; the text says which, and the brief does not render."""
