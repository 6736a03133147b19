"""Objects of MISP become narratives; what was deleted or holds only files is said."""

from tests.unit.casebook.conftest import got


def misp(*attributes: dict[str, object], **given: object) -> dict[str, object]:
    """Return a MISP event with one narrative object."""
    return {
        "Event": {
            "date": "2022-01-10",
            "Object": [
                {
                    "name": "narrative",
                    "uuid": "a",
                    "timestamp": "1700000000",
                    "Attribute": list(attributes),
                }
                | given
            ],
        }
    }


def attribute(relation: str, value: str, **given: object) -> dict[str, object]:
    """Return an attribute of a MISP object."""
    return {"object_relation": relation, "type": "text", "value": value, **given}


def test_a_misp_object_by_the_official_template_comes_in() -> None:
    described = attribute("narrative-description", "The well is a weapon store.")
    kept, left = got(
        misp(
            described,
            attribute("first-seen", "2022-01-05T00:00:00Z"),
            attribute("archive", "https://a.example/1"),
        )
    )
    assert left == []
    assert (kept[0].title, kept[0].first_seen, str(kept[0].known_from)) == (
        "The well is a weapon store",
        "2022-01-05",
        "2022-01-10",
    )
    assert kept[0].reference == "https://a.example/1"
    assert kept[0].debunks == ()


def test_what_was_deleted_in_misp_is_left_out_and_said() -> None:
    kept, left = got(misp(attribute("narrative-summary", "Withdrawn"), deleted=True))
    assert (kept, len(left)) == ([], 1)
    kept, left = got(
        misp(
            attribute("narrative-summary", "Old words", deleted="1"),
            attribute("narrative-summary", "New words"),
        )
    )
    assert [n.title for n in kept] == ["New words"]
    assert "Old words" in left[0]


def test_a_misp_object_of_files_only_says_so() -> None:
    kept, left = got(misp(attribute("attachment", "page.pdf")))
    assert kept == []
    assert "attachment" in left[0]
