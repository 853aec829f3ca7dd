import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenOf, ranked, some, written } from "../../src/elements/languages-note.ts";
import { questionnaire } from "../../src/elements/ways.ts";

test("what is chosen comes back from a box, without what this version does not know", () => {
  assert.deepEqual(chosenOf(written({ l01: "seen", l02: "free" })), { l01: "seen", l02: "free" });
  assert.deepEqual(chosenOf('{"chosen":{"l01":"seen","l02":"new","l03":7}}'), { l01: "seen" });
  for (const odd of ["", "[]", "null", "7", '{"chosen":7}', "{"]) assert.equal(chosenOf(odd), undefined, odd);
});

test("the ways that do somebody good come by how often they were chosen where they could be", async () => {
  const { items } = await questionnaire("en");
  const chosen = Object.fromEntries(
    items.flatMap(({ id, options }) => {
      const found = options.find(({ way }) => way === "near") ?? options.find(({ way }) => way === "glad");
      return found ? [[id, found.way]] : [];
    }),
  );
  const [first, second, ...rest] = ranked(items, chosen);
  assert.deepEqual([first, second?.way], [{ way: "near", share: 1 }, "glad"]);
  assert.deepEqual(rest, []);
  assert.deepEqual(ranked(items, {}), []);
});

test("some of many are others the next day, and all of few", () => {
  const all = [1, 2, 3, 4, 5, 6, 7];
  assert.deepEqual(some(all, 3, 0), [1, 2, 3]);
  assert.deepEqual(some(all, 3, 1), [4, 5, 6]);
  assert.deepEqual(some(all, 3, 2), [7, 1, 2]);
  assert.deepEqual(some([1, 2], 3, 5), [1, 2]);
});
