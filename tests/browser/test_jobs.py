"""The jobs an analyst does every day, each within so many clicks from the board: no more than that
may ever be needed.
"""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Served, Watched
from tests.browser.test_browser import corrections
from tests.conftest import ROOT
from tests.desk.conftest import BOOK, LAST
from tocsin import pipeline
from tocsin.casebook import load_casebook
from tocsin.records import Signature
from tocsin.sources import Stated
from tocsin.store import Store
from tocsin.workspace.clock import now

Look = Callable[..., Watched]
_PASTED = (
    "Хімічний завод у Сумах охороняють. Сумихімпром не має пошкоджень, повідомив Дмитро "
    "Живицький у неділю ввечері."
)


class Job:
    """A job at the board, and how many clicks it has taken."""

    def __init__(self, page: Page, budget: int) -> None:
        """Begin at the board."""
        self.page, self.budget, self.clicks = page, budget, 0
        page.goto("/")

    def click(self, what: str | Locator) -> None:
        """Click something; never more often than the job may take."""
        self.clicks += 1
        assert self.clicks <= self.budget
        (self.page.locator(what).first if isinstance(what, str) else what).click()


@pytest.fixture
def begin(look: Look) -> Callable[[int], Job]:
    return lambda budget: Job(look().page, budget)


def signatures(served: Served) -> list[tuple[str, str]]:
    """Return who signed or dissented, in order."""
    with Store(served.store) as store:
        return [(s.signer, s.word) for s in store.words.of(Signature, now())]


@pytest.mark.parametrize(("button", "word"), [("agree", "agree"), ("dissent", "dissent")])
def test_an_alarm_is_signed_or_dissented_from_in_two(
    begin: Callable[[int], Job], served: Served, button: str, word: str
) -> None:
    job = begin(2)
    before = signatures(served)
    job.click("a[href^='/problem/']")
    job.page.locator("textarea[name=note]").fill("as the record stands")
    job.click(f"button[value={button}]")
    job.page.get_by_text("Done:").wait_for()
    assert signatures(served) == [*before, ("A. One", word)]
    job.page.get_by_role("button", name="Undo").click()
    job.page.get_by_text("Done: withdrawn.").wait_for()


def test_a_chain_is_corrected_in_four(begin: Callable[[int], Job], served: Served) -> None:
    job = begin(4)
    before = corrections(served)
    job.click(".cards a[href^='/document/']")
    job.click("#inspector a[href^='/claim/'], main a[href^='/claim/']")
    job.click(job.page.locator("summary", has_text="Correct the claim").last)
    form = job.page.locator("form", has=job.page.locator("input[value=chain]")).last
    form.locator("input[name=value]").fill("new:A Guard -> Ukrinform")
    job.click(form.get_by_role("button"))
    job.page.get_by_text("Done: saved.").first.wait_for()
    assert len(corrections(served)) == len(before) + 1
    job.page.get_by_role("button", name="Undo").first.click()
    job.page.get_by_text("Done: withdrawn.").first.wait_for()


def test_a_pasted_document_shows_its_claims_in_three(begin: Callable[[int], Job]) -> None:
    job = begin(3)
    job.click("nav a[href='/add']")
    job.page.locator("textarea[name=text]").fill(_PASTED)
    job.click("main form button")
    job.page.wait_for_url("**/document/doc-*")
    job.page.get_by_role("heading", name="Claims").wait_for()
    assert job.page.locator("main .cards a[href^='/claim/']").count() >= 1


def test_an_inflected_word_is_found_in_one(begin: Callable[[int], Job]) -> None:
    job = begin(1)
    job.page.locator("#find").fill("хімічний завод загроза")
    job.page.keyboard.press("Enter")
    job.page.get_by_text("хімічному заводі").first.wait_for()


def test_an_alarm_leads_to_its_sentence_in_two(begin: Callable[[int], Job]) -> None:
    job = begin(2)
    job.click("a[href^='/problem/']")
    job.click("#evidence a.ref[href^='/claim/']")
    job.page.locator("mark").first.wait_for()
    assert job.page.locator("mark").first.inner_text().strip()


def reprint(served: Served, folder: Path) -> None:
    """Let another agency reprint a report the hour after, and assess the case."""
    book = load_casebook(BOOK)
    first = (ROOT / "demo" / "sumy-2022.jsonl").read_text(encoding="utf-8").splitlines()[0]
    row = json.loads(first)
    hour_after = dt.datetime.fromisoformat(row["published_at"]) + dt.timedelta(hours=1)
    row |= {"id": "reprint", "source": "ria", "published_at": hour_after.isoformat()}
    (folder / "reprint.jsonl").write_text(json.dumps(row), encoding="utf-8")
    with Store(served.store) as store:
        pipeline.read_into(
            store,
            book,
            [str(folder / "reprint.jsonl")],
            as_of=LAST,
            stated=Stated(),
            tell=lambda _: None,
        )
        pipeline.judge(store, book, LAST)


def test_who_published_first_is_seen_in_two(
    begin: Callable[[int], Job], served: Served, tmp_path: Path
) -> None:
    reprint(served, tmp_path)
    job = begin(2)
    job.click("nav a[href='/lineage']")
    job.click("main td a")
    job.page.get_by_role("cell", name="first", exact=True).first.wait_for()


def test_an_earlier_day_is_looked_at_in_two(begin: Callable[[int], Job]) -> None:
    job = begin(2)
    job.click(".moment a")
    job.page.get_by_text("You are viewing the past").wait_for()
    job.click("a[href^='/problem/']")
    assert "as_of=" in job.page.url


def test_two_assessments_are_compared_in_two(begin: Callable[[int], Job]) -> None:
    job = begin(2)
    job.click("a[href^='/problem/']")
    job.click(job.page.locator("#earlier ~ * a", has_text="Compare"))
    job.page.locator("#earlier + .done").wait_for()


def test_a_search_is_saved_in_three(begin: Callable[[int], Job]) -> None:
    job = begin(3)
    job.page.locator("#find").fill("ammonia")
    job.page.keyboard.press("Enter")
    job.page.locator("input[name=name]").fill("ammonia anywhere")
    job.click("form[action='/act/search'] button")
    job.page.get_by_role("link", name="ammonia anywhere").wait_for()
    job.click(job.page.get_by_role("button", name="Undo"))


def test_a_brief_is_exported_in_two_from_its_problem(begin: Callable[[int], Job]) -> None:
    job = begin(3)
    job.click("a[href^='/problem/']")
    job.click("main .tools a[href^='/brief/']")
    with job.page.expect_download() as kept:
        job.click("a[href*='/file?form=html'], a[href*='form=html'], button[value=html]")
    assert kept.value.suggested_filename.endswith(".html")
