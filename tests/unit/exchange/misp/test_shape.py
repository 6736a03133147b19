"""Objects follow the templates of misp-objects, as pymisp has them."""

from pymisp import MISPObject

from tocsin.exchange.misp.shape import TEMPLATES, marked, named, refer, tag, thing


def test_templates_are_those_of_misp_objects() -> None:
    for name, (template, version, types) in TEMPLATES.items():
        known = MISPObject(name, strict=True)
        assert (known.template_uuid, str(known.template_version)) == (template, version)
        definition = known._definition["attributes"]  # type: ignore[index]
        assert {key: definition[key]["misp-attribute"] for key in types} == types


def test_what_has_no_value_is_left_out_and_zeros_are_replaced() -> None:
    made = thing("report", "x", [("title", "a\x00b"), ("summary", None)], "0", "red")
    assert [each["value"] for each in made["Attribute"]] == ["a\ufffdb"]
    assert made["Attribute"][0]["Tag"] == [marked("red")]


def test_a_tie_stands_once() -> None:
    made = thing("report", "x", [("title", "a")], "0", "clear")
    for _ in range(2):
        refer(made, named("y"), "mentions", "0")
    assert len(made["ObjectReference"]) == 1
    assert tag("x")["name"] == "x"
