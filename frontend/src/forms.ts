// Forms are sent once, and what was just done can be undone for some seconds.

const undoSeconds = 8;

/** Let every form of the page that changes something be sent once: a second click finds its buttons asleep. */
export function sendOnce(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    // After the form was read: a button that sleeps is not sent with it.
    setTimeout(() => form.querySelectorAll<HTMLButtonElement>("button").forEach((button) => (button.disabled = true)));
  });
  // A page that comes back from the browser's memory is awake again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) {
      delete form.dataset.sent;
      form.querySelectorAll<HTMLButtonElement>("button").forEach((button) => (button.disabled = false));
    }
  });
}

/** Take the offer to undo away after some seconds, and out of the address at once; what was done stays in the log with its button. */
export function fadeUndo(): void {
  const line = document.querySelector<HTMLElement>(".done[data-undo]");
  if (!line) return;
  const address = new URL(location.href);
  address.searchParams.delete("undo");
  address.searchParams.delete("done");
  history.replaceState(history.state, "", address);
  setTimeout(() => line.querySelector("form")?.remove(), undoSeconds * 1000);
}
