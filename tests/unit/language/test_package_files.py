"""Files of packages that are not loaded."""

import pytest

from tocsin.language.package_files import folder_of


def test_a_package_has_its_folder() -> None:
    assert (folder_of("justext") / "stoplists" / "Russian.txt").is_file()


def test_a_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_package"):
        folder_of("no_such_package")
