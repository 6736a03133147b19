// A family of texts with zoom: who copied whom, drawn by Sigma in the same lanes as the picture in the page.

import Graph from "graphology";
import Sigma from "sigma";
import { colour, read } from "./page";

interface Member {
  document: { id: string; title: string | null; opening: string; source_id: string | null; seen_at: string; published_at: string | null };
  lineage: { origin_id: string; copied_from: string | null };
}

const place = document.querySelector<HTMLElement>("[data-family]");
if (place) void show(place);

async function show(place: HTMLElement): Promise<void> {
  const members = await read<Member[]>(place.dataset.family ?? "");
  const picture = place.querySelector("svg");
  if (!picture || members.length < 4) return;
  const canvas = document.createElement("div");
  canvas.className = "graph";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", picture.getAttribute("aria-label") ?? "");
  const graph = new Graph();
  const seen = new Map<string, number>();
  const lanes = new Map<string, number>();
  const moment = (m: Member) => Date.parse(m.document.published_at ?? m.document.seen_at);
  const first = Math.min(...members.map(moment));
  const span = Math.max(1, Math.max(...members.map(moment)) - first);
  for (const member of members) {
    const who = member.document.source_id ?? "?";
    if (!lanes.has(who)) lanes.set(who, lanes.size);
    const isOrigin = member.lineage.origin_id === member.document.id;
    const place = `${who} ${moment(member)}`;
    const beside = seen.get(place) ?? 0;
    seen.set(place, beside + 1);
    graph.addNode(member.document.id, {
      x: (moment(member) - first) / span + 0.03 * (beside % 20), y: -0.02 * Math.floor(beside / 20) - (lanes.get(who) ?? 0) / Math.max(4, members.length), size: isOrigin ? 9 : 6,
      label: `${who}: ${member.document.title ?? member.document.opening.slice(0, 60)}`, color: colour(isOrigin ? "accent" : "calm"),
    });
  }
  for (const member of members) {
    const from = member.lineage.copied_from ?? member.lineage.origin_id;
    if (from !== member.document.id && graph.hasNode(from)) graph.addEdge(from, member.document.id, { color: colour("soft"), size: 1 });
  }
  canvas.style.height = `${Math.min(34, 10 + 3 * lanes.size)}rem`;
  picture.after(canvas);
  const drawn = new Sigma(graph, canvas, { labelColor: { color: colour("ink") }, labelFont: "system-ui", labelSize: 12, labelRenderedSizeThreshold: 8, allowInvalidContainer: true });
  drawn.on("clickNode", ({ node }) => location.assign(`/document/${encodeURIComponent(node)}`));
}
