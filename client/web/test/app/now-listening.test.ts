import assert from "node:assert/strict";
import { test } from "node:test";
import { listening } from "../../src/app/now-listening.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const told = (state: object) => {
  const room = new FakeRoom();
  room.change({ listening: state });
  return listening(room).map(({ what, who, lead }) => [what, ...who, ...(lead ? [] : ["says nothing"])]);
};
const opening = (by: string, ...ready: string[]) => ({
  opening: {
    id: "o1",
    by,
    first: by,
    gate: { circle: ["ines", "noor"], ready, until: null },
    topic: null,
    about: null,
  },
  turn: null,
});

test("what somebody asks for waits for me, and what I asked for waits with me", () => {
  assert.deepEqual(told({ opening: null, turn: null }), []);
  assert.deepEqual(told(opening("ines", "ines")), [["row-asks", "ines"]]);
  assert.deepEqual(told(opening("noor", "noor")), [["row-waits", "ines"]]);
});

test("what is on is told as mine or as another's part, and not to who is not of it", () => {
  const on = (talking: string, ...circle: string[]) => told({ opening: null, turn: { talking, circle } });
  assert.deepEqual(on("noor", "ines", "noor"), [["row-asks", "noor"]]);
  assert.deepEqual(on("ines", "ines", "noor"), [["row-on", "ines"]]);
  assert.deepEqual(on("ines", "ines", "cleo"), []);
});
