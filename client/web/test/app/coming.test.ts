import assert from "node:assert/strict";
import { test } from "node:test";
import { comingDates } from "../../src/app/coming.ts";
import type { Occurrence, Ritual, Rituals } from "../../src/sdk/protocol.d.ts";

function ritual(...at: number[]): Ritual {
  const coming = at.map((one) => ({ id: "x", start: "x", tz: "UTC", at: one }) as Occurrence);
  return { rule: { start: "x", tz: "UTC", again: null }, by: "noor", coming } as unknown as Ritual;
}

test("the next date of each comes, the nearest first; none that has begun or is over", () => {
  const plans = { a: ritual(300, 900), b: ritual(200), c: ritual(), d: ritual(90) };
  const rituals = { plans, made: 4, told: [], dropped: [] } as Rituals;
  assert.deepEqual(
    comingDates(rituals, 100).map(({ id, at }) => [id, at]),
    [
      ["b", 200],
      ["a", 300],
    ],
  );
  assert.deepEqual(comingDates(undefined, 100), []);
});
