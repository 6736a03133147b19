"""Files beside the posts of an export are counted and named; nothing else is left out."""

import pytest

from tocsin.sources.export_files import Beside


def left_out(files: list[str]) -> list[str]:
    """Return the files that are left out of a folder."""
    beside = Beside("folder", files)
    return [file for file in files if beside.leaves_out(file)]


def test_files_beside_the_posts_of_an_export_are_counted_not_read() -> None:
    names = [
        "e/result.json",
        "e/messages.html",
        "e/photos/1.jpg",
        "e/files/a.pdf",
        "other/photos/2.txt",
    ]
    beside = Beside("e", names)
    assert [name for name in names if beside.leaves_out(name)] == [
        "e/messages.html",
        "e/photos/1.jpg",
    ]
    (dropped,) = beside.dropped()
    assert dropped.reason == "export_files"
    assert "2 files" in dropped.detail
    assert "photos: 1" in dropped.detail


def test_a_folder_that_is_no_export_loses_nothing() -> None:
    names = ["photos/1.jpg", "css/style.css", "notes.txt", "files/a.html"]
    assert left_out(names) == []
    assert list(Beside("folder", names).dropped()) == []


def test_pages_are_read_where_no_result_stands_above_them() -> None:
    assert left_out(["a/messages.html", "a/messages2.html"]) == []
    assert left_out(["a/messages.html", "b/result.json"]) == []
    assert left_out(["result.json", "chats/chat_01/messages2.html"]) == [
        "chats/chat_01/messages2.html"
    ]


@pytest.mark.parametrize(
    "file", ["e/Photos/1.JPG", "e\\photos\\1.jpg", "e/stickers/deep/er/1.webp", "e/js/a.json"]
)
def test_folders_are_known_in_any_case_and_on_any_system(file: str) -> None:
    assert left_out(["e/messages.html", file]) == [file]


@pytest.mark.parametrize("file", ["e/files/доклад.pdf", "e/files/Отчёт.DOCX", "e/files/a.txt"])
def test_documents_a_channel_published_are_read(file: str) -> None:
    assert left_out(["e/result.json", file]) == []


def test_the_order_of_the_files_does_not_matter() -> None:
    names = ["e/photos/1.jpg", "e/messages.html", "e/result.json"]
    assert sorted(left_out(names)) == sorted(left_out(names[::-1]))
