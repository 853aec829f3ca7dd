import assert from "node:assert/strict";
import { test } from "node:test";
import { BEND, Follower, RunUp } from "../../src/elements/follow.ts";

const motion = { position: 10, rate: 1, at: 100 };

test("it rests before the instant and while the room is paused", () => {
  assert.deepEqual(new Follower().steer(motion, 99, 0, 1), { kind: "rest" });
  assert.deepEqual(new Follower().steer({ ...motion, rate: 0 }, 105, 0, 1), { kind: "rest" });
});

test("far off it seeks to where the room is, and not again at once", () => {
  const follower = new Follower();
  const act = follower.steer(motion, 105, 12, 1);
  assert.equal(act.kind, "seek");
  assert.ok(act.kind === "seek" && act.to >= 15 && act.to < 15.2);
  assert.notEqual(follower.steer(motion, 105.5, 14, 1).kind, "seek");
});

test("near it bends the speed, and never by more than 3 %", () => {
  for (const drift of [-0.24, -0.1, -0.03, 0.03, 0.1, 0.24]) {
    const act = new Follower().steer(motion, 105, 15 + drift, 1);
    assert.ok(act.kind === "rate", `drift ${drift}`);
    assert.equal(Math.sign(act.rate - 1), -Math.sign(drift));
    assert.ok(Math.abs(act.rate - 1) <= BEND + 1e-9);
  }
});

test("in step it goes back to the plain speed of the room and then leaves it alone", () => {
  const fast = { ...motion, rate: 1.5 };
  assert.deepEqual(new Follower().steer(fast, 102, 13.005, 1.515), { kind: "rate", rate: 1.5 });
  assert.deepEqual(new Follower().steer(fast, 102, 13.005, 1.5), { kind: "rest" });
});

/** An element that plays at its rate; each seek takes `cost` seconds of standing still. */
function simulate(start: number, cost: number): number[] {
  const follower = new Follower();
  let [position, rate, still] = [start, 1, 0];
  const drifts: number[] = [];
  for (let now = 100; now < 130; now += 0.1) {
    if (still > 0) still -= 0.1;
    else position += rate * 0.1;
    const act = still > 0 ? { kind: "rest" as const } : follower.steer(motion, now, position, rate);
    if (act.kind === "seek") [position, still] = [act.to, cost];
    if (act.kind === "rate") rate = act.rate;
    drifts.push(Math.abs(position - (10 + now + 0.1 - 100)));
  }
  return drifts;
}

test("it comes into step from far away, however slow a seek is", () => {
  for (const cost of [0.1, 0.4, 0.9]) {
    const last = simulate(0, cost).slice(-50);
    assert.ok(Math.max(...last) < 0.15, `cost ${cost}: ${Math.max(...last)}`);
  }
});

test("a start is asked for earlier by what this device needs, learned from each miss", () => {
  const run = new RunUp();
  const needs = 0.16;
  for (let start = 0; start < 6; start++) run.learn(run.seconds - needs);
  assert.ok(Math.abs(run.seconds - needs) < 0.005);
  for (let start = 0; start < 9; start++) run.learn(0.3);
  assert.equal(run.seconds, 0);
});

test("waiting for data is no run-up", () => {
  const run = new RunUp();
  const before = run.seconds;
  run.learn(-3);
  assert.equal(run.seconds, before);
  for (let start = 0; start < 9; start++) run.learn(-0.7);
  assert.equal(run.seconds, 0.4);
});
