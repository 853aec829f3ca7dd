import assert from "node:assert/strict";
import { test } from "node:test";
import { hasWords, type Loads, learnAll, learnMore, speak, t } from "../../src/words/words.ts";

const loads = (key: string, fails: { out: boolean } = { out: false }): Loads => {
  const load = (language: string) => async () => {
    if (fails.out) throw new Error("out of reach");
    return { default: `${key} = ${key} ${language}\n` };
  };
  return { en: load("en"), de: load("de"), ar: load("ar") };
};
const said = (key: string) => t(key as Parameters<typeof t>[0]);

test("words that come later are learned in the language of the page, and in the next one, too", async () => {
  const [first, later] = [loads("first"), loads("later")];
  const learning = learnAll("de", first);
  const more = learnMore(later); // while the first are on their way
  await Promise.all([learning, more]);
  assert.deepEqual([said("first"), said("later")], ["first de", "later de"]);
  await learnAll("en", first);
  assert.deepEqual([said("first"), said("later")], ["first en", "later en"]);
  speak("en");
});

test("words that are out of reach are asked for again", async () => {
  const fails = { out: true };
  const some = loads("absent", fails);
  await assert.rejects(learnMore(some));
  assert.equal(hasWords("absent"), false);
  fails.out = false;
  await learnMore(some);
  assert.equal(said("absent"), "absent en");
});
