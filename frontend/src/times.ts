// Moments in the reader's own zone, with UTC on hover. Bare days stay days: a day has no zone.

const shape = new Intl.DateTimeFormat(document.documentElement.lang, {
  year: "numeric", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short",
});

/** Put every moment under a node into the reader's zone. */
export function localise(root: ParentNode): void {
  for (const node of root.querySelectorAll<HTMLTimeElement>("time[datetime*='T']")) {
    const moment = new Date(node.dateTime);
    if (Number.isNaN(moment.getTime())) continue;
    const part = Object.fromEntries(shape.formatToParts(moment).map((p) => [p.type, p.value]));
    node.textContent = `${part.day} ${part.month} ${part.year} ${part.hour}:${part.minute} ${part.timeZoneName}`;
  }
}
