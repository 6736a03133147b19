"""What a Telegram post says, in whichever form it comes: its words, its links, and whose they are.

The three forms (the JSON export, the HTML export, the public preview) give the same post as the
same text.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable

from tocsin.records import UNKNOWN_SENDER, Dropped
from tocsin.sources.captures import STAGE, Stated
from tocsin.sources.moments import parse_moment

# What Telegram writes in place of an account that no longer exists.
_NOBODY = ("deleted account", "deleted")
_VIA = re.compile(r"\s+via @\S+$")
# How the HTML export writes a moment; exports before 2022 have no zone.
_TITLE = re.compile(
    r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d):(\d\d)(?::(\d\d))?(?:\s*(?:UTC|GMT)\s*([+-]\d\d:?\d\d)?)?"
)
NO_ZONE = (
    "local time of the computer that exported it; its time zone is unknown, so the day in UTC may "
    "be the one before or after"
)
# An edit so long after a post may tell what its date did not know yet; sooner, it mends a slip.
_LATE_EDIT = dt.timedelta(days=1)


def paragraphs(parts: Iterable[str]) -> str:
    """Join the parts of a post that hold words; each stands apart by an empty line."""
    return "\n\n".join(part.strip() for part in parts if part.strip())


def poll_text(question: str, answers: Iterable[str]) -> str:
    """Return a poll or a list of tasks: the question, then an answer a line."""
    return "\n".join(line.strip() for line in (question, *answers) if line.strip())


def addresses(links: Iterable[object]) -> tuple[str, ...]:
    """Return the web addresses among what a post links to, each once, in order."""
    written = (value.strip() for value in links if isinstance(value, str))
    return tuple(dict.fromkeys(url for url in written if url.startswith(("http://", "https://"))))


def sender(name: str | None) -> str:
    """Return whom a forwarded post is from; a name that Telegram hides or has lost is an unknown
    sender.
    """
    plain = _VIA.sub("", " ".join((name or "").split()))
    return UNKNOWN_SENDER if not plain or plain.casefold() in _NOBODY else plain


def without_bot(name: str) -> str:
    """Return a sender's name without the bot a post was made with."""
    return _VIA.sub("", " ".join(name.split()))


def dated(written: str) -> Stated:
    """Return when a post was published, as an export writes it: with its zone, or in a local time
    of an unknown one.

    Raises:
        ValueError: it is no date.
    """
    parts = _TITLE.fullmatch(written.strip())
    if parts is not None:
        day, month, year, hour, minute, second, zone = parts.groups()
        plain = f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}"
        named = zone or ("+00:00" if "UTC" in written or "GMT" in written else "")
        return _with_zone(plain + named)
    return _with_zone(written.strip())


def _with_zone(moment: str) -> Stated:
    """Return what is known of a moment in ISO 8601.

    Raises:
        ValueError: it is none.
    """
    parse_moment(moment)
    if len(moment) > 10 and dt.datetime.fromisoformat(moment).tzinfo is None:
        return Stated(published=moment, precision="approximate", date_doubts=(NO_ZONE,))
    return Stated(published=moment)


def edit_doubts(published: dt.datetime | None, edited: dt.datetime | None) -> tuple[str, ...]:
    """Say that a post was edited long after its date, or nothing where it was not."""
    if edited is None or (published is not None and edited - published < _LATE_EDIT):
        return ()
    return (f"edited on {edited:%Y-%m-%d %H:%M} UTC; what it says may be later than its date",)


class Uncounted:
    """Posts of one chat that hold no words, and service messages: named and counted, not read."""

    def __init__(self, record_id: str, where: str) -> None:
        """`where` is how the chat is called in messages."""
        self._record_id = record_id
        self._where = where
        self._service: Counter[str] = Counter()
        self._wordless: Counter[str] = Counter()

    def service(self, kind: str) -> None:
        """Count a service message."""
        self._service[kind] += 1

    def wordless(self, kind: str) -> None:
        """Count a post without words."""
        self._wordless[kind] += 1

    def dropped(self) -> list[Dropped]:
        """Return what is said of them: at most one line for each of the two."""
        lines = (
            ("service", self._service, "service messages"),
            ("no_words", self._wordless, "posts without words"),
        )
        return [
            Dropped(
                stage=STAGE,
                record_id=f"{self._record_id} {reason}",
                reason=reason,
                detail=(
                    f"{self._where}: {counter.total()} {what} were counted and not read "
                    f"({listed(counter)})."
                ),
            )
            for reason, counter, what in lines
            if counter
        ]


def listed(counter: "Counter[str]") -> str:
    """Name what was counted, the most frequent first."""
    ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{kind}: {number}" for kind, number in ordered)
