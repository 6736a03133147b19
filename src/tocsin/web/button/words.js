// The texts of the pages, in the browser's language.

/** Return a text of the extension, with up to nine parts filled in. */
export function text(name, ...parts) {
  return chrome.i18n.getMessage(name, parts.map(String)) || name;
}

/** Fill in the texts of a page. */
export function fillTexts() {
  document.documentElement.lang = chrome.i18n.getUILanguage();
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
}

/** Show a sentence in one of the two lines that say what happened, and hide the other. */
export function say(id, sentence) {
  for (const name of ["wrong", "done"]) {
    document.getElementById(name).hidden = name !== id;
  }
  const line = document.getElementById(id);
  (line.querySelector("span") ?? line).textContent = sentence;
}
