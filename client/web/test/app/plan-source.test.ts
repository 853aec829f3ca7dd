import assert from "node:assert/strict";
import { test } from "node:test";
import { ofEvening, ofRitual, ritualOf, versionOf } from "../../src/app/plan-source.ts";
import type { Ritual, Segment } from "../../src/sdk/protocol.d.ts";

const part = (minutes: number): Segment => ({
  id: "r0s0",
  minutes,
  gate: "hand",
  on: null,
  cmd: null,
  args: {},
  title: null,
  card: null,
});
const all = { by: "ines", minutes: 5, title: null, programme: "cook", segments: [part(5)] };
const own = { by: "noor", minutes: 9, title: Uint8Array.of(0, 1), programme: null, segments: [part(9)] };
const ritual = { ...all, own: { "2027-01-29T21:00": own } } as unknown as Ritual;

test("a place names the ritual whose programme it is", () => {
  assert.equal(ritualOf("plan"), "");
  assert.equal(ritualOf("plan-d12"), "d12");
  for (const name of ["", "times", "plan-", "plan-x1", "plan-d1x"]) assert.equal(ritualOf(name), undefined);
});

test("a date has its own programme, and the others that of all", () => {
  assert.equal(ofRitual(ritual, "2027-01-29T21:00").by, "noor");
  assert.equal(ofRitual(ritual, "2027-01-22T21:00").by, "ines");
  assert.equal(ofRitual({ ...ritual, own: undefined } as unknown as Ritual, "2027-01-29T21:00").by, "ines");
});

test("another title or segment makes another version, and the same the same", () => {
  assert.equal(versionOf(ofEvening(undefined)), versionOf(ofEvening(undefined)));
  assert.notEqual(versionOf(own), versionOf({ ...own, title: Uint8Array.of(0, 2) }));
  assert.notEqual(versionOf(own), versionOf({ ...own, segments: [part(8)] }));
});
