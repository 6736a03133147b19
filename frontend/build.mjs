// Bundles the desk's scripts into the package: `node build.mjs [FOLDER]`.
import { rm } from "node:fs/promises";
import { build } from "esbuild";

const folder = process.argv[2] ?? "../src/tocsin/desk/web/static/built";
await rm(folder, { recursive: true, force: true });
await build({
  entryPoints: {
    desk: "src/desk.ts",
    map: "src/map.ts",
    lineage: "src/lineage.ts",
    "map-worker": "maplibre-gl/dist/maplibre-gl-worker.mjs",
  },
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "linked",
  logLevel: "warning",
});
