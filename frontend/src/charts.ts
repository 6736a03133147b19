// Attention with zoom: the same bars and band as the picture in the page, drawn by uPlot from the same readings.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { choose, leastPixels } from "./brush";
import { colour, read } from "./page";

interface Reading {
  day: string;
  observed: number;
  expected: number | null;
  low: number | null;
  high: number | null;
  crossed: boolean;
  coverage: number;
}

/** Replace the picture of every chart under a node that is looked at, when it is looked at. */
export function enliven(root: ParentNode): void {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      void draw(entry.target as HTMLElement);
    }
  });
  for (const figure of root.querySelectorAll<HTMLElement>("[data-chart]")) seen.observe(figure);
}

async function draw(figure: HTMLElement): Promise<void> {
  const picture = figure.querySelector("svg");
  const address = new URL(figure.dataset.chart ?? "", location.href);
  const asked = new URLSearchParams(location.search).get("as_of");
  if (asked) address.searchParams.set("as_of", asked);
  const readings = await read<Reading[]>(address.pathname + address.search);
  if (!picture || readings.length < 2) return;
  const place = document.createElement("div");
  const told = picture.getAttribute("aria-label") ?? "";
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", told);
  picture.replaceWith(place);
  const days = readings.map((r) => Date.parse(`${r.day}T00:00:00Z`) / 1000);
  const [ink, calm, accent, line] = [colour("ink"), colour("calm"), colour("accent"), colour("line")];
  const axis = { stroke: ink, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: "11px system-ui" };
  const large = figure.classList.contains("large");
  const whole = (_: uPlot, values: (number | null)[]) => values.map((v) => (v !== null && Number.isInteger(v) ? String(v) : ""));
  const day = (_: uPlot, values: number[]) => values.map((v) => new Date(v * 1000).toISOString().slice(5, 10));
  const chart = new uPlot(
    {
      width: place.clientWidth || 480,
      height: large ? 280 : 140,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
      scales: { y: { range: (_, __, most) => [0, Math.max(1, most) * 1.2] } },
      axes: [{ ...axis, values: day, space: 60, incrs: [1, 2, 7, 14, 30, 90, 365].map((d) => d * 86_400) }, { ...axis, size: 34, values: whole }],
      cursor: { drag: { x: true, y: false, setScale: false } },
      legend: { show: large, live: true },
      series: [
        { label: figure.dataset.day, value: "{YYYY}-{MM}-{DD}" },
        { label: figure.dataset.seen, stroke: calm, fill: calm, paths: uPlot.paths.bars?.({ size: [0.7, 40] }), points: { show: false } },
        { label: figure.dataset.low, stroke: "transparent", points: { show: false } },
        { label: figure.dataset.high, stroke: "transparent", points: { show: false } },
      ],
      bands: [{ series: [3, 2], fill: `${calm}44` }],
      hooks: { setSelect: [(u) => brushed(u)], drawClear: [(u) => gaps(u, readings, days)], draw: [(u) => crossings(u, readings, days, accent)] },
    },
    [days, readings.map((r) => r.observed || null), readings.map((r) => r.low), readings.map((r) => r.high)],
    place,
  );
  new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: chart.height })).observe(place);
}

/** Narrow the page to the days somebody dragged over. */
function brushed(chart: uPlot): void {
  const { left, width } = chart.select;
  if (width < leastPixels) return;
  choose(chart.posToVal(left, "x") * 1000, chart.posToVal(left + width, "x") * 1000);
}

/** Shade the days on which most sources were not heard. */
function gaps(chart: uPlot, readings: Reading[], days: number[]): void {
  chart.ctx.save();
  chart.ctx.fillStyle = `${colour("soft")}40`;
  for (const [index, reading] of readings.entries()) {
    if (reading.coverage >= 0.5) continue;
    const left = chart.valToPos((days[index] ?? 0) - 43_200, "x", true);
    const right = chart.valToPos((days[index] ?? 0) + 43_200, "x", true);
    chart.ctx.fillRect(left, chart.bbox.top, right - left, chart.bbox.height);
  }
  chart.ctx.restore();
}

/** Set a triangle over the days on which the alarm level is crossed. */
function crossings(chart: uPlot, readings: Reading[], days: number[], accent: string): void {
  const size = 5 * devicePixelRatio;
  chart.ctx.save();
  chart.ctx.fillStyle = accent;
  for (const [index, reading] of readings.entries()) {
    if (!reading.crossed) continue;
    const x = chart.valToPos(days[index] ?? 0, "x", true);
    const y = chart.valToPos(reading.observed, "y", true) - 2 * devicePixelRatio;
    chart.ctx.beginPath();
    chart.ctx.moveTo(x, y);
    chart.ctx.lineTo(x - size, y - 1.6 * size);
    chart.ctx.lineTo(x + size, y - 1.6 * size);
    chart.ctx.fill();
  }
  chart.ctx.restore();
}
