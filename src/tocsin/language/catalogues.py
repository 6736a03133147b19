"""Catalogues of the program's own words: one folder a language, one file a subject, in the syntax
of Project Fluent.

A code such as `brief-not-dated` stands in the file of its first part, `brief.ftl`. English is the
language that every message has; where another language lacks a message, or has one that is broken,
the English one is used and the fault is kept for `tocsin doctor`.
"""

import datetime as dt
import functools
import re
from collections.abc import Hashable, Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

import msgspec

from tocsin.errors import UsageError
from tocsin.records import Message, Param

ENGLISH = "en"
# How each language calls itself.
LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "ru": "Русский",
    "uk": "Українська",
    "kk": "Қазақша",
}
_FOLDER = resources.files("tocsin.language") / "messages"
# So many sentences are kept in words.
_MOST_SAID = 65_536


class Catalogue:
    """The program's words in one language. A subject's file is read when its first message is asked
    for.
    """

    def __init__(self, language: str) -> None:
        """Open the catalogue of a language.

        Raises:
            UsageError: there is none for it.
        """
        if language not in LANGUAGES:
            raise UsageError(
                "There are no texts in {language}; there are: {languages}.",
                language=language,
                languages=", ".join(LANGUAGES),
            )
        self.language = language
        self._subjects: dict[str, _Messages] = {}
        self._faults: dict[str, str] = {}
        self._said: dict[Hashable, str] = {}

    @property
    def faults(self) -> Mapping[str, str]:
        """Return what was missing or broken so far, by code, in words."""
        return dict(self._faults)

    def say(self, said: Message | str, /, **params: object) -> str:
        """Return a message in words. A code may be given with its parameters in place of a record.

        Where neither this language nor English can word it, the code itself is returned, so that
        nothing is lost.
        """
        code = said if isinstance(said, str) else said.code
        given = params if isinstance(said, str) else said.params
        values = {name: self._value(value) for name, value in given.items()}
        worded = self._worded_once(code, values)
        if worded is None and self.language != ENGLISH:
            worded = catalogue(ENGLISH).say(code, **given)
        return code if worded is None else worded

    def has(self, code: str) -> bool:
        """Return whether this language itself has a message."""
        return bool(self._bundle(code).has_message(code))

    def _value(self, value: object) -> object:
        """Return a parameter as the wording takes it: figures stay figures, for plurals; all else
        is text.
        """
        if isinstance(value, Message):
            return self.say(value)
        if isinstance(value, tuple):
            return ", ".join(self.say(part) for part in value)
        if isinstance(value, dt.date | dt.datetime):
            return value.isoformat()
        return value

    def _worded_once(self, code: str, values: Mapping[str, object]) -> str | None:
        """Return a message in words; a brief says few things, and each of them many times."""
        key = (code, *((name, type(value), value) for name, value in values.items()))
        try:
            known = self._said.get(key)
        except TypeError:  # a value that is no key
            return self._worded(code, values)
        if known is not None:
            return known
        worded = self._worded(code, values)
        if worded is not None:
            if len(self._said) >= _MOST_SAID:
                self._said.clear()
            self._said[key] = worded
        return worded

    def _worded(self, code: str, values: Mapping[str, object]) -> str | None:
        """Return a message of this language in words; None where it is missing or broken, which is
        kept.
        """
        bundle = self._bundle(code)
        if not bundle.has_message(code):
            self._faults[code] = "missing"
            return None
        pattern = bundle.get_message(code).value
        if pattern is None:
            self._faults[code] = "has no text"
            return None
        worded, errors = bundle.format_pattern(pattern, values)
        if errors:
            self._faults[code] = "; ".join(str(error) for error in errors)
            return None
        return str(worded)

    def read_whole(self, subject: str) -> None:
        """Parse all messages of a subject, so that every fault in its file is known."""
        messages = self._messages(subject)
        for code in list(messages.written):
            self._parse(subject, code)

    def _bundle(self, code: str) -> Any:
        """Return a bundle in which the message of a code is parsed, if there is one."""
        subject = code.partition("-")[0]
        self._parse(subject, code)
        return self._messages(subject).bundle

    def _messages(self, subject: str) -> "_Messages":
        """Return the messages of a subject, whose file is read once."""
        if subject not in self._subjects:
            self._subjects[subject] = self._read(subject)
        return self._subjects[subject]

    def _read(self, subject: str) -> "_Messages":
        """Read one file; its messages are parsed when they are asked for."""
        from fluent.runtime import FluentBundle  # heavy: loaded when words are needed

        file = _FOLDER / self.language / f"{subject}.ftl"
        if not file.is_file():
            self._faults[subject] = "the file is missing"
        bundle = FluentBundle([self.language], use_isolating=False)
        return _Messages(bundle, written_in(file))

    def _parse(self, subject: str, code: str) -> None:
        """Parse a message that was not parsed before, and what it refers to; what cannot be parsed
        is kept as a fault.
        """
        messages = self._messages(subject)
        written = messages.written.pop(code, None)
        if written is None:
            return
        from fluent.runtime import FluentResource
        from fluent.syntax.ast import Junk

        resource = FluentResource(written)
        for entry in resource.body:
            if isinstance(entry, Junk):
                start = (entry.content or "").strip()[:60]
                self._faults[f"{subject}.ftl"] = f"cannot be parsed: {start!r}"
        messages.bundle.add_resource(resource)
        for other in _REFERENCE.findall(written):
            self._parse(subject, other)


class _Messages(NamedTuple):
    """The messages of one file: those that are parsed, and how the others are written, by code."""

    bundle: Any
    written: dict[str, str]


# A message begins at the margin: its code, an equals sign, and the first line of its text.
_BEGINNING = re.compile(r"^(?P<code>-?[A-Za-z][\w-]*) *=", re.MULTILINE)
# What a message refers to: another message or a term.
_REFERENCE = re.compile(r"\{\s*(-?[a-z][\w-]*)")


def written_in(file: Traversable) -> dict[str, str]:
    """Return the messages of a file as they are written, by code; none where there is no file. What
    stands before the first has no code.
    """
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    starts = [*_BEGINNING.finditer(text)]
    begins = [start.start() for start in starts]
    ends = [*begins[1:], len(text)] if starts else []
    written = {"": text[: begins[0]] if starts else text}
    for start, end in zip(starts, ends, strict=True):
        written.setdefault(start["code"], text[start.start() : end])
    return written


@functools.cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language, opened once in a process; raises as `Catalogue` does."""
    return Catalogue(language)


def english(said: Message) -> str:
    """Return a message in the words that records keep beside it, which other programs read.

    Many records say the same, so the wording of each message is kept.
    """
    return _in_english(msgspec.msgpack.encode(said))


@functools.lru_cache(maxsize=65536)
def _in_english(said: bytes) -> str:
    """Return the English words of an encoded message."""
    return catalogue(ENGLISH).say(msgspec.msgpack.decode(said, type=Message))


def subjects() -> tuple[str, ...]:
    """Return the names of the files that the English catalogue has."""
    files = (_FOLDER / ENGLISH).iterdir()
    return tuple(sorted(f.name.removesuffix(".ftl") for f in files if f.name.endswith(".ftl")))


def faults() -> Iterator[str]:
    """Check all catalogues against the English one, and yield what is missing, broken or too much,
    in words.
    """
    for language in LANGUAGES:
        own = Catalogue(language)
        for subject in subjects():
            codes = codes_of(ENGLISH, subject)
            for code in sorted(codes ^ codes_of(language, subject)):
                kind = "is missing" if code in codes else "has no English form"
                yield f"{language}/{subject}.ftl: {code} {kind}"
        for subject in subjects():
            own.read_whole(subject)
        yield from (f"{language}: {code}: {fault}" for code, fault in own.faults.items())


def faults_at_a_glance() -> Iterator[str]:
    """Look over all catalogues without parsing them; yield what is missing, too much or cut off,
    in words. `faults` finds more, and takes seconds.
    """
    whole = {language: _glanced(language) for language in LANGUAGES}
    for language, texts in whole.items():
        for code in sorted(whole[ENGLISH].keys() ^ texts.keys()):
            kind = "is missing" if code in whole[ENGLISH] else "has no English form"
            yield f"{language}: {code} {kind}"
        for code, text in texts.items():
            if text.count("{") != text.count("}"):
                yield f"{language}: {code} is cut off"


def _glanced(language: str) -> Mapping[str, str]:
    """Return the messages of a language as they are written, by code."""
    texts: dict[str, str] = {}
    for subject in subjects():
        texts |= written_in(_FOLDER / language / f"{subject}.ftl")
    texts.pop("", None)
    return texts


def codes_of(language: str, subject: str) -> frozenset[str]:
    """Return the codes in one file of a language; none where there is no such file."""
    return frozenset(variables_of(language, subject))


def variables_of(language: str, subject: str) -> Mapping[str, frozenset[str]]:
    """Return, for each message in a file, the names of the parameters its wording uses."""
    from fluent.syntax import FluentParser, ast
    from fluent.syntax.visitor import Visitor

    class Names(Visitor):
        def __init__(self) -> None:
            self.names: set[str] = set()

        def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
            self.names.add(node.id.name)

    file = _FOLDER / language / f"{subject}.ftl"
    if not file.is_file():
        return {}
    by_code: dict[str, frozenset[str]] = {}
    for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
        if isinstance(entry, ast.Message):
            names = Names()
            names.visit(entry)
            by_code[entry.id.name] = frozenset(names.names)
    return by_code


__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "Catalogue",
    "Param",
    "catalogue",
    "codes_of",
    "english",
    "faults",
    "faults_at_a_glance",
    "subjects",
    "variables_of",
]
