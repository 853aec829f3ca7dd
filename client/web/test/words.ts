// The sentences for tests, from the files that the bundle is made of. Whoever imports this has taught them.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { LANGUAGES, PROOFS, type Spoken, teach } from "../src/words/words.ts";

const FOLDER = new URL("../../../shared/samesky_shared/words/", import.meta.url);

/** What no page reads. */
const UNSEEN = ["notices.ftl", "terminal.ftl"];
/** By language: the text of each sentence as it stands in the file. */
export const SENTENCES = {} as Record<Spoken, Map<string, string>>;

for (const language of [...LANGUAGES, ...PROOFS]) {
  if (!existsSync(new URL(language, FOLDER))) continue; // made of another
  const folder = new URL(`${language}/`, FOLDER);
  const texts = readdirSync(folder)
    .filter((name) => !UNSEEN.includes(name))
    .map((name) => readFileSync(new URL(name, folder), "utf8"));
  teach(language, ...texts);
  const found = texts.flatMap((text) => [...text.matchAll(/^([a-z][\w-]*) = (.*)$/gm)]);
  SENTENCES[language] = new Map(found.map(([, key = "", words = ""]) => [key, words]));
}
