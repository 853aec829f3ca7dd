import assert from "node:assert/strict";
import { test } from "node:test";
import { isOpen, placeOf } from "../../src/elements/round.ts";
import { plain } from "../../src/sdk/sealing.ts";

const words = plain("in the airport");
const mine = plain("on the Sunday");

function round(more: object = {}) {
  return {
    awaited: ["a", "b"],
    until: null,
    in: [],
    answers: {},
    passed: [],
    shared: [],
    opens_at: null,
    ...more,
  };
}

test("an answer that has arrived stays closed until its instant", () => {
  const certain = round({ in: ["a", "b"], awaited: [], answers: { a: words, b: mine }, opens_at: 50 });
  assert.equal(isOpen(certain, 49.9), false);
  assert.equal(isOpen(certain, null), false);
  assert.deepEqual(placeOf(certain, "a", "b", isOpen(certain, 49.9), false), { kind: "in" });
  assert.deepEqual(placeOf(certain, "a", "b", isOpen(certain, 50), false), { kind: "open", words });
});

test("my own place is for writing, then sealed, then for writing again when I take it back", () => {
  assert.equal(placeOf(round(), "b", "b", false, false).kind, "compose");
  const sealedRound = round({ in: ["b"], awaited: ["a"], answers: { b: mine } });
  assert.equal(placeOf(sealedRound, "b", "b", false, false).kind, "sealed");
  assert.equal(placeOf(sealedRound, "b", "b", false, true).kind, "compose");
});

test("an open answer of mine cannot be taken back", () => {
  const opened = round({ in: ["a", "b"], answers: { b: mine }, opens_at: 50 });
  assert.equal(placeOf(opened, "b", "b", true, true).kind, "open");
});

test("before the reveal a pass of another looks like an answer", () => {
  const inside = round({ in: ["a"], awaited: ["b"] });
  assert.deepEqual(placeOf(inside, "a", "b", false, false), { kind: "in" });
});

test("who passed sees that an answer is its writer's until it is shared", () => {
  const opened = round({ in: ["a", "b"], awaited: [], passed: ["b"], opens_at: 50 });
  assert.equal(placeOf(opened, "a", "b", true, false).kind, "unshared");
  assert.equal(
    placeOf({ ...opened, shared: ["a"], answers: { a: words } }, "a", "b", true, false).kind,
    "open",
  );
});

test("who was gone on without was not in this round", () => {
  assert.equal(
    placeOf(round({ in: ["b"], awaited: [], opens_at: 50 }), "a", "b", true, false).kind,
    "absent",
  );
});
