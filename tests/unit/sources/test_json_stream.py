"""A large JSON object is read member by member, whatever the pieces it comes in."""

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import InputError
from tocsin.sources import json_stream
from tocsin.sources.json_stream import members, seekable

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


def read(body: bytes, listed: str = "objects") -> list[tuple[str, Any]]:
    """Return the members of an object, decoded."""
    found = members(io.BytesIO(body), listed, "b.json")
    return [(key, json.loads(content)) for key, content in found]


@pytest.mark.parametrize("piece", [1, 2, 7, 1_000_000])
@given(objects=st.lists(VALUES, max_size=5), before=VALUES, after=VALUES, indent=st.booleans())
def test_every_element_is_given_as_it_stands(
    piece: int, objects: list[Any], before: Any, after: Any, indent: bool
) -> None:
    whole = {"a": before, "objects": objects, "z": after}
    body = json.dumps(whole, ensure_ascii=False, indent=2 if indent else None)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(json_stream, "_PIECE", piece)
        found = read(body.encode("utf-8", "surrogatepass"))
    assert found == [("a", before), *(("objects", o) for o in objects), ("z", after)]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  ",
        b"[]",
        b"{",
        b'{"objects"',
        b'{"objects":',
        b'{"objects":[1',
        b'{"objects":[1 2]}',
        b'{"objects":[1],}',
        b'{"objects":[1]} x',
        b'{"a": nothing}',
        b'{"a": "' + b"9" * 10,
        b'{"a": ' + b"9" * 5_000 + b"}",
        b'{"a": ' + b"[" * 200_000,
    ],
)
def test_what_is_no_json_is_said(body: bytes) -> None:
    with pytest.raises(InputError, match=r"b\.json: not JSON \("):
        read(body)


def test_an_empty_object_and_an_empty_list_have_nothing() -> None:
    assert read(b" { } ") == []
    assert read(b'{"objects" : [ ]}') == []
    assert read(b'{"objects": 7}') == [("objects", 7)]


def test_an_element_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "_PIECE", 10)
    monkeypatch.setattr(json_stream, "_LONGEST", 100)
    with pytest.raises(InputError, match="an element is longer than"):
        read(json.dumps({"objects": ["x" * 1_000]}).encode())


def test_only_one_element_is_held_at_a_time() -> None:
    element = json.dumps({"text": "x" * 2_000})
    body = io.BytesIO(f'{{"objects":[{",".join([element] * 10_000)}]}}'.encode())
    assert len(body.getvalue()) > 20_000_000
    tracemalloc.start()
    assert sum(1 for _ in members(body, "objects", "b.json")) == 10_000
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 12_000_000


def test_a_stream_that_cannot_be_read_twice_is_held() -> None:
    class Once(io.BytesIO):
        """A stream such as that of a pipe."""

        def seekable(self) -> bool:
            """Return that it goes forward only."""
            return False

    assert seekable(Once(b"abc")).read() == b"abc"
    again = io.BytesIO(b"abc")
    assert seekable(again) is again
