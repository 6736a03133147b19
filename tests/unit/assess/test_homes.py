"""Whose ministry it is where a text does not say."""

import msgspec
import pytest

from tests.unit.assess.conftest import Read
from tocsin.assess.facts_index import FactsIndex
from tocsin.assess.homes import Homes
from tocsin.assess.speakers import Speakers
from tocsin.records import Casebook, Problem


def _home(read: Read, problem: Problem, text: str, **stated: str) -> str | None:
    """Return the state at home in a text."""
    index = FactsIndex(read(text, **stated))
    return Homes(problem, index).of(index.facts.documents[0].id)


def test_the_only_state_that_a_text_names_is_at_home(read: Read, laboratories: Problem) -> None:
    text = "The defence ministry said that the laboratory in Kazakhstan is guarded."
    assert _home(read, laboratories, text) == "kazakhstan"


def test_of_two_states_neither_is_at_home(read: Read, laboratories: Problem) -> None:
    text = "Kazakhstan and Russia were named. The defence ministry said nothing."
    assert _home(read, laboratories, text) is None


def test_the_state_of_the_outlet_is_at_home_where_the_problem_is_about_it(
    read: Read, laboratories: Problem, almaty: Casebook
) -> None:
    local = next(s for s in almaty.sources if s.country == "KZ")
    text = "The defence ministry said that Russia had sent troops."
    index = FactsIndex(read(text))
    document = msgspec.structs.replace(index.facts.documents[0], source_id=local.id)
    facts = msgspec.structs.replace(index.facts, documents=(document,))
    assert Homes(laboratories, FactsIndex(facts)).of(document.id) == "kazakhstan"


@pytest.mark.parametrize(
    ("language", "text", "speaks_for"),
    [
        ("en", "The Defence Ministry said the laboratory was mined.", "kazakhstan"),
        ("en", "The General Staff said the laboratory was mined.", "kazakhstan"),
        ("en", "President Lane said the laboratory was mined.", "president lane"),
        ("ru", "Минобороны сообщило, что лаборатория заминирована.", "kazakhstan"),
        ("uk", "Генеральний штаб повідомив, що лабораторію замінували.", "kazakhstan"),
        ("kk", "Қорғаныс министрлігі зертхана миналанғанын хабарлады.", "kazakhstan"),
    ],
)
def test_a_body_without_its_country_speaks_for_the_state_at_home(
    read: Read,
    laboratories: Problem,
    almaty: Casebook,
    language: str,
    text: str,
    speaks_for: str,
) -> None:
    claim = next(c for c in read(text, language=language).claims if len(c.chain) > 1)
    speakers = Speakers(laboratories, almaty)
    assert speakers.speaks_for(claim, language, "kazakhstan") == speaks_for
    assert "official" in speakers.roles_of(claim, language, "kazakhstan")
