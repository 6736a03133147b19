"""PDF and DOCX: their text, or why there is none; a hostile file raises nothing else."""

import io
import zipfile

import pytest

from tests.contracts.test_contracts import FORMAT_CASES
from tests.contracts.test_readers import WORDS
from tocsin.documents.office import read_docx, read_pdf
from tocsin.errors import InputError


def test_the_words_of_a_docx_come_out_with_its_tables() -> None:
    page = read_docx(FORMAT_CASES["docx"]()._sample)
    assert WORDS in page.text
    assert "Guards" in page.text


def test_the_words_of_a_pdf_come_out() -> None:
    assert "biological laboratory" in read_pdf(FORMAT_CASES["pdf"]()._sample).text


@pytest.mark.parametrize(
    "body", [b"", b"%PDF-1.4", b"%PDF-1.7\n1 0 obj\n<<", b"\x00" * 999, b"PK\x03\x04"]
)
def test_a_damaged_file_is_refused(body: bytes) -> None:
    for read, reason in ((read_pdf, "pdf"), (read_docx, "docx")):
        with pytest.raises(InputError) as refused:
            read(body)
        assert refused.value.reason == reason


def test_a_zip_that_is_no_docx_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<a>")
    with pytest.raises(InputError, match="not a DOCX"):
        read_docx(stream.getvalue())
