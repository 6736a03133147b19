// Moments in the reader's own zone, with UTC on hover. Bare days stay days: a day has no zone.

import { say } from "./page";

const shape = new Intl.DateTimeFormat("en", {
  year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short",
});

/** Put every moment under a node into the reader's zone; the page brings its months, since not every browser has every language. */
export function localise(root: ParentNode): void {
  const months = say("months").split(",");
  for (const node of root.querySelectorAll<HTMLTimeElement>("time[datetime*='T']")) {
    const moment = new Date(node.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    const part = Object.fromEntries(shape.formatToParts(moment).map((p) => [p.type, p.value]));
    const month = months[Number(part.month) - 1] ?? part.month;
    node.textContent = `${part.day} ${month} ${part.year} ${part.hour}:${part.minute} ${part.timeZoneName}`;
  }
}
