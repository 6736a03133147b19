// Dragging over a strip of days narrows the page to them: the address says from and to, as the two date fields do.

export const leastPixels = 4;
const dayMilliseconds = 86_400_000;

/** Go to this page, narrowed to the days between two moments (milliseconds). */
export function choose(first: number, last: number): void {
  const address = new URL(location.href);
  for (const name of ["done", "undo", "before", "after", "skip", "day"]) address.searchParams.delete(name);
  address.searchParams.set("from", dayOf(first));
  address.searchParams.set("to", dayOf(last));
  address.hash = "";
  location.assign(address);
}

function dayOf(moment: number): string {
  return new Date(Math.round(moment / dayMilliseconds) * dayMilliseconds).toISOString().slice(0, 10);
}

/** Let the pictures of days under a node be dragged over. */
export function brush(root: ParentNode): void {
  for (const place of root.querySelectorAll<HTMLElement>("[data-brush]")) {
    const picture = place.querySelector("svg");
    if (picture) drag(place, picture);
  }
}

function drag(place: HTMLElement, picture: SVGSVGElement): void {
  const axis = picture.querySelector("line.axis");
  const days = [...picture.querySelectorAll("text")].map((text) => Date.parse(`${text.textContent}T00:00:00Z`)).filter((day) => !Number.isNaN(day));
  const [first, last] = [days[0], days[days.length - 1]];
  const width = picture.viewBox.baseVal.width;
  if (!axis || first === undefined || last === undefined || !width) return;
  const [left, right] = [Number(axis.getAttribute("x1")) / width, Number(axis.getAttribute("x2")) / width];
  const shade = document.createElement("span");
  place.classList.add("brush");
  let begun: number | null = null;

  /** Return where in the days somebody points, in days since the first. */
  const at = (event: PointerEvent): number => {
    const box = picture.getBoundingClientRect();
    const share = ((event.clientX - box.left) / box.width - left) / (right - left);
    const number = (last - first) / dayMilliseconds + 1;
    return Math.min(number - 1, Math.max(0, Math.floor(share * number)));
  };
  const draw = (event: PointerEvent): void => {
    if (begun === null) return;
    const [outer, inner] = [place.getBoundingClientRect(), picture.getBoundingClientRect()];
    const [from, to] = [Math.min(begun, event.clientX), Math.max(begun, event.clientX)];
    shade.className = "brushed";
    shade.style.left = `${Math.max(from, inner.left) - outer.left}px`;
    shade.style.width = `${Math.min(to, inner.right) - Math.max(from, inner.left)}px`;
  };
  let start = 0;
  place.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    [begun, start] = [event.clientX, at(event)];
    place.setPointerCapture(event.pointerId);
    place.append(shade);
    draw(event);
    event.preventDefault();
  });
  place.addEventListener("pointermove", draw);
  place.addEventListener("pointercancel", () => {
    begun = null;
    shade.remove();
  });
  place.addEventListener("pointerup", (event) => {
    const isClick = begun === null || Math.abs(event.clientX - begun) < leastPixels;
    const ends = [start, at(event)].map((day) => first + day * dayMilliseconds);
    begun = null;
    shade.remove();
    if (!isClick) choose(Math.min(...ends), Math.max(...ends));
  });
}
