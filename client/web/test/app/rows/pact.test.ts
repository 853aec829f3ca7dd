import assert from "node:assert/strict";
import { test } from "node:test";
import { pact } from "../../../src/app/rows/pact.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import "../../words.ts";

const entry = (kind: string, body: object) =>
  ({ id: "1-0", at: 1, on: "pact", by: null, kind, body }) as unknown as Entry;

test("it is kept that there was such a time, and whose", () => {
  const kept = pact(entry("together", { who: ["a", "b"] }));
  assert.deepEqual([kept?.told, kept?.lead?.((one) => one.toUpperCase())], [[], "A and B"]);
  assert.equal(pact(entry("line", {})), undefined);
});
