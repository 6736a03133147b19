"""Adding a document: names of files that harm nobody, and what is refused before anything is
read.
"""

from typing import Any, cast

import pytest

from tocsin.errors import UsageError
from tocsin.web.adding import NewDocument, add, safe_name
from tocsin.web.desk import Desk


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("con\\..\\x.txt", "x.txt"),
        ("..", "file.txt"),
        ("", "file.txt"),
        ("отчёт 1.pdf", "отчёт_1.pdf"),
    ],
)
def test_a_file_is_named_so_that_it_can_be_written_anywhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (NewDocument(), "error-one-of-three"),
        (NewDocument(url="https://example.org/", text="x"), "error-one-of-three"),
        (NewDocument(text="x", upload=b"x"), "error-one-of-three"),
        (NewDocument(url="file:///etc/passwd"), "error-no-address"),
        (NewDocument(url="javascript:alert(1)"), "error-no-address"),
    ],
)
def test_what_cannot_be_added_is_refused_before_it_is_read(given: NewDocument, code: str) -> None:
    nothing: Any = None
    with pytest.raises(UsageError) as refused:
        add(cast("Desk", nothing), "A. One", given)
    assert refused.value.code == code
