import assert from "node:assert/strict";
import { test } from "node:test";
import { Turns } from "../../src/sdk/turns.ts";
import { FakeClock, FakeRoom } from "../fake-room.ts";

function setUp(now: number | null = 1000) {
  const clock = new FakeClock(now);
  const room = new FakeRoom(clock);
  const seen: [unknown, number, number | null][] = [];
  const turns: Turns<unknown> = new Turns(room, "timer", (_, at) =>
    seen.push([turns.shown, at, clock.now()]),
  );
  return { clock, room, turns, seen };
}

test("it begins with what the room shows already", () => {
  const room = new FakeRoom();
  room.change({ timer: "there" });
  assert.equal(new Turns(room, "timer", () => assert.fail()).shown, "there");
});

test("what takes effect ahead is held back until its instant", () => {
  const { clock, room, turns, seen } = setUp();
  room.change({ timer: "running" }, 1000.4);
  assert.equal(turns.shown, undefined);
  assert.equal(turns.armed, true);
  clock.pass(1000.39);
  assert.equal(turns.shown, undefined);
  clock.pass(1001);
  assert.deepEqual(seen, [["running", 1000.4, 1000.4]]);
  assert.equal(turns.armed, false);
});

test("two changes ahead each come at their own instant", () => {
  const { clock, room, seen } = setUp();
  room.change({ timer: "running" }, 1000.2);
  room.change({ timer: "held" }, 1000.5);
  clock.pass(1002);
  assert.deepEqual(seen, [
    ["running", 1000.2, 1000.2],
    ["held", 1000.5, 1000.5],
  ]);
});

test("what is due already is shown at once, and so is all before the clock is known", () => {
  const late = setUp();
  late.room.change({ timer: "running" }, 990);
  assert.deepEqual(late.seen, [["running", 990, 1000]]);
  const blind = setUp(null);
  blind.room.change({ timer: "running" }, 5000);
  assert.equal(blind.turns.shown, "running");
});

test("other instances do not turn it, and a closed one shows nothing", () => {
  const { room, turns, seen } = setUp();
  room.change({ "timer:tea": "running", chat: {} });
  assert.equal(seen.length, 0);
  room.change({ timer: "running" });
  room.change({ timer: null });
  assert.equal(turns.shown, undefined);
  assert.equal(seen.length, 2);
});

test("after it is stopped nothing turns, not even what was on its way", () => {
  const { clock, room, turns, seen } = setUp();
  room.change({ timer: "running" }, 1000.4);
  turns.stop();
  clock.pass(1002);
  room.change({ timer: "held" });
  assert.equal(seen.length, 0);
});

test("two alarms for one instant may ring in any order, and the room's order stands", () => {
  const { clock, room, turns, seen } = setUp();
  const rings: (() => void)[] = [];
  clock.at = (_room, run) => {
    rings.push(run);
    return () => undefined;
  };
  room.change({ timer: "ready" }, 1000.4);
  room.change({ timer: "running" }, 1000.4);
  rings[1]?.();
  assert.equal(turns.shown, "running");
  rings[0]?.();
  assert.equal(turns.shown, "running");
  assert.deepEqual(
    seen.map(([state]) => state),
    ["ready", "running"],
  );
});
