"""Captions of a page: those of its pictures, each once, and no others."""

from lxml import html

from tocsin.documents.captions import captions_of


def captions(body: str) -> list[str]:
    """Return the captions of a page."""
    return captions_of(
        html.document_fromstring(f"<html><body><article>{body}</article></body></html>")
    )


def test_a_figure_has_its_caption() -> None:
    figure = (
        "<figure><img src='a.jpg'><figcaption>The gate of the laboratory on "
        "Sunday.</figcaption></figure>"
    )
    assert captions(figure) == ["The gate of the laboratory on Sunday."]
    assert captions(figure + figure) == ["The gate of the laboratory on Sunday."]


def test_a_class_or_an_attribute_may_hold_it() -> None:
    assert captions("<p class='wp-caption-text'>Soldiers stand at the gate.</p>") == [
        "Soldiers stand at the gate."
    ]
    assert captions("<img src='a.jpg' data-caption='Soldiers stand at the gate.'>") == [
        "Soldiers stand at the gate."
    ]


def test_what_is_no_caption_is_left_out() -> None:
    assert captions("<p>Soldiers stand at the gate.</p>") == []
    assert captions("<figure><figcaption>img_1234.jpg</figcaption></figure>") == []
    assert captions("<div class='caption-button'>Turn the captions on now</div>") == []
