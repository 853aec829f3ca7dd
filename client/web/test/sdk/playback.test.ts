// What follows a motion does what the Python client's does, to a microsecond.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type Act, Follower, type Reading, RunUp } from "../../src/sdk/playback.ts";
import type { Motion } from "../../src/sdk/protocol.d.ts";

interface Look {
  motion: Motion;
  now: number;
  reading: Partial<Reading> & { position: number };
  act: Act;
}

const file = new URL("../../../../docs/playback.json", import.meta.url);
const { players } = JSON.parse(readFileSync(file, "utf8")) as { players: Record<string, Look[]> };

for (const [name, looks] of Object.entries(players)) {
  test(`the same is done with the player "${name}"`, () => {
    const follower = new Follower();
    looks.forEach((look, n) => {
      const act = follower.steer(look.motion, look.now, look.reading as Reading);
      assert.deepEqual(Object.keys(act).sort(), Object.keys(look.act).sort(), `look ${n}`);
      for (const key of ["seek", "rate"] as const) {
        const [found, wanted] = [act[key], look.act[key]];
        assert.ok(
          Math.abs((found ?? 0) - (wanted ?? 0)) <= 1e-6,
          `look ${n}, ${key}: ${found} is not ${wanted}`,
        );
      }
    });
  });
}

test("a start is asked for earlier by what this device needs, learned from each miss", () => {
  const run = new RunUp();
  const needs = 0.16;
  for (let start = 0; start < 6; start++) run.learn(run.seconds - needs);
  assert.ok(Math.abs(run.seconds - needs) < 0.005);
  for (let start = 0; start < 9; start++) run.learn(0.3);
  assert.equal(run.seconds, -0.1);
});

test("waiting for data is no run-up", () => {
  const run = new RunUp();
  const before = run.seconds;
  run.learn(-3);
  assert.equal(run.seconds, before);
  for (let start = 0; start < 9; start++) run.learn(-0.7);
  assert.equal(run.seconds, 0.4);
});
