"""The frequent words of languages: the lists of justext, a package for reading pages, which is
loaded when the first is asked for.
"""


def stop_words(name: str) -> frozenset[str]:
    """Return the frequent words of a language by its English name, such as `Russian`.

    Raises:
        ValueError: there is no such list.
    """
    import justext

    return frozenset(justext.get_stoplist(name))


def stop_lists() -> frozenset[str]:
    """Return the languages that have a list, by their English names."""
    import justext

    return frozenset(justext.get_stoplists())
