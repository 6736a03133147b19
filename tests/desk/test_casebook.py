"""The casebook at the desk: an entry is edited, saved only when all is sound, and comes back."""

import html
import re
import shutil
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.desk.conftest import BOOK, HERE
from tests.desk.people import another_browser, browser_at, log_in, token_of, with_accounts
from tests.desk.reading import english_runs, own_texts
from tocsin.casebook import load_casebook
from tocsin.language.catalogues import ENGLISH, LANGUAGES
from tocsin.store import Store

MIZINTSEV = "/casebook/actors/mizintsev"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BOOK, tmp_path / "sumy-2022"))


@pytest.fixture
def url(filled: Path, tmp_path: Path) -> str:
    path = str(shutil.copy(filled, tmp_path / "s.sqlite"))
    with_accounts(path)
    return path


@pytest.fixture
def browser(url: str, book: Path) -> Iterator[TestClient]:
    with browser_at(url, book) as opened:
        log_in(opened, "A. One")
        yield opened


def edit(browser: TestClient, path: str, text: str, step: str = "save", **more: str) -> Any:
    page = browser.get(path).text
    begun = re.search(r'name="began-with"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert begun is not None
    section, entry = path.partition("?")[0].split("/")[2:]
    fields = {
        "token": token_of(browser),
        "page": path,
        "section": section,
        "entry": "" if entry == "new" else entry,
        "began-with": html.unescape(begun[1]),
        "text": text,
        "step": step,
    }
    return browser.post("/act/entry", data=fields | more, headers={"origin": HERE})


def text_of(browser: TestClient, path: str) -> str:
    found = re.search(r'name="text"[^>]*>\n(.*?)</textarea>', browser.get(path).text, re.DOTALL)
    assert found is not None
    return html.unescape(found[1])


def test_a_change_is_looked_at_saved_and_undone(url: str, browser: TestClient, book: Path) -> None:
    file = book / "actors.yml"
    before = file.read_bytes()
    text = text_of(browser, MIZINTSEV).replace("Mikhail Mizintsev", "General Mizintsev", 1)
    assert edit(browser, MIZINTSEV, text, "look").headers["location"] == f"{MIZINTSEV}?done=draft"
    page = browser.get(MIZINTSEV).text
    assert "The casebook is sound with this text" in page
    assert "What would change" in page
    assert file.read_bytes() == before
    assert edit(browser, MIZINTSEV, text).headers["location"] == f"{MIZINTSEV}?done=entry"
    assert file.read_bytes() == before.replace(b"Mikhail Mizintsev", b"General Mizintsev", 1)
    assert "General Mizintsev" in browser.get("/actor/mizintsev").text
    digest = re.search(r'name="digest" value="(\w+)"', browser.get("/casebook").text)
    assert digest is not None
    fields = {"token": token_of(browser), "page": "/casebook", "digest": digest[1]}
    undone = browser.post("/act/entry-undo", data=fields, headers={"origin": HERE})
    assert undone.headers["location"] == "/casebook?done=entry-undone"
    assert file.read_bytes() == before
    with Store(url) as store:
        last = [(line.actor, line.action, line.subject) for line in store.words.audit()][-2:]
    assert last == [
        ("A. One", "edited-casebook", "mizintsev"),
        ("A. One", "undid-casebook", "mizintsev"),
    ]
    again = browser.post("/act/entry-undo", data=fields, headers={"origin": HERE})
    assert (again.status_code, "changed after this was saved" in again.text) == (409, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: mizintsev\nname: [", "line"),
        ("id: mizintsev\nnmae: X", "nmae"),
        ("id: mizintsev\nname: X\nkind: public_official\nparent: nobody", "nobody"),
        ("<script>alert(1)</script>", "reaches beyond"),
        ("- id: a\n- id: b", "reaches beyond"),
        ("id: mizintsev\nkind: admiral\nname: X", "admiral"),
        ("id: mizintsev\nname: \u202eX\nhome: a street", "home"),
        ("{}", "id"),
        ("id: russia\nname: X\nkind: state", "russia"),
        ("\tid: mizintsev", "spaces"),
    ],
)
def test_what_is_not_sound_is_kept_as_a_draft_and_changes_nothing(
    browser: TestClient, book: Path, text: str, told: str
) -> None:
    before = {file.name: file.read_bytes() for file in book.glob("*.yml")}
    sent = edit(browser, MIZINTSEV, text)
    assert sent.headers["location"] == f"{MIZINTSEV}?done=draft-unsound"
    assert told in html.unescape(browser.get(MIZINTSEV).text)
    page = browser.get(f"{MIZINTSEV}?view=yaml").text
    assert "The casebook is not sound with this text" in page
    assert told in html.unescape(page.partition("<h2>Findings")[2].partition("</section>")[0])
    assert "<script>alert" not in page
    assert text_of(browser, MIZINTSEV).strip() == text.strip()
    assert {file.name: file.read_bytes() for file in book.glob("*.yml")} == before
    assert load_casebook(book).id == "sumy-2022"
    fields = {
        "token": token_of(browser),
        "page": MIZINTSEV,
        "section": "actors",
        "entry": "mizintsev",
    }
    browser.post("/act/entry-drop", data=fields, headers={"origin": HERE})
    assert "Mikhail Mizintsev" in text_of(browser, MIZINTSEV)


def test_a_changed_problem_is_tried_on_the_past_before_it_is_saved(browser: TestClient) -> None:
    path = "/casebook/problems/WP-SUMY-CHEM"
    text = text_of(browser, path)
    without = text.replace("stances: [reports, asserts]", "stances: [denies]", 1)
    assert without != text
    edit(browser, path, without, "look")
    assert 'href="/casebook/problems/WP-SUMY-CHEM?past=1#past"' in browser.get(path).text
    past = browser.get(f"{path}?past=1").text.partition('id="past"')[2].partition("</section>")[0]
    row = past.partition(">S01</bdi>")[2].partition("</tr>")[0]
    before, after = (int(number) for number in re.findall(r'<td class="n">(\d+)</td>', row))
    assert before > after
    assert row.count("<time") == before - after


def test_two_people_edit_one_entry_and_neither_loses_anything(
    browser: TestClient, book: Path
) -> None:
    second = another_browser(browser)
    log_in(second, "B. Two")
    begun = text_of(browser, MIZINTSEV)
    mine, theirs = (
        begun.replace("Mikhail Mizintsev", name, 1) for name in ("General M.", "Colonel M.")
    )
    assert edit(second, MIZINTSEV, theirs).status_code == 303
    stale = {"began-with": begun}
    refused = edit(browser, MIZINTSEV, mine, **stale)
    assert (refused.status_code, "changed this entry after you began" in refused.text) == (
        409,
        True,
    )
    page = browser.get(MIZINTSEV).text
    assert "Colonel M." in page
    assert "General M." in text_of(browser, MIZINTSEV)
    assert b"Colonel M." in (book / "actors.yml").read_bytes()
    assert edit(browser, MIZINTSEV, mine).headers["location"].endswith("done=entry")
    assert b"General M." in (book / "actors.yml").read_bytes()


def test_a_new_entry_is_added_and_taken_out_again(browser: TestClient, book: Path) -> None:
    new = "id: new_actor\nname: New Body\nkind: state_body\nknown_from: 2020-01-01\nreference: r\n"
    assert edit(browser, "/casebook/actors/new", new).headers["location"].endswith("done=entry")
    assert "New Body" in browser.get("/casebook").text
    assert (
        edit(browser, "/casebook/actors/new_actor", "").headers["location"].endswith("done=entry")
    )
    assert (book / "actors.yml").read_bytes() == (BOOK / "actors.yml").read_bytes()


def test_nothing_is_written_outside_the_casebooks_folder(browser: TestClient, book: Path) -> None:
    around = {path for path in book.parent.rglob("*") if book not in path.parents}
    for entry in ("../../x", "..", "/etc/passwd", "a/b", "x\x00y"):
        fields = {"token": token_of(browser), "page": "/casebook", "section": "actors"}
        fields |= {"entry": entry, "text": "id: x", "step": "save"}
        answer = browser.post("/act/entry", data=fields, headers={"origin": HERE})
        assert answer.status_code == 409, entry
    (book / "linked.yml").symlink_to(book.parent / "other.yml")
    (book.parent / "other.yml").write_text("actors:\n  - {id: linked, name: L}\n")
    assert browser.get("/casebook/actors/linked").status_code in (404, 500)
    (book / "linked.yml").unlink()
    now_around = {path for path in book.parent.rglob("*") if book not in path.parents}
    assert {p.name for p in now_around - around} <= {"other.yml", "s.sqlite-wal", "s.sqlite-shm"}


def test_a_casebook_that_ships_is_read_and_copied(url: str) -> None:
    with browser_at(url) as browser:
        log_in(browser, "A. One")
        page = browser.get(MIZINTSEV).text
        assert "ships with the program" in page
        assert 'action="/act/entry"' not in page
        fields = {"token": token_of(browser), "page": "/casebook", "section": "actors"}
        fields |= {"entry": "mizintsev", "text": "id: x", "step": "save"}
        refused = browser.post("/act/entry", data=fields, headers={"origin": HERE})
        assert (refused.status_code, "ships with the program" in refused.text) == (409, True)
        packed = zipfile.ZipFile(BytesIO(browser.get("/casebook.zip").content))
        assert packed.read("sumy-2022/actors.yml") == (BOOK / "actors.yml").read_bytes()


def test_a_reader_reads_entries_and_changes_none(browser: TestClient) -> None:
    log_in(browser, "R. Reader")
    page = browser.get(MIZINTSEV).text
    assert "Mikhail Mizintsev" in page
    assert 'action="/act/' not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_casebooks_pages_are_in_the_readers_language(
    browser: TestClient, language: str
) -> None:
    browser.headers["accept-language"] = language
    edit(browser, MIZINTSEV, "id: mizintsev\nnmae: X")
    for path in ("/casebook", MIZINTSEV, "/casebook/sites/new", f"{MIZINTSEV}?done=draft-unsound"):
        page = browser.get(path).text
        assert own_texts(page)[0] == language
        assert language == ENGLISH or english_runs(page) == [], path
        assert not re.search(r">\s*(desk|error|value)-[a-z]", page)


def form_of(browser: TestClient, path: str) -> list[tuple[str, str]]:
    """Return what a browser sends of the form of an entry: every field as it stands."""
    page = browser.get(path).text
    main = page.partition('action="/act/entry"')[2].partition("</form>")[0]
    fields = [
        (name, html.unescape(held))
        for name, held in re.findall(r'<input name="([^"]+)" value="([^"]*)"', main)
    ]
    fields += [
        (name, html.unescape(held))
        for name, held in re.findall(
            r'<textarea name="([^"]+)"[^>]*>\n(.*?)</textarea>', main, re.S
        )
    ]
    for name, inner in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', main, re.S):
        chosen = re.search(r'value="([^"]*)"[^>]* selected', inner)
        fields.append((name, chosen[1] if chosen else ""))
    for name in re.findall(r'<input type="hidden" name="(f\.[^"]+)" value="">', main):
        fields.append((name, ""))
    boxes = re.findall(r'type="checkbox" name="([^"]+)" value="([^"]+)" checked', main)
    return [*fields, *boxes]


def fill_in(browser: TestClient, path: str, step: str = "save", **typed: str) -> Any:
    """Send the form of an entry with some fields filled in; `__` stands for a dot."""
    section, entry = path.split("/")[2:]
    given = {f"f.{name.replace('__', '.')}": text for name, text in typed.items()}
    kept = [(name, held) for name, held in form_of(browser, path) if name not in given]
    own = {
        "token": token_of(browser),
        "page": path,
        "section": section,
        "entry": "" if entry == "new" else entry,
        "as": "form",
        "step": step,
    }
    data: dict[str, list[str]] = {}
    for name, held in (*own.items(), *kept, *given.items()):
        data.setdefault(name, []).append(held)
    return browser.post("/act/entry", data=data, headers={"origin": HERE})


def test_a_field_of_a_form_is_changed_and_nothing_else(browser: TestClient, book: Path) -> None:
    file = book / "problems.yml"
    before = file.read_text(encoding="utf-8")
    path = "/casebook/problems/WP-SUMY-CHEM"
    assert fill_in(browser, path, horizon_days="21").headers["location"] == f"{path}?done=entry"
    after = file.read_text(encoding="utf-8")
    assert after == before.replace("horizon_days: 14", "horizon_days: 21", 1)
    again = fill_in(browser, path)
    assert (again.status_code, "Nothing would change" in again.text) == (409, True)


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(
    browser: TestClient, book: Path
) -> None:
    before = {file.name: file.read_bytes() for file in book.glob("*.yml")}
    typed = {"known_from": "next week", "name": "<b>\u202eX", "kind": "admiral"}
    sent = fill_in(browser, MIZINTSEV, **typed)
    assert sent.headers["location"] == f"{MIZINTSEV}?done=draft-unsound"
    page = browser.get(MIZINTSEV).text
    shown = dict(form_of(browser, MIZINTSEV))
    assert {name: shown[f"f.{name}"] for name in typed} == typed
    for name in ("known_from", "kind"):
        assert re.search(
            rf'name="f\.{name}"[^>]* aria-invalid="true" aria-describedby="[^"]+"', page
        )
        assert f'class="finding" id="e-{name}-1"' in page
    assert "<b>" not in page
    assert before == {file.name: file.read_bytes() for file in book.glob("*.yml")}


def test_a_draft_goes_from_the_form_to_yaml_and_back(browser: TestClient) -> None:
    sent = fill_in(browser, MIZINTSEV, "yaml", name="General M.")
    assert sent.headers["location"] == f"{MIZINTSEV}?view=yaml&done=draft"
    assert "name: General M." in text_of(browser, f"{MIZINTSEV}?view=yaml")
    back = edit(browser, f"{MIZINTSEV}?view=yaml", "id: mizintsev\nname: [", "form")
    assert back.headers["location"].startswith(f"{MIZINTSEV}?view=form")
    page = browser.get(back.headers["location"]).text
    assert "cannot be shown as a form" in page
    assert text_of(browser, f"{MIZINTSEV}?view=form").strip() == "id: mizintsev\nname: ["


def test_a_new_entry_is_made_by_its_form_and_shown(browser: TestClient, book: Path) -> None:
    path = "/casebook/sites/new"
    sent = fill_in(
        browser, path, id="bridge", name="Bridge", kind="facility", known_from="2022-03-01"
    )
    assert sent.headers["location"] == "/casebook/sites/bridge?done=entry"
    assert "Bridge" in {site.name for site in load_casebook(book).sites}
    assert 'value="Bridge"' in browser.get("/casebook/sites/bridge").text


def test_a_form_over_a_text_that_is_none_is_refused(browser: TestClient) -> None:
    fields = {"token": token_of(browser), "page": "/casebook", "section": "actors", "as": "form"}
    more = {"entry": "mizintsev", "text": "id: [", "f.name": "X", "step": "save"}
    sent = browser.post("/act/entry", data=fields | more, headers={"origin": HERE})
    assert (sent.status_code, "cannot be shown as a form" in sent.text) == (409, True)


def test_conditions_of_an_indicator_are_fields_with_what_is_wrong_beside_them(
    browser: TestClient, book: Path
) -> None:
    path = "/casebook/problems/WP-SUMY-CHEM"
    page = browser.get(path).text
    assert '<select name="f.indicators.0.observe.record"' in page
    assert 'name="f.indicators.0.observe.sites" value="problem" checked' in page
    file = book / "problems.yml"
    before = file.read_text(encoding="utf-8")
    changed = {"indicators.1.observe.days": "30"}
    assert fill_in(browser, path, **changed).headers["location"] == f"{path}?done=entry"
    assert "crossed: true, days: 30}" in file.read_text(encoding="utf-8")
    wrong = fill_in(browser, path, **{"indicators.1.observe.record": "silence"})
    assert wrong.headers["location"] == f"{path}?done=draft-unsound"
    shown = browser.get(path).text
    finding = re.search(
        r'id="e-indicators\.1\.observe\.crossed-1">(.*?)</span>\n', shown, re.DOTALL
    )
    assert finding is not None
    assert before != file.read_text(encoding="utf-8")


def test_a_title_in_another_language_is_entered_in_the_form_and_shown_to_its_reader(
    browser: TestClient, book: Path
) -> None:
    path = "/casebook/problems/WP-SUMY-CHEM"
    russian = {"titles.ru": "Выброс на «Сумыхимпроме»", "questions.ru": "Будет ли выброс?"}
    assert fill_in(browser, path, **russian).headers["location"] == f"{path}?done=entry"
    assert "titles:\n  ru: Выброс" in text_of(browser, f"{path}?view=yaml")
    (problem,) = load_casebook(book).problems
    assert problem.questions == {"ru": "Будет ли выброс?"}
    headers = {"accept-language": "ru"}
    for page in ("/", "/problem/WP-SUMY-CHEM", "/find"):
        assert "Выброс на «Сумыхимпроме»" in browser.get(page, headers=headers).text, page
    assert "Будет ли выброс?" in browser.get("/problem/WP-SUMY-CHEM", headers=headers).text
    assert problem.title in browser.get("/problem/WP-SUMY-CHEM").text
    wrong = fill_in(browser, path, **{"titles.kk": "x", "titles.ru": ""})
    assert wrong.headers["location"] == f"{path}?done=entry"
    assert load_casebook(book).problems[0].titles == {"kk": "x"}
