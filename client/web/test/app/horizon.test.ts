import assert from "node:assert/strict";
import { test } from "node:test";
import { type Glow, horizon } from "../../src/app/horizon.ts";
import { FakeClock, FakeRoom } from "../fake-room.ts";

const timer = (rate: number, at: number, position = 0) => ({
  timer: { mode: "countdown", total: 60, elapsed: { position, rate, at }, ended_at: null },
});
const table = (opens_at: number | null) => ({ questions: { card: "e101", round: { opens_at } } });

function watched(): { clock: FakeClock; room: FakeRoom; shown: Glow[]; stop: () => void } {
  const clock = new FakeClock(1000);
  const room = new FakeRoom(clock);
  const shown: Glow[] = [];
  return { clock, room, shown, stop: horizon(room, (glow) => shown.push(glow)) };
}

test("the sun rises when answers open, at their instant, and sets again", () => {
  const { clock, room, shown } = watched();
  room.change(table(null));
  room.change(table(1001));
  assert.deepEqual(shown, []);
  clock.pass(1001);
  assert.deepEqual(shown, ["risen"]);
  clock.pass(1010);
  assert.deepEqual(shown, ["risen", ""]);
});

test("what was open before one came is no sunrise", () => {
  const { clock, room, shown } = watched();
  room.change(table(990));
  clock.pass(1100);
  assert.deepEqual(shown, []);
});

test("the horizon warms in the last ten seconds, and not when the timer is held", () => {
  const { clock, room, shown, stop } = watched();
  room.change(timer(1, 1000));
  clock.pass(1049);
  assert.deepEqual(shown, []);
  clock.pass(1051);
  assert.deepEqual(shown, ["warm"]);
  room.change(timer(0, 1051, 51));
  clock.pass(1100);
  assert.deepEqual(shown, ["warm", ""]);
  room.change(timer(1, 1100, 51));
  clock.pass(1112);
  assert.deepEqual(shown.slice(2), ["risen", ""]);
  room.change(timer(1, 1112));
  stop();
  clock.pass(2000);
  assert.equal(shown.length, 4);
});
