// What every module needs of the page: its texts in the reader's language, and its colours.

const texts = document.querySelector<HTMLTemplateElement>("#texts");

/** Return a text of the page in the reader's language. */
export function say(name: string): string {
  return texts?.dataset[name] ?? "";
}

/** Return a colour of the page's own scheme. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Show a line at the top of the page for as long as it holds, or for some seconds. */
export function tell(text: string, calm: boolean, seconds = 0): void {
  const line = document.querySelector<HTMLElement>("#live");
  if (!line) return;
  line.textContent = text;
  line.classList.toggle("calm", calm);
  line.hidden = text === "";
  if (seconds) setTimeout(() => line.textContent === text && tell("", true), seconds * 1000);
}

/** Read JSON from this desk. */
export async function read<T>(address: string): Promise<T> {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

/** Tell whether an answer is the page where one logs in, in place of what was asked for. */
export function leadsToLogin(answer: Response): boolean {
  return answer.redirected && new URL(answer.url).pathname === "/login";
}

/** Return the address where one logs in, and comes back from to an address of this desk. */
export function loginAddress(back: string): string {
  return `/login?to=${encodeURIComponent(back)}`;
}
