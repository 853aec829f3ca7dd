import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock, START_PINGS, STEADY_GAP } from "./clock.ts";

const OFFSET = 1_700_000_000;

/** A ping at local time `c` over a path of these delays, answered after 1 ms. */
function pinged(clock: Clock, c: number, up: number, down: number, clk = "a"): boolean {
  const r = c + up + OFFSET;
  const s = r + 0.001;
  return clock.add({ c, r, s, clk }, s + down - OFFSET);
}

const near = (actual: number | null, expected: number) => {
  assert.ok(actual !== null && Math.abs(actual - expected) < 1e-5, `${actual} is not about ${expected}`);
};

test("before the first sample there is no time, and no claim", () => {
  const clock = new Clock();
  assert.equal(clock.toRoom(1), null);
  assert.equal(clock.toLocal(1), null);
  assert.equal(clock.down, null);
  assert.equal(clock.error(1), Number.POSITIVE_INFINITY);
});

test("an even path gives the exact offset and half the round trip as error", () => {
  const clock = new Clock();
  assert.ok(pinged(clock, 10, 0.05, 0.05));
  near(clock.offset, OFFSET);
  near(clock.roundTrip, 0.1);
  near(clock.error(10.101), 0.0505);
  near(clock.error(1010.101), 0.1505);
  near(clock.toRoom(20), OFFSET + 20);
  near(clock.toLocal(OFFSET + 20), 20);
});

test("the sample with the shortest round trip is believed", () => {
  const clock = new Clock();
  pinged(clock, 1, 0.3, 0.02);
  pinged(clock, 2, 0.02, 0.02);
  pinged(clock, 3, 0.02, 0.4);
  near(clock.offset, OFFSET);
});

test("a good sample is outlived by newer ones", () => {
  const clock = new Clock();
  pinged(clock, 0, 0.001, 0.001);
  for (let i = 1; i <= 61; i += 1) pinged(clock, 10 * i, 0.06, 0.02);
  near(clock.offset, OFFSET + 0.02);
});

test("impossible samples change nothing", () => {
  const clock = new Clock();
  assert.equal(clock.add({ c: 5, r: 100, s: 99, clk: "a" }, 6), false);
  assert.equal(clock.add({ c: 5, r: 100, s: 102, clk: "a" }, 6), false);
  assert.equal(clock.offset, null);
});

test("time never runs back when the offset shrinks", () => {
  const clock = new Clock();
  pinged(clock, 1, 0.4, 0);
  const before = clock.toRoom(2);
  pinged(clock, 2, 0.01, 0.01);
  assert.equal(clock.toRoom(2), before);
  near(clock.toRoom(3), OFFSET + 3.005);
});

test("another clock of the hub forgets the old samples", () => {
  const clock = new Clock();
  pinged(clock, 1, 0.001, 0.001, "a");
  clock.add({ c: 2, r: 50.1, s: 50.1, clk: "b" }, 2.2);
  near(clock.offset, 48);
});

test("the delay down is the 90th percentile", () => {
  const clock = new Clock();
  for (let i = 0; i < 8; i += 1) pinged(clock, i, 0.01, 0.01 + i / 1000);
  assert.ok(Math.abs((clock.down ?? 0) - 0.016) < 0.001);
});

test("pings spread at first, then come at a steady pace, and spread again after a reset", () => {
  const clock = new Clock();
  let whole = 0;
  for (let i = 0; i < START_PINGS; i += 1) {
    whole += clock.nextGap();
    pinged(clock, i, 0.01, 0.01);
  }
  assert.ok(whole > 1.5 && whole < 3);
  const gaps = [];
  for (let i = 0; i < 27; i += 1) {
    gaps.push(clock.nextGap());
    pinged(clock, 100 + i, 0.01, 0.01);
  }
  assert.deepEqual(gaps, [...Array<number>(26).fill(2), STEADY_GAP]);
  clock.reset();
  assert.ok(clock.nextGap() < 0.1);
});
