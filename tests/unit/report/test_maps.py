"""Maps: shapes tell kinds apart, points in one place are drawn around it, and every point has a
name.
"""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from tocsin.records import Chart, MapFeature
from tocsin.report import maps
from tocsin.report.maps import draw


def feature(name: str, kind: str = "site", **more: object) -> MapFeature:
    """Return a point."""
    values: dict[str, object] = {"latitude": 51.0, "longitude": 34.0, **more}
    return MapFeature(
        id=name,
        kind=kind,  # type: ignore[arg-type]
        name=name,
        detail="named in 1 document",
        **values,  # type: ignore[arg-type]
    )


def test_a_map_without_points_is_empty() -> None:
    assert draw(Chart()) == ""


def test_kinds_differ_by_shape_and_names_are_escaped() -> None:
    features = (
        feature("A <plant>", crossed=True, weight=4),
        feature("blast", kind="event", denied=1, exact=False),
        feature("row", kind="occurrence", latitude=52.0),
    )
    picture = draw(Chart(features=features))
    root = ElementTree.fromstring(picture)
    assert root.attrib["aria-label"].startswith("map of 1 site, 1 event and 1 listed event.")
    for shape in ('class="site"', 'class="event"', 'class="listed"', 'class="ring"'):
        assert picture.count(shape) == 1
    assert "stroke-dasharray" in picture
    assert "A &lt;plant&gt;: named in 1 document" in picture
    assert "of the place that holds it" in picture


def test_points_of_one_place_stand_apart_and_lead_somewhere() -> None:
    features = tuple(feature(f"site {n}") for n in range(3))
    picture = draw(Chart(features=features), lambda f: f"/site/{f.id}")
    assert picture.count("<a href=") == 3
    places = {
        (box.attrib["x"], box.attrib["y"])
        for box in ElementTree.fromstring(picture).iter()
        if box.attrib.get("class") == "site"
    }
    assert len(places) == 3


_ANYWHERE = st.one_of(st.floats(-1e6, 1e6), st.sampled_from([0.0, maps._WIDTH, maps._HEIGHT]))


@given(st.lists(st.tuples(_ANYWHERE, _ANYWHERE), min_size=3, max_size=7))
def test_no_point_lies_outside_the_picture(points: list[tuple[float, float]]) -> None:
    for x, y in maps._clipped(points):
        assert 0 <= x <= maps._WIDTH
        assert 0 <= y <= maps._HEIGHT
