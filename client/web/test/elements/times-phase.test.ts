import assert from "node:assert/strict";
import { test } from "node:test";
import { awaitedOf, phaseOf } from "../../src/elements/times-phase.ts";
import type { RoundView, TimesView } from "../../src/sdk/protocol.d.ts";

const hours = { tz: "UTC", week: [[], [], [], [], [], [], []], days: {} };
const both = ["ines", "noor"];
const time = { id: "t1", at: 1, near: false, off: {} };

function view(round: Partial<RoundView> | null, more: Partial<TimesView> = {}): TimesView {
  const whole = {
    id: "r1",
    by: "noor",
    minutes: 60,
    circle: both,
    until: 9,
    times: [time],
    yours: [],
    suits: null,
  };
  return { yours: hours, said: both, round: round && { ...whole, ...round }, booked: null, ...more };
}

test("before a round it goes by who has said their hours", () => {
  assert.equal(phaseOf(undefined, "noor", both), "unsaid");
  assert.equal(phaseOf(view(null, { yours: null, said: ["ines"] }), "noor", both), "unsaid");
  assert.equal(phaseOf(view(null, { said: ["noor"] }), "noor", both), "waiting");
  assert.equal(phaseOf(view(null, { said: ["noor"] }), "noor", ["noor"]), "waiting");
  assert.equal(phaseOf(view(null), "noor", both), "ready");
  assert.deepEqual(awaitedOf(view(null, { said: ["noor"] }), both), ["ines"]);
});

test("in a round it goes by my own ticks, and in the end by what suits all", () => {
  assert.equal(phaseOf(view({}), "noor", both), "choose");
  assert.equal(phaseOf(view({ yours: ["t1"] }), "noor", both), "ticked");
  assert.equal(phaseOf(view({ suits: ["t1"] }), "noor", both), "suits");
  assert.equal(phaseOf(view({ suits: [] }), "noor", both), "nothing");
  assert.equal(phaseOf(view({ times: [] }), "noor", both), "apart");
  assert.equal(phaseOf(view({}), "kenji", [...both, "kenji"]), "outside");
  assert.equal(phaseOf(view({}, { yours: null }), "kenji", [...both, "kenji"]), "unsaid");
});

test("what is booked is shown until somebody looks anew", () => {
  const booked = { at: 5, minutes: 60, by: "ines" };
  assert.equal(phaseOf(view(null, { booked }), "noor", both), "booked");
  assert.equal(phaseOf(view({}, { booked }), "noor", both), "choose");
});
