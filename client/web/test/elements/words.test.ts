import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { de } from "../../src/words/de.ts";
import { en, type Key } from "../../src/words/en.ts";
import { hasWords, listed, pickLanguage, speak, t } from "../../src/words/words.ts";

const keys = Object.keys(en) as Key[];

afterEach(() => speak("en"));

test("both languages have the same sentences, with the same gaps", () => {
  assert.deepEqual(Object.keys(de).sort(), Object.keys(en).sort());
  const gaps = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, gap]) => gap).sort();
  for (const key of keys) assert.deepEqual(gaps(de[key]), gaps(en[key]), key);
});

test("the room never shouts, and names no streaks, scores or misses", () => {
  for (const words of [...Object.values(en), ...Object.values(de)]) {
    assert.doesNotMatch(words, /!|\b(fail|failed|missed|streak|score|match)\b/i, words);
  }
});

test("every sentence is used somewhere", () => {
  const src = new URL("../../src", import.meta.url).pathname;
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const code = files
    .filter((name) => !name.startsWith("words"))
    .map((name) => readFileSync(join(src, name), "utf8"))
    .join("\n");
  const made = [...code.matchAll(/`((?:[a-z-]+\.)*)\$\{\w+(?:\.\w+)?\}((?:\.[a-z-]+)*)`/g)].map(
    ([, before, after]) => new RegExp(`^${before}[\\w-]+${after}$`),
  );
  const unused = keys.filter((key) => !code.includes(`"${key}"`) && !made.some((form) => form.test(key)));
  assert.deepEqual(unused, []);
});

test("the first language that we have is spoken, else English", () => {
  assert.equal(pickLanguage(["pt-BR", "de-AT", "en"]), "de");
  assert.equal(pickLanguage(["EN-gb"]), "en");
  assert.equal(pickLanguage(["ja"]), "en");
});

test("gaps are filled, and a gap without a value stays to be seen", () => {
  assert.equal(t("questions.without", { name: "Inês" }), "Open without Inês");
  assert.equal(t("questions.without"), "Open without {name}");
  speak("de");
  assert.equal(t("questions.without", { name: "Inês" }), "Ohne Inês öffnen");
  assert.equal(listed(["Inês", "Noor"]), "Inês und Noor");
});

test("a name of a sentence is told from any other word", () => {
  assert.equal(hasWords("refused.full"), true);
  assert.equal(hasWords("toString"), false);
});
