import assert from "node:assert/strict";
import { test } from "node:test";
import { starsOf } from "../../src/elements/milestone-feast.ts";
import { asked, blank, draftOf } from "../../src/elements/milestone-form.ts";
import {
  away,
  beginOf,
  called,
  feastsOf,
  leaps,
  phaseOf,
  written,
} from "../../src/elements/milestone-note.ts";
import type { Entry, Milestone } from "../../src/sdk/protocol.d.ts";
import "../words.ts";

const LISBON = "Europe/Lisbon";
const one = (more: Partial<Milestone>): Milestone => ({
  what: "visit",
  by: "noor",
  words: null,
  start: null,
  tz: LISBON,
  again: null,
  until: null,
  at: null,
  ends_at: null,
  celebrated: null,
  items: {},
  talked: null,
  ...more,
});
const at = (wall: string) => Date.parse(`${wall}Z`) / 1000;

test("what it is called reads as it was, and what is none of ours has no name", () => {
  assert.deepEqual(called(written({ title: "Our day", since: 2016 })), { title: "Our day", since: 2016 });
  for (const text of [undefined, "", "null", "[]", '{"title":7}', '{"title":""}', "Our day"])
    assert.equal(called(text), undefined);
  assert.deepEqual(called('{"title":"x","since":"long"}'), { title: "x" });
});

test("how far away it is goes by days of the calendar, then by hours, then by minutes", () => {
  const now = at("2027-01-20T23:30");
  assert.deepEqual(away(at("2027-01-22T00:10"), now, LISBON), { n: 2, unit: "days" });
  assert.deepEqual(away(at("2027-01-21T23:00"), now, LISBON), { n: 24, unit: "hours" });
  assert.deepEqual(away(now + 5400, now, LISBON), { n: 90, unit: "minutes" });
  assert.deepEqual(away(now - 5, now, LISBON), { n: 1, unit: "minutes" });
  // For somebody further east it is the next day already.
  assert.deepEqual(away(at("2027-01-22T10:00"), now, "Asia/Tokyo"), { n: 1, unit: "days" });
});

test("a visit lies ahead, is on until its end, or for a day, and is over", () => {
  const begins = at("2027-01-22T10:00");
  const visit = one({ at: begins, start: "2027-01-22T10:00", ends_at: begins + 3 * 86400 });
  assert.equal(phaseOf(visit, begins, begins - 1), "ahead");
  assert.equal(phaseOf(visit, begins, begins), "on");
  assert.equal(phaseOf({ ...visit, at: null }, begins, begins + 4 * 86400), "over");
  const open = one({ start: "2027-01-22T10:00" });
  assert.equal(beginOf(open), begins);
  assert.equal(phaseOf(open, begins, begins + 3600), "on");
  assert.equal(phaseOf(open, begins, begins + 86401), "over");
});

test("a draft of one that is kept asks for the same again", () => {
  const leap = one({
    what: "yearly",
    start: "2027-03-01T20:00",
    again: "FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=29,1;BYSETPOS=2",
  });
  assert.equal(leaps(leap), "after");
  const since = draftOf(leap, { title: "Our day", since: 2016 }, LISBON);
  assert.equal(since.day, "2016-02-29");
  assert.deepEqual(asked(since, 2027), {
    args: { day: "02-29", hour: "20:00", tz: LISBON, leap: "after" },
    named: { title: "Our day", since: 2016 },
  });
  // Without a year that was told, none is made up.
  const bare = draftOf(leap, { title: "Our day" }, LISBON);
  assert.deepEqual(asked(bare, 2027).named, { title: "Our day" });
  const visit = one({ start: "2027-01-22T10:00", until: "2027-01-25T12:00" });
  assert.deepEqual(asked(draftOf(visit, undefined, "UTC"), 2027).args, {
    start: "2027-01-22T10:00",
    tz: LISBON,
    until: "2027-01-25T12:00",
  });
  assert.deepEqual(asked({ ...blank("visit", LISBON), day: "2027-01-22", until: "2027-01-22" }, 2027).args, {
    start: "2027-01-22T12:00",
    tz: LISBON,
    until: "2027-01-22T23:59",
  });
  assert.deepEqual(asked({ ...blank("change", LISBON), title: "A job" }, 2027), {
    args: {},
    named: { title: "A job" },
  });
});

test("what is celebrated is known ahead, and the stars are those of the evenings, the same everywhere", () => {
  const kept = { a: one({ at: 5 }), b: one({}) };
  assert.deepEqual(feastsOf({ kept, celebration: { milestone: "a", at: 3, by: "" } }), [3, 5]);
  assert.deepEqual(feastsOf(undefined), []);
  const evening = (id: string) =>
    ({
      id,
      seq: 1,
      at: 1,
      on: "evening",
      kind: "evening",
      by: "noor",
      body: { segments: [1, 2, 3] },
    }) as unknown as Entry;
  const stars = starsOf([evening("1-0"), evening("2-0")], "room");
  assert.deepEqual(stars, starsOf([evening("1-0"), evening("2-0")], "other"));
  assert.equal(stars.length, 6);
  assert.equal(starsOf([], "room").length, 7);
  for (const { x, y } of [...stars, ...starsOf([], "room")])
    assert.ok(x >= 0 && x <= 640 && y >= 0 && y <= 150);
});
