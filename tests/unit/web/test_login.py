"""What of a form stays when nobody is logged in any more."""

import pytest
from starlette.datastructures import FormData, UploadFile

from tocsin.web.login import Keeping, kept_of, login_page


def test_all_that_was_typed_stays_but_not_what_only_that_session_knew() -> None:
    form = FormData([("token", "t"), ("page", "/queue"), ("note", "typed"), ("word", "agree")])
    kept = kept_of("sign", form)
    assert kept == Keeping("sign", {"page": "/queue", "note": "typed", "word": "agree"})
    assert kept.typed == {"note": "typed"}
    assert kept.chosen == {"page": "/queue", "word": "agree"}


def test_a_file_is_said_to_be_chosen_again() -> None:
    import io

    file = UploadFile(io.BytesIO(b"x"), filename="a.txt")
    assert kept_of("add", FormData([("file", file)])).has_file
    assert not kept_of("add", FormData([("title", "T")])).has_file


@pytest.mark.parametrize("text", ['"><script>', "</textarea><b>", "\u202e", "'"])
def test_nothing_that_was_typed_is_markup(text: str) -> None:
    kept = Keeping("sign", {"note": text, text: "value"})
    page = bytes(login_page("en", to=text, kept=kept, name=text).body).decode()
    assert "<script>" not in page
    assert "<b>" not in page
    assert page.count("</textarea>") == 2
