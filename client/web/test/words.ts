// The sentences for tests, from the files that the bundle is made of. Whoever imports this has taught them.

import { existsSync, readFileSync } from "node:fs";
import { LANGUAGES, PROOFS, type Spoken, teach } from "../src/words/words.ts";

const FOLDER = new URL("../../../shared/samesky_shared/words/", import.meta.url);

/** By language: the text of each sentence as it stands in the file. */
export const SENTENCES = {} as Record<Spoken, Map<string, string>>;

for (const language of [...LANGUAGES, ...PROOFS]) {
  if (!existsSync(new URL(language, FOLDER))) continue; // made of another
  const texts = ["elements", "beside", "evening", "app", "calendar"].map((name) =>
    readFileSync(new URL(`${language}/${name}.ftl`, FOLDER), "utf8"),
  );
  teach(language, ...texts);
  const found = texts.flatMap((text) => [...text.matchAll(/^([a-z][\w-]*) = (.*)$/gm)]);
  SENTENCES[language] = new Map(found.map(([, key = "", words = ""]) => [key, words]));
}
