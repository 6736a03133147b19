// A family of texts with zoom: who copied whom, drawn by Sigma in the same lanes as the picture in the page.

import Graph from "graphology";
import Sigma from "sigma";
import { colour, read } from "./page";

interface Member {
  document: { id: string; title: string | null; external_id: string; source_id: string | null; seen_at: string; published_at: string | null };
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
  const lanes = new Map<string, number>();
  const moment = (m: Member) => Date.parse(m.document.published_at ?? m.document.seen_at);
  const first = Math.min(...members.map(moment));
  const span = Math.max(1, Math.max(...members.map(moment)) - first);
  for (const member of members) {
    const who = member.document.source_id ?? "?";
    if (!lanes.has(who)) lanes.set(who, lanes.size);
    const isOrigin = member.lineage.origin_id === member.document.id;
    graph.addNode(member.document.id, {
      x: (moment(member) - first) / span, y: -(lanes.get(who) ?? 0) / Math.max(4, members.length), size: isOrigin ? 9 : 6,
      label: `${who}: ${member.document.title ?? member.document.external_id}`, color: colour(isOrigin ? "accent" : "calm"),
    });
  }
  for (const member of members) {
    const from = member.lineage.copied_from ?? member.lineage.origin_id;
    if (from !== member.document.id && graph.hasNode(from)) graph.addEdge(from, member.document.id, { color: colour("soft"), size: 1 });
  }
  picture.after(canvas);
  const drawn = new Sigma(graph, canvas, { labelColor: { color: colour("ink") }, labelFont: "system-ui", labelSize: 12, allowInvalidContainer: true });
  drawn.on("clickNode", ({ node }) => location.assign(`/document/${encodeURIComponent(node)}`));
}
