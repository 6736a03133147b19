// What somebody is writing to others stays in this tab until it is sent: through a reload, a page left by mistake, a desk that is away.

const prefix = "tocsin-draft-";
const sent = "tocsin-draft-sent";

/** Put what was being written back where it was written; forget what was sent. */
export function keepDrafts(root: ParentNode): void {
  if (new URLSearchParams(location.search).get("done") === "written") {
    sessionStorage.removeItem(prefix + (sessionStorage.getItem(sent) ?? ""));
  }
  for (const field of root.querySelectorAll<HTMLTextAreaElement>("textarea[data-draft]")) restore(field);
}

function restore(field: HTMLTextAreaElement): void {
  const key = prefix + (field.dataset.draft ?? "");
  const kept = sessionStorage.getItem(key);
  if (kept && !field.value) {
    field.value = kept;
    field.closest("details")?.setAttribute("open", "");
  }
  field.addEventListener("input", () => {
    if (field.value) sessionStorage.setItem(key, field.value);
    else sessionStorage.removeItem(key);
  });
  field.form?.addEventListener("submit", () => sessionStorage.setItem(sent, field.dataset.draft ?? ""));
}
