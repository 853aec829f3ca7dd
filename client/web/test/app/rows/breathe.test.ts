import assert from "node:assert/strict";
import { test } from "node:test";
import { breathe } from "../../../src/app/rows/breathe.ts";
import { breatheWords } from "../../../src/elements/breathe-words.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { learnMore } from "../../../src/words/words.ts";
import "../../words.ts";

const entry = (kind: string, body: object) =>
  ({ id: "1-0", at: 1, on: "breathe", by: null, kind, body }) as unknown as Entry;
const name = (member: string) => member.toUpperCase();

test("what two breathed is kept as so many breaths, and that they sat without a word", async () => {
  await learnMore(breatheWords);
  const breathed = breathe(entry("breathed", { pattern: "box", seconds: 64, who: ["a", "b"] }));
  assert.deepEqual([breathed?.told, breathed?.lead?.(name)], [[], "Box, 4 breaths"]);
  const sat = breathe(entry("sat", { what: "plan", who: ["a", "b"] }));
  assert.equal(sat?.lead?.(name), "A kind plan: A and B");
  assert.equal(breathe(entry("sat", {}))?.lead, undefined);
  assert.equal(breathe(entry("line", {})), undefined);
});
