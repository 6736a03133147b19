"""Whether time grows with the length of a text, and no faster: every stage that reads texts, on
repeated fragments in four languages, at one, two and four times the length.

Usage: python -m bench.linearity [--characters 3000] [--stage annotate] [--language ru]

For each stage and fragment the slope is the exponent with which processor time grows from one to
four times the length: 1 is linear, 2 quadratic. What passes 1.4 and takes long enough for the clock
to be trusted is named; the exit status is 1 then. Times are of this process alone, the best of two.
"""

import argparse
import datetime as dt
import math
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from tocsin.annotate import Annotator
from tocsin.casebook import load_casebook
from tocsin.documents import Extractor
from tocsin.documents.page import read_page
from tocsin.gate import Gate, watched_reasons
from tocsin.gazetteer import find_gazetteer
from tocsin.language.search_keys import search_key
from tocsin.language.times import time_expressions
from tocsin.language.words import word_list
from tocsin.match import Matcher
from tocsin.records import Capture, Document
from tocsin.sources.decode import decode
from tocsin.sources.feeds import parse_feed
from tocsin.sources.preview import parse_preview

ALMATY = Path(__file__).resolve().parents[1] / "casebooks" / "almaty-2022"
MOST, ENOUGH = 1.4, 0.15  # the slope that is named, and the seconds from which a slope counts

# What may be repeated in a text of any language: marks that open, join, quote and link.
ANYWHERE = (
    "(",
    ")",
    '"',
    "«",
    "„“",
    "'",
    ". ",
    "... ",
    "—",
    "- ",
    "\n",
    " \n\n",
    "1 ",
    "1,000,000 ",
    "12.01.2022 ",
    "12:30 ",
    "<b>",
    "&amp;",
    "https://news.example/a ",
    "@channel ",
    "#tag ",
    "🇷🇺 ",
    "\u0301",
    "\u200b",
    "a@b.example ",
    "[1] ",
    "* ",
    "| ",
    "ACHTUNG! ",
    "?! ",
)
FRAGMENTS: Mapping[str, Sequence[str]] = {
    "en": (
        "and ",
        "said ",
        "the ministry said that ",
        "according to the agency, ",
        "not ",
        "citing sources, ",
        "“Nothing was seized,” the ministry said. ",
        "Almaty, ",
        "The laboratory in Almaty was seized. ",
        "on Sunday, 9 January 2022, ",
        "who said that he said ",
        "Mr. John Smith, head of ",
        "ten days left to withdraw 2,500 troops ",
        "Ministry of ",
        "if it were true that ",
        "Russian Russian ",
        "of the Ministry of Defence of the Republic of Kazakhstan ",
    ),
    "ru": (
        "и ",
        "заявил ",
        "министерство заявило, что ",
        "по данным агентства, ",
        "не ",
        "со ссылкой на источники, ",
        "«Ничего не захвачено», — сообщили в ведомстве. ",
        "Алматы, ",
        "Лаборатория в Алматы захвачена. ",
        "в воскресенье, 9 января 2022 года, ",
        "который сказал, что он сказал, ",
        "Иванов Иван Иванович, глава ",
        "на вывод 2 500 военных осталось 10 дней ",
        "Министерства ",
        "если бы ",
        "российский российский ",
        "министерства обороны Республики Казахстан ",
    ),
    "uk": (
        "і ",
        "заявив ",
        "міністерство заявило, що ",
        "за даними агентства, ",
        "не ",
        "з посиланням на джерела, ",
        "«Нічого не захоплено», — повідомили у відомстві. ",
        "Лабораторію в Алмати захопили. ",
        "у неділю, 9 січня 2022 року, ",
        "який сказав, що він сказав, ",
        "Міністерства ",
    ),
    "kk": (
        "және ",
        "деді ",
        "министрлік мәлімдеді, ",
        "агенттіктің мәліметінше, ",
        "емес ",
        "«Ештеңе басып алынған жоқ», — деді өкілі. ",
        "Алматыдағы зертхана басып алынды. ",
        "жексенбіде, 2022 жылғы 9 қаңтарда, ",
        "Министрлігі ",
    ),
}
# A sentence that is read for claims, before and behind what is repeated.
FRAMES = {
    "en": "The ministry said the laboratory in Almaty was under guard. ",
    "ru": "Министерство заявило, что лаборатория в Алматы под охраной. ",
    "uk": "Міністерство заявило, що лабораторія в Алмати під охороною. ",
    "kk": "Министрлік Алматыдағы зертхана күзетте екенін мәлімдеді. ",
}

Stage = Callable[[str], object]


class Measured(NamedTuple):
    """What a stage took on a fragment at one, two and four times the length, in seconds."""

    stage: str
    language: str
    fragment: str
    seconds: tuple[float, float, float]

    @property
    def slope(self) -> float:
        """Return the exponent with which time grows."""
        first, last = max(self.seconds[0], 1e-6), max(self.seconds[2], 1e-6)
        return math.log2(last / first) / 2

    @property
    def is_steep(self) -> bool:
        """Return whether it grows faster than the length, and that can be trusted."""
        return self.slope > MOST and self.seconds[2] > ENOUGH


def stages(language: str) -> Iterator[tuple[str, Stage]]:
    """Yield the stages that read a text of a language."""
    book = load_casebook(ALMATY)
    annotate = Annotator(book.actors, book.sources, book.sites, find_gazetteer())
    gate, match = Gate(watched_reasons(book)), Matcher(book.narratives, book.sites)
    moment = dt.datetime(2022, 1, 12, 12, tzinfo=dt.UTC)
    extract = Extractor(as_of=moment, decode=decode, find_source=lambda name, _: name)

    def document(text: str, kind: str = "text/plain") -> object:
        body = text.encode("utf-8", "replace")
        capture = Capture(
            id="cap",
            origin="o",
            external_id="o",
            media_type=kind,
            body=body,
            sha256="0" * 64,
            seen_at=moment,
        )
        return extract(capture)

    def annotated(text: str) -> object:
        read = document(text)
        if not isinstance(read, Document):
            return read
        return list(match(read, annotate(msgspec.structs.replace(read, language=language))))

    def times(text: str) -> object:
        return list(time_expressions(text, language=language, anchor=moment.date()))

    def keys(text: str) -> object:
        return [search_key(word, language) for word in word_list(text)]

    page = "<html><body><article><p>{}</p></article></body></html>"
    feed = "<rss version='2.0'><channel><item><title>t</title><description>{}</description></item>"
    preview = (
        '<html><body><section class="tgme_channel_history"><div class="tgme_widget_message" '
        'data-post="c/1"><div class="tgme_widget_message_text">{}</div></div></section></body>'
    )
    yield "text", document
    yield "page", lambda text: read_page(page.replace("{}", text), "https://news.example/1")
    yield "page taken apart", lambda text: document(page.replace("{}", text), "text/html")
    yield "feed", lambda text: parse_feed(feed.replace("{}", text).encode(), "https://a.example")
    yield (
        "preview",
        lambda text: parse_preview(preview.replace("{}", text).encode(), "https://t.me"),
    )
    yield "gate", gate
    yield "times", times
    yield "search keys", keys
    yield "annotate and match", annotated


def measured(stage: Stage, text: str) -> float:
    """Return the processor seconds a stage takes on a text: the better of two tries."""
    taken = []
    for number in range(2):
        again = f"{text}{number}"  # what a stage remembers of a text does not count
        start = time.process_time()
        stage(again)
        taken.append(time.process_time() - start)
        if taken[-1] > 1:
            break
    return min(taken)


def of_length(fragment: str, language: str, characters: int) -> str:
    """Return a text of repeated fragments between two sentences, of about such a length."""
    repeated = fragment * max(1, characters // len(fragment))
    return f"{FRAMES[language]}{repeated}\n{FRAMES[language]}"


def measure(languages: Sequence[str], only: str, characters: int) -> Iterator[Measured]:
    """Yield what every stage takes on every fragment."""
    for language in languages:
        for name, stage in stages(language):
            if only not in name:
                continue
            stage(FRAMES[language])  # what is loaded once does not count
            for fragment in (*ANYWHERE, *FRAGMENTS[language]):
                lengths = (characters, 2 * characters, 4 * characters)
                first, second, last = (
                    measured(stage, of_length(fragment, language, length)) for length in lengths
                )
                taken = Measured(name, language, fragment, (first, second, last))
                if taken.is_steep:
                    sys.stderr.write(f"steep: {taken.slope:.2f} {name} {fragment!r}\n")
                yield taken


def main() -> int:
    """Print what is steep, and the steepest of each stage; return 1 where anything is."""
    parser = argparse.ArgumentParser(prog="python -m bench.linearity", description=__doc__)
    parser.add_argument("--characters", type=int, default=3_000, help="of the shortest text")
    parser.add_argument("--stage", default="", help="only stages with this in their name")
    parser.add_argument("--language", action="append", choices=sorted(FRAGMENTS))
    given = parser.parse_args()
    rows = list(measure(given.language or sorted(FRAGMENTS), given.stage, given.characters))
    rows.sort(key=lambda row: -row.slope)
    steep = [row for row in rows if row.is_steep]
    counted = [row for row in rows if row.seconds[2] > ENOUGH]
    shown = [*steep, *(row for row in counted if row not in steep)][: max(20, len(steep))]
    for row in shown:
        seconds = "  ".join(f"{taken:7.3f}" for taken in row.seconds)
        place = f"{row.stage:20} {row.language}  {row.fragment!r:.44}"
        sys.stdout.write(f"{row.slope:5.2f}  {seconds} s  {place}\n")
    sys.stdout.write(f"{len(rows)} measured, {len(counted)} long enough, {len(steep)} steep\n")
    return 1 if steep else 0


if __name__ == "__main__":
    sys.exit(main())
