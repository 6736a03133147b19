"""A chain as people write it down: `a -> b`, `a > b`, `a → b`, `a, b`, `A via B`, `B citing A`;
read originator first.
"""

import functools
import re
from collections.abc import Callable

from tocsin.errors import UsageError
from tocsin.language.fold import fold, visible
from tocsin.language.lexicon import word_set

_ARROW = re.compile(r"\s*(?:[-–—=~]*>+|[→⇒➔➜➝➞⟶⟹⇨▶►])\s*")
_BACK = re.compile(r"<[-–—=~]|[←⇐⟵⟸⇦◀◄]")
_BEHIND = re.compile(r"\s*<+\s*")
_LIST = re.compile(r"\s*[,;\n]\s*")
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_MARKS = re.compile(r"[<>→⇒←]|[-–—=~]>")
_MOST_NAME = 120
HOW = (
    "write it originator first, as in “a -> b”, with ids or names of the casebook, or "
    "new:NAME for a name it does not hold"
)


def parts_of_chain(written: str, is_name: Callable[[str], bool]) -> list[str]:
    """Return the names of a chain, the originator first.

    `is_name` tells names the casebook holds, which are never cut.

    Raises:
        UsageError: it has a hole, or it is written in two directions at once.
    """
    text = visible(written)[0].strip()
    if is_name(text):
        return [text]
    if _BACK.search(text) or (_ARROW.search(text) and _BEHIND.search(_ARROW.sub(" ", text))):
        raise UsageError(
            "{written!r} can be read in two directions; {how}.",
            code="error-chain-two-ways",
            written=written,
            how=HOW,
        )
    rough = _ARROW.split(text) if _ARROW.search(text) else _BEHIND.split(text)
    numbered = [name for part in rough for name in _inside(part, is_name, alone=len(rough) == 1)]
    names = [_NUMBER.sub("", n).strip() for n in numbered]
    if not all(re.search(r"\w", n) for n in names):
        raise UsageError(
            "{written!r} is no chain; {how}.", code="error-no-chain", written=written, how=HOW
        )
    return names


def _inside(part: str, is_name: Callable[[str], bool], *, alone: bool) -> list[str]:
    """Return the names of what stands between two arrows, or of a chain without any."""
    if is_name(part) or (new_name(part) is not None and not alone):
        return [part]
    plain = _BRACKETS.sub(r" \1", part)
    for name, turned in (("chain_via", False), ("chain_citing", True)):
        pieces = _between(name).split(plain)
        if len(pieces) > 1:
            inner = [n for p in pieces for n in _inside(p.strip(" ,;"), is_name, alone=alone)]
            return inner[::-1] if turned else inner
    pieces = _LIST.split(plain)
    return _joined(pieces, is_name) if len(pieces) > 1 else [part]


def _joined(pieces: list[str], is_name: Callable[[str], bool]) -> list[str]:
    """Return the names of a list; a name that holds a comma itself stays whole."""
    names, at = [], 0
    while at < len(pieces):
        longest = next(
            (e for e in range(len(pieces), at + 1, -1) if is_name(", ".join(pieces[at:e]))), at + 1
        )
        names.append(", ".join(pieces[at:longest]))
        at = longest
    return names


@functools.cache
def _between(name: str) -> re.Pattern[str]:
    """Return the pattern of words that stand between two names, in any language that is read."""
    words = sorted(word_set(name), key=lambda w: (-len(w), w))
    return re.compile(
        rf"(?:^|[\s,;]+)(?:{'|'.join(map(re.escape, words))})(?:\s+|$)", re.IGNORECASE
    )


def new_name(written: str) -> str | None:
    """Return the name that is said to be a new one (`new:NAME`); None where none is.

    Raises:
        UsageError: there is no name behind it, or none that a person could have meant.
    """
    head, colon, name = written.partition(":")
    if not colon or " ".join(fold(head).split()) not in {fold(w) for w in word_set("chain_new")}:
        return None
    name = " ".join(visible(name)[0].split())
    if not re.search(r"[^\W\d_]", name) or len(name) > _MOST_NAME or _MARKS.search(name):
        raise UsageError(
            "{written!r} names nobody; write new:NAME with the name as it is spelled.",
            code="error-names-nobody",
            written=written,
        )
    return name
