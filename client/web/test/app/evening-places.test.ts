import assert from "node:assert/strict";
import { test } from "node:test";
import { ledTo, whereIs } from "../../src/app/evening-places.ts";
import type { EveningView } from "../../src/sdk/protocol.d.ts";

const evening = (current: string | null, phase: EveningView["phase"] = "running") =>
  ({
    phase,
    current,
    segments: [
      { id: "a", on: "questions" },
      { id: "b", on: "playlist" },
      { id: "c", on: null },
    ],
  }) as unknown as EveningView;

test("an activity is where the app has it", () => {
  assert.deepEqual(whereIs("timer:tea"), { view: "timer", name: "tea" });
  assert.deepEqual(whereIs("player"), { view: "watch", name: "" });
  for (const none of ["stargaze", "evening", null, undefined]) assert.equal(whereIs(none), undefined);
});

test("who is with the evening is led on together", () => {
  const at = (view: string) => ({ view, name: "" });
  assert.deepEqual(ledTo(evening(null, "lobby"), evening("a"), at("evening")), at("questions"));
  assert.deepEqual(ledTo(evening("a"), evening("b"), at("questions")), at("watch"));
  assert.deepEqual(ledTo(evening("b"), evening("c"), at("watch")), at("evening"));
});

test("who has gone to look at something else is left there", () => {
  assert.equal(ledTo(evening("a"), evening("b"), { view: "kept", name: "" }), undefined);
  assert.equal(ledTo(evening("a"), evening("b"), { view: "timer", name: "2" }), undefined);
});

test("nothing leads anywhere while no segment begins", () => {
  const view = { view: "evening", name: "" };
  assert.equal(ledTo(evening("a"), evening("a"), view), undefined);
  assert.equal(ledTo(evening("a"), evening("a", "over"), view), undefined);
  assert.deepEqual(ledTo(evening("b", "resting"), evening("b"), view), { view: "watch", name: "" });
});
