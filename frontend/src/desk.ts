// What every page of the desk gets where scripts run: times in the reader's zone, keys, live updates, charts with zoom.

import { brush } from "./brush";
import { keepDrafts } from "./drafts";
import { fadeUndo, sendOnce } from "./forms";
import { inspect } from "./inspector";
import { answer, comeUp } from "./keys";
import { listen, settleTitle } from "./live";
import { note, notify, offerNotes } from "./notes";
import { palette } from "./palette";
import { localise } from "./times";

function renew(root: HTMLElement): void {
  localise(root);
  offerNotes(root);
  keepDrafts(root);
  brush(root);
  if (root.querySelector("[data-chart]")) {
    const sheet = document.querySelector(`link[href$="built/desk.css"]`) ?? style("/static/built/desk.css");
    void import("./charts").then((charts) => charts.enliven(root));
    document.head.append(sheet);
  }
}

function style(address: string): HTMLLinkElement {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = address;
  return sheet;
}

localise(document);
answer();
sendOnce();
comeUp();
settleTitle();
inspect();
palette();
renew(document.querySelector<HTMLElement>("main") ?? document.body);
fadeUndo();
// A look back stands still: nothing new belongs to it.
if (!new URLSearchParams(location.search).has("as_of")) listen(renew, note);
notify();
