"""Many terms are found at once, in any inflected form, on whole words only."""

from tocsin.language.patterns import TermIndex


def test_names_are_found_in_inflected_forms_and_never_inside_other_words() -> None:
    names = TermIndex(
        [("Семён Пегов", "p"), ("Assad", "a"), ("Кот", "k"), ("КНБ", "knb"), ("Вадим", "v")],
        names=True,
    )
    found = [
        (f.key, f.start)
        for f in names.find(
            "Семёна Пегова и Вадима видел КНБ; the ambassador; который; Assad's; кнб"
        )
    ]
    assert [key for key, _ in found] == ["p", "v", "knb", "a"]


def test_common_terms_are_found_by_stem_and_exact_ones_as_written() -> None:
    assert TermIndex([("biological laboratory", "x")]).find("two biological laboratories")
    assert not TermIndex([("possibly", "x")], exact=True).find("a possible attack")
