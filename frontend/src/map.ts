// The map with zoom and a slider through time. Outlines and features come from this desk; nothing leaves the machine.

import { type GeoJSONSource, Map as Chart, NavigationControl, Popup, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { colour, read } from "./page";

interface Row {
  kind: "site" | "event" | "occurrence";
  id: string;
  name: string;
  day: string;
  number: number;
  latitude: number;
  longitude: number;
  exact: boolean;
  address: string | null;
}

interface Found {
  kind: string;
  name: string;
  number: number;
  address: string | null;
}

setWorkerUrl("/static/built/map-worker.js");
const place = document.querySelector<HTMLElement>("[data-map]");
if (place) void show(place);

async function show(place: HTMLElement): Promise<void> {
  const [rows, outlines] = await Promise.all([read<Row[]>(place.dataset.map ?? ""), read<GeoJSON.FeatureCollection>("/api/outlines")]);
  if (rows.length === 0) return;
  const told = place.querySelector("svg")?.getAttribute("aria-label") ?? "";
  const days = [...new Set(rows.map((r) => r.day))].sort();
  const canvas = document.createElement("div");
  canvas.setAttribute("role", "region");
  canvas.setAttribute("aria-label", told);
  // The picture of the page stays until the map is drawn; where it cannot be, the picture is what there is.
  const picture = [...place.childNodes];
  canvas.className = "waiting";
  place.append(canvas);
  const east = rows.map((r) => r.longitude);
  const north = rows.map((r) => r.latitude);
  const chart = new Chart({
    container: canvas,
    attributionControl: false,
    bounds: [[Math.min(...east) - 3, Math.min(...north) - 2], [Math.max(...east) + 3, Math.max(...north) + 2]],
    maxZoom: 11,
    dragRotate: false,
    style: {
      version: 8,
      sources: {
        land: { type: "geojson", data: outlines },
        features: { type: "geojson", data: gathered(rows, days[days.length - 1] ?? "") },
      },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land") } },
        { id: "border", type: "line", source: "land", paint: { "line-color": colour("soft"), "line-width": 0.7 } },
        { id: "listed", type: "circle", source: "features", filter: ["==", ["get", "kind"], "occurrence"], paint: { "circle-radius": 3, "circle-color": "transparent", "circle-stroke-color": colour("soft"), "circle-stroke-width": 1.2 } },
        { id: "sites", type: "circle", source: "features", filter: ["==", ["get", "kind"], "site"], paint: { "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "number"]], 0, 4, 12, 20], "circle-color": colour("calm"), "circle-opacity": 0.75, "circle-stroke-color": colour("paper"), "circle-stroke-width": 1.5 } },
        { id: "events", type: "circle", source: "features", filter: ["==", ["get", "kind"], "event"], paint: { "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "number"]], 0, 3, 12, 14], "circle-color": "transparent", "circle-stroke-color": colour("accent"), "circle-stroke-width": 2.5 } },
        { id: "names", type: "symbol", source: "features", filter: ["==", ["get", "kind"], "site"], layout: { "text-field": ["get", "name"], "text-size": 12, "text-anchor": "left", "text-offset": [1, 0], "text-max-width": 14, "symbol-sort-key": ["-", 0, ["get", "number"]] }, paint: { "text-color": colour("ink"), "text-halo-color": colour("paper"), "text-halo-width": 1.5 } },
        { id: "countries", type: "symbol", source: "land", layout: { "text-field": ["get", "name"], "text-size": 13, "text-letter-spacing": 0.1 }, paint: { "text-color": colour("soft") } },
      ],
    },
  });
  chart.once("load", () => {
    for (const node of picture) (node as ChildNode).remove();
    canvas.classList.remove("waiting");
    place.prepend(slider(days, place, (day) => void until(day)));
    const legend = document.querySelector<HTMLElement>("#map-legend");
    if (legend?.dataset.drawn) legend.textContent = legend.dataset.drawn;
    chart.resize();
  });
  chart.addControl(new NavigationControl({ showCompass: false }));
  chart.touchZoomRotate.disableRotation();
  const layers = ["sites", "events", "listed"];
  chart.on("mousemove", (event) => {
    chart.getCanvas().style.cursor = chart.queryRenderedFeatures(event.point, { layers }).length ? "pointer" : "";
  });
  chart.on("click", (event) => {
    const { x, y } = event.point;
    const near = chart.queryRenderedFeatures([[x - 6, y - 6], [x + 6, y + 6]], { layers });
    const found = new Map(near.map((f) => [`${f.properties.kind} ${f.properties.name}`, f.properties as Found]));
    if (found.size) new Popup({ className: "tip", maxWidth: "22rem" }).setLngLat(event.lngLat).setDOMContent(tip([...found.values()])).addTo(chart);
  });

  async function until(day: string): Promise<void> {
    (chart.getSource("features") as GeoJSONSource | undefined)?.setData(gathered(rows, day));
  }
}

/** Return the features up to a day, each once, with how many documents it stands for. */
function gathered(rows: Row[], day: string): GeoJSON.FeatureCollection {
  const found = new Map<string, GeoJSON.Feature>();
  for (const row of rows) {
    if (row.day > day) continue;
    const key = `${row.kind} ${row.id} ${row.name} ${row.latitude} ${row.longitude}`;
    const before = found.get(key);
    if (before?.properties) before.properties.number += row.number;
    else found.set(key, { type: "Feature", geometry: { type: "Point", coordinates: [row.longitude, row.latitude] }, properties: { kind: row.kind, name: row.name, number: row.number, address: row.address } });
  }
  return { type: "FeatureCollection", features: [...found.values()] };
}

/** Return a list of what stands at a point; each entry leads to its page. */
function tip(found: Found[]): HTMLElement {
  const list = document.createElement("ul");
  for (const one of found.sort((a, b) => b.number - a.number)) {
    const entry = document.createElement("li");
    const link = document.createElement(one.address && one.address !== "null" ? "a" : "span");
    if (link instanceof HTMLAnchorElement && one.address) link.href = one.address;
    link.textContent = `${one.name}: ${one.number}`;
    entry.append(link);
    list.append(entry);
  }
  return list;
}

/** Make the slider through the days, with a button that plays them. */
function slider(days: string[], place: HTMLElement, moved: (day: string) => void): HTMLElement {
  const row = document.createElement("div");
  row.className = "slider";
  const [button, label, range, output] = [document.createElement("button"), document.createElement("label"), document.createElement("input"), document.createElement("output")];
  Object.assign(range, { type: "range", min: "0", max: String(days.length - 1), value: String(days.length - 1), id: "until" });
  label.htmlFor = "until";
  label.textContent = place.dataset.until ?? "";
  button.type = "button";
  button.textContent = place.dataset.play ?? "";
  let playing = 0;
  const set = () => {
    const day = days[Number(range.value)] ?? "";
    output.value = day;
    moved(day);
  };
  const stop = () => {
    clearInterval(playing);
    playing = 0;
    button.textContent = place.dataset.play ?? "";
  };
  range.addEventListener("input", set);
  button.addEventListener("click", () => {
    if (playing) return stop();
    if (Number(range.value) >= days.length - 1) range.value = "0";
    button.textContent = place.dataset.stop ?? "";
    playing = window.setInterval(() => {
      if (Number(range.value) >= days.length - 1) return stop();
      range.value = String(Number(range.value) + 1);
      set();
    }, matchMedia("(prefers-reduced-motion: reduce)").matches ? 1500 : 500);
  });
  output.value = days[days.length - 1] ?? "";
  row.append(button, label, range, output);
  return row;
}
