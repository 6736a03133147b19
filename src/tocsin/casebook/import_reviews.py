"""Narratives from reviews: ClaimReview of schema.org, in JSON-LD or in saved pages, and the answers
of fact-check services.

A review that finds the claim true makes no narrative: whoever repeats a true statement tells no
known story.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import lxml.html
from lxml import etree

from tocsin.casebook.import_parts import day_of, dropped, language_of, named, plain, stable_id
from tocsin.casebook.ratings import holds, wording
from tocsin.language.json_values import NoJsonError, json_value
from tocsin.records import Debunk, Dropped, Narrative

_NOBODY = "a reviewer who is not named"


def is_review(item: Mapping[str, Any]) -> bool:
    """Return whether an object is a ClaimReview."""
    kinds = item.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(str(k).rpartition("/")[2].rpartition(":")[2] == "ClaimReview" for k in listed)


def is_answer(item: Mapping[str, Any]) -> bool:
    """Return whether an object is a claim as fact-check services answer with (Google's Fact Check
    Tools API): a text and its reviews.
    """
    return isinstance(item.get("claimReview"), list) and "@type" not in item


def reviews_of_answer(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the reviews of an answer in the form of ClaimReview."""
    claimed = {"author": {"name": item.get("claimant")}, "datePublished": item.get("claimDate")}
    return [
        {
            "@type": "ClaimReview",
            "claimReviewed": item.get("text"),
            "itemReviewed": claimed,
            "author": review.get("publisher"),
            "url": review.get("url"),
            "datePublished": review.get("reviewDate"),
            "reviewRating": {"alternateName": review.get("textualRating")},
            "inLanguage": review.get("languageCode"),
        }
        for review in item["claimReview"]
        if isinstance(review, dict)
    ]


def json_ld_of(body: bytes) -> Iterator[tuple[Any, str]]:
    """Yield the JSON-LD values of a web page, or why one could not be read."""
    try:
        page = lxml.html.document_fromstring(body)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    for script in page.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().casefold() != "application/ld+json":
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip()
        text = (
            text.removeprefix("//<![CDATA[")
            .removeprefix("<![CDATA[")
            .removesuffix("]]>")
            .removesuffix("//")
            .strip()
        )
        try:
            yield json_value(text, strict=False), ""
        except NoJsonError as error:
            yield None, f"no JSON ({error})"


def of_reviews(
    reviews: Sequence[Mapping[str, Any]], place: str, today: dt.date
) -> Narrative | Dropped:
    """Make one narrative of the reviews of one claim: what was claimed, and what each reviewer
    found.
    """
    claim = next((text for r in reviews if (text := plain(r.get("claimReviewed")))), "")
    if not claim:
        return dropped(place, "claim", "the review says no claimReviewed")
    judged = [(r, _verdict(r)) for r in reviews]
    true = [why for _, (_, why) in judged if why]
    if len(true) == len(judged):
        return dropped(
            place,
            "rated_true",
            f"{claim!r} is {true[0]}: a claim that was found true is no narrative",
        )
    doubted = [(review, words) for review, (words, why) in judged if not why]
    first = doubted[0][0]
    day, _, reference = _signed(first, today)
    reviewed = _first(first.get("itemReviewed"))
    quoted = plain(reviewed.get("text") or reviewed.get("name"))
    language = language_of(claim, plain(first.get("inLanguage")))
    speaker = named(reviewed.get("author"))
    return Narrative(
        id=stable_id("cr", reference, claim),
        title=claim,
        summary=claim if not speaker else f"{claim} (as {speaker} is reported to say)",
        titles={language: claim} if language else {},
        known_from=day,
        reference=reference,
        wordings={language: (quoted,)} if quoted and quoted != claim and language else {},
        first_seen=str(day_of(reviewed.get("datePublished")) or day),
        debunks=tuple(_debunk(review, words, today) for review, words in doubted if words),
    )


def _verdict(review: Mapping[str, Any]) -> tuple[str, str | None]:
    """Return a review's verdict in words, and how it says that the claim is true, if it does."""
    rating = review.get("reviewRating")
    rating = _first(rating) if isinstance(rating, dict | list) else {"alternateName": rating}
    words = wording(rating, plain)
    return words or ("" if _is_rated(rating) else "reviewed"), holds(words, rating)


def _is_rated(rating: Mapping[str, Any]) -> bool:
    """Return whether a rating says anything; figures alone are no words of a debunk."""
    return any(plain(rating.get(field)) for field in ("alternateName", "ratingValue"))


def _debunk(review: Mapping[str, Any], words: str, today: dt.date) -> Debunk:
    """Make the debunk of a review."""
    day, by, reference = _signed(review, today)
    return Debunk(date=day, who=by, what=words, known_from=day, reference=reference)


def _signed(review: Mapping[str, Any], today: dt.date) -> tuple[dt.date, str, str]:
    """Return day, reviewer and reference of a review."""
    by = named(review.get("author")) or named(review.get("publisher")) or _NOBODY
    day = day_of(review.get("datePublished")) or today
    return day, by, plain(review.get("url")) or plain(review.get("@id")) or f"{by}, {day}"


def _first(value: Any) -> Mapping[str, Any]:
    """Return an object, of several the first."""
    return next(
        (v for v in (value if isinstance(value, list) else [value]) if isinstance(v, dict)), {}
    )
