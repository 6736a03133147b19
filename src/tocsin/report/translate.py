"""The brief's fixed texts in other languages: what the program writes itself is put into the reader's language; what it cites stays.

A catalogue gives, for every fixed text, its English form with what varies in braces, and the same in the other language. So the records
keep one wording, which other programs read, and a language is one file of sentences that a person who speaks it can check.
"""

import functools
import html
import re
from importlib import resources

from ruamel.yaml import YAML

from tocsin.errors import UsageError, WordingError

ENGLISH = "en"
_HOLE = re.compile(r"\\\{(\w+)\\\}")
# What may stand in a hole, by its name: one letter is a figure, `day` a date, `state` a state, `who` names; anything else is any text.
_FIGURE, _NAME = r"[HIS]?\d[\d.,:%-]*", r"[^“”:;]+?"
_KINDS = {"day": r"\d[\d: -]*", "state": r"[A-Z]+", "who": _NAME, "via": _NAME, "relay": _NAME}
# Holes that hold fixed texts again; all others hold what is cited.
_FIXED = frozenset(
    {
        "why",
        "last",
        "origins",
        "measured",
        "record",
        "range",
        "level",
        "likely",
        "state",
        "state2",
        "text",
        "example",
        "basis",
        "other",
        "voice",
        "picture",
        "share",
        "share2",
        "spread",
        "figures",
        "cause",
        "unchecked",
        "outlets",
        "sites",
        "speakers",
        "persons",
        "narrative",
        "move",
    }
)
_NODE = re.compile(r">([^<>]+)<")
# What is cited as it stands: claims with their sentences, styles.
_VERBATIM = re.compile(r"(<style>.*?</style>|<article.*?</article>|<title>.*?</title>)", re.DOTALL)
# Marks of Markdown before and around a text.
_LINE = re.compile(r"^(\s*(?:#+ |\d+\. |- (?:\*\*)?|\*\*)?)(.*?)((?:\*\*)?)$", re.DOTALL)


def languages() -> tuple[str, ...]:
    """Return the languages a brief can be written in."""
    files = (resources.files("tocsin.report") / "texts").iterdir()
    return (ENGLISH, *sorted(f.name.removesuffix(".yml") for f in files if f.name.endswith(".yml")))


class Translator:
    """Puts fixed texts into one language."""

    def __init__(self, language: str) -> None:
        """Read the catalogue.

        Raises:
            UsageError: there is none for the language.
        """
        if language not in languages():
            raise UsageError(
                f"no brief can be written in {language!r}; there are {', '.join(languages())}."
            )
        file = resources.files("tocsin.report") / "texts" / f"{language}.yml"
        read = (
            YAML(typ="safe").load(file.read_text(encoding="utf-8"))
            if language != ENGLISH
            else {"texts": {}}
        )
        rows: dict[str, str] = {str(k): str(v) for k, v in read["texts"].items()}
        self._exact = {k: v for k, v in rows.items() if "{" not in k}
        patterns = sorted(
            (k for k in rows if "{" in k), key=lambda k: -len(re.sub(r"\{\w+\}", "", k))
        )
        self._patterns = [
            (re.compile(_HOLE.sub(_hole, re.escape(k)), re.DOTALL), rows[k]) for k in patterns
        ]
        self._words = [tuple(read.get(name, ())) for name in ("likelihood", "confidence")]
        self.language = language

    def __call__(self, text: str) -> str:
        """Return a text in the language; as it is where no catalogue entry fits."""
        found = self._found(" ".join(text.split()))
        return text if found is None else found

    def _found(self, text: str) -> str | None:
        """Return the translation of a text, its parts in turn, or nothing."""
        if text in self._exact:
            return self._exact[text]
        for pattern, form in self._patterns:
            if match := pattern.fullmatch(text):
                return form.format(
                    **{k: self(v) if k in _FIXED else v for k, v in match.groupdict().items()}
                )
        if "; " in text:
            parts = [self._found(p) for p in text.split("; ")]
            if all(p is not None for p in parts):
                return "; ".join(str(p) for p in parts)
        return None

    def page(self, page: str) -> str:
        """Return an HTML page with its fixed texts put into the language; what documents say is left as it is.

        Raises:
            WordingError: a sentence would mix likelihood with confidence.
        """
        if self.language == ENGLISH:
            return page
        parts = _VERBATIM.split(page)
        done = [part if n % 2 else _NODE.sub(self._node, part) for n, part in enumerate(parts)]
        self._check("\n".join(re.sub(r"<[^>]+>", "\n", p) for p in done[::2]))
        return "".join(done).replace('<html lang="en">', f'<html lang="{self.language}">', 1)

    def _node(self, match: re.Match[str]) -> str:
        """Put one text between tags into the language; blanks around it stay."""
        raw = match.group(1)
        text = html.unescape(raw)
        bare = text.strip()
        if not bare:
            return match.group()
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f">{html.escape(before + self(bare) + after, quote=False)}<"

    def lines(self, text: str) -> str:
        """Return Markdown with its fixed texts put into the language; raises as `page` does."""
        if self.language == ENGLISH:
            return text
        done = "\n".join(self._line(line) for line in text.split("\n"))
        self._check(done)
        return done

    def _line(self, line: str) -> str:
        """Put one line into the language; of a table, each cell."""
        if line.startswith("|"):
            return "|".join(f" {self(c.strip())} " if c.strip() else c for c in line.split("|"))
        match = _LINE.match(line)
        inner = self._found(match.group(2)) if match and match.group(2) else None
        if match and inner is not None:
            return f"{match.group(1)}{inner}{match.group(3)}"
        return self(line) if line.strip() else line

    def _check(self, text: str) -> None:
        """Refuse a sentence with both likelihood and confidence in it."""
        likely, sure = self._words
        for sentence in re.split(r"(?<=[.!?])\s+|\n", text.casefold()):
            if any(w in sentence for w in likely) and any(w in sentence for w in sure):
                raise WordingError(
                    f"likelihood and confidence stand in one sentence: {sentence.strip()!r}"
                )


def _hole(match: re.Match[str]) -> str:
    """Return the pattern of a hole."""
    name = match.group(1)
    kind = (
        _FIGURE
        if len(name) == 1
        else next((k for start, k in _KINDS.items() if name.startswith(start)), ".+?")
    )
    return f"(?P<{name}>{kind})"


@functools.lru_cache(maxsize=8)
def translator(language: str) -> Translator:
    """Return the translator of a language, read once."""
    return Translator(language)
