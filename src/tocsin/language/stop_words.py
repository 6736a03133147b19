"""The frequent words of languages: the lists of justext, a package for reading pages."""

from tocsin.language.package_files import folder_of


def stop_words(name: str) -> frozenset[str]:
    """Return the frequent words of a language by its English name, such as `Russian`.

    Raises:
        ValueError: there is no such list.
    """
    if name not in stop_lists():
        raise ValueError(f"there is no list of the frequent words of {name}")
    text = (folder_of("justext") / "stoplists" / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(word.lower() for word in text.splitlines())


def stop_lists() -> frozenset[str]:
    """Return the languages that have a list, by their English names."""
    return frozenset(file.stem for file in (folder_of("justext") / "stoplists").glob("*.txt"))
