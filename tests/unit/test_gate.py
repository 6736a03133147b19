"""The gate: whatever is linked passes, in any form and spelling; more may pass, and no more than
the words call for.
"""

import bisect
import datetime as dt
import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tocsin.casebook import load_casebook
from tocsin.gate import Gate, Hit, Reason, watched_reasons
from tocsin.language.lexicon import lexicon
from tocsin.language.patterns import TermIndex
from tocsin.language.spellings import SpellingIndex
from tocsin.language.term_net import Term, TermNet
from tocsin.records import Actor, Casebook, Facet, Narrative, Site

BOOKS = sorted(
    p.parent for p in (ROOT / "casebooks").glob("*/problems.yml") if p.parent.name != "library"
)
_SINCE = dt.date(2015, 1, 1)
# Every seventh form is tried: there are a hundred thousand, and all of them take minutes.
_EVERY = 7


def person(name: str, *aliases: str) -> Actor:
    """Return an invented person."""
    return Actor(
        id="p",
        name=name,
        kind="public_official",
        aliases=(name, *aliases),
        known_from=_SINCE,
        reference="invented",
    )


def place(*names: str) -> Site:
    """Return an invented place."""
    return Site(
        id="s", name=names[0], kind="city", aliases=names, known_from=_SINCE, reference="invented"
    )


def gate(*entries: Actor | Site) -> Gate:
    """Return a gate that knows these entries."""
    actors = tuple(e for e in entries if isinstance(e, Actor))
    sites = tuple(e for e in entries if isinstance(e, Site))
    return Gate(watched_reasons(Casebook(id="b", title="B", digest="", actors=actors, sites=sites)))


def forms(name: str) -> set[str]:
    """Return a name with every ending of every list in place of the last letters of each of its
    words, sense or none.
    """
    ends = {
        e
        for key in ("name_endings", "adjective_endings")
        for code in ("ru", "uk")
        for e in lexicon(code).get(key, ())
    }
    ends |= {*lexicon("kk")["place_endings"], "", "ці", "зі", "сі", "'s", "’s"}
    parts = name.split()
    return {
        " ".join(p[: len(p) - cut] + e if len(p) > cut + 1 else p for p in parts)
        for cut in range(3)
        for e in ends
    }


@pytest.mark.parametrize("folder", BOOKS, ids=lambda p: p.name)
def test_every_form_that_is_linked_passes(folder: Path) -> None:
    """Every alias of a shipped casebook, with every ending there is a list for: what the linker's
    indexes find passes.
    """
    book = load_casebook(folder)
    passes = Gate(watched_reasons(book))
    watched = [a for a in book.actors if a.kind != "state"]
    names = TermIndex([(n, a.id) for a in watched for n in a.aliases], names=True)
    roles = TermIndex([(r, a.id) for a in watched for r in a.roles])
    sites = [s for s in book.sites if s.kind != "country"]
    places = TermIndex([(n, s.id) for s in sites for n in s.aliases], names=True, places=True)
    persons = SpellingIndex(
        [(n, a.id) for a in watched if a.kind.startswith("public") for n in (a.name, *a.aliases)]
    )
    listed = [n for a in watched for n in (*a.aliases, *a.roles)] + [
        n for s in sites for n in s.aliases
    ]
    lines = sorted({form for name in dict.fromkeys(listed) for form in forms(name)})[::_EVERY]
    text = ".\n".join(lines)
    starts = list(itertools.accumulate((len(line) + 2 for line in lines), initial=0))
    found = [(f.start, f.key) for index in (names, roles, places) for f in index.find(text)]
    found += [(f.span.start, f.key) for f in persons.find(text)]
    linked: dict[int, set[str]] = {}
    for start, key in found:
        linked.setdefault(bisect.bisect_right(starts, start) - 1, set()).add(key)
    assert len(linked) > 1000
    for number, keys in linked.items():
        hit = passes(lines[number])
        assert keys <= set(hit.reasons if hit is not None else ()), (lines[number], keys, hit)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (("Сумы", "Суми"), "Взрыв в Сумах, погибших нет."),
        (("Сумы", "Суми"), "Обстріл Сум: двоє поранених."),
        (("Сумы", "Суми"), "В сумской больнице нет света."),
        (("Сумы", "Суми"), "Сумська міська рада закрита."),
        (("Sumy",), "Sumy's hospital has no power."),
        (("Sumy",), "The Sumy-based brigade left."),
        (("Київ",), "Вибухи пролунали у Києві вранці."),
        (("Київ",), "У київському метро спокійно."),
        (("Новая Каховка",), "Жители Новой Каховки слышали взрывы."),
        (("Новая Каховка",), "Новокаховская плотина цела."),
        (("Нова Каховка",), "У Новій Каховці тихо."),
        (("Курская АЭС",), "Дрон упал на территории Курской АЭС."),
        (("Кримський міст",), "На Кримському мосту перекрили рух."),
        (("Північний потік",), "Північного потоку не торкнулися."),
        (("Северный поток",), "Взрыв на «Северном потоке-2»."),
        (("Nord Stream",), "The Nord Stream-2 pipe leaks."),
        (("Запорожье",), "Запорожская область обстреляна."),
        (("Запоріжжя",), "Запорізьку область обстріляно."),
        (("Винница",), "В винницком госпитале."),
        (("Ялта",), "Ялтинский порт закрыт."),
        (("Crimea",), "The Crimean coast is closed."),
        (("Astana", "Астана"), "Астанада жарылыс болды."),
    ],
)
def test_forms_of_places_pass(names: tuple[str, ...], text: str) -> None:
    assert gate(place(*names))(text) is not None


@pytest.mark.parametrize(
    "written",
    [
        "Олександр Озерний",
        "Олександра Озерного",
        "Oleksandr Ozernyi",
        "Aleksandr Ozerny",
        "Александром Озёрным",
        "О. Озерный",
        "А. Озерного",
        "A. Ozerny",
        "O. Ozernyi",
        "А.П. Озерный",
        "А. П. Озерный",
        "Озерный А.П.",
        "Alexandre Ozerny",
    ],
)
def test_spellings_and_initials_of_persons_pass(written: str) -> None:
    hit = gate(person("Alexander Ozerny", "Александр Озёрный"))(f"Вчера {written} уехал.")
    assert hit is not None
    assert hit.reasons == ("p",)


@pytest.mark.parametrize(
    "text",
    [
        "Б. Озерный уехал.",
        "Борис Озерный уехал.",
        "Александр Озеров уехал.",
        "Озерный край.",
        "The summer was long.",
        "Сумка пуста.",
        "Суматоха у входа.",
        "в сумах",
        "Киевлянка?",
    ],
)
def test_others_do_not_pass(text: str) -> None:
    assert (
        gate(person("Alexander Ozerny", "Александр Озёрный"), place("Сумы", "Sumy"))(text) is None
    )


def test_a_body_passes_with_its_words_in_another_order() -> None:
    body = Actor(
        id="m",
        name="M",
        kind="state_body",
        aliases=("Ruritanian Defence Ministry",),
        known_from=_SINCE,
        reference="invented",
    )
    passes = gate(body)
    assert passes("The Defence Ministry of Ruritania denies it.") is not None
    assert (
        passes(
            "The Ministry of Sport met. " + "Nobody came. " * 9 + "Ruritania has a defence budget."
        )
        is None
    )


def test_the_state_alone_is_no_reason() -> None:
    state = Actor(
        id="x",
        name="Ruritania",
        kind="state",
        aliases=("Ruritania",),
        known_from=_SINCE,
        reference="invented",
    )
    assert gate(state)("Ruritania has a new stamp.") is None


@pytest.mark.parametrize(
    "text",
    [
        "Атака ВСУ отбита, сообщает oдин канал.",
        "Oдин канал: ВСУ наступают.",
        "Pаненые есть; позиции ВСУ обстреляны.",
        "Комaндир ВСУ выступил.",
    ],
)
def test_words_with_letters_of_another_alphabet_change_no_other_word(text: str) -> None:
    """A word that could be of either alphabet is read in its own, whatever stands beside it."""
    assert gate(place("ВСУ"))(text) is not None


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (("U.S. Embassy",), "He said the pro-U.S. Embassy crowd left."),
        (("ABC",), "The A.B.C. denies it."),
        (("Sumy",), "In Su\u00admy it is quiet."),
        (("Sumy", "Суми"), "В Су\u200bмах тихо."),
        (("Новая Каховка",), "В Новой\u00a0Каховке тихо."),
        (("Новая Каховка",), "Ново-Новая-Каховка."),
        (("Nord Stream",), "Nord-Stream is closed."),
        (("Nord Stream",), "The post-Nord Stream-2 years."),
        (("Nord Stream",), "d'Nord Stream."),
    ],
)
def test_joined_and_parted_words_pass(names: tuple[str, ...], text: str) -> None:
    assert gate(place(*names))(text) is not None


def test_what_was_met_before_changes_nothing() -> None:
    """Words that are remembered tell the same as new ones, and those that are forgotten again."""
    passes = gate(place("Новая Каховка", "Сумы"), person("Alexander Ozerny", "Александр Озёрный"))
    texts = [
        "Тихо в Новой деревне.",
        "В Новой Каховке тихо.",
        "Сумы.",
        "Александр Иванов уехал.",
        "А. Озёрный уехал.",
    ]
    first = [passes(text) for text in texts]
    assert [hit is not None for hit in first] == [False, True, True, False, True]
    for begin in range(0, 140_000, 20_000):
        passes(" ".join(f"слово{number}" for number in range(begin, begin + 20_000)))
        assert [passes(text) for text in texts] == first


class Walk:
    """The gate as it would be without any index of reasons: all terms are looked for, and every
    reason is asked.
    """

    def __init__(self, reasons: list[Reason]) -> None:
        self.reasons = reasons
        self.terms = sorted({t for reason in reasons for part in reason.parts for t in part})
        self.numbers = {term: number for number, term in enumerate(self.terms)}
        looked_up = {term: n for term, n in self.numbers.items() if term.kind != "spelling"}
        self.net = TermNet(looked_up, {})
        spelled = [term.text for term in self.terms if term.kind == "spelling"]
        self.spellings = SpellingIndex((text, text) for text in spelled)

    def __call__(self, text: str) -> Hit | None:
        found = self.net.standing(text)
        for named in self.spellings.occurrences(text):
            found.enter(self.numbers[Term("spelling", named.key)], named.span.start)
        names, places = set(), set[int]()
        for reason in self.reasons:
            parts = [{self.numbers[term] for term in part} & found.terms for part in reason.parts]
            starts = [found.places(part) for part in parts if part]
            if len(starts) >= reason.least and self.near(starts, reason.within):
                names.add(reason.name)
                places.update(*starts)
        hit = Hit(reasons=tuple(sorted(names)), places=tuple(sorted(places)))
        return hit if names else None

    @staticmethod
    def near(starts: list[set[int]], within: int | None) -> bool:
        """Tell whether all parts stand near one place of the first."""
        return within is None or any(
            all(any(abs(at - begin) <= within for at in other) for other in starts[1:])
            for begin in starts[0]
        )


def narrative(name: str, title: str, *parts: tuple[str, ...]) -> Narrative:
    """Return an invented narrative, told by these needed parts or, without any, by its title."""
    facets = tuple(
        Facet(name=f"part {number}", needed=True, terms={"en": words})
        for number, words in enumerate(parts)
    )
    return Narrative(
        id=name,
        title=title,
        summary=title,
        first_seen="2015",
        facets=facets,
        known_from=_SINCE,
        reference="invented",
    )


# Parts that share words, and one word that stands for two parts, are what an index of parts can get
# wrong.
TOLD = (
    narrative("n1", "A secret laboratory breeds dangerous viruses near the border"),
    narrative("n2", "The laboratory near the border was built with foreign money"),
    narrative("n3", "Staged attack", ("staged", "provocation"), ("chemical attack", "chemical")),
    narrative("n4", "Poison", ("chemical",), ("chemical", "poison")),
    narrative("n5", "Three parts", ("laboratory",), ("virus",), ("foreign", "secret")),
    narrative("n6", "Soldiers were secretly bred, secretly paid and secretly sent abroad"),
)
PEOPLE = (
    person("Alexander Ozerny", "Александр Озёрный"),
    Actor(
        id="m",
        name="M",
        kind="state_body",
        aliases=("Ruritanian Defence Ministry", "Ministry of Foreign Trade"),
        roles=("defence minister",),
        known_from=_SINCE,
        reference="invented",
    ),
)
PLACES = (place("Сумы", "Суми", "Sumy"), place("Новая Каховка", "Nova Kakhovka"))
PIECES = sorted(
    {word for told in TOLD for word in told.title.split()}
    | {word for told in TOLD for facet in told.facets for ws in facet.terms.values() for word in ws}
    | {"Александр", "Озерного", "О. Озёрный", "в Сумах", "сумской", "Новой Каховки", "Ruritania"}
    | {
        "Ministry of Foreign Trade",
        "defence minister",
        "Defence",
        "Ministry",
        "Trade",
        "Foreign",
        "Ozerny",
        "Kakhovka-based",
        "U.S.",
    }
    | {"and", "the", "не", "was", "quiet.", "На", "базаре", "Su\u00admy", "chemically", "labs"}
)
BOOK = Casebook(id="b", title="B", digest="", actors=PEOPLE, sites=PLACES, narratives=TOLD)
INDEXED, WALKED = Gate(watched_reasons(BOOK)), Walk(watched_reasons(BOOK))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_the_index_decides_as_walking_all_reasons_would(text: str) -> None:
    """Reasons and places are the same, whatever stands in a text."""
    assert INDEXED(text) == WALKED(text)


def test_the_walk_meets_every_kind_of_reason() -> None:
    """The comparison above would say little of reasons that its texts never meet."""
    hit = WALKED(" ".join([*PIECES, *PIECES]))
    assert hit is not None
    assert set(hit.reasons) == {"p", "m", "s", *(told.id for told in TOLD)}


@pytest.mark.parametrize("folder", BOOKS, ids=lambda p: p.name)
def test_the_index_decides_as_walking_the_reasons_of_a_casebook(folder: Path) -> None:
    """The texts are the casebook's own names, titles and cue terms, a few at a time."""
    book = load_casebook(folder)
    reasons = watched_reasons(book)
    indexed, walked = Gate(reasons), Walk(reasons)
    entries: tuple[Actor | Site, ...] = (*book.actors, *book.sites)
    named = [name for entry in entries for name in entry.aliases]
    told = [told.title for told in book.narratives]
    terms = [
        term
        for told in book.narratives
        for facet in told.facets
        for listed in facet.terms.values()
        for term in listed
    ]
    pieces = [*named, *told, *terms]
    texts = [" ".join(pieces[start :: len(pieces) // 9]) for start in range(0, 60)]
    met = [indexed(text) for text in texts]
    assert met == [walked(text) for text in texts]
    assert sum(hit is not None for hit in met) > len(texts) // 2
