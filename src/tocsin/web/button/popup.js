// The page one is reading, sent to the desk as the browser holds it.
import { send, settings } from "./desk.js";
import { fillTexts, say, text } from "./words.js";

const MOST = 15_000_000;

/** Read the page itself; this runs in the page, apart from its own scripts. */
function readPage() {
  const copy = document.documentElement.cloneNode(true);
  const left = "script, style, noscript, template, iframe, svg, canvas, input, textarea";
  for (const element of copy.querySelectorAll(`${left}, meta[charset], meta[http-equiv]`)) {
    element.remove();
  }
  return {
    html: `<!doctype html>\n${copy.outerHTML}`,
    title: document.title,
    selection: String(getSelection()),
  };
}

/** Return the tab one is reading; another one may be named by its id, for tests. */
async function ownTab() {
  const named = Number(new URLSearchParams(location.search).get("tab"));
  if (named) return chrome.tabs.get(named);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  return tab;
}

async function begin() {
  fillTexts();
  const form = document.getElementById("capture");
  const tab = await ownTab();
  let read;
  try {
    [{ result: read }] = await chrome.scripting.executeScript({
      target: { tabId: tab.id },
      func: readPage,
    });
  } catch {
    form.hidden = true;
    say("wrong", text("unreadable"));
    return;
  }
  document.getElementById("title").textContent = read.title;
  document.getElementById("address").textContent = tab.url;
  document.getElementById("note").value = read.selection.slice(0, 4000);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void capture(form, tab.url, read);
  });
  form.dataset.ready = "1";
}

async function capture(form, url, read) {
  const desk = await settings();
  if (!desk.token) return say("wrong", text("no_token"));
  if (read.html.length > MOST) return say("wrong", text("too_large"));
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    const source = document.getElementById("source").value.trim();
    const note = document.getElementById("note").value.trim();
    const taken = await send(desk, {
      html: read.html,
      where: url.split("#")[0],
      title: read.title.slice(0, 400) || null,
      source: source || null,
      note: note || null,
    });
    say("done", text(taken.touched ? "captured" : "captured_untouched"));
    const link = document.querySelector("#done a");
    link.hidden = taken.documents.length === 0;
    link.href = `${desk.address}/document/${encodeURIComponent(taken.documents[0] ?? "")}`;
  } catch (error) {
    say("wrong", error instanceof TypeError ? text("unreachable", desk.address) : error.message);
    button.disabled = false;
  }
}

void begin();
