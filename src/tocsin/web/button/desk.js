// The desk: where it is, the token of whoever uses this browser, and what is sent to it.

/** Return the desk's address and the token that were kept; the address that came with the button. */
export async function settings() {
  const kept = await chrome.storage.local.get(["address", "token"]);
  if (kept.address) return kept;
  const shipped = await (await fetch(chrome.runtime.getURL("desk.json"))).json();
  return { address: shipped.address, token: kept.token ?? "" };
}

/** Return an address as that of a desk: over TLS, or on this machine; null where it is neither. */
export function deskAddress(written) {
  let found;
  try {
    found = new URL(written.trim());
  } catch {
    return null;
  }
  const isHere = ["127.0.0.1", "localhost"].includes(found.hostname);
  const isSafe = found.protocol === "https:" || (found.protocol === "http:" && isHere);
  return isSafe ? found.origin : null;
}

/** Send a page to the desk; return what came of it, or throw an error with what the desk says. */
export async function send(desk, page) {
  const answer = await fetch(`${desk.address}/api/documents`, {
    method: "POST",
    headers: { "Authorization": `Bearer ${desk.token}`, "Content-Type": "application/json" },
    body: JSON.stringify(page),
    credentials: "omit",
    redirect: "error",
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.error ?? said.detail ?? String(answer.status));
  return said;
}
