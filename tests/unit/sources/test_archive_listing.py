"""Which files an archive has: a listing, a folder or one file."""

import gzip
from pathlib import Path

import pytest

from tocsin.errors import UsageError
from tocsin.sources.archive_listing import files_of


@pytest.mark.parametrize("packed", [False, True])
def test_a_listing_names_paths_below_its_base(tmp_path: Path, packed: bool) -> None:
    body = b"# ours\ncrawl/a.warc.gz\n\ncrawl/b.warc.gz\ncrawl/a.warc.gz\n/whole/c.warc\n"
    listing = tmp_path / "warc.paths.gz"
    listing.write_bytes(gzip.compress(body) if packed else body)
    assert files_of(str(listing)) == [
        ("crawl/a.warc.gz", f"{tmp_path}/crawl/a.warc.gz"),
        ("crawl/b.warc.gz", f"{tmp_path}/crawl/b.warc.gz"),
        ("/whole/c.warc", "/whole/c.warc"),
    ]
    based = files_of(str(listing), "s3://bucket/data/")
    assert based[0] == ("crawl/a.warc.gz", "s3://bucket/data/crawl/a.warc.gz")


def test_a_folder_holds_the_archives_in_it(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.warc.gz", "sub/a.parquet", "notes.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert [name for name, _ in files_of(str(tmp_path))] == ["b.warc.gz", "sub/a.parquet"]
    own = str(tmp_path / "b.warc.gz")
    assert files_of(own) == [(own, own)]


@pytest.mark.parametrize(
    ("body", "said"),
    [(None, "No such file"), (b"\n", "names no file"), (b"\xff\xfe\x00", "cannot be decoded")],
)
def test_a_listing_that_names_nothing_is_refused(
    tmp_path: Path, body: bytes | None, said: str
) -> None:
    listing = tmp_path / "warc.paths"
    if body is not None:
        listing.write_bytes(body)
    with pytest.raises(UsageError, match=said):
        files_of(str(listing))
