// The npm packages, of the same sources and version as the hub's own page: node packages.mjs OUTDIR.
//
// OUTDIR/client is @samesky/client: the web SDK, one file a module. OUTDIR/elements is @samesky/elements: the custom elements, which
// import the client, so that a page has it once.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { FILES, manifest } from "./manifest.mjs";
import { addressed, closer, embedded } from "./plugins.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const outdir = resolve(process.argv[2] ?? join(here, "../../dist"));
const own = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const [, version] = readFileSync(join(here, "../../shared/samesky_shared/__init__.py"), "utf8").match(
  /^__version__ = "(.+)"$/m,
);

const about = {
  version,
  license: own.license,
  type: "module",
};

/** Declarations of `src`, by the compiler. */
function declare(scratch) {
  const tsc = join(here, "node_modules/typescript/bin/tsc");
  const flags = [
    "--noEmit",
    "false",
    "--declaration",
    "--emitDeclarationOnly",
    "--outDir",
    scratch,
    "--rootDir",
    ".",
  ];
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.json", ...flags], { cwd: here, stdio: "inherit" });
}

/** Writes the declarations of a folder of sources, with imports as they are in the package. */
function types(scratch, folder, to, rewrite = (text) => text) {
  for (const name of readdirSync(join(scratch, "src", folder)).filter((one) =>
    /(?<!\.test)\.d\.ts$/.test(one),
  )) {
    const text = readFileSync(join(scratch, "src", folder, name), "utf8");
    writeFileSync(
      join(to, name),
      rewrite(text).replace(/(from |import\(|import )"(\.\/[\w-]+)(?:\.d)?\.ts"/g, '$1"$2.js"'),
    );
  }
}

function write(to, name, value) {
  writeFileSync(join(to, name), typeof value === "string" ? value : `${JSON.stringify(value, null, 2)}\n`);
}

const [client, elements, scratch] = ["client", "elements", ".types"].map((name) => {
  const path = join(outdir, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
});
declare(scratch);

// ------------------------------------------------------------------------------------------ client

const modules = readdirSync(join(here, "src/sdk")).filter((name) => /^[\w-]+\.ts$/.test(name));
await build({
  absWorkingDir: here,
  entryPoints: modules.map((name) => `src/sdk/${name}`),
  outdir: client,
  format: "esm",
  target: "es2022",
  logLevel: "warning",
});
for (const name of readdirSync(client).filter((one) => one.endsWith(".js"))) {
  const path = join(client, name);
  writeFileSync(
    path,
    readFileSync(path, "utf8").replace(/((?:from |import\(|import )")(\.\/[\w-]+)\.ts"/g, '$1$2.js"'),
  );
}
types(scratch, "sdk", client);
copyFileSync(join(here, "src/sdk/protocol.d.ts"), join(client, "protocol.d.ts"));
write(client, "package.json", {
  name: "@samesky/client",
  description: "A live replica of a Samesky room, for browsers and Node.",
  ...about,
  sideEffects: false,
  exports: {
    ".": { types: "./index.d.ts", default: "./index.js" },
    "./*.js": { types: "./*.d.ts", default: "./*.js" },
  },
});
write(
  client,
  "README.md",
  `# @samesky/client

A live replica of a room of a Samesky hub, for browsers and for Node 22 and newer.

    import { openRoom } from "@samesky/client";

    const room = openRoom({ server: "https://samesky.example.org", token: async () => "…" });
    await room.do("timer:tea", "start", { seconds: 240 });
`,
);

// ---------------------------------------------------------------------------------------- elements

/** What is in the client stays there. */
const outside = {
  name: "outside",
  setup(build) {
    build.onResolve({ filter: /\/sdk\/[\w-]+\.ts$/ }, ({ path }) => ({
      path: `@samesky/client/${path.split("/").at(-1).replace(/\.ts$/, ".js")}`,
      external: true,
    }));
  },
};
const { metafile } = await build({
  absWorkingDir: here,
  metafile: true,
  entryPoints: [...FILES, "embed"].map((name) => ({
    in: `src/elements/${name}.ts`,
    out: name === "embed" ? "index" : name,
  })),
  outdir: elements,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  chunkNames: "part-[hash]",
  loader: { ".ftl": "text", ".svg": "text" },
  packages: "external",
  plugins: [outside, addressed, embedded, closer()],
  logLevel: "warning",
});
/** The packages of others that they import, with the versions that we were tested with. */
const needed = Object.entries(own.dependencies).filter(([name]) =>
  Object.values(metafile.outputs).some((one) =>
    one.imports.some(({ external, path }) => external && (path === name || path.startsWith(`${name}/`))),
  ),
);
const sdk = (text) => text.replace(/"\.\.\/sdk\/([\w-]+?)(?:\.d)?\.ts"/g, '"@samesky/client/$1.js"');
const words = (text) => text.replace(/"\.\.\/words\/([\w-]+?)(?:\.d)?\.ts"/g, '"./words/$1.js"');
types(scratch, "elements", elements, (text) => words(sdk(text)));
copyFileSync(join(elements, "embed.d.ts"), join(elements, "index.d.ts"));
mkdirSync(join(elements, "words"));
types(scratch, "words", join(elements, "words"));
copyFileSync(join(here, "src/words/keys.d.ts"), join(elements, "words/keys.d.ts"));
write(elements, "custom-elements.json", manifest(join(here, "src/elements")));
write(elements, "package.json", {
  name: "@samesky/elements",
  description: "Custom elements of Samesky rooms: timer, questions, playlist and more.",
  ...about,
  customElements: "custom-elements.json",
  dependencies: { "@samesky/client": version, ...Object.fromEntries(needed) },
  exports: {
    ".": { types: "./index.d.ts", default: "./index.js" },
    "./*.js": { types: "./*.d.ts", default: "./*.js" },
    "./custom-elements.json": "./custom-elements.json",
  },
});
write(
  elements,
  "README.md",
  `# @samesky/elements

Custom elements of Samesky rooms. \`import "@samesky/elements"\`, and put a room into the page:

    <samesky-room server="https://samesky.example.org" room="flat" token-endpoint="/room-token">
      <samesky-timer></samesky-timer>
    </samesky-room>
`,
);
for (const folder of [client, elements]) copyFileSync(join(here, "../../LICENSE"), join(folder, "LICENSE"));
rmSync(scratch, { recursive: true });
