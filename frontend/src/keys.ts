// The keyboard: pages, entries, judgements. Nothing is caught while somebody writes.

import { say, tell } from "./page";

const rooms: Record<string, string> = {
  b: "/", q: "/queue", w: "/alerts", a: "/attention", m: "/map", l: "/lineage", n: "/narratives", p: "/actors", s: "/sources", u: "/audit",
};

/** Make the page answer to keys. */
export function answer(): void {
  let waits = false;
  const sheet = document.querySelector<HTMLDialogElement>("#keys");
  for (const hint of document.querySelectorAll<HTMLElement>(".keys-hint")) hint.hidden = false;
  document.querySelector("#help")?.addEventListener("click", () => sheet?.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target) || document.querySelector("dialog[open]")) return;
    const room = rooms[event.key];
    if (waits && room) {
      location.assign(room + (new URLSearchParams(location.search).has("as_of") ? `?as_of=${encodeURIComponent(new URLSearchParams(location.search).get("as_of") ?? "")}` : ""));
      return;
    }
    waits = event.key === "g";
    if (event.key === "?") sheet?.showModal();
    else if (event.key === "/") document.querySelector<HTMLInputElement>("main input[type=search], #find")?.focus();
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "c") void copy();
    else if ("sdu".includes(event.key) && event.key.length === 1) judge(event.key);
    else return;
    event.preventDefault();
  });
}

/** Return whether somebody writes there. A field of a dialog that was closed just now still has the keys until the next frame. */
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select") && target.checkVisibility();
}

/** Return the entry somebody stands at. */
function here(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-entry].here");
}

/** Go to the next entry, or the one before. */
function move(step: number): void {
  const entries = [...document.querySelectorAll<HTMLElement>("main [data-entry]")].filter((e) => e.offsetParent !== null);
  const at = entries.findIndex((e) => e.classList.contains("here"));
  const next = entries[Math.max(0, Math.min(entries.length - 1, at < 0 ? (step > 0 ? 0 : entries.length - 1) : at + step))];
  stand(next ?? null);
}

/** Press the button of a decision in the entry somebody stands at, where it waits for one; standing nowhere, go to the first that waits. */
function judge(key: string): void {
  const entry = here();
  if (entry) {
    if (entry.matches("[data-review]")) entry.querySelector<HTMLButtonElement>(`button[data-key="${key}"]`)?.click();
  } else stand(document.querySelector<HTMLElement>("main [data-review]"));
}

/** Stand at an entry. */
function stand(entry: HTMLElement | null): void {
  if (!entry) return;
  here()?.classList.remove("here");
  entry.classList.add("here");
  entry.scrollIntoView({ block: "nearest" });
  entry.querySelector<HTMLElement>("a, button")?.focus({ preventScroll: true });
}

/** After a decision the next that waits comes up. */
export function comeUp(): void {
  if (location.hash === "#review") stand(document.querySelector<HTMLElement>("main [data-review]"));
}

/** Copy what the page cites, with where it stands. */
async function copy(): Promise<void> {
  const cited = (here()?.querySelector<HTMLElement>("[data-cite]") ?? document.querySelector<HTMLElement>("[data-cite]"))?.dataset.cite;
  if (!cited) return;
  await navigator.clipboard.writeText(`${cited} ${location.href}`);
  tell(say("copied"), true, 3);
}
