// Where the desk is, and the token of whoever uses this browser.
import { deskAddress, settings } from "./desk.js";
import { fillTexts, say, text } from "./words.js";

async function begin() {
  fillTexts();
  const kept = await settings();
  document.getElementById("desk").value = kept.address;
  document.getElementById("token").value = kept.token ?? "";
  document.getElementById("settings").addEventListener("submit", (event) => {
    event.preventDefault();
    void keep();
  });
}

async function keep() {
  const address = deskAddress(document.getElementById("desk").value);
  if (address === null) return say("wrong", text("bad_address"));
  const isHere = address.startsWith("http:");
  if (!isHere && !(await chrome.permissions.request({ origins: [`${address}/*`] }))) {
    return say("wrong", text("not_allowed"));
  }
  await chrome.storage.local.set({
    address,
    token: document.getElementById("token").value.trim(),
  });
  say("done", text("saved"));
}

void begin();
