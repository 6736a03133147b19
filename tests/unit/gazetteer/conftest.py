"""What tests of the gazetteer share: rows of a dump, and what a name may mean."""

from tocsin.gazetteer import SqliteGazetteer
from tocsin.language.place_names import written_as
from tocsin.language.words import word_list
from tocsin.records import Place

ROW = "{id}\t{name}\t{name}\tОтар\t{lat}\t{lon}\tP\tPPL\tKZ\t\t17\t\t\t\t{people}\t\t700\tAsia/Almaty\t2020-01-01"


def meanings(gazetteer: SqliteGazetteer, name: str) -> list[Place]:
    """Return what a written name may mean, the most populous first."""
    found = {
        n.place.id: n.place
        for listed in gazetteer.named(written_as(tuple(word_list(name)))).values()
        for n in listed
    }
    return sorted(found.values(), key=lambda p: -p.population)
