import assert from "node:assert/strict";
import { test } from "node:test";
import { pact } from "../../src/app/now-pact.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const told = (state: object) => {
  const room = new FakeRoom();
  room.change({ pact: { asked: null, on: null, ...state } });
  return pact(room).map(({ what, who, lead }) => [what, ...who, lead ? "told" : ""]);
};
const asked = (by: string, yours: "yes" | null, ...circle: string[]) => ({
  asked: { id: "p1", minutes: 30, by, circle, until: 9, yours },
});

test("who is asked is asked, who has said yes waits, and others hear nothing of it", () => {
  assert.deepEqual(told({}), []);
  assert.deepEqual(told(asked("ines", null, "ines", "noor")), [["row-asks", "ines", "told"]]);
  assert.deepEqual(told(asked("noor", "yes", "ines", "noor")), [["row-waits", "ines", "told"]]);
  assert.deepEqual(told(asked("ines", null, "ines", "mo")), []);
});

test("one that is on is there for those of it", () => {
  assert.deepEqual(told({ on: { who: ["ines", "noor"] } }), [["row-on", "ines", "told"]]);
  assert.deepEqual(told({ on: { who: ["ines", "mo"] } }), []);
});
