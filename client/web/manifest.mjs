// The custom elements manifest (schema 2.1.0) of what /embed.js defines, read from the comments and templates in the code.
// https://github.com/webcomponents/custom-elements-manifest
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The files of the elements that embed.js defines, now or later. */
export const FILES = [
  "room",
  "sky",
  "timer",
  "questions",
  "playlist",
  "player",
  "chat",
  "evening",
  "rituals",
  "gratitude",
  "guess",
  "wishes",
  "times",
  "reactions",
  "checkin",
  "letters",
  "timeline",
  "listening",
  "talk",
  "repair",
  "breathe",
  "agreements",
  "languages",
  "support",
  "kindness",
  "milestones",
  "culture",
  "call",
  "touch",
  "moment",
  "cook",
  "play",
  "tour",
];

/** What elements are made on. */
const BASES = ["room-element", "ticking-element", "timer-element"];

/** What each attribute and event of a comment is called, and what is said of it. */
function tags(comment, tag) {
  const text = comment.replace(/\n\s*\*\s{2,}/g, " ").replace(/^\s*\*\s?/gm, "");
  const found = text.matchAll(new RegExp(`@${tag} \\{((?:[^{}]|\\{[^{}]*\\})*)\\} (\\S+) - (.+)`, "g"));
  return [...found].map(([, type = "", name = "", description = ""]) => ({
    name,
    type: { text: type },
    description,
  }));
}

/** The states of a comment: `@cssstate name - what it means`. */
function states(comment) {
  const found = comment.matchAll(/@cssstate ([\w-]+) - (.+)/g);
  return [...found].map(([, name = "", description = ""]) => ({ name, description }));
}

/** The first paragraph of a comment in one line. */
const first = (comment) =>
  comment
    .replace(/^\s*\*\s?/gm, "")
    .split(/\n\s*\n|@/)[0]
    .replace(/\s+/g, " ")
    .trim();

/** The comment of the class in a file, without its marks. */
const commented = (source) => /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport class/.exec(source)?.[1] ?? "";

/** The properties that have a comment: those are for pages. */
function fields(source) {
  const found = source.matchAll(/ {2}\/\*\* (.+?) \*\/\n {2}declare (\w+): (.+);/g);
  return [...found].map(([, description = "", name = "", type = ""]) => ({
    kind: "field",
    name,
    type: { text: type },
    description,
  }));
}

/** The manifest, from the elements in `folder`. */
export function manifest(folder) {
  const read = (name) => readFileSync(join(folder, `${name}.ts`), "utf8");
  const base = read("room-element");
  const modules = FILES.map((file) => {
    const source = read(file);
    const comment = commented(source);
    const [, tagName, className] = /^define\("([\w-]+)", (\w+)\)/m.exec(source) ?? [];
    const shared = file !== "room";
    const of = (tag) => [...tags(comment, tag), ...(shared ? tags(commented(base), tag) : [])];
    // What a file takes from its neighbours is drawn in its element too, but for what is an element itself.
    const near = [...source.matchAll(/ from "\.\/([\w-]+)\.ts"/g)].map(([, name]) => name);
    const pieces = near.filter((name) => !BASES.includes(name) && !FILES.includes(name)).map(read);
    const sources = [source, ...pieces, ...(/this\.refusal\(/.test(source) ? [base] : [])];
    const parts = new Set(
      sources.flatMap((one) => [...one.matchAll(/ part="([\w-]+)"/g)].map(([, name]) => name)),
    );
    for (const [, choice = ""] of source.matchAll(/ part=\$\{([^}]*)\}/g))
      for (const [, names = ""] of choice.matchAll(/"([\w -]+)"/g))
        for (const name of names.split(" ")) parts.add(name);
    const path = `${file}.js`;
    return {
      kind: "javascript-module",
      path,
      declarations: [
        {
          kind: "class",
          customElement: true,
          name: className,
          tagName,
          description: first(comment),
          attributes: of("attr"),
          members: file === "room" ? fields(source) : [],
          events: of("fires"),
          cssParts: [...parts].sort().map((name) => ({ name })),
          cssStates: [...states(comment), ...(shared ? states(commented(base)) : [])],
          ...(file === "room" ? { slots: [{ name: "", description: "The elements of the room." }] } : {}),
        },
      ],
      exports: [
        { kind: "custom-element-definition", name: tagName, declaration: { name: className, module: path } },
      ],
    };
  });
  return { schemaVersion: "2.1.0", modules };
}
