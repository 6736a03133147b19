"""PDF (pypdf) and DOCX (python-docx): their text, paragraph by paragraph. Both come with the extra
`office`.
"""

import io
import logging
import re
import zipfile

from tocsin.documents.page_parts import Page
from tocsin.errors import InputError

# A file that unpacks to more than this is no report; one of more pages is a book.
_LARGEST, _MOST_PAGES = 200_000_000, 2_000
_HYPHEN = re.compile(r"(?<=[a-zа-яёіїєґ])-\n(?=[a-zа-яёіїєґ])")
_HINT = "install the extra with: pip install 'tocsin[office]'"


def read_pdf(body: bytes) -> Page:
    """Read the text of a PDF; a page without text is a picture, which is not read.

    Raises:
        InputError: it is damaged, locked or holds no text, or the extra is not installed.
    """
    try:
        import pypdf
    except ImportError:
        raise InputError(f"reading PDF needs an extra; {_HINT}", reason="extra") from None
    # What it says of damage while it reads on would stand between the program's own lines.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        file = pypdf.PdfReader(io.BytesIO(body))
        if file.is_encrypted and not file.decrypt(""):
            raise InputError(
                "the PDF is locked by a password; unlock it first.", reason="encrypted"
            )
        if len(file.pages) > _MOST_PAGES:
            raise InputError(
                f"the PDF has more than {_MOST_PAGES} pages; split it.", reason="too_large"
            )
        texts = [page.extract_text() or "" for page in file.pages]
        title = str(file.metadata.title or "").strip() if file.metadata else ""
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001  (a hostile PDF may raise anything in the library)
        raise InputError(
            f"not a PDF, or damaged ({type(error).__name__}: {error}).", reason="pdf"
        ) from None
    return _page("\n\n".join(_HYPHEN.sub("", t.strip()) for t in texts if t.strip()), title, "PDF")


def read_docx(body: bytes) -> Page:
    """Read the text of a DOCX, tables included, a paragraph apart from the next by an empty line.

    Raises:
        InputError: it is damaged, unpacks to a monster or holds no text, or the extra is not
            installed.
    """
    try:
        import docx
        from docx.table import Table
    except ImportError:
        raise InputError(f"reading DOCX needs an extra; {_HINT}", reason="extra") from None
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            size = sum(member.file_size for member in packed.infolist())
        if size > _LARGEST:
            raise InputError(
                f"the DOCX unpacks to {size} bytes; it is not unpacked.", reason="zip_bomb"
            )
        file = docx.Document(io.BytesIO(body))
        parts = []
        for block in file.iter_inner_content():
            if isinstance(block, Table):
                parts += ["\t".join(cell.text.strip() for cell in row.cells) for row in block.rows]
            else:
                parts.append(block.text.strip())
        title = (file.core_properties.title or "").strip()
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001  (a hostile file may raise anything in the library)
        raise InputError(
            f"not a DOCX, or damaged ({type(error).__name__}: {error}).", reason="docx"
        ) from None
    return _page("\n\n".join(p for p in parts if p.strip()), title, "DOCX")


def _page(text: str, title: str, kind: str) -> Page:
    """Put a page together.

    Raises:
        InputError: there is no text.
    """
    if not text.strip():
        raise InputError(
            f"no text was found in this {kind}; a scan must be recognised first.", reason="no_text"
        )
    return Page(text=text, title=title or None)
