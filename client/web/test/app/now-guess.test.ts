import assert from "node:assert/strict";
import { test } from "node:test";
import { guess } from "../../src/app/now-guess.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const told = (more: object, now = 1000) => {
  const room = new FakeRoom();
  const round = {
    answers: {},
    awaited: ["ines", "noor"],
    in: [],
    opens_at: null,
    passed: [],
    shared: [],
    until: null,
    ...more,
  };
  room.change({ guess: { hand: "h1", card: "e101", whom: {}, round, last: null, marks: [], away: false } });
  return guess(room, now).map(({ what, who }) => [what, ...who]);
};

test("a card on the table can wait; what somebody sealed waits for me, and mine waits with me", () => {
  assert.deepEqual(told({}), [["row-on"]]);
  assert.deepEqual(told({ in: ["ines"], awaited: ["noor"] }), [["row-asks", "ines"]]);
  const mine = { in: ["noor"], awaited: ["ines"] };
  assert.deepEqual(told({ ...mine, answers: { noor: new Uint8Array() } }), [["row-waits", "ines"]]);
  assert.deepEqual(told({ ...mine, passed: ["noor"] }), [["row-waits", "ines"]]);
});

test("an open hand is told for half a day, and one on which all passed is not", () => {
  const open = { in: ["ines", "noor"], awaited: [], opens_at: 900, answers: { ines: new Uint8Array() } };
  assert.deepEqual(told(open), [["row-on", "ines"]]);
  assert.deepEqual(told(open, 900 + 13 * 3600), []);
  assert.deepEqual(told({ awaited: [], opens_at: 900, passed: ["ines", "noor"] }), []);
});
