// Bundles the web app: node build.mjs OUTDIR. Every name but index.html and embed.js carries a hash of its
// content, so a hub may let browsers keep it for ever.
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { manifest } from "./manifest.mjs";
import { addressed, closer, embedded } from "./plugins.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const outdir = resolve(process.argv[2] ?? join(here, "../samesky_web/static"));
const mount = "/static/";

const options = {
  absWorkingDir: here,
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
};

/** Bundles an entry by itself, so that what one needs does not cut the other into small pieces. */
async function bundled(name, path) {
  const made = await build({
    ...options,
    entryPoints: { [name]: path },
    plugins: [addressed, embedded, ...(path.endsWith(".ts") ? [closer(path.replace("src/", ""))] : [])],
  }).catch(() => process.exit(1)); // esbuild has said why
  const [file, output] = Object.entries(made.metafile.outputs).find(([, one]) => one.entryPoint === path);
  const files = [file, output.cssBundle].filter(Boolean);
  const parts = output.imports.filter(({ kind }) => kind === "import-statement").map((one) => one.path);
  const named = (one) => mount + one.split("/").at(-1);
  const all = Object.keys(made.metafile.outputs).map(named);
  return { files: [...new Set(files)].map(named), parts: parts.map(named), all };
}

const fonts = await bundled("fonts", "fonts.css");
const app = await bundled("app", "src/app/main.ts");
const embed = await bundled("embed", "src/elements/embed.ts");
const framed = await bundled("framed", "src/framed/main.ts");

// A page that embeds us names one address for ever; what is behind it comes at once, not one after the other.
const beside = (path) => path.replace(mount, "./");
const lines = embed.parts.map((path) => `import "${beside(path)}";\n`);
writeFileSync(join(outdir, "embed.js"), `${lines.join("")}export * from "${beside(embed.files[0])}";\n`);

// For editors and frameworks: which elements there are, with attributes, events and parts.
writeFileSync(
  join(outdir, "custom-elements.json"),
  JSON.stringify(manifest(join(here, "src/elements")), null, 1),
);

// Icons and manifest: as they are.
if (existsSync(join(here, "public"))) cpSync(join(here, "public"), outdir, { recursive: true });

// The service worker, with the names of all that the app needs out of reach: not what is for other pages, nor
// rare letters, nor what reads a PDF.
const mine = [...new Set([...fonts.all, ...app.all])]
  .filter((path) => !/latin-ext|\.txt$|\.map$|\/pdf\./.test(path))
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
    FILES: JSON.stringify([...mine, `${mount}mark.svg`, `${mount}icon-192.png`, "/manifest.webmanifest"]),
    VERSION: JSON.stringify(createHash("sha256").update(mine.join("\n")).digest("hex").slice(0, 16)),
  },
  logLevel: "warning",
}).catch(() => process.exit(1));

// What the page is made of, so that anybody can compare what a hub serves with what was published.
const digest = (content, how = "sha256", as = "hex") => createHash(how).update(content).digest(as);
const read = (name) => readFileSync(join(outdir, name));
const integrity = (name) => `integrity="sha384-${digest(read(name.split("/").at(-1)), "sha384", "base64")}"`;

/** A page with its styles and scripts, and the rest of its head. */
function page(source, files, head = "") {
  const styles = files
    .filter((name) => name.endsWith(".css"))
    .map((name) => `<link rel="stylesheet" href="${name}" ${integrity(name)} />`);
  const scripts = files
    .filter((name) => name.endsWith(".js"))
    .map((name) => `<script type="module" src="${name}" ${integrity(name)}></script>`);
  return readFileSync(join(here, source), "utf8")
    .replace("<!-- bundle -->", head)
    .replace("<!-- styles -->", styles.join("\n    "))
    .replace("<!-- scripts -->", scripts.join("\n    "));
}

// The page for frames is one of the files that the bundle's hash is of; the app's page names that hash.
writeFileSync(join(outdir, "framed.html"), page("framed.html", [...fonts.files, ...framed.files]));
const digests = readdirSync(outdir)
  .filter((name) => name !== "index.html" && name !== "bundle.json")
  .sort()
  .map((name) => [name, digest(read(name))]);
const bundle = digest(digests.map(([name, hash]) => `${hash}  ${name}\n`).join(""));
writeFileSync(
  join(outdir, "bundle.json"),
  JSON.stringify({ bundle, files: Object.fromEntries(digests) }, null, 1),
);
const [script] = embed.files;
const head = [
  `<meta name="samesky-bundle" content="${bundle}" />`,
  // For the snippets that the app offers: the script of pages that embed a room, and its integrity.
  `<meta name="samesky-embed" content="${script}" ${integrity(script)} />`,
];
writeFileSync(
  join(outdir, "index.html"),
  page("index.html", [...fonts.files, ...app.files], head.join("\n    ")),
);
