import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { hasWords, LANGUAGES, listed, PROOFS, pickLanguage, speak, t, teach } from "../../src/words/words.ts";
import { SENTENCES } from "../words.ts";

const en = SENTENCES.en;

afterEach(() => speak("en"));

test("every language has the same sentences, with the same gaps", () => {
  const gaps = (words = "") => [...words.matchAll(/\{ \$(\w+)/g)].map(([, gap]) => gap).sort();
  for (const [language, words] of Object.entries(SENTENCES)) {
    assert.deepEqual([...words.keys()].sort(), [...en.keys()].sort(), language);
    for (const [key, sentence] of en) assert.deepEqual(gaps(words.get(key)), gaps(sentence), key);
  }
});

test("the room never shouts, and names no streaks, scores or misses", () => {
  for (const words of Object.values(SENTENCES).flatMap((one) => [...one.values()])) {
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
  const made = [...code.matchAll(/`((?:[a-z]+-)+)\$\{[^}`]+\}((?:-[a-z]+)*)`/g)].map(
    ([, before, after]) => new RegExp(`^${before}[\\w-]+${after}$`),
  );
  made.push(
    ...[...code.matchAll(/`\$\{\w+\}((?:-[a-z]+)+)`/g)].map(([, after]) => new RegExp(`^[a-z]+${after}$`)),
  );
  const unused = [...en.keys()].filter(
    (key) => !code.includes(`"${key}"`) && !made.some((form) => form.test(key)),
  );
  assert.deepEqual(unused, []);
});

test("the first language that we have is spoken, else English", () => {
  assert.equal(pickLanguage(["pt-BR", "de-AT", "en"]), "de");
  assert.equal(pickLanguage(["EN-gb"]), "en");
  assert.equal(pickLanguage(["ja"]), "en");
  for (const proof of PROOFS) assert.ok(!(LANGUAGES as readonly string[]).includes(proof));
});

test("gaps are filled, and a gap without a value stays to be seen", () => {
  assert.equal(t("questions-without", { name: "Inês" }), "Open without Inês");
  assert.equal(t("questions-without"), "Open without {$name}");
  speak("de");
  assert.equal(t("questions-without", { name: "Inês" }), "Ohne Inês öffnen");
  assert.equal(listed(["Inês", "Noor"]), "Inês und Noor");
});

test("a name in another script does not turn the sentence around", () => {
  assert.equal(t("questions-without", { name: "نور" }), "Open without \u2068نور\u2069");
  assert.equal(t("questions-without", { name: "\u202eInês" }), "Open without \u2068\u202eInês\u2069");
  speak("ar");
  assert.match(t("questions-without", { name: "Inês" }), /\u2068Inês\u2069/);
});

test("the stretched language is longer, accented, and keeps its gaps", () => {
  teach("en-XA", "questions-without = Open without { $name }");
  speak("en-XA");
  const words = t("questions-without", { name: "Ben" });
  assert.match(words, /^Öpëñ wîthõüt ·+Ben$/u);
});

test("a name of a sentence is told from any other word", () => {
  assert.equal(hasWords("refused-full"), true);
  assert.equal(hasWords("toString"), false);
});
