// Bundles the desk's scripts into the package: `node build.mjs [FOLDER]`.
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const folder = process.argv[2] ?? "../src/tocsin/web/static/built";
await rm(folder, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: {
    desk: "src/desk.ts",
    map: "src/map.ts",
    "map-worker": "maplibre-gl/dist/maplibre-gl-worker.mjs",
  },
  outdir: folder,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});

// The licences of what was bundled go with it.
const packages = new Set(Object.keys(metafile.inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean));
const parts = [];
for (const name of [...packages].sort()) {
  const place = `node_modules/${name}`;
  const { version, license } = JSON.parse(await readFile(`${place}/package.json`, "utf8"));
  const file = (await readdir(place)).find((f) => /^licen[cs]e/i.test(f));
  parts.push(`${name} ${version} (${license})\n\n${file ? await readFile(`${place}/${file}`, "utf8") : ""}`);
}
await writeFile(`${folder}/LICENSES.txt`, parts.join(`\n\n${"-".repeat(72)}\n\n`));
