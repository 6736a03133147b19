"""Maps: shapes tell kinds apart, points in one place are drawn around it, and every point has a
name.
"""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from tocsin.records import Chart, MapFeature, Outline
from tocsin.report import maps
from tocsin.report.maps import draw
from tocsin.report.worded import Words


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


def test_events_of_one_point_are_one_mark_that_says_each() -> None:
    events = [feature(f"event {n}", kind="event", weight=n, longitude=30.0) for n in range(1, 10)]
    denied = feature("denied event", kind="event", denied=1, longitude=30.0)
    picture = draw(Chart(features=(*events, denied)))
    marks = [e for e in ElementTree.fromstring(picture).iter() if e.attrib.get("class") == "event"]
    said = [(mark[0].text or "").splitlines() for mark in marks]
    assert sorted(map(len, said)) == [1, 7]  # the denied one; six of nine, and how many more
    assert max(said, key=len)[0].startswith("event 9: ")
    assert max(said, key=len)[-1] == "and 3 more"


def test_names_cover_nothing_and_stand_by_their_sites() -> None:
    crowd = [feature(f"place number {n}", latitude=50 + n / 10) for n in range(9)]
    events = [feature(f"event {n}", kind="event", latitude=50.4) for n in range(60)]
    outline = Outline(country="UA", name="Ukraine", rings=(_BOX,))
    chart = Chart(features=(*crowd, *events), outlines=(outline,))
    frame = maps._frame(chart.features)
    drawn = [mark.feature for mark in maps._marks(chart.features, maps._as_kept, Words())]
    named = maps._named(chart.features, maps._spread(drawn, frame), frame)
    boxes = [box for box, _ in named]
    assert len(boxes) > 3
    assert not any(a.meets(b) for i, a in enumerate(boxes) for b in boxes[:i])
    at = {f.name: frame.place(f.longitude, f.latitude) for f in crowd}
    for box, name in named:
        x, y = at[name]
        assert box.left - 40 < x < box.right + 40, name
        assert box.top - 40 < y < box.bottom + 40, name


def test_countries_are_named_in_the_language_and_never_under_a_site() -> None:
    outline = Outline(country="UA", name="Ukraine", rings=(_BOX,))
    alone = Chart(features=(feature("Kyiv", longitude=20.0),), outlines=(outline,))
    assert ">Україна<" in draw(alone, words=Words("uk"))
    under = Chart(features=(feature("Middle", longitude=34.0),), outlines=(outline,))
    assert "Украина" not in draw(under, words=Words("ru"))


def test_one_point_far_away_does_not_make_all_others_small() -> None:
    near = [feature(f"near {n}", longitude=34 + n / 10, weight=50) for n in range(9)]
    far = feature("far", longitude=-60.0)
    assert maps.outside(Chart(features=tuple(near))) == 0
    assert maps.outside(Chart(features=(*near, far))) == 1
    above = feature("above", longitude=-60.0, crossed=True)
    assert maps.outside(Chart(features=(*near, above))) == 0
    assert maps.outside(Chart(features=(feature("near"), far))) == 0  # of two, neither is alone
    unnamed = Chart(features=(feature("nowhere written", weight=0),))
    assert maps.outside(unnamed) == 0
    drawn = maps._frame([*near, far])
    assert drawn == maps._frame(near)


_BOX = ((24.0, 46.0), (44.0, 46.0), (44.0, 56.0), (24.0, 56.0))
_ANYWHERE = st.one_of(st.floats(-1e6, 1e6), st.sampled_from([0.0, maps._WIDTH, maps._HEIGHT]))


@given(st.lists(st.tuples(_ANYWHERE, _ANYWHERE), min_size=3, max_size=7))
def test_no_point_lies_outside_the_picture(points: list[tuple[float, float]]) -> None:
    for x, y in maps._clipped(points):
        assert 0 <= x <= maps._WIDTH
        assert 0 <= y <= maps._HEIGHT
