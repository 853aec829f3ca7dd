import assert from "node:assert/strict";
import { test } from "node:test";
import { touch } from "../../src/app/now-touch.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const seen = (state: object) => {
  const room = new FakeRoom();
  room.change({ touch: { held: {}, grip: "", since: null, days: {}, left: [], mine: {}, ...state } });
  return touch(room).map(({ what, view, who, lead }) => [what, view, ...who, lead]);
};

test("a hand that is held out asks, held hands are on, and mine alone is nothing to see", () => {
  assert.deepEqual(seen({}), []);
  assert.deepEqual(seen({ held: { noor: null } }), []);
  assert.deepEqual(seen({ held: { ines: null } }), [
    ["row-asks", "touch", "ines", "Inês would like to hold hands."],
  ]);
  assert.deepEqual(seen({ held: { ines: 990, noor: 990 } }), [
    ["row-on", "touch", "ines", "You and Inês are holding hands."],
  ]);
});

test("what was left for the morning waits", () => {
  const left = [{ touch: "t1", by: "ines", text: new Uint8Array([0]), at: 900 }];
  assert.deepEqual(seen({ left }), [["row-asks", "touch", "ines", "From Inês: something to feel."]]);
});
