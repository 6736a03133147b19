"""The brief: what changed, who signed, who dissents, which indicators distinguish the hypotheses;
and what the public form keeps back.
"""

import datetime as dt
import importlib
import io
import json
import re
import shutil
from pathlib import Path

import msgspec
import pytest

from tests import said as words
from tests.conftest import NOW, ROOT
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.errors import WordingError
from tocsin.language.catalogues import english
from tocsin.records import Alarm, message
from tocsin.report import languages, render_html, render_markdown
from tocsin.report.brief import check_alarm
from tocsin.report.pdf import as_pdf
from tocsin.report.worded import Words
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.workspace.clock import as_of_moment
from tocsin.workspace.output import write_out

DEMO, SUMY = ROOT / "casebooks" / "almaty-demo", ROOT / "casebooks" / "sumy-2022"


def briefed(folder: Path, book: Path, reports: Path, as_of: dt.datetime) -> pipeline.Judged:
    """Read, judge and write a brief with a store that lasts."""
    store = Store(str(folder / "s.sqlite"))
    casebook = load_casebook(book)
    pipeline.read_into(
        store, casebook, [str(reports)], as_of=as_of, stated=Stated(), tell=lambda _: None
    )
    judged = pipeline.judge(store, casebook, as_of)
    write_out(folder, judged, as_of, store)
    store.close()
    return judged


def pages(folder: Path) -> dict[str, str]:
    """Return the four pages of a brief."""
    names = ("brief.html", "brief.md", "brief-public.html", "brief-public.md")
    return {name: (folder / name).read_text(encoding="utf-8") for name in names}


def test_the_public_form_tells_no_story_and_no_weakness(tmp_path: Path) -> None:
    judged = briefed(tmp_path, DEMO, ROOT / "demo" / "corpus.jsonl", NOW)
    found = pages(tmp_path)
    weak = [
        i.name
        for p in judged.facts.casebook.problems
        for i in p.indicators
        if "site_weakness" in getattr(i.observe, "flags", ())
    ]
    assert weak
    for name in ("brief-public.html", "brief-public.md"):
        page = found[name]
        assert "TLP:CLEAR" in page
        assert not any(w in page for w in weak)
        assert "withheld from this public form" in page
        for document in judged.facts.documents:
            for sentence in re.findall(r"[^.!?\n]{40,}[.!?]", document.text):
                assert sentence.strip() not in page
        for narrative in judged.facts.casebook.narratives:
            assert narrative.summary not in page
    for name in ("brief.html", "brief.md"):
        assert "TLP:AMBER" in found[name]
        assert weak[0] in found[name]
    assert 'class="watermark"' in found["brief.html"]
    parts = (judged.alarms, judged.assessments, judged.facts, NOW, judged.before)
    for name, public in (("brief.html", False), ("brief-public.html", True)):
        (of_file,) = re.findall(r'<svg class="map".*?</svg>', found[name], re.DOTALL)
        assert of_file in render_html(*parts, public=public), "each page alone has the same map"


def test_what_changed_tells_no_weakness_in_the_public_form(tmp_path: Path) -> None:
    book, reports = tmp_path / "almaty-2022", tmp_path / "reports.jsonl"
    shutil.copytree(ROOT / "casebooks" / "almaty-2022", book)
    shutil.copytree(ROOT / "casebooks" / "common", tmp_path / "common")
    rows = [
        (
            "2022-01-10",
            (
                "The biological laboratory in Almaty is old, the Ministry of Health of Kazakhstan "
                "said."
            ),
        ),
        (
            "2022-01-11",
            (
                "The biological laboratory in Almaty is poorly guarded, the Ministry of Health of "
                "Kazakhstan said."
            ),
        ),
    ]
    lines = [
        json.dumps({"id": d, "source": "kazinform", "published_at": f"{d}T08:00:00Z", "text": t})
        for d, t in rows
    ]
    reports.write_text("\n".join(lines), encoding="utf-8")
    for day, _ in rows:
        judged = briefed(tmp_path, book, reports, as_of_moment(day))
    weak = next(
        i.name
        for p in judged.facts.casebook.problems
        for i in p.indicators
        if "site_weakness" in getattr(i.observe, "flags", ())
    )
    found = pages(tmp_path)
    assert (
        f"Checked now, and not before: {weak}" in found["brief.md"]
        or f"Observed now: {weak}" in found["brief.md"]
    )
    assert "### What moved" in found["brief-public.md"]
    assert weak not in found["brief-public.md"] + found["brief-public.html"]


def test_the_brief_says_what_changed_who_signed_and_who_dissents(tmp_path: Path) -> None:
    reports = ROOT / "demo" / "sumy-2022.jsonl"
    briefed(tmp_path, SUMY, reports, as_of_moment("2022-03-19"))
    assert "No earlier assessment is kept in this store." in pages(tmp_path)["brief.md"]
    later = as_of_moment("2022-03-21")
    briefed(tmp_path, SUMY, reports, later)
    url = str(tmp_path / "s.sqlite")
    for signer, dissent in (("A. One", False), ("B. Two", False), ("C. Three", True)):
        words.sign(
            url,
            "WP-SUMY-CHEM",
            signer=signer,
            dissent=dissent,
            note="ordinary shelling could do it",
            at=later,
        )
    words.estimate(
        url,
        "WP-SUMY-CHEM",
        ["H1=.3", "H2=.3", "H3=.3", "H4=.05", "H5=.05"],
        casebook=SUMY,
        analyst="A. One",
        at=later,
    )
    briefed(tmp_path, SUMY, reports, later)
    found = pages(tmp_path)
    for name in ("brief.html", "brief.md"):
        page = found[name]
        assert "The proposed state was NOTE on 2022-03-19 23:59 and is WATCH." in page
        assert re.search(r"The likelihood was \d+ % \([a-z ]+\) and is \d+ % \([a-z ]+\)\.", page)
        assert "Observed now: Shelling or fire is reported at the site" in page
        assert "Signed by A. One, B. Two." in page
        assert re.search(r"C\. Three.{0,80}ordinary shelling could do it", page, re.DOTALL)
        assert "pooled" in page
        assert "Which indicators distinguish the hypotheses" in page
    assert 'class="watermark"' not in found["brief.html"]
    briefed(tmp_path, SUMY, reports, later + dt.timedelta(hours=1))
    assert "Nothing has moved since 2022-03-21 23:59." in pages(tmp_path)["brief.md"]


@pytest.mark.parametrize("book", ["sumy-2022", "zaporizhzhia-2023"])
def test_every_row_of_the_matrix_has_a_grade_for_every_rival(tmp_path: Path, book: str) -> None:
    moment = as_of_moment("2022-03-20" if book == "sumy-2022" else "2023-07-05")
    judged = briefed(tmp_path, ROOT / "casebooks" / book, ROOT / "demo" / f"{book}.jsonl", moment)
    (problem,) = judged.facts.casebook.problems
    (assessment,) = judged.assessments
    assert {r.indicator_id for r in assessment.matrix} == {i.id for i in problem.indicators}
    for row in assessment.matrix:
        assert set(row.grades) == {h.id for h in problem.hypotheses}
        assert row.diagnosticity >= 0
        assert set(row.grades.values()) <= {"CC", "C", "N", "I", "II"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, pipeline.Judged]:
    """The brief of the demo."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, briefed(folder, DEMO, ROOT / "demo" / "corpus.jsonl", NOW)


_CITED_HEADS = re.compile(r"H\d")


@pytest.mark.parametrize("language", [n for n in languages() if n != "en"])
def test_a_brief_has_headings_of_its_language_and_the_same_quotes(
    language: str, demo: tuple[Path, pipeline.Judged]
) -> None:
    _, judged = demo
    parts = (judged.alarms, judged.assessments, judged.facts, NOW)
    english = render_html(*parts)
    cyrillic = re.compile("[А-Яа-яІіЇїЄєҚқӘә]")
    for public in (False, True):
        page = render_html(*parts, language=language, public=public)
        assert f'<html lang="{language}">' in page
        heads = re.findall(r"<(?:h2|th)[^>]*>([^<]+)<", page)
        assert len(heads) > 25
        own = [h for h in heads if not _CITED_HEADS.fullmatch(h)]
        assert [h for h in own if not cyrillic.search(h)] == []
    articles = re.compile(r"<article>.*?</article>", re.DOTALL)
    page = render_html(*parts, language=language)
    marks = str.maketrans("«»", "“”")  # each language has its own
    quoted = [article.translate(marks) for article in articles.findall(page)]
    assert quoted == [article.translate(marks) for article in articles.findall(english)]
    marked = re.compile(r"<mark>.*?</mark>", re.DOTALL)
    assert marked.findall(page)[1:] == marked.findall(english)[1:]
    text = render_markdown(*parts, language=language)
    assert all(cyrillic.search(h) for h in re.findall(r"^#+ (.+)$", text, re.MULTILINE))


@pytest.mark.parametrize("language", languages())
def test_likelihood_and_confidence_keep_apart_in_every_language(
    language: str, demo: tuple[Path, pipeline.Judged]
) -> None:
    _, judged = demo
    (alarm,) = judged.alarms
    words = Words(language)
    check_alarm(alarm, words)
    both = msgspec.structs.replace(
        alarm,
        reason_messages=(message("state-and", one=alarm.likelihood.words, other="confidence"),)
        if language == "en"
        else (
            message(
                "state-and",
                one=message("likelihood-word-unlikely"),
                other=message("confidence-sentence", level="x", parts="y"),
            ),
        ),
    )
    with pytest.raises(WordingError, match="likelihood and confidence"):
        check_alarm(both, words)


def test_every_english_text_is_the_wording_of_its_message(
    demo: tuple[Path, pipeline.Judged],
) -> None:
    _, judged = demo
    (alarm,), (assessment,) = judged.alarms, judged.assessments
    pairs = [
        (alarm.likelihood_sentence, alarm.likelihood_message),
        (alarm.confidence_sentence, alarm.confidence_message),
        (alarm.horizon.basis, alarm.horizon.basis_message),
        *zip(alarm.reasons, alarm.reason_messages, strict=True),
        *zip(alarm.would_raise, alarm.raise_messages, strict=True),
        *zip(alarm.would_lower, alarm.lower_messages, strict=True),
        *((e.text, e.message) for e in (*alarm.evidence_for, *alarm.evidence_against)),
        *((e.text, e.message) for e in alarm.gaps),
        *((a.why, a.why_message) for a in alarm.advice),
        *((o.why, o.why_message) for o in assessment.observations),
        *((s.change, s.change_message) for s in assessment.sensitivity),
        *((r.why, r.why_message) for r in judged.facts.readings),
        *((s.why, s.why_message) for s in judged.facts.silences),
        *((g.why, g.why_message) for g in judged.facts.source_grades),
        *((g.why, g.why_message) for g in judged.facts.item_grades),
    ]
    for text, said in pairs:
        assert said is not None, text
        assert english(said) == text
    for line in (*alarm.evidence_for, *alarm.evidence_against, *alarm.gaps):
        assert line.example == (english(line.examples[0]) if line.examples else None)


@pytest.mark.parametrize("language", languages())
def test_an_alarm_of_an_earlier_version_is_shown_in_its_english_words(
    language: str, demo: tuple[Path, pipeline.Judged]
) -> None:
    _, judged = demo
    (alarm,) = judged.alarms
    raw = json.loads(msgspec.json.encode(alarm))
    for name in [n for n in raw if n.endswith(("_message", "_messages"))]:
        del raw[name]
    for line in (*raw["evidence_for"], *raw["evidence_against"], *raw["gaps"]):
        del line["message"], line["examples"]
    old = msgspec.convert(raw, Alarm)
    assert old.likelihood_message is None
    parts = ((old,), judged.assessments, judged.facts, NOW)
    page = render_markdown(*parts, language=language)
    assert old.likelihood_sentence in page
    assert old.evidence_for[0].text in page
    assert old.reasons[0] in page


def test_a_brief_as_pdf_holds_the_same_words_and_fetches_nothing(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    try:
        importlib.import_module("weasyprint")
    except OSError as error:
        pytest.skip(f"PDF needs the system library Pango: {error}")
    moment = as_of_moment("2022-03-20")
    judged = briefed(tmp_path, SUMY, ROOT / "demo" / "sumy-2022.jsonl", moment)
    store = Store(str(tmp_path / "s.sqlite"))
    write_out(tmp_path, judged, moment, store, "ru")
    store.close()
    head, _, rest = (tmp_path / "brief-public.html").read_text(encoding="utf-8").partition("<h2>")
    page = head + "<h2>" + rest.partition("<h2>")[0]  # the first parts: a whole brief takes seconds
    made = as_pdf(page)
    assert as_pdf(page) == made
    text = " ".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "НАБЛЮДЕНИЕ (WATCH)" in text
    assert as_pdf("<img src='http://127.0.0.1:1/x.png'>").startswith(b"%PDF")
