import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { FakeClock, FakeRoom } from "../fake-room.ts";
import "../words.ts";
import { RoomTurns } from "../../src/app/turns.ts";

let felt: number;
const given = { document: Reflect.get(globalThis, "document"), navigator: globalThis.navigator };

beforeEach(() => {
  felt = 0;
  const store = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  for (const [name, value] of Object.entries({
    document: { hidden: false },
    localStorage: store,
    navigator: { vibrate: () => ++felt },
    matchMedia: () => ({ matches: false }),
  }))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
});

afterEach(() => {
  for (const [name, value] of Object.entries(given))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
});

const running = { mode: "countdown", total: 1, elapsed: { position: 0, rate: 1, at: 1000 }, ended_at: null };
const ended = { ...running, elapsed: { position: 1, rate: 0, at: 1001 }, ended_at: 1001 };

function setUp() {
  const clock = new FakeClock(1000);
  const room = new FakeRoom(clock);
  const turns = new RoomTurns(room);
  room.change({ timer: running });
  return { clock, room, turns };
}

test("the end of a timer is felt once, at its instant", () => {
  const { clock, room } = setUp();
  clock.pass(1000.9);
  assert.equal(felt, 0);
  clock.pass(1001.1);
  assert.equal(felt, 1);
  room.change({ timer: ended });
  assert.equal(felt, 1);
});

test("when the hub's word of the end overtakes a busy device's alarm, it is felt all the same, and once", () => {
  const { clock, room } = setUp();
  room.change({ timer: ended });
  assert.equal(felt, 1);
  clock.pass(1002);
  assert.equal(felt, 1);
});

test("a timer that is paused or put back is not felt", () => {
  const { clock, room, turns } = setUp();
  room.change({ timer: { ...running, elapsed: { position: 0.5, rate: 0, at: 1000.5 } } });
  clock.pass(1002);
  assert.equal(felt, 0);
  room.change({ timer: { ...running, elapsed: { position: 0, rate: 1, at: 1002 } } });
  turns.stop();
  clock.pass(1004);
  assert.equal(felt, 0);
});
