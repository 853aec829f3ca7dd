import assert from "node:assert/strict";
import { test } from "node:test";
import { attend } from "../../src/elements/attend.ts";
import { FakeRoom } from "../fake-room.ts";

test("whether one looks is said while a pact is on that one is of, and not a moment longer", () => {
  const ears = new Set<() => void>();
  const page = {
    hidden: false,
    addEventListener: (_: string, run: () => void) => ears.add(run),
    removeEventListener: (_: string, run: () => void) => ears.delete(run),
  };
  Object.assign(globalThis, { document: page });
  const turn = (hidden: boolean) => {
    page.hidden = hidden;
    for (const run of ears) run();
  };
  const room = new FakeRoom();
  const off = attend(room);
  turn(true);
  room.change({ pact: { asked: null, on: { id: "p1", who: ["ines", "noor"] } } });
  turn(false);
  room.change({ pact: { asked: null, on: { id: "p2", who: ["ines", "mo"] } } });
  room.change({ pact: { asked: null, on: null } });
  assert.deepEqual(room.looks, [false, true, null]);
  room.change({ pact: { asked: null, on: { id: "p3", who: ["ines", "noor"] } } });
  attend(room)();
  assert.deepEqual(room.looks.slice(3), [true], "one more who asks says nothing twice");
  off();
  assert.deepEqual(room.looks.slice(3), [true, null]);
  turn(true);
  assert.equal(room.looks.length, 5);
  assert.equal(ears.size, 0);
});
