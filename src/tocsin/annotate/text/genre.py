"""What kind of text a document is, where that says what its claims are worth: opinion, satire, or
news.

An opinion is told by its section, its address, its label, its byline or a note about its author;
without these only by a text that says what it thinks and calls upon its readers, sentence upon
sentence, in its own voice. Satire is told by its label, its section, its source or its own words
about itself, and never by its tone. A text that says nothing of the kind is news.
"""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal
from urllib.parse import unquote, urlsplit

import msgspec

from tocsin.annotate.text.quotes import find_quoted
from tocsin.language.fold import fold
from tocsin.language.lexicon import LANGUAGES, lexicon
from tocsin.language.words import count_words
from tocsin.records import Annotations, Claim, Document, Hop, Record, Source, Span

Kind = Literal["news", "opinion", "satire"]
# The flags that claims carry.
OPINION: Literal["opinion"] = "opinion"
SATIRE: Literal["satire"] = "satire"
# So many lines at the head and the foot of a text say what it is; a label stands in the first of
# them.
_HEAD_LINES, _LABEL_LINES, _FOOT_LINES = 6, 3, 3
# Bylines, and lines about an author, are no longer than this.
_BYLINE_WORDS, _AUTHOR_WORDS = 14, 60
# Without a label: a text of so many sentences of its own, of which so many and this share say what
# it thinks or call upon its readers.
_FEWEST_OWN, _FEWEST_SIGNS, _LEAST_SHARE = 5, 3, 0.25
# What an official or an author says in the first person is a statement, and no comment on one.
_OWN_WORD = ("official", "author")
# The sender of a forwarded text speaks in it as an outlet does in its own.
_FORWARDED = "forwarded from"
_EDGES = ' \t[](){}#*_|•—–-:.«»"“”'
_JOINED = re.compile(r"[-_+]+")


class Genre(Record, frozen=True):
    """The kind of a text, and what gave it away."""

    kind: Kind
    why: str = ""


NEWS = Genre(kind="news")


class GenreReader:
    """Tells the kind of documents."""

    def __init__(self, sources: Sequence[Source]) -> None:
        """`sources` are those of the casebook: one of them may be known for satire."""
        self._kinds: Mapping[str, str] = {s.id: s.kind for s in sources}
        self._hosts = _listed("satire_host")
        self._opinion = _Signs("opinion")
        self._satire = _Signs("satire")
        self._views = _any("view_sign")
        self._calls = _any("call_sign")

    def __call__(self, document: Document, claims: Sequence[Claim]) -> Genre:
        """Return the kind of a document; `claims` tell which sentences are somebody else's."""
        return (
            self._as_satire(document)
            or self._as_opinion(document)
            or self._as_appeal(document, claims)
            or NEWS
        )

    def _as_satire(self, document: Document) -> Genre | None:
        """Return satire where the source, the host or the text says so."""
        if self._kinds.get(document.source_id or "") == SATIRE:
            return Genre(kind=SATIRE, why="the casebook knows its source for satire")
        host = (urlsplit_host(document.url) or "").removeprefix("www.")
        if host in self._hosts:
            return Genre(kind=SATIRE, why=f"published on {host}")
        why = self._satire.found_in(document)
        if why:
            return Genre(kind=SATIRE, why=why)
        return None

    def _as_opinion(self, document: Document) -> Genre | None:
        """Return opinion where the text or its address says so."""
        why = self._opinion.found_in(document)
        if why:
            return Genre(kind=OPINION, why=why)
        return None

    def _as_appeal(self, document: Document, claims: Sequence[Claim]) -> Genre | None:
        """Return opinion where the outlet itself, sentence upon sentence, says what it thinks and
        calls upon its readers.
        """
        if self._kinds.get(document.source_id or "") in _OWN_WORD:
            return None
        own = _own_sentences(document, claims)
        views = sum(bool(self._views.search(s)) for s in own)
        calls = sum(bool(self._calls.search(s)) for s in own)
        signed = sum(bool(self._views.search(s) or self._calls.search(s)) for s in own)
        enough = signed >= max(_FEWEST_SIGNS, _LEAST_SHARE * len(own))
        if len(own) < _FEWEST_OWN or not enough or not views or not calls:
            return None
        return Genre(
            kind=OPINION,
            why=f"{signed} of its own {len(own)} sentences say what it thinks or call upon readers",
        )


class _Signs:
    """What says that a text is of one kind: the lists of all languages whose names begin with
    it.
    """

    def __init__(self, kind: str) -> None:
        """Read the lists."""
        self._sections = {_plain(s) for s in _listed(f"{kind}_section")}
        self._first = {_plain(s) for s in _listed(f"{kind}_first_section")}
        labels = _listed(f"{kind}_label")
        leads = {*labels, *_listed(f"{kind}_lead")}
        self._alone = {_plain(label) for label in labels}
        either = _either(leads)
        self._before = re.compile(rf"[\W_]*(?:{either})(?:\s?[|:]\s?|[\])]\s?|\s-\s|\.\s)(?=.*\w)")
        self._behind = re.compile(
            rf".*\w.*(?:\s\|\s|\s-\s|[\[(])(?:{either})(?:[\])]|\s\|\s.*|\s*$)"
        )
        self._byline, self._author = _any(f"{kind}_byline"), _any(f"{kind}_author")
        self._phrase = _any(f"{kind}_phrase")
        self._named = _beside_name(_listed(f"{kind}_of"), _listed(f"{kind}_behind"))
        self._rubric = re.compile(rf"(?:{_either(_listed('section_word'))})\W+(?P<section>.+)")

    def found_in(self, document: Document) -> str | None:
        """Return what says that a document is of this kind; None where nothing does."""
        return self._in_address(document) or self._in_lines(document) or self._in_words(document)

    def _in_address(self, document: Document) -> str | None:
        """Return the section that the page states, or that its address names."""
        if (
            document.section is not None
            and _plain(document.section) in self._sections | self._first
        ):
            return f"its page states the section {document.section!r}"
        host, folders = _host_and_folders(document.url)
        if host in self._sections:
            return f"its address begins with {host!r}"
        for number, folder in enumerate(folders):
            if folder in self._sections or (number == 0 and folder in self._first):
                return f"its address names the section {folder!r}"
        return None

    def _in_lines(self, document: Document) -> str | None:
        """Return the label or byline at the head or the foot of a text."""
        written = [line.strip() for line in document.text.splitlines() if line.strip()]
        lines = [fold(line) for line in written]
        titles = [fold(document.title)] if document.title else []
        for line in [*titles, *lines[:_LABEL_LINES]]:
            if count_words(line) <= _AUTHOR_WORDS and (
                self._before.match(line) or self._is_headed(line)
            ):
                return f"labelled: {line!r}"
        for opening in [line.partition(". ")[0] for line in lines[:1] if ". " in line]:
            rubric = self._rubric.fullmatch(opening)
            if rubric is not None and _plain(rubric["section"]) in self._sections | self._alone:
                return f"it names its section: {opening!r}"
        for line, as_written in (
            zip(lines[:_HEAD_LINES], written, strict=False) if len(lines) > 1 else ()
        ):
            if (
                _plain(line) in self._alone
                or self._is_byline(line)
                or self._named.fullmatch(as_written)
            ):
                return f"labelled: {line!r}"
        for line in (*lines[:_HEAD_LINES], *lines[-_FOOT_LINES:]) if len(lines) > 1 else ():
            rubric = self._rubric.fullmatch(line)
            if rubric is not None and _plain(rubric["section"]) in self._sections | self._alone:
                return f"it names its section: {line!r}"
        for line in lines[-_FOOT_LINES:] if len(lines) > 1 else []:
            about = count_words(line) <= _AUTHOR_WORDS and self._author.fullmatch(line)
            if about or self._is_byline(line):
                return f"signed: {line!r}"
        return None

    def _is_headed(self, line: str) -> bool:
        """Return whether a headline ends with the label."""
        return not line.endswith((".", "!", "?")) and self._behind.fullmatch(line) is not None

    def _is_byline(self, line: str) -> bool:
        """Return whether a line names an author of this kind, and says no more."""
        return (
            count_words(line) <= _BYLINE_WORDS
            and self._byline.fullmatch(line.strip(" .*_")) is not None
        )

    def _in_words(self, document: Document) -> str | None:
        """Return what a text says of itself."""
        match = self._phrase.search(fold(document.text))
        if match is not None:
            return f"it says of itself: {match.group().strip()!r}"
        return None


def marked(annotations: Annotations, genre: Genre) -> Annotations:
    """Return annotations whose claims carry the flag of a genre: in satire all, in opinion those of
    the writer's own.
    """
    if genre.kind == "news":
        return annotations
    claims = tuple(
        _flagged(c, genre.kind) if genre.kind == SATIRE or is_own(c) else c
        for c in annotations.claims
    )
    return msgspec.structs.replace(annotations, claims=claims)


def is_own(claim: Claim) -> bool:
    """Return whether a claim is made by the document's own voice, as "I" or "we" too, or by the
    sender of a text that was forwarded.
    """
    return all(hop.cue == _FORWARDED or _is_self(hop) for hop in claim.chain[:-1])


def _is_self(hop: Hop) -> bool:
    """Return whether a hop is whoever writes."""
    return hop.entity_id is None and fold(hop.surface) in _self_names()


@functools.cache
def _self_names() -> frozenset[str]:
    """Return how whoever writes calls himself, in every language."""
    return frozenset(map(fold, _listed("self_name")))


def urlsplit_host(url: str | None) -> str | None:
    """Return the host of an address, folded; None where there is none."""
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _flagged(claim: Claim, flag: str) -> Claim:
    """Return a claim with one more flag."""
    return msgspec.structs.replace(claim, flags=tuple(dict.fromkeys((*claim.flags, flag))))


def _host_and_folders(url: str | None) -> tuple[str, list[str]]:
    """Return the first part of an address's host, and the folders of its path without a language
    and without the text's own name.
    """
    host = urlsplit_host(url)
    if not host:
        return "", []
    parts = [_plain(unquote(p)) for p in urlsplit(url or "").path.split("/") if p]
    folders = parts[:-1]
    if folders and folders[0] in (*LANGUAGES, "rus", "ukr", "eng", "kaz", "kz", "ua"):
        folders = folders[1:]
    first = host.removeprefix("www.").split(".")[0]
    return (first if host.count(".") > 1 else ""), folders


def _own_sentences(document: Document, claims: Sequence[Claim]) -> list[str]:
    """Return the folded sentences in which a document speaks itself, without quotations."""
    others = [c.span for c in claims if not is_own(c)]
    quoted = [q.span for q in find_quoted(document.text)]
    free = (s for s in document.sentences if not any(o.overlaps(s) for o in (*others, *quoted)))
    return [fold(_unbroken(s, document.text)) for s in free]


def _unbroken(span: Span, text: str) -> str:
    """Return the words of a span on one line."""
    return " ".join(span.of(text).split())


def _plain(text: str) -> str:
    """Return a label or section without case, hyphens, marks and double spaces."""
    return " ".join(_JOINED.sub(" ", fold(text).strip(_EDGES)).split())


def _listed(name: str) -> frozenset[str]:
    """Return a list of all languages together."""
    return frozenset(entry for code in LANGUAGES for entry in lexicon(code).get(name, ()))


def _either(words: Iterable[str]) -> str:
    """Return words as alternatives, the longest first; none of them matches nothing."""
    return "|".join(re.escape(fold(w)) for w in sorted(words, key=lambda w: (-len(w), w))) or "(?!)"


def _beside_name(before: Iterable[str], behind: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of a line that is a name with such words before or behind it; each word of
    the name begins with a capital.
    """
    name = r"(?-i:[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ])[\w.'’-]*(?: (?-i:[A-ZА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ])[\w.'’-]*){1,3}"
    return re.compile(
        rf"(?:(?:{_either(before)})(?: -|:)? {name}|{name} (?:{_either(behind)}))", re.IGNORECASE
    )


def _any(name: str) -> re.Pattern[str]:
    """Return the patterns of a list of all languages as one; a list that is nowhere matches
    nothing.
    """
    patterns: Iterable[str] = sorted(_listed(name))
    return re.compile("|".join(f"(?:{p})" for p in patterns) or "(?!)")
