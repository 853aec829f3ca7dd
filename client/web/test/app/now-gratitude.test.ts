import assert from "node:assert/strict";
import { test } from "node:test";
import { gratitude } from "../../src/app/now-gratitude.ts";
import { FakeRoom } from "../fake-room.ts";

const page = (more: object) => ({
  page: "p1",
  round: {
    answers: {},
    awaited: ["ines", "noor"],
    in: [],
    opens_at: null,
    passed: [],
    shared: [],
    until: null,
    ...more,
  },
});
const told = (state: object, now = 1000) => {
  const room = new FakeRoom();
  room.change({ gratitude: state });
  return gratitude(room, now).map(({ what, who }) => [what, ...who]);
};

test("a page that nobody has begun waits for nobody", () => {
  assert.deepEqual(told({ page: "p1", round: null }), []);
  assert.deepEqual(told(page({})), []);
});

test("what somebody sealed waits for me, and mine waits with me", () => {
  assert.deepEqual(told(page({ in: ["ines"], awaited: ["noor"] })), [["thanks", "ines"]]);
  const mine = { in: ["noor"], awaited: ["ines"] };
  assert.deepEqual(told(page({ ...mine, answers: { noor: new Uint8Array() } })), [["thanked", "ines"]]);
  assert.deepEqual(told(page({ ...mine, passed: ["noor"] })), [["thanked", "ines"]]);
});

test("opened thanks are told for half a day, and a page on which all passed is not", () => {
  const open = page({
    in: ["ines", "noor"],
    awaited: [],
    opens_at: 900,
    answers: { ines: new Uint8Array() },
  });
  assert.deepEqual(told(open), [["given", "ines"]]);
  assert.deepEqual(told(open, 900 + 13 * 3600), []);
  assert.deepEqual(told(page({ awaited: [], opens_at: 900, passed: ["ines", "noor"] })), []);
});
