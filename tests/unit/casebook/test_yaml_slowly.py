"""The reader that says what is wrong gives what the quick one gives."""

from hypothesis import given
from hypothesis import strategies as st

from tocsin.casebook import yaml_lines
from tocsin.casebook.yaml_lines import Lines
from tocsin.casebook.yaml_slowly import read_slowly

SCALARS = st.sampled_from(
    ["1", "-0.5", "yes", "true", "~", "2022-01-31", "12:30", "'a: b'", '"ё\\n"', "қала", "0o17"]
)


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), SCALARS), max_size=5, unique_by=lambda p: p[0])
)
def test_both_readers_give_the_same_values_and_lines(pairs: list[tuple[str, str]]) -> None:
    text = "".join(f"{key}:\n  - {value}\n  - k: {value}\n" for key, value in pairs)
    quick = yaml_lines._read_quickly(text, "x.yml")
    assert quick is not None
    slow = Lines("x.yml")
    value = read_slowly(text, slow)[0]
    assert value == quick[0]
    assert slow._lines == quick[1]._lines
