"""Whether every page of a desk fits: looked at in Chromium at four widths, light and dark, in
English and Russian, for scrolling to the side and for text that is cut off.

Usage: python -m bench.desk_grid ADDRESS FOLDER [--login NAME FILE] [--also PATH ...]
       [--widths N ...]

ADDRESS is that of a desk that runs, FOLDER takes a picture of each page. At a desk with accounts
somebody logs in whose password stands in a file. `--also` names pages no link leads to. A page
scrolls to the side where it is wider than the window; text is cut off where an element hides what
is wider than itself, and is neither scrolled by itself nor meant for those who listen alone.
"""

import argparse
import itertools
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

WIDTHS = (320, 768, 1440, 2560)
SCHEMES = ("light", "dark")
LANGUAGES = ("en", "ru")
_HIGH = 1_000
# What is cut off on a page, as its script tells.
_CUT = """() => {
  const cut = [];
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    const text = one.textContent.trim();
    const hides = ["hidden", "clip"].includes(style.overflowX);
    const listened = one.closest(".hidden, .skip, [hidden]") !== null;
    if (!hides || listened || !text || one.clientWidth === 0) continue;
    if (one.scrollWidth > one.clientWidth + 1) {
      cut.push(`${one.tagName.toLowerCase()}.${one.className}: ${text.slice(0, 60)}`);
    }
  }
  return cut;
}"""


class Fault(NamedTuple):
    """What is wrong with a page at a width, in a scheme and a language."""

    path: str
    width: int
    scheme: str
    language: str
    what: str


def pages_of(page: Page, start: str = "/") -> list[str]:
    """Return one address of each kind of page that the desk's own links lead to."""
    waiting, kinds = [start], dict[tuple[str, ...], str]()
    while waiting:
        path = waiting.pop(0)
        parts = tuple(part for part in urlsplit(path).path.split("/") if part)
        kind = (parts[0] if parts else "", str(len(parts)))
        if kind in kinds:
            continue
        kinds[kind] = path
        page.goto(path)
        links = page.eval_on_selector_all(
            "a[href^='/']", "all => all.map((a) => a.getAttribute('href'))"
        )
        waiting += [_own(link) for link in links if _is_page(link)]
    return list(kinds.values())


def faults_of(
    browser: Browser, base: str, state: Any, paths: list[str], folder: Path, widths: Sequence[int]
) -> Iterator[Fault]:
    """Look at every page in every way, and yield what is wrong; `state` is that of a browser that
    is logged in.
    """
    for width, scheme, language in itertools.product(widths, SCHEMES, LANGUAGES):
        context = browser.new_context(
            base_url=base,
            storage_state=state,
            viewport={"width": width, "height": _HIGH},
            color_scheme="dark" if scheme == "dark" else "light",
            locale=language,
        )
        page = context.new_page()
        for path in paths:
            page.goto(path)
            name = re.sub(r"[^\w-]+", "_", path.strip("/")) or "board"
            page.screenshot(path=str(folder / f"{name[:50]}-{width}-{scheme}-{language}.png"))
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if wide > 0:
                yield Fault(path, width, scheme, language, f"{wide} px too wide")
            for cut in page.evaluate(_CUT):
                yield Fault(path, width, scheme, language, f"cut off: {cut}")
        context.close()


def _log_in(page: Page, name: str, password: str) -> None:
    """Log in.

    Raises:
        SystemExit: the desk does not take the password.
    """
    page.goto("/login")
    page.fill("input[name=name]", name)
    page.fill("input[name=password]", password)
    page.click("main button")
    if urlsplit(page.url).path == "/login":
        raise SystemExit(f"{name} is not let in.")


def _own(link: str) -> str:
    """Return a link without the place on its page."""
    parts = urlsplit(link)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _is_page(link: str) -> bool:
    """Return whether a link leads to a page rather than to a file or an act."""
    path = urlsplit(link).path
    name = path.rpartition("/")[2]
    is_file = "." in name or name == "file" or path.startswith(("/api/", "/table/", "/static/"))
    return not is_file and not path.startswith(("/language/", "/login", "/download"))


def main() -> None:
    """Look at a desk and print what does not fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--login", nargs=2, metavar=("NAME", "FILE"))
    parser.add_argument("--also", nargs="*", default=[])
    parser.add_argument("--widths", nargs="*", type=int, default=WIDTHS)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        context = browser.new_context(base_url=chosen.address)
        page = context.new_page()
        if chosen.login is not None:
            name, file = chosen.login
            _log_in(page, name, Path(file).read_text(encoding="utf-8").strip())
        paths = list(dict.fromkeys([*pages_of(page), *chosen.also]))
        state = context.storage_state()
        context.close()
        number = 0
        for fault in faults_of(browser, chosen.address, state, paths, chosen.folder, chosen.widths):
            number += 1
            print(*fault, flush=True)
        browser.close()
    ways = len(chosen.widths) * len(SCHEMES) * len(LANGUAGES)
    print(f"{len(paths)} kinds of page in {ways} ways: {number} faults")


if __name__ == "__main__":
    main()
