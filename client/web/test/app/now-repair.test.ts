import assert from "node:assert/strict";
import { test } from "node:test";
import { repair } from "../../src/app/now-repair.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const told = (state: object) => {
  const room = new FakeRoom();
  room.change({ repair: state });
  return repair(room).map(({ what, lead }) => [what, lead ? "told" : ""]);
};
const opening = (by: string, ...ready: string[]) => ({
  opening: { id: "o1", by, first: by, gate: { circle: ["ines", "noor"], ready, until: 9 } },
});
const turn = { stage: "views", talking: "ines", circle: ["ines", "noor"] };
const cooling = { by: "ines", back_at: 5, proposed: null, proposed_by: "", agreed: [], gate: null };

test("what somebody would put right waits for me, and mine waits with me", () => {
  assert.deepEqual(told({ opening: null }), []);
  assert.deepEqual(told(opening("ines", "ines")), [["row-asks", "told"]]);
  assert.deepEqual(told(opening("noor", "noor")), [["row-waits", "told"]]);
});

test("a pause rests until it is time, and what is on calls for whom it is for", () => {
  assert.deepEqual(told({ turn, cooling }), [["row-waits", "told"]]);
  const due = { ...cooling, gate: { circle: ["ines", "noor"], ready: ["ines"], until: null } };
  assert.deepEqual(told({ turn, cooling: due }), [["row-asks", "told"]]);
  assert.deepEqual(told({ turn }), [["row-on", "told"]]);
  assert.deepEqual(told({ turn: { ...turn, talking: "noor" } }), [["row-asks", "told"]]);
  assert.deepEqual(told({ turn, asked: { topic: "apology", by: "ines", until: 9, yours: null } }), [
    ["row-asks", "told"],
  ]);
  assert.deepEqual(told({ turn: { ...turn, circle: ["ines", "cleo"] } }), []);
});
