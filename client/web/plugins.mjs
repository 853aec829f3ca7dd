// What the bundler does to sources besides bundling them.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";

/**
 * A style sheet of ours as it may stand in a page of others: every rule at zero specificity, without a word on the
 * page's own colour scheme, and without classes and `data-theme`, which may mean something else there.
 *
 * @param css minified: no comments, no spaces around braces.
 */
export function gentle(css) {
  return css
    .replace(/([^{}]+)\{([^{}]*)\}/g, (rule, selector, inside) => {
      if (selector.startsWith("@")) return rule;
      const kept = inside.split(";").filter((one) => one && !one.startsWith("color-scheme:"));
      const ours = selector.split(",").filter((one) => !/\.p-|\[class|\[data-theme/.test(one));
      return ours.length && kept.length ? `:where(${ours.join(",")}){${kept.join(";")}}` : "";
    })
    .replace(/@media[^{}]*\{\}/g, "");
}

/** Browsers whose CSS is written: nesting, `inset`, `light-dark()` and their like stay as they are. */
const target = ["chrome123", "firefox128", "safari17.5"];

/** `import text from "….css?embedded"`: the text of a style sheet, made gentle; with `?written`, for a page of its own. */
export const embedded = {
  name: "embedded",
  setup(build) {
    build.onResolve({ filter: /\.css\?embedded$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\?embedded$/, "")),
      namespace: "embedded",
    }));
    build.onLoad({ filter: /.*/, namespace: "embedded" }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: gentle(code.trim()), loader: "text" };
    });
    build.onResolve({ filter: /\.css\?written$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/\?written$/, "")),
      namespace: "written",
    }));
    build.onLoad({ filter: /.*/, namespace: "written" }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

/** `import address from "address:package/file"`: the file as it is, under an address of its own. */
export const addressed = {
  name: "addressed",
  setup(build) {
    build.onResolve({ filter: /^address:/ }, ({ path }) => ({
      path: fileURLToPath(import.meta.resolve(path.replace(/^address:/, ""))),
      namespace: "addressed",
    }));
    build.onLoad({ filter: /.*/, namespace: "addressed" }, async ({ path }) => ({
      contents: await readFile(path),
      loader: "file",
    }));
  },
};

/** What sources import later, by its path. */
async function later(folder) {
  const found = new Set();
  for (const { parentPath, name } of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!name.endsWith(".ts") || name.endsWith(".d.ts")) continue;
    const source = await readFile(join(parentPath, name), "utf8");
    for (const [, path] of source.matchAll(/\bimport\("(\.[^"]+\.ts)"\)/g)) found.add(join(parentPath, path));
  }
  return found;
}

/**
 * Templates and sentences are read by machines only: what is there for people's eyes goes. And what comes later
 * imports the entry, which is there by then: else the bundler cuts the entry into as many small pieces as there are
 * different sets of later parts that use them.
 *
 * @param entry of the bundle, in `src`; none where each part may be there by itself.
 */
export const closer = (entry) => ({
  name: "closer",
  async setup(build) {
    const src = join(build.initialOptions.absWorkingDir, "src");
    const parts = entry ? await later(src) : new Set();
    const first = entry && join(src, entry);
    build.onLoad({ filter: /\.ftl$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const contents = text
        .replace(/^#.*$/gm, "")
        .replace(/\n{2,}/g, "\n")
        .replace(/^([a-z][\w-]*) = /gm, "$1=");
      return { contents: contents.trim(), loader: "text" };
    });
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const behind = parts.has(path) && path !== first ? `\nimport ${JSON.stringify(first)};` : "";
      const sheets = [...source.matchAll(/\bcss`([^`$]*)`/g)];
      const small = await Promise.all(
        sheets.map(([, sheet]) => transform(sheet, { loader: "css", minify: true, target })),
      );
      let contents = source;
      sheets.forEach(([whole], n) => {
        contents = contents.replace(whole, () => `css\`${small[n].code.trim().replaceAll("\\", "\\\\")}\``);
      });
      if (/\b(html|css|svg)`/.test(source)) contents = contents.replace(/\n\s+/g, "\n");
      return { contents: contents + behind, loader: "ts" };
    });
  },
});
