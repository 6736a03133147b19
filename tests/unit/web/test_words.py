"""PageWords of the desk: values, moments and numbers in the reader's language, and what is cited
marked.
"""

import datetime as dt

import msgspec
import pytest

from tocsin.errors import TocsinError, UsageError
from tocsin.language.catalogues import LANGUAGES
from tocsin.language.values import named_value
from tocsin.records import message
from tocsin.web.words import PageWords, cite, known_moment, words_in

MOMENT = dt.datetime(2022, 3, 21, 23, 5, tzinfo=dt.UTC)


class Worded(msgspec.Struct):
    """A record that keeps a message beside its English words."""

    why: str
    why_message: object = None
    reasons: tuple[str, ...] = ()
    reason_messages: tuple[object, ...] = ()


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "21 Mar 2022"),
        ("ru", "21 мар. 2022"),
        ("uk", "21 бер. 2022"),
        ("kk", "21 нау. 2022"),
    ],
)
def test_a_moment_is_written_as_people_write_it_and_keeps_utc(language: str, day: str) -> None:
    element = words_in(language).when(MOMENT)
    assert element == (
        f'<time datetime="2022-03-21T23:05:00Z" title="2022-03-21 23:05 UTC">{day} 23:05 UTC</time>'
    )
    assert words_in(language).when(MOMENT.date()) == f'<time datetime="2022-03-21">{day}</time>'


def test_what_has_no_moment_says_so_and_a_vague_one_stays_as_it_is_stated() -> None:
    words = words_in("en")
    assert words.when(None) == "—"
    assert words.when(None, "not dated") == "not dated"
    assert words.when("2015, in some letters") == cite("2015, in some letters")


def test_another_zone_is_put_into_utc() -> None:
    almaty = MOMENT.astimezone(dt.timezone(dt.timedelta(hours=6)))
    assert words_in("en").moment(almaty) == "21 Mar 2022 23:05 UTC"


@pytest.mark.parametrize(
    ("language", "number", "share"),
    [("en", "1,234.5", "7\u00a0%"), ("ru", "1\u00a0234,5", "7\u00a0%")],
)
def test_numbers_follow_the_language(language: str, number: str, share: str) -> None:
    words = words_in(language)
    assert words.number(1234.5, 1) == number
    assert words.percent(0.07) == share
    assert words.number(-2.0, 1, signed=True).startswith("-2")
    assert words.number(2.0, 1, signed=True).startswith("+2")


def test_languages_and_countries_have_names() -> None:
    assert words_in("ru").tongue_list(["uk", "en"]) == "украинский, английский"
    assert words_in("uk").country("KZ") == "Казахстан"
    assert words_in("kk").tongue("xx") == "xx"
    assert words_in("kk").tongue(None) == ""
    assert len(words_in("kk").months().split(",")) == 12


def test_a_value_has_a_name_and_one_nobody_named_is_cited() -> None:
    assert words_in("ru").value("stance", "not_said") == "не сказано"
    assert words_in("ru").value("stance", "sings_loudly") == cite("sings loudly")
    assert named_value("health", "not in the casebook") == message(
        "value-health-not-in-the-casebook"
    )


def test_what_is_cited_is_escaped_and_marked() -> None:
    assert cite("<b>", "uk") == '<bdi lang="uk">&lt;b&gt;</bdi>'
    assert cite("a") == '<bdi lang="und">a</bdi>'
    worded = words_in("ru").worded("desk-dissents", who="A. <b>Two</b>")
    assert worded == 'Не согласен: <bdi lang="und">A. &lt;b&gt;Two&lt;/b&gt;</bdi>'
    assert words_in("en").worded("desk-dissents", who="B. Two") == "B. Two dissents"


def test_a_records_message_goes_before_its_english_words() -> None:
    record = Worded("signed by A. B.", message("sign-done", who="A. Bee"))
    assert words_in("uk").recorded(record, "why") == 'підписано: <bdi lang="und">A. Bee</bdi>'
    assert words_in("uk").plain(record, "why") == "підписано: A. Bee"


def test_a_record_without_a_message_is_said_in_its_own_words_and_marked_as_english() -> None:
    record = Worded("nobody has put this sentence into words", reasons=("one odd reason",))
    english = '<span lang="en">nobody has put this sentence into words</span>'
    assert words_in("kk").recorded(record, "why") == english
    assert words_in("en").recorded(record, "why") == record.why
    assert words_in("kk").recorded_lines(record, "reasons") == [
        '<span lang="en">one odd reason</span>'
    ]
    assert words_in("kk").recorded("15 %") == "15 %"


def test_several_messages_of_a_record_are_worded_one_by_one() -> None:
    record = Worded("", reasons=("x",), reason_messages=(message("desk-none"), message("desk-no")))
    assert words_in("ru").recorded_lines(record, "reasons") == ["Нет.", "нет"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_with_a_code_is_worded_and_names_what_lies_near(language: str) -> None:
    error = UsageError(
        "{name!r} is no source of this casebook or store{near}.",
        code="error-no-source",
        name="tas",
        near="; near it: tass",
    )
    worded = str(words_in(language).error(error))
    assert "tas" in worded
    assert "tass" in worded
    assert ("near it" in worded) == (language == "en")


def test_an_error_without_a_code_is_said_as_it_is() -> None:
    error = TocsinError("line 3 of sources.yml is odd")
    assert words_in("en").error(error) == "line 3 of sources.yml is odd"
    assert 'lang="en"' in words_in("ru").error(error)


def test_a_language_nobody_worded_is_refused() -> None:
    with pytest.raises(UsageError, match="no texts in de"):
        PageWords("de")


def test_a_text_of_which_the_day_alone_is_known_shows_no_hour() -> None:
    midnight = dt.datetime(2022, 3, 21, tzinfo=dt.UTC)
    words = words_in("en")
    assert words.published_on(midnight) == '<time datetime="2022-03-21">21 Mar 2022</time>'
    assert "23:05" in words.published_on(MOMENT)
    assert words.published_on(None, "not dated") == "not dated"
    assert known_moment(midnight) == dt.date(2022, 3, 21)
    assert known_moment(MOMENT) is MOMENT


@pytest.mark.parametrize(
    ("language", "last", "written"),
    [
        ("en", dt.date(2022, 3, 2), "2 Mar 2022"),
        ("en", dt.date(2022, 3, 25), "2 – 25 Mar 2022"),
        ("en", dt.date(2022, 4, 1), "2 Mar – 1 Apr 2022"),
        ("en", dt.date(2023, 1, 1), "2 Mar 2022 – 1 Jan 2023"),
        ("ru", dt.date(2022, 3, 25), "2 – 25 мар. 2022"),
        ("kk", dt.date(2022, 4, 1), "2 нау. – 1 сәу. 2022"),
    ],
)
def test_days_name_the_month_and_the_year_once(language: str, last: dt.date, written: str) -> None:
    assert words_in(language).days(dt.date(2022, 3, 2), last) == written


def test_a_day_in_a_recorded_sentence_is_written_as_people_write_it() -> None:
    said = message("watch-silence", n=2, since="2022-03-02", expected=0.0)
    assert words_in("en").recorded(said) == (
        "2 documents since 2 Mar 2022, where fewer than 0.1 were expected"
    )
    assert "2022-13-45" in words_in("en").recorded(
        message("watch-silence", n=2, since="2022-13-45", expected=1.5)
    )
