"""What a page comes to stands apart from what reads pages."""

import subprocess
import sys

from tocsin.documents.page_parts import Page

# What only web pages and files of office programs need.
_LONG_TO_LOAD = ("lxml", "trafilatura", "pypdf", "docx", "tocsin.documents.page")


def test_a_page_that_says_little_of_itself_leaves_the_rest_open() -> None:
    page = Page(text="The bridge is closed.")
    assert (page.captions, page.title, page.published) == ((), None, None)


def test_a_plain_text_is_read_without_what_reads_pages() -> None:
    code = f"""
import sys
import tocsin.documents.extract, tocsin.documents.faults, tocsin.sources.texts
print([name for name in {_LONG_TO_LOAD!r} if name in sys.modules])
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
