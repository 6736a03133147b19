"""What a text bids its reader imagine is nobody's statement, in any language that is read. The
sentences are our own.
"""

import pytest

from tests.conftest import make_document
from tocsin.annotate import Annotator


@pytest.fixture(scope="module")
def plain() -> Annotator:
    """Return an annotator that watches nothing."""
    return Annotator((), (), ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Imagine that the reactor building at Enerhodar were hit tonight."),
        ("en", "Suppose a missile had struck the dam; the valley would be flooded."),
        ("en", "Picture a tanker that burns in the strait tonight."),
        ("en", "Let us assume the army crosses the river on Sunday."),
        ("en", "Just imagine a blast at the plant."),
        ("en", "Now suppose the border is closed."),
        ("en", "Assume, for a moment, that the bridge has been mined."),
        ("en", "Consider a city without water for a month."),
        ("ru", "Представьте, что реактор взорвался сегодня ночью."),
        ("ru", "Допустим, ракета попала в плотину."),
        ("ru", "Представим себе: танкер горит в проливе."),
        ("ru", "Предположим, что армия перешла реку."),
        ("uk", "Уявіть, що реактор вибухнув сьогодні вночі."),
        ("uk", "Припустімо, ракета влучила в дамбу."),
        ("kk", "Елестетіп көріңізші: реактор жарылды."),
        ("kk", "Айталық, зымыран бөгетке тиді."),
        ("de", "Stellen Sie sich vor, der Reaktor wäre heute Nacht explodiert."),
        ("de", "Angenommen, eine Rakete hätte den Damm getroffen."),
        ("fr", "Imaginez que le réacteur ait explosé cette nuit."),
        ("fr", "Supposons qu'un missile ait frappé le barrage."),
        ("es", "Imagínese que el reactor explotó esta noche."),
        ("pl", "Załóżmy, że rakieta trafiła w tamę."),
        ("ro", "Să presupunem că o rachetă a lovit barajul."),
        ("tr", "Diyelim ki bir füze baraja isabet etti."),
    ],
)
def test_nobody_says_what_the_reader_is_bidden_to_imagine(
    plain: Annotator, language: str, text: str
) -> None:
    assert plain(make_document(text, language=language)).claims == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Picture quality was poor and the ship sank."),
        ("en", "We assume the army has left the town."),
        ("en", "I suppose the dam was mined."),
        ("en", "Assumed losses were reported on Monday."),
        ("ru", "Представители завода открыли цех."),
        ("ru", "Предположительно, станция повреждена."),
        ("uk", "Уявний ворог перейшов річку."),
    ],
)
def test_what_only_sounds_like_it_is_still_told(plain: Annotator, language: str, text: str) -> None:
    assert plain(make_document(text, language=language)).claims
