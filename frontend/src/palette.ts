// The palette: Ctrl or Cmd and K, some letters, Enter. Its entries are those of the page that finds them without scripts.

/** Make the palette open and lead. */
export function palette(): void {
  const dialog = document.querySelector<HTMLDialogElement>("#palette");
  const field = dialog?.querySelector<HTMLInputElement>("input");
  const list = dialog?.querySelector<HTMLElement>("[role=listbox]");
  if (!dialog || !field || !list) return;
  let asked = 0;
  let waits = 0;

  const chosen = () => list.querySelector<HTMLElement>("[aria-selected=true]");
  const choose = (option: Element | null | undefined) => {
    if (!option) return field.removeAttribute("aria-activedescendant");
    chosen()?.setAttribute("aria-selected", "false");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", option.id);
  };
  let shown = "";
  const lead = (option: HTMLElement | null) => {
    if (option?.dataset.href) location.assign(option.dataset.href);
    else if (field.value.trim()) location.assign(`/find?q=${encodeURIComponent(field.value)}`);
  };

  const ask = async () => {
    const number = ++asked;
    const address = new URL("/find", location.href);
    address.searchParams.set("q", field.value);
    const moment = new URLSearchParams(location.search).get("as_of");
    if (moment) address.searchParams.set("as_of", moment);
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (!answer.ok || number !== asked) return;
    shown = address.searchParams.get("q") ?? "";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    list.replaceChildren(
      ...[...page.querySelectorAll<HTMLElement>("main [data-found]")].map((found, at) => {
        const option = document.createElement("li");
        Object.assign(option, { id: `option-${at}`, role: "option" });
        option.setAttribute("aria-selected", "false");
        option.dataset.href = found.querySelector("a")?.getAttribute("href") ?? "";
        const name = document.createElement("span");
        const kind = found.querySelector(".soft");
        const alias = found.querySelector(".alias");
        name.append(...(found.querySelector("a")?.childNodes ?? []), ...(alias ? [" ", alias] : []));
        option.append(name, ...(kind ? [kind] : []));
        option.addEventListener("click", () => lead(option));
        return option;
      }),
    );
    choose(list.firstElementChild);
  };

  // Enter before what was typed was found waits for it: nobody is led where they did not mean to go.
  const settle = async () => {
    clearTimeout(waits);
    await ask();
    if (shown === field.value) lead(chosen());
  };

  const open = () => {
    if (document.querySelector("dialog[open]")) return;
    field.value = "";
    list.replaceChildren();
    dialog.showModal();
    void ask();
  };

  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open();
  });
  document.querySelector("#jump")?.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  field.addEventListener("input", () => {
    clearTimeout(waits);
    waits = window.setTimeout(() => void ask(), 120);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen()?.nextElementSibling ?? list.firstElementChild);
    else if (event.key === "ArrowUp") choose(chosen()?.previousElementSibling ?? list.lastElementChild);
    else if (event.key === "Enter") void (shown === field.value ? lead(chosen()) : settle());
    else return;
    event.preventDefault();
  });
}
