import assert from "node:assert/strict";
import { test } from "node:test";
import { feastNext, milestones } from "../../src/app/now-milestones.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const DAY = 86400;
const round = (more: object) => ({
  answers: {},
  awaited: ["ines", "noor"],
  in: [],
  opens_at: null,
  passed: [],
  shared: [],
  until: null,
  ...more,
});
const all = (kept: object, more: object = {}) => ({
  kept,
  celebration: null,
  talk: "c",
  id: "t1",
  next: "t2",
  round: null,
  ...more,
});
const one = (what: string, at: number | null, more: object = {}) => ({
  what,
  at,
  by: "ines",
  words: null,
  start: null,
  tz: "UTC",
  ends_at: null,
  ...more,
});
const roomWith = (state: object) => {
  const room = new FakeRoom();
  room.change({ milestones: state });
  return room;
};
const told = (state: object, now = 1000) =>
  milestones(roomWith(state), now).map(({ what, who }) => [what, ...who]);

test("a visit is near for a month, a day for three, and what lies further waits for nobody", () => {
  assert.deepEqual(told(all({ v: one("visit", 1000 + 29 * DAY) })), [["row-on"]]);
  assert.deepEqual(told(all({ v: one("visit", 1000 + 31 * DAY) })), []);
  assert.deepEqual(told(all({ y: one("yearly", 1000 + 2 * DAY) })), [["row-on"]]);
  assert.deepEqual(told(all({ y: one("yearly", 1000 + 4 * DAY), c: one("change", 1000 + 60) })), []);
  assert.deepEqual(told(all({ v: one("visit", null, { ends_at: 2000 }) })), [["row-on"]]);
  assert.deepEqual(told(all({ v: one("visit", null, { ends_at: 900 }) })), []);
});

test("a celebration is told for half a day, and the next one is known ahead", () => {
  const state = all({ y: one("yearly", 5000) }, { celebration: { milestone: "y", at: 900, by: "" } });
  assert.deepEqual(told(state)[0], ["row-asks"]);
  assert.deepEqual(told(state, 900 + 13 * 3600), []);
  const room = roomWith(state);
  assert.deepEqual(feastNext(room, 1000), [5000]);
});

test("what is written of a change waits for me, mine waits with me, and what is open is told", () => {
  const kept = { c: one("change", null) };
  assert.deepEqual(told(all(kept, { round: round({ in: ["ines"], awaited: ["noor"] }) })), [
    ["row-asks", "ines"],
  ]);
  const mine = { in: ["noor"], awaited: ["ines"], answers: { noor: new Uint8Array() } };
  assert.deepEqual(told(all(kept, { round: round(mine) })), [["row-waits", "ines"]]);
  assert.deepEqual(told(all(kept, { round: round({}) })), []);
  const open = { ...mine, awaited: [], opens_at: 900 };
  assert.deepEqual(told(all(kept, { round: round(open) })), [["row-on", "noor"]]);
});
