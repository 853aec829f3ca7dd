import assert from "node:assert/strict";
import { test } from "node:test";
import { Instants } from "./instants.ts";

/** An instant answer of a hub whose clock is `offset` seconds ahead of ours. */
function pong(clock: Instants, offset: number, clk = "a"): void {
  const now = performance.now();
  const at = now / 1000 + offset;
  clock.add({ t: "pong", n: 1, c: now / 1000, r: at, s: at, clk }, now);
}

const rings = (clock: Instants, room: number) =>
  new Promise<number | null>((done) => {
    clock.at(room, () => done(clock.now()));
  });

test("what is due runs at its instant, not before", async () => {
  const clock = new Instants();
  pong(clock, 5000);
  const due = performance.now() / 1000 + 5000 + 0.03;
  const at = await rings(clock, due);
  assert.ok(at !== null && at >= due - 1e-9);
});

test("what is past runs soon, but never within the call", async () => {
  const clock = new Instants();
  pong(clock, 5000);
  let ran = false;
  const done = new Promise<void>((resolve) => {
    clock.at(1, () => {
      ran = true;
      resolve();
    });
  });
  assert.equal(ran, false);
  await done;
});

test("what is set before the hub has answered waits for the clock", async () => {
  const clock = new Instants();
  const rung = rings(clock, 1);
  assert.equal(clock.now(), null);
  assert.equal(clock.toLocal(1), null);
  pong(clock, 5000);
  assert.ok(((await rung) ?? 0) > 5000);
});

test("what is cancelled never runs", async () => {
  const clock = new Instants();
  pong(clock, 5000);
  let ran = false;
  const now = clock.now() ?? 0;
  clock.at(now + 0.005, () => {
    ran = true;
  })();
  await rings(clock, now + 0.02);
  assert.equal(ran, false);
});

test("a corrected clock moves what is waiting", async () => {
  const clock = new Instants();
  pong(clock, 0);
  const rung = rings(clock, performance.now() / 1000 + 1000);
  pong(clock, 2000, "b");
  assert.ok(((await rung) ?? 0) > 1999);
});

test("after a sleep the wall clock carries on until the hub answers", (t) => {
  const wall = t.mock.method(Date, "now");
  const real = performance.timeOrigin + performance.now();
  wall.mock.mockImplementation(() => real);
  const clock = new Instants();
  pong(clock, 5000);
  const before = clock.now() ?? 0;
  assert.equal(clock.slept(), false);
  wall.mock.mockImplementation(() => real + 60_000);
  assert.equal(clock.slept(), true);
  const after = clock.now() ?? 0;
  assert.ok(after - before >= 59 && after - before < 62);
  assert.ok(clock.error >= 1 && Number.isFinite(clock.error));
  assert.equal(clock.slept(), false);
  pong(clock, 6000);
  assert.ok(clock.error < 0.1);
});

test("a clock that stopped runs nothing more", async () => {
  const clock = new Instants();
  pong(clock, 0);
  let ran = false;
  clock.at((clock.now() ?? 0) + 0.002, () => {
    ran = true;
  });
  clock.stop();
  const other = new Instants();
  pong(other, 0);
  await rings(other, (other.now() ?? 0) + 0.02);
  assert.equal(ran, false);
});
