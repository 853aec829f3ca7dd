import assert from "node:assert/strict";
import { test } from "node:test";
import { type Due, dueOf, overAt } from "../../src/app/due.ts";
import type { NoticesView, OwedView, Quiet } from "../../src/sdk/protocol.d.ts";

const NOON = Date.UTC(2027, 0, 22, 12) / 1000;

function view(owed: Record<string, OwedView>, quiet: Quiet | null = null): NoticesView {
  return { devices: [], mail: null, quiet, asks: true, lulls: true, owed, invited: false, calendar: null };
}
const soon: OwedView = { what: "soon", on: "rituals", at: NOON, about: NOON + 1800 };
const asked: OwedView = { what: "asked", on: "", at: NOON, about: null };

test("what is owed is due, but for what only goes by mail", () => {
  const code: OwedView = { what: "mail-code", on: "", at: NOON, about: null };
  const planned: OwedView = { what: "planned", on: "rituals", at: NOON, about: NOON + 1800 };
  const owed = { "rituals/d1": soon, "/ines": asked, "mail-code": code, "rituals/d1/calendar": planned };
  const due = dueOf(view(owed), "UTC", NOON + 1);
  assert.deepEqual(
    due.map(({ key, what }) => [key, what]),
    [
      ["rituals/d1", "soon"],
      ["/ines", "asked"],
    ],
  );
  assert.deepEqual(dueOf(undefined, "UTC", NOON), []);
});

test("a date that has begun is not near any more, and an asking is over after ten minutes", () => {
  const one = (owed: OwedView): Due => ({ key: "k", ...owed });
  assert.equal(overAt(one(soon)), NOON + 1800);
  assert.equal(overAt(one({ ...soon, what: "begins", about: NOON })), NOON + 1800);
  assert.equal(overAt(one(asked)), NOON + 600);
  assert.deepEqual(dueOf(view({ "rituals/d1": soon }), "UTC", NOON + 1800), []);
});

test("in quiet hours nothing is told, by the member's own clock, over midnight too", () => {
  const told = (start: string, end: string, zone: string) =>
    dueOf(view({ "/ines": asked }, { start, end }), zone, NOON).length;
  assert.equal(told("11:00", "12:00", "UTC"), 1, "the end is not in it");
  assert.equal(told("12:00", "13:00", "UTC"), 0);
  assert.equal(told("22:00", "08:00", "UTC"), 1);
  assert.equal(told("21:00", "08:00", "Asia/Tokyo"), 0, "it is 21:00 there");
});
