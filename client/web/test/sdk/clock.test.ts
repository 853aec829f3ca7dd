// The clock says what the Python client's says, to a microsecond.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Clock } from "../../src/sdk/clock.ts";

interface Step extends Record<string, number | string | boolean | null> {
  do: "add" | "look";
}

const file = new URL("../../../../docs/clock.json", import.meta.url);
const { lines } = JSON.parse(readFileSync(file, "utf8")) as { lines: Record<string, Step[]> };

function alike(found: number | null, wanted: unknown, what: string): void {
  if (wanted === null || found === null) assert.equal(found, wanted, what);
  else assert.ok(Math.abs(found - (wanted as number)) <= 1e-6, `${what}: ${found} is not ${wanted}`);
}

for (const [name, steps] of Object.entries(lines)) {
  test(`the clock follows the line "${name}"`, () => {
    const clock = new Clock();
    steps.forEach((step, n) => {
      const at = (step.do === "add" ? step.back : step.local) as number;
      if (step.do === "add") {
        const { c, r, s, clk } = step as unknown as { c: number; r: number; s: number; clk: string };
        clock.add({ c, r, s, clk }, at);
      } else assert.equal(clock.look(at, step.wall as number), step.slept);
      const what = (key: string) => `step ${n}, ${key}`;
      alike(clock.offset, step.offset, what("offset"));
      alike(clock.drift, step.drift, what("drift"));
      alike(clock.roundTrip, step.floor, what("floor"));
      alike(clock.down, step.down, what("down"));
      alike(clock.error(at + 5), step.error, what("error"));
      alike(clock.likelyError(at + 5), step.likely, what("likely"));
      alike(clock.nextGap(), step.gap, what("gap"));
      alike(clock.stepped, step.stepped, what("stepped"));
      const room = clock.toRoom(at + 0.25);
      alike(room, step.then, what("then"));
      alike(room === null ? null : clock.toLocal(room), step.then_local, what("then_local"));
      assert.equal(clock.quality, step.quality, what("quality"));
    });
  });
}
