import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { manifest } from "../../manifest.mjs";

const ELEMENTS = new URL("../../src/elements/", import.meta.url);
const DOCS = readFileSync(new URL("../../../../docs/embed.md", import.meta.url), "utf8");
const EXAMPLES = new URL("../../../../examples/", import.meta.url);
const made = manifest(ELEMENTS.pathname);
const declared = made.modules.map(({ declarations: [one] }) => one);
const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
const sources = readdirSync(ELEMENTS)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(new URL(name, ELEMENTS), "utf8"))
  .join("\n");

test("every element that embed.js brings is in the manifest, with what it is for", () => {
  const read = (name: string) => readFileSync(new URL(name, ELEMENTS), "utf8");
  const brought = [...(read("embed.ts") + read("later.ts")).matchAll(/import(?:\(| )"\.\/(\w+)\.ts"/g)].map(
    ([, name]) => `samesky-${name}`,
  );
  assert.ok(brought.length >= 8);
  assert.deepEqual(declared.map(({ tagName }) => tagName).sort(), brought.sort());
  for (const { tagName, description } of declared) assert.match(description ?? "", /\w/, tagName);
  assert.equal(made.schemaVersion, "2.1.0");
});

test("attributes and events of the room are those of its code", () => {
  const room = declared.find(({ tagName }) => tagName === "samesky-room");
  assert.deepEqual(names(room?.attributes ?? []), ["server", "room", "token-endpoint", "theme", "lang"]);
  const code = readFileSync(new URL("room.ts", ELEMENTS), "utf8");
  const told = [...code.matchAll(/#say\("(\w+)"/g)].map(([, name]) => `samesky-${name}`);
  assert.deepEqual(names(room?.events ?? []).sort(), [...new Set([...told, "samesky-joined"])].sort());
});

test("the page about embedding names every element, attribute, event, part and state, and no others", () => {
  const rows = [...DOCS.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell = ""]) => cell);
  const inRows = (form: RegExp) =>
    new Set(rows.flatMap((row) => [...row.matchAll(form)].map(([, name = ""]) => name)));
  for (const { tagName } of declared) assert.ok(DOCS.includes(`<${tagName}>`), tagName);
  const events = new Set(declared.flatMap(({ events }) => names(events)));
  for (const name of events) assert.ok(DOCS.includes(`\`${name}\``), name);
  for (const name of inRows(/`(samesky-[a-z]+)`/g)) assert.ok(events.has(name), name);
  const attributes = new Set(declared.flatMap(({ attributes }) => names(attributes)));
  for (const name of attributes) assert.match(DOCS, new RegExp(`\`${name}[\`=]`), name);
  const firsts = (from: string, to: string) =>
    [...DOCS.slice(DOCS.indexOf(from), DOCS.indexOf(to)).matchAll(/^\| ([^|]+) \|/gm)].flatMap(
      ([, cell = ""]) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
  const parts = new Set(declared.flatMap(({ cssParts }) => names(cssParts)));
  assert.deepEqual(new Set(firsts("| part | in |", "`samesky-timer::part")), parts);
  const states = new Set(declared.flatMap(({ cssStates }) => names(cssStates)));
  assert.deepEqual(new Set(firsts("| state | of | while |", "`samesky-questions:state")), states);
});

test("the custom properties of that page exist", () => {
  const tokens = readFileSync(new URL("../app/tokens.css", ELEMENTS), "utf8");
  const section = DOCS.slice(DOCS.indexOf("| custom properties |"), DOCS.indexOf("| part | in |"));
  const said = [...section.matchAll(/`(--ss-[\w-]+)`/g)].map(([, name]) => name);
  assert.ok(said.length > 30);
  for (const name of said) assert.ok(tokens.includes(`${name}:`), name);
});

test("the code of that page is the code of the examples", () => {
  const tight = (text: string) => text.replace(/\s+/g, " ").trim();
  const files = ["plain/index.html", "react/app.jsx", "react/index.html", "vue/app.js", "iframe/index.html"];
  const code = tight(files.map((name) => readFileSync(new URL(name, EXAMPLES), "utf8")).join("\n"));
  const blocks = [...DOCS.matchAll(/^ *```(html|css|js|jsx|vue)\n([\s\S]*?)^ *```/gm)];
  assert.ok(blocks.length >= 6);
  for (const [, , block = ""] of blocks) assert.ok(code.includes(tight(block)), block);
});

test("no element makes markup, styles or scripts of text", () => {
  const sinks =
    /innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|unsafeStatic|srcdoc|createContextualFragment|\beval\(|new Function|document\.write|setAttribute\("(?:style|on)/;
  assert.doesNotMatch(sources, sinks);
  assert.doesNotMatch(sources, / style=["$]/, "a strict policy forbids style attributes");
});
