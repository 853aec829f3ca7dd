// Bundles the web app: node build.mjs OUTDIR. Every name but index.html and embed.js carries a hash of its
// content, so a hub may let browsers keep it for ever.
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const outdir = resolve(process.argv[2] ?? join(here, "../samesky_web/static"));
const mount = "/static/";

const entries = {
  fonts: "fonts.css",
  app: "src/app/main.ts",
  embed: "src/elements/embed.ts",
};
const present = Object.entries(entries).filter(([, path]) => existsSync(join(here, path)));

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: Object.fromEntries(present),
  outdir,
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  target: ["es2022", "safari16.4"],
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  assetNames: "[name]-[hash]",
  publicPath: mount,
  loader: { ".woff2": "file", ".ftl": "text", ".svg": "text", ".png": "file", ".webp": "file" },
  legalComments: "linked",
  metafile: true,
  logLevel: "warning",
}).catch(() => process.exit(1)); // esbuild has said why

/** What an entry became: its script and, where it imports any, its styles. */
function outputs(entry) {
  const [path, made] =
    Object.entries(metafile.outputs).find(([, o]) => o.entryPoint === entries[entry]) ?? [];
  const names = path ? [path, made.cssBundle].filter(Boolean) : [];
  return [...new Set(names)].map((name) => mount + name.split("/").at(-1));
}

// A page that embeds us names one address for ever.
const [embed] = outputs("embed");
if (embed) writeFileSync(join(outdir, "embed.js"), `export * from "${embed}";\n`);

// Icons and manifest: as they are.
if (existsSync(join(here, "public"))) cpSync(join(here, "public"), outdir, { recursive: true });

// The service worker, with the names of all that the app needs out of reach: not what is for other pages, nor rare letters.
const mine = Object.keys(metafile.outputs)
  .map((path) => path.split("/").at(-1))
  .filter((name) => !/^embed-|latin-ext|\.txt$|\.map$/.test(name))
  .sort();
await build({
  absWorkingDir: here,
  entryPoints: { sw: "src/worker.ts" },
  outdir,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["es2022", "safari16.4"],
  define: {
    FILES: JSON.stringify([
      ...mine.map((name) => mount + name),
      `${mount}mark.svg`,
      `${mount}icon-192.png`,
      "/manifest.webmanifest",
    ]),
    VERSION: JSON.stringify(createHash("sha256").update(mine.join("\n")).digest("hex").slice(0, 16)),
  },
  logLevel: "warning",
}).catch(() => process.exit(1));

// What the page is made of, so that anybody can compare what a hub serves with what was published.
const digest = (content, how = "sha256", as = "hex") => createHash(how).update(content).digest(as);
const read = (name) => readFileSync(join(outdir, name));
const hashes = readdirSync(outdir)
  .filter((name) => name !== "index.html" && name !== "bundle.json")
  .sort()
  .map((name) => [name, digest(read(name))]);
const bundle = digest(hashes.map(([name, hash]) => `${hash}  ${name}\n`).join(""));
writeFileSync(
  join(outdir, "bundle.json"),
  JSON.stringify({ bundle, files: Object.fromEntries(hashes) }, null, 1),
);
const integrity = (name) => `integrity="sha384-${digest(read(name.split("/").at(-1)), "sha384", "base64")}"`;

const files = [...outputs("fonts"), ...outputs("app")];
const styles = files
  .filter((name) => name.endsWith(".css"))
  .map((name) => `<link rel="stylesheet" href="${name}" ${integrity(name)} />`);
const scripts = files
  .filter((name) => name.endsWith(".js"))
  .map((name) => `<script type="module" src="${name}" ${integrity(name)}></script>`);
const page = readFileSync(join(here, "index.html"), "utf8")
  .replace("<!-- bundle -->", `<meta name="samesky-bundle" content="${bundle}" />`)
  .replace("<!-- styles -->", styles.join("\n    "))
  .replace("<!-- scripts -->", scripts.join("\n    "));
writeFileSync(join(outdir, "index.html"), page);
