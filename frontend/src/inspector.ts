// A claim or document beside the list it was met in: the same page that its link leads to, shown in a panel. What is decided there is sent from there, and the list stays where it was.

import { leadsToLogin, loginAddress, say } from "./page";
import { localise } from "./times";

const inspected = /^\/(claim|document)\//;
const undoSeconds = 8;

/** Open links to claims and documents in the panel, and keep the panel. */
export function inspect(): void {
  const panel = document.querySelector<HTMLElement>("#inspector");
  if (!panel) return;
  const place = panel.querySelector<HTMLElement>(".inspected");
  const whole = panel.querySelector<HTMLAnchorElement>("[data-whole]");
  const back = panel.querySelector<HTMLButtonElement>("[data-back]");
  const trail: string[] = [];
  let cameFrom: HTMLElement | null = null;
  if (!place || !whole || !back) return;

  const close = () => {
    panel.hidden = true;
    document.body.classList.remove("inspecting");
    trail.length = 0;
    place.replaceChildren();
    if (cameFrom?.isConnected) cameFrom.focus();
  };

  const fill = (page: Document, address: string) => {
    const main = page.querySelector("main");
    if (!main) return location.assign(address);
    place.replaceChildren(...[...page.querySelectorAll(".done[data-undo], .done[role=status]"), ...main.childNodes].map((n) => document.importNode(n, true)));
    own(place);
    localise(place);
    whole.href = address;
    back.hidden = trail.length < 2;
    const undo = place.querySelector(".done form");
    if (undo) setTimeout(() => undo.remove(), undoSeconds * 1000);
  };

  const show = async (address: string) => {
    const url = new URL(address, location.href);
    const answer = await fetch(url, { headers: { accept: "text/html" } });
    if (leadsToLogin(answer)) return location.assign(loginAddress(location.pathname + location.search));
    fill(new DOMParser().parseFromString(await answer.text(), "text/html"), url.pathname + url.search);
    panel.hidden = false;
    document.body.classList.add("inspecting");
    document.documentElement.style.setProperty("--head", `${document.querySelector("header")?.offsetHeight ?? 0}px`);
    panel.scrollTop = 0;
    place.querySelector(`#${CSS.escape(`in-${url.hash.slice(1)}`)}`)?.scrollIntoView({ block: "center" });
    panel.focus();
  };

  const open = (link: HTMLAnchorElement) => {
    const address = link.pathname + link.search + link.hash;
    if (!panel.contains(link)) {
      cameFrom = link;
      trail.length = 0;
    }
    trail.push(address);
    void show(address);
  };

  document.addEventListener("click", (event) => {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>("main a[href], #inspector .inspected a[href]");
    // A key that presses a link opens its page whole; so does a click that asks for another tab.
    if (!link || event.detail === 0 || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.origin !== location.origin || link.hasAttribute("download") || !inspected.test(link.pathname) || link.pathname === location.pathname) return;
    event.preventDefault();
    open(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden && !document.querySelector("dialog[open]")) close();
    else if (event.key === "i" && !event.ctrlKey && !event.metaKey && !event.altKey && !(event.target as HTMLElement).matches("input, textarea, select")) {
      const link = [...document.querySelectorAll<HTMLAnchorElement>("[data-entry].here a[href]")].find((a) => inspected.test(a.pathname));
      if (link) open(link);
    }
  });
  panel.querySelector("[data-close]")?.addEventListener("click", close);
  back.addEventListener("click", () => {
    trail.pop();
    void show(trail[trail.length - 1] ?? "/");
  });
  panel.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post") return;
    event.preventDefault();
    if (form.dataset.sent) return;
    form.dataset.sent = "yes";
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter)) if (typeof value === "string") fields.append(name, value);
    void send(form.action, fields);
  });

  const send = async (action: string, fields: URLSearchParams) => {
    try {
      const answer = await fetch(action, { method: "POST", body: fields, headers: { accept: "text/html" } });
      fill(new DOMParser().parseFromString(await answer.text(), "text/html"), trail[trail.length - 1] ?? "/");
    } catch {
      const line = document.createElement("p");
      line.className = "fault";
      line.textContent = say("lost");
      place.prepend(line);
    }
    panel.scrollTop = 0;
    panel.focus();
  };
}

/** Give what stands in the panel names of its own, and one heading less. */
function own(place: HTMLElement): void {
  for (const heading of place.querySelectorAll("h1")) {
    const lower = document.createElement("h2");
    lower.append(...heading.childNodes);
    lower.className = "first";
    heading.replaceWith(lower);
  }
  for (const node of place.querySelectorAll("[id]")) node.id = `in-${node.id}`;
  for (const name of ["list", "for", "aria-describedby", "aria-labelledby"]) for (const node of place.querySelectorAll(`[${name}]`)) node.setAttribute(name, `in-${node.getAttribute(name)}`);
  for (const node of place.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) node.setAttribute("href", `#in-${node.getAttribute("href")?.slice(1)}`);
  for (const node of place.querySelectorAll("[data-keep], [data-entry], [data-review]")) for (const name of ["data-keep", "data-entry", "data-review"]) node.removeAttribute(name);
}
