// A page that is left open: it hears that something changed, asks for itself anew, and says when nobody answers.

import { leadsToLogin, loginAddress, say, tell } from "./page";

const heldMilliseconds = 50;
let held = false;

/** Know whether the pointer's button is held; the click itself comes after it has come up. */
function watchPointer(): void {
  const up = () => setTimeout(() => (held = false));
  addEventListener("pointerdown", (event) => (held = event.button === 0), true);
  for (const end of ["pointerup", "pointercancel", "blur"]) addEventListener(end, up, true);
  // A button that came up outside the window is known by the next move.
  addEventListener("pointermove", (event) => event.buttons || up(), true);
}

/** Listen for changes; `renew` is called with the new content of the page, `heard` whenever anything changed. */
export function listen(renew: (root: HTMLElement) => void, heard: () => void): void {
  let shown = document.body.dataset.version ?? "";
  let lost = false;
  let busy = false;
  watchPointer();
  const events = new EventSource("/events");
  events.addEventListener("version", (event) => {
    if (lost) tell(say("back"), true, 4);
    lost = false;
    const version = JSON.parse((event as MessageEvent<string>).data) as string;
    if (version !== shown) void follow(version);
    heard();
  });
  events.addEventListener("trouble", (event) => {
    lost = true;
    tell(JSON.parse((event as MessageEvent<string>).data) as string, false);
  });
  events.addEventListener("error", () => {
    lost = true;
    tell(say("lost"), false);
    // A stream that is refused, rather than cut off, may be refused because the session has ended.
    if (events.readyState === EventSource.CLOSED) void ask().catch(() => undefined);
  });

  /** Fetch the page anew, without counting as somebody at work; null where one has to log in first. */
  async function ask(): Promise<Response | null> {
    const answer = await fetch(location.href, { headers: { accept: "text/html", "x-tocsin-live": "1" } });
    if (!leadsToLogin(answer)) return answer;
    events.close();
    offerLogin();
    return null;
  }

  async function follow(version: string): Promise<void> {
    if (busy) return;
    if (isWriting()) {
      offer(version);
      return;
    }
    busy = true;
    try {
      const answer = await ask();
      if (!answer) return;
      if (!answer.ok) throw new Error(String(answer.status));
      const text = await answer.text();
      // Whoever began to write while the page was fetched keeps what they wrote.
      if (isWriting()) {
        offer(version);
        return;
      }
      const page = new DOMParser().parseFromString(text, "text/html");
      await released();
      const [old, fresh] = [document.querySelector<HTMLElement>("main"), page.querySelector<HTMLElement>("main")];
      if (old && fresh) {
        swap(old, fresh);
        renew(old);
      }
      shown = page.body.dataset.version ?? version;
      count(page);
    } catch {
      lost = true;
      tell(say("lost"), false);
    } finally {
      busy = false;
    }
  }

  /** Offer the new page rather than take away what somebody is writing. */
  function offer(version: string): void {
    const line = document.querySelector<HTMLElement>("#live");
    if (!line || line.querySelector("button")) return;
    tell(`${say("fresh")} `, true);
    const button = document.createElement("button");
    button.textContent = say("load");
    button.addEventListener("click", () => {
      tell("", true);
      (document.activeElement as HTMLElement | null)?.blur();
      for (const form of document.querySelectorAll<HTMLFormElement>("main form")) form.reset();
      void follow(version);
    });
    line.append(button);
  }
}

/** Say that the session has ended, and offer to log in; what stands on the page stays. */
function offerLogin(): void {
  tell(`${say("ended")} `, false);
  const link = document.createElement("a");
  link.href = loginAddress(location.pathname + location.search);
  link.textContent = say("enter");
  document.querySelector("#live")?.append(link);
}

/** Show in the navigation and in the tab's title how much waits now; a tab nobody looks at says when that rose. */
function count(page: Document): void {
  const [old, fresh] = [waiting(document), waiting(page)];
  for (const place of ["/queue", "/alerts"]) {
    const nav = document.querySelector(`nav a[href^='${place}']`);
    const link = page.querySelector(`nav a[href^='${place}']`);
    if (nav && link) nav.innerHTML = link.innerHTML;
  }
  if (document.hidden && fresh > old) document.title = `(${fresh}) ${page.title}`;
}

function waiting(page: Document): number {
  const counts = [...page.querySelectorAll("#queued, #alerted")].map((count) => Number(count.textContent));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Once somebody looks, the title is the page's own again. */
export function settleTitle(): void {
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) document.title = document.title.replace(/^\(\d+\) /, "");
  });
}

/** Tell whether somebody is writing or choosing something on the page. */
function isWriting(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("main textarea, main input:not([type=hidden])");
  const written = [...fields].some((f) => f.value !== f.defaultValue && !f.closest("[data-keep]"));
  const selected = (getSelection()?.toString() ?? "") !== "";
  const place = document.activeElement;
  const inField = place?.matches("main select, main input, main textarea") === true && !place.closest("[data-keep]");
  return written || selected || inField;
}

/** Wait until no button of the pointer is held: a click on what is replaced under it would be lost. */
async function released(): Promise<void> {
  while (held) await new Promise((go) => setTimeout(go, heldMilliseconds));
}

/** Put the new content in place of the old; what was opened stays open, and pictures that live on stay as they are. */
function swap(old: HTMLElement, fresh: HTMLElement): void {
  const open = new Set([...old.querySelectorAll("details[open] > summary")].map((s) => s.textContent));
  const known = new Set([...old.querySelectorAll("[data-entry]")].map((e) => e.textContent));
  const kept = old.querySelector("[data-keep]");
  const place = document.activeElement?.closest("[data-entry]")?.textContent ?? null;
  old.replaceChildren(...fresh.childNodes);
  for (const summary of old.querySelectorAll("summary")) if (open.has(summary.textContent)) summary.parentElement?.setAttribute("open", "");
  for (const entry of old.querySelectorAll("[data-entry]")) if (!known.has(entry.textContent)) entry.classList.add("fresh");
  if (kept) old.querySelector("[data-keep]")?.replaceWith(kept);
  if (place) [...old.querySelectorAll<HTMLElement>("[data-entry]")].find((e) => e.textContent === place)?.querySelector<HTMLElement>("a")?.focus();
}
