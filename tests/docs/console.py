"""Pages that are followed to the letter: what they ask the reader to write and run, and what they
show of it.

- A `console` block holds lines `$ command`, each followed by what it prints. `[...]` stands for
  what may differ: alone on a line for any number of lines, inside a line for a part of it. `# exit
  code N` behind a command says that it ends with that code.
- A `python` block is run in the page's own namespace; a `text` block right behind it shows what it
  prints.
- A block with `title="FILE"` is a file that the reader writes.
- `<!-- id ID: FILE "words" -->` says what an id stands for: the first record in FILE that holds the
  words.
"""

import contextlib
import io
import json
import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.conftest import tocsin_here

GAP = "[...]"
_BLOCK = re.compile(
    r"^(?P<mark> *)```(?P<info>[^\n]*)\n(?P<body>.*?)^(?P=mark)```$", re.DOTALL | re.MULTILINE
)
_TITLE = re.compile(r'title="([^"]+)"')
_EXIT = re.compile(r"\s+# exit code (\d+)$")
_ID = re.compile(r'<!-- id (?P<id>\S+): (?P<file>\S+) "(?P<words>[^"]+)" -->')
_RECORD_ID = re.compile(r"\b[a-z]{3}-[0-9a-f]{20}\b")
# Commands that a page may use beside the program's own.
_SHELL = ("ls", "cat", "head", "mkdir", "grep")


@dataclass
class Outcome:
    """What a command printed, and the code it ended with."""

    printed: str
    code: int = 0


@dataclass
class Step:
    """One thing a page asks for: a command or code to run, or a file to write; where in the page
    its output is shown.
    """

    kind: str
    what: str
    shown: str | None = None
    at: tuple[int, int] = (0, 0)
    code: int = 0


@dataclass
class Session:
    """A reader at work: a folder, the names of the page's Python, and commands whose outcome is
    known already.
    """

    folder: Path
    known: dict[str, Outcome] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)

    def run(self, step: Step) -> Outcome:
        """Do what a step asks for."""
        if step.kind == "write":
            path = self.folder / step.what
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.shown or "", encoding="utf-8")
            return Outcome(printed="")
        if step.kind == "python":
            return Outcome(printed=_python(step.what, self.names))
        return self.known.get(step.what) or _command(step.what)


def steps(page: str) -> list[Step]:
    """Return what a page asks for, in order."""
    found: list[Step] = []
    for block in _BLOCK.finditer(page):
        info, body = block["info"], block["body"]
        titled = _TITLE.search(info)
        if titled:
            found.append(Step(kind="write", what=titled[1], shown=_indented(body, block["mark"])))
        elif info.startswith("console"):
            found += _console(body, block.start("body"))
        elif info.startswith("python"):
            found.append(Step(kind="python", what=body, at=(block.end(), block.end())))
        elif info.strip() == "text" and found and _follows(page, found[-1], block):
            found[-1].shown, found[-1].at = body, block.span("body")
    return found


def _indented(body: str, mark: str) -> str:
    """Return the lines of a block inside a list without the list's indent."""
    return "".join(line.removeprefix(mark) for line in body.splitlines(keepends=True))


def _follows(page: str, last: Step, block: re.Match[str]) -> bool:
    """Return whether a block stands right behind a piece of Python."""
    return last.kind == "python" and not page[last.at[0] : block.start()].strip()


def _console(body: str, offset: int) -> Iterator[Step]:
    """Yield the commands of a block, each with what is shown of its output."""
    starts = [m.start() for m in re.finditer(r"^\$ ", body, re.MULTILINE)]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        line_end = body.index("\n", start) + 1
        while body[:line_end].endswith("\\\n"):
            line_end = body.index("\n", line_end) + 1
        written = body[start + 2 : line_end].replace("\\\n", " ").strip()
        code = _EXIT.search(written)
        yield Step(
            kind="command",
            what=_EXIT.sub("", written),
            shown=body[line_end:end],
            at=(offset + line_end, offset + end),
            code=int(code[1]) if code else 0,
        )


def _command(line: str) -> Outcome:
    """Run a command in this process, or one of the shell's; what went to standard error counts
    where nothing else was printed.
    """
    words = shlex.split(line)
    if words[0] == "tocsin":
        done = tocsin_here(*words[1:])
    else:
        assert words[0] in _SHELL, f"{line}: a page may use tocsin and {', '.join(_SHELL)}"
        done = subprocess.run(words, capture_output=True, check=False)
    return Outcome(printed=(done.stdout or done.stderr).decode(), code=done.returncode)


def _python(code: str, names: dict[str, Any]) -> str:
    """Run a piece of Python, and return what it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "page", "exec"), names)
    return printed.getvalue()


def is_shown(shown: str, printed: str) -> bool:
    """Return whether a page shows what was printed, apart from the gaps it marks."""
    pattern = ""
    for line in _lines(shown):
        if line == GAP:
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*?".join(re.escape(part) for part in line.split(GAP)) + r"\n"
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in _lines(printed))) is not None


def _lines(text: str) -> list[str]:
    """Return the lines of a text without white space at their ends, and without empty lines around
    them.
    """
    return [line.rstrip() for line in text.strip("\n").splitlines()]


def follow(page: str, session: Session) -> Iterator[tuple[Step, Outcome]]:
    """Do everything that a page asks for, in order; yield each step with its outcome."""
    for step in steps(page):
        yield step, session.run(step)


def ids(page: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each id that a page says something of, with the id that the record has now."""
    now: dict[str, str] = {}
    for named in _ID.finditer(page):
        lines = (folder / named["file"]).read_text(encoding="utf-8").splitlines()
        words = now.get(named["words"], named["words"])  # the words may be an id named before
        record = next((line for line in lines if words in line), None)
        assert record is not None, f"{named['file']} holds no record with {words!r}"
        now[named["id"]] = json.loads(record)["id"]
        yield named["id"], now[named["id"]]


def rewritten(page: str, session: Session, keep: Callable[[Step, Outcome], bool]) -> str:
    """Return a page with what is printed now, where `keep` does not say that what is shown may
    stay.

    Where only ids have changed, they are changed in the rest of the page as well.
    """
    text, moved = page, 0
    renamed: dict[str, str] = {}
    for step in steps(page):
        step.what = _renamed(step.what, renamed)
        if step.shown is not None:
            step.shown = _renamed(step.shown, renamed)
        outcome = session.run(step)
        if step.kind == "write" or step.shown is None or keep(step, outcome):
            continue
        renamed |= _changed_ids(step.shown, outcome.printed)
        start, end = (position + moved for position in step.at)
        body = "".join(f"{line}\n" for line in _lines(outcome.printed))
        text = text[:start] + body + text[end:]
        moved += len(body) - (end - start)
    return _renamed(text, renamed)


def _changed_ids(shown: str, printed: str) -> dict[str, str]:
    """Return ids that are shown with those that are printed in their place; nothing where their
    numbers differ.
    """
    old, new = _RECORD_ID.findall(shown), _RECORD_ID.findall(printed)
    return dict(zip(old, new, strict=True)) if len(old) == len(new) else {}


def _renamed(text: str, renamed: dict[str, str]) -> str:
    """Return a text with ids changed; ids have one length, so that positions stay."""
    return _RECORD_ID.sub(lambda m: renamed.get(m[0], m[0]), text)
