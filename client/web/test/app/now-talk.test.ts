import assert from "node:assert/strict";
import { test } from "node:test";
import { talk } from "../../src/app/now-talk.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const told = (state: object) => {
  const room = new FakeRoom();
  room.change({ talk: state });
  return talk(room).map(({ what, who, lead }) => [what, ...who, ...(lead ? [] : ["says nothing"])]);
};
const opening = (by: string, until: number | null, ...ready: string[]) => ({
  opening: { id: "o1", by, first: by, gate: { circle: ["ines", "noor"], ready, until } },
});
const round = (opens_at: number | null, ...awaited: string[]) => ({
  ...opening("ines", null, "ines", "noor"),
  round: { awaited, in: [], answers: {}, passed: [], shared: [], until: null, opens_at },
});

test("what somebody would like to talk about waits for me, and what I announced waits with me", () => {
  assert.deepEqual(told({ opening: null }), []);
  assert.deepEqual(told(opening("ines", 9, "ines")), [["row-asks", "ines"]]);
  assert.deepEqual(told(opening("noor", 9, "noor")), [["row-waits", "ines"]]);
  assert.deepEqual(told(opening("ines", null, "ines")), [], "what others have closed");
});

test("the floor is told to those of the round, and a last word only to who has not given it", () => {
  const on = (talking: string, ...circle: string[]) => told({ turn: { talking, circle } });
  assert.deepEqual(on("noor", "ines", "noor"), [["row-asks", "noor"]]);
  assert.deepEqual(on("ines", "ines", "noor"), [["row-on", "ines"]]);
  assert.deepEqual(on("ines", "ines", "cleo"), []);
  assert.deepEqual(told(round(null, "noor")), [["row-asks"]]);
  assert.deepEqual(told(round(null, "ines")), []);
  assert.deepEqual(told(round(5)), []);
});
