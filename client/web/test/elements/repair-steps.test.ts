import assert from "node:assert/strict";
import { test } from "node:test";
import { stepsIn } from "../../src/elements/repair-steps.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";

const box = new Uint8Array([1]);

function said(on: string, of: string, what = "apology"): Entry {
  return {
    seq: 1,
    n: 0,
    at: 5,
    on,
    by: "a",
    kind: "said",
    body: { what, text: box, of },
  } as unknown as Entry;
}

test("steps of a quarrel of last year do not stand in today's", () => {
  const entries = [said("repair", "o1"), said("repair", "o7", "amends"), said("repair:two", "o7")];
  assert.deepEqual(stepsIn(entries, "repair", "o7"), [{ by: "a", what: "amends", box, at: 5 }]);
});

test("what was erased is no step", () => {
  const erased = { ...said("repair", "o7"), body: {} } as unknown as Entry;
  assert.deepEqual(stepsIn([erased], "repair", "o7"), []);
});
