// Notifications of the browser: asked of this desk alone, shown only where a person has turned them on.

import { leadsToLogin, say } from "./page";

interface Note {
  keys: string[];
  title: string;
  body: string;
  page: string;
}

// What is remembered in this browser: whether notes are shown, and which were.
const chosen = "tocsin-notes";
const shown = "tocsin-notes-shown";
const mostRemembered = 1_000;
// A snooze and quiet hours end by the clock, without anything changing in the store.
const everyMilliseconds = 60_000;
const leastMilliseconds = 2_000;
let asked = 0;
let later = 0;

/** Ask now and then, and whenever something changed. */
export function notify(): void {
  note();
  setInterval(note, everyMilliseconds);
}

/** Ask what is to be shown, unless that was asked a moment ago: then a moment later. */
export function note(): void {
  if (!isOn() || later) return;
  const wait = Math.max(0, asked + leastMilliseconds - Date.now());
  later = window.setTimeout(() => {
    later = 0;
    asked = Date.now();
    void ask(true);
  }, wait);
}

/** Show on the page of alerts whether notes are on, and let a person turn them on or off. */
export function offerNotes(root: ParentNode): void {
  const place = root.querySelector<HTMLElement>("[data-notify]");
  if (!place || !("Notification" in window)) return;
  const [on, off] = [place.querySelector<HTMLButtonElement>("[data-notify-on]"), place.querySelector<HTMLButtonElement>("[data-notify-off]")];
  if (!on || !off) return;
  const draw = (): void => {
    const refused = Notification.permission === "denied";
    place.hidden = false;
    on.hidden = isOn() || refused;
    off.hidden = !isOn();
    for (const state of place.querySelectorAll<HTMLElement>("[data-notify-is]"))
      state.hidden = state.dataset.notifyIs === "on" ? !isOn() : !refused;
  };
  on.onclick = async (): Promise<void> => {
    if ((await Notification.requestPermission()) === "granted") {
      localStorage.setItem(chosen, "on");
      await ask(false);
      new Notification(document.title, { body: say("noted"), tag: "tocsin" });
    }
    draw();
  };
  off.onclick = (): void => {
    localStorage.removeItem(chosen);
    draw();
  };
  draw();
}

function isOn(): boolean {
  return "Notification" in window && Notification.permission === "granted" && localStorage.getItem(chosen) === "on";
}

/** Fetch the notes of this moment, without counting as somebody at work, and show those that were not; or only remember them. */
async function ask(show: boolean): Promise<void> {
  try {
    const answer = await fetch("/notes.json", { headers: { accept: "application/json", "x-tocsin-live": "1" } });
    if (!answer.ok || leadsToLogin(answer)) return;
    const { notes } = (await answer.json()) as { notes: Note[] };
    const known = remembered();
    for (const one of notes) if (show && one.keys.some((key) => !known.includes(key))) raise(one);
    const keys = notes.flatMap((one) => one.keys);
    const rest = known.filter((key) => !keys.includes(key));
    localStorage.setItem(shown, JSON.stringify([...rest, ...keys].slice(-mostRemembered)));
  } catch {
    // The desk is away, which the page says itself; what is open is shown once it is back.
  }
}

function raise(one: Note): void {
  const made = new Notification(one.title, { body: one.body, tag: one.page });
  made.onclick = (): void => {
    window.focus();
    location.assign(one.page);
    made.close();
  };
}

function remembered(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(shown) ?? "[]");
    return Array.isArray(kept) ? kept.filter((key): key is string => typeof key === "string") : [];
  } catch {
    return [];
  }
}
