"""One entry of a casebook as the lines it is written in: shown by itself, replaced, and checked
with all the rest before anything is written. Every other line of its file stays as it is.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tocsin.casebook.load import read_casebook
from tocsin.casebook.rows import SECTIONS, read_rows
from tocsin.casebook.yaml_lines import read_yaml
from tocsin.errors import UsageError
from tocsin.records import Casebook, Gazetteer, Issue

_DASH = re.compile(r"(\s*)-(\s+)\S")
_NEW_INDENT = "  - "


class Spot(msgspec.Struct, frozen=True):
    """Where an entry stands: in which file and section, and from which line to before which; lines
    count from 0. A new entry stands nowhere yet: `first` is `end`.
    """

    file: Path
    section: str
    id: str
    first: int
    end: int
    indent: str = _NEW_INDENT


class Trial(msgspec.Struct, frozen=True):
    """What a file would hold with another text of an entry, and what is wrong with that: by the
    line of the text (from 1), and elsewhere. Where nothing is, the casebook as it would be.
    """

    spot: Spot
    text: str
    whole: str
    here: tuple[tuple[int, Issue], ...] = ()
    elsewhere: tuple[Issue, ...] = ()
    book: Casebook | None = None

    @property
    def is_valid(self) -> bool:
        """Return whether it may be saved."""
        issues = (*(issue for _, issue in self.here), *self.elsewhere)
        return all(issue.level != "error" for issue in issues)


def files_of(folder: Path) -> list[Path]:
    """Return the files of a casebook that hold entries of its own, and lie in its folder."""
    inside = folder.resolve()
    files = sorted(folder.glob("*.y*ml"))
    return [
        file
        for file in files
        if file.name != "casebook.yml"
        and ".meta." not in file.name
        and file.resolve().parent == inside
    ]


def spots_of(folder: Path) -> list[Spot]:
    """Return where the entries of a casebook stand that are its own, in the order of its files."""
    return [spot for file in files_of(folder) for spot in _spots_in(file)]


def spot_of(folder: Path, section: str, name: str) -> Spot:
    """Return where an entry stands, or where a new one would (without a name).

    Raises:
        UsageError: there is no such section or entry, or it does not stand on lines of its own.
    """
    if section not in SECTIONS:
        raise UsageError(
            "{section!r} is no kind of entry.", code="error-no-kind", section=section[:40]
        )
    spots = [spot for spot in spots_of(folder) if spot.section == section]
    if not name:
        return _new_spot(folder, section, spots)
    existing = next((spot for spot in spots if spot.id == name), None)
    if existing is None:
        raise UsageError(
            "{name!r} is no entry of this casebook's own; what it includes is changed there.",
            code="error-no-own-entry",
            name=name[:80],
        )
    return existing


def text_at(spot: Spot) -> str:
    """Return an entry as it is written, without the dash before it."""
    lines = _lines(spot.file)[spot.first : spot.end]
    width = len(spot.indent)
    bare = [lines[0][width:], *(_outdented(line, width) for line in lines[1:])] if lines else []
    return "".join(f"{line}\n" for line in bare)


def tried(
    folder: Path, spot: Spot, text: str, today: dt.date, gazetteer: Gazetteer | None = None
) -> Trial:
    """Return what the casebook would be with another text of an entry; an empty text takes it
    out. Nothing is written.
    """
    plain = [line.rstrip() for line in text.replace("\r\n", "\n").strip("\n").split("\n")]
    block = _indented(plain, spot) if any(plain) else []
    lines = _lines(spot.file)
    before = [f"{spot.section}:"] if spot.first == spot.end and not _has_section(spot) else []
    whole = "".join(
        f"{line}\n" for line in (*lines[: spot.first], *before, *block, *lines[spot.end :])
    )
    start = spot.first + len(before)
    entry_text = "".join(f"{line}\n" for line in plain) if block else ""
    if faults := read_yaml(spot.file, whole)[2]:  # all else that is found would follow from these
        at = (min(max((fault.line or 0) - start, 1), max(len(block), 1)) for fault in faults)
        return Trial(spot, entry_text, whole, tuple(zip(at, faults, strict=True)))
    book, issues = read_casebook(folder, today, gazetteer, {spot.file: whole})
    reaching = _reaching(spot, whole, is_gone=not block)
    within = [issue for issue in (*reaching, *issues) if _is_within(issue, spot, start, len(block))]
    apart = [issue for issue in issues if issue not in within and issue.level == "error"]
    return Trial(
        spot=spot,
        text=entry_text,
        whole=whole,
        here=tuple(((issue.line or start + 1) - start, issue) for issue in within),
        elsewhere=tuple(apart),
        book=book,
    )


def _is_within(issue: Issue, spot: Spot, start: int, size: int) -> bool:
    """Return whether a finding is about the lines of an entry."""
    line = issue.line or 0
    return issue.file == str(spot.file) and start < line <= start + max(size, 1)


def _reaching(spot: Spot, whole: str, *, is_gone: bool) -> list[Issue]:
    """Return that a text reaches beyond its entry: it makes none or several, or changes others."""
    before = read_yaml(spot.file)[0] if spot.file.exists() else {}
    after = read_yaml(spot.file, whole)[0]
    if not isinstance(after, dict):
        return []
    number = 0 if is_gone else 1
    old, new = _others(before, spot), after.get(spot.section) or []
    is_new = spot.first == spot.end
    place = len(old) if is_new else _index(before, spot)
    rest = [*new[:place], *new[place + number :]] if isinstance(new, list) else None
    same = {key: value for key, value in after.items() if key != spot.section}
    kept = {key: value for key, value in (before or {}).items() if key != spot.section}
    is_one = is_gone or (place < len(new) and isinstance(new[place], dict))
    if rest == old and same == kept and is_one:
        return []
    message = "the text is not one entry, or reaches beyond it."
    hint = "Write the fields of one entry, each at the beginning of its line, without a dash."
    return [
        Issue(
            file=str(spot.file),
            line=spot.first + 1,
            level="error",
            message=message,
            suggestion=hint,
        )
    ]


def _others(value: Any, spot: Spot) -> list[Any]:
    """Return the other entries of a section."""
    entries = list((value or {}).get(spot.section) or [])
    return [entry for n, entry in enumerate(entries) if n != _index(value, spot)]


def _index(value: Any, spot: Spot) -> int:
    """Return the place of an entry in its section; that behind the last one of a new one."""
    entries = (value or {}).get(spot.section) or []
    if spot.first == spot.end:
        return len(entries)
    ids = [str(entry.get("id", "")) if isinstance(entry, dict) else "" for entry in entries]
    return ids.index(spot.id)


def _spots_in(file: Path) -> Iterator[Spot]:
    """Yield where the entries of a file stand that begin with a dash on a line of their own."""
    lines = _lines(file)
    for row in read_rows(file, {}, []):
        first = row.lines.line(row.path) - 1
        dash = _DASH.match(lines[first]) if first < len(lines) else None
        if dash is None or not row.id:
            continue
        indent = f"{dash[1]}-{dash[2]}"
        end = _end(lines, first, len(dash[1]))
        yield Spot(file, row.section, row.id, first, end, indent)


def _end(lines: Sequence[str], first: int, indent: int) -> int:
    """Return the line before which an entry ends that begins with a dash so far in; what stands
    less far in behind it, comments and empty lines, is not its own.
    """
    end = first + 1
    for number in range(first + 1, len(lines)):
        line = lines[number]
        bare = line.lstrip()
        depth = len(line) - len(bare)
        if bare and depth <= indent and not bare.startswith("#"):
            break
        if bare and depth > indent:
            end = number + 1
    return end


def _new_spot(folder: Path, section: str, spots: Sequence[Spot]) -> Spot:
    """Return where a new entry of a section stands: behind the last one, or in a new file."""
    if spots:
        last = spots[-1]
        return Spot(last.file, section, "", last.end, last.end, last.indent)
    file = folder / f"{section}.yml"
    end = len(_lines(file))
    return Spot(file, section, "", end, end)


def _has_section(spot: Spot) -> bool:
    """Return whether the file of a new entry has its section."""
    if not spot.file.exists():
        return False
    value = read_yaml(spot.file)[0]
    return isinstance(value, dict) and spot.section in value


def _lines(file: Path) -> list[str]:
    """Return the lines of a file; none where there is none."""
    text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
    return text.removesuffix("\n").split("\n") if text else []


def _outdented(line: str, width: int) -> str:
    """Return a line of an entry as it stands by itself."""
    return line[width:] if not line[:width].strip() else line.lstrip()


def _indented(lines: Sequence[str], spot: Spot) -> list[str]:
    """Return lines of an entry as they stand in its file."""
    blank = " " * len(spot.indent)
    rest = (f"{blank}{line}" if line else "" for line in lines[1:])
    return [f"{spot.indent}{lines[0]}", *rest]
