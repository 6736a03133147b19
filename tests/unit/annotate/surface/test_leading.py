"""Who speaks at the beginning of a sentence whose verb of saying stands last."""

import pytest

from tests.unit.annotate.reading import span_of
from tocsin.annotate.surface.grammar import grammar
from tocsin.annotate.surface.leading import behind_place, leader


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (
            "Қазақстан сыртқы істер министрлігі көпірдің жабылғанын хабарлады.",
            "Қазақстан",
            "Қазақстан сыртқы істер министрлігі",
        ),
        (
            "Қорғаныс министрлігі Алматыда көпірдің жабылғанын хабарлады.",
            None,
            "Қорғаныс министрлігі",
        ),
        ("Қазақстан оппозиция көпірді жапты деп хабарлады.", "Қазақстан", "Қазақстан"),
        ("Көпір жабылғаны хабарланды.", None, None),
    ],
)
def test_a_source_ends_with_its_body_or_its_name(
    text: str, name: str | None, found: str | None
) -> None:
    named = [span_of(text, name)] if name else []
    span = leader(grammar("kk").lists, text, named, text.rindex(" "))
    assert (span.of(text) if span else None) == found


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ақтауда қала әкімі келді", " қала әкімі келді"),
        ("Алматы облысында полиция келді", " полиция келді"),
        ("Полиция келді", "Полиция келді"),
        ("Министрлікте наразылық болды", "Министрлікте наразылық болды"),
    ],
)
def test_what_says_where_opens_no_source(text: str, rest: str) -> None:
    assert text[behind_place(grammar("kk").lists, text, 0, len(text)) :] == rest
