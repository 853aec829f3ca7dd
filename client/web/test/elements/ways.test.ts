import assert from "node:assert/strict";
import { test } from "node:test";
import { questionnaire, result, WAYS, type Way } from "../../src/elements/ways.ts";

test("what was chosen is counted where it could have been", async () => {
  const { items, ways } = await questionnaire("de");
  assert.deepEqual(Object.keys(ways), [...WAYS]);
  const near = items.filter(({ options }) => options.some(({ way }) => way === "near"));
  const always = Object.fromEntries(near.map(({ id }) => [id, "near" as Way]));
  assert.deepEqual(result(items, always), { seen: 0, eased: 0, near: 1, sure: 0, glad: 0, free: 0 });
  assert.equal(result(items, {}).near, 0);
});
