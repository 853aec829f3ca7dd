import assert from "node:assert/strict";
import { test } from "node:test";
import { breathe } from "../../src/app/now-breathe.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const told = (state: object) => {
  const room = new FakeRoom();
  room.change({ breathe: { on: null, sitting: null, ...state } });
  return breathe(room).map(({ what, who, lead }) => [what, ...who, lead ? "told" : ""]);
};
const sitting = (by: string, ...ready: string[]) => ({
  sitting: { id: "s1", what: "plan", by, gate: { circle: ["ines", "noor"], ready, until: 9 } },
});

test("a breath is on, whoever breathes", () => {
  assert.deepEqual(told({}), []);
  assert.deepEqual(told({ on: { along: ["ines"] } }), [["row-on", "ines", "told"]]);
  assert.deepEqual(told({ on: { along: ["noor"] } }), [["row-on", "noor", "told"]]);
});

test("who sits asks the other, and in the end waits for them", () => {
  assert.deepEqual(told(sitting("ines")), [["row-asks", "ines", "told"]]);
  assert.deepEqual(told(sitting("noor")), [], "what I have opened myself asks nothing");
  assert.deepEqual(told(sitting("noor", "noor")), [["row-waits", "ines", "told"]]);
});
