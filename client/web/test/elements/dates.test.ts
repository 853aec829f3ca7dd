import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf, shiftOf, wallOf, wayOf } from "../../src/elements/dates.ts";
import type { Ritual } from "../../src/sdk/protocol.d.ts";

const DAY = 86400;

function ritual(start: string, tz: string, again: string | null, days: number, count = 8): Ritual {
  const first = instantOf(start, tz);
  const coming = Array.from({ length: again ? count : 1 }, (_, n) => {
    const wall = `${wallOf(first + n * days * DAY + DAY / 24, tz).slice(0, 10)}${start.slice(10)}`;
    return { id: wall, at: instantOf(wall, tz), start: wall, tz };
  });
  const rule = { start, tz, again, until: null, skipped: [], moved: {} };
  const rest = {
    by: "ines",
    minutes: 120,
    title: null,
    programme: null,
    segments: [],
    remind: [],
    reminded: [],
    own: {},
    uid: "abc",
    revised: 0,
    changed: 0,
  };
  return { rule, coming, ...rest };
}

test("wall times and instants lead to each other, through hours that come twice or never", () => {
  for (const zone of [
    "Europe/Lisbon",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "America/St_Johns",
  ]) {
    for (let day = 1; day <= 365; day += 3) {
      const wall = `${new Date(Date.UTC(2027, 0, day)).toISOString().slice(0, 10)}T21:00`;
      assert.equal(wallOf(instantOf(wall, zone), zone), wall);
    }
  }
  const twice = instantOf("2027-10-31T02:30", "Europe/Berlin");
  assert.equal(wallOf(twice + 3600, "Europe/Berlin"), wallOf(twice, "Europe/Berlin"), "the first of them");
  assert.equal(wallOf(instantOf("2027-03-28T02:30", "Europe/Berlin"), "Europe/Berlin"), "2027-03-28T03:30");
});

test("a change of either clock is told from the first date that it moves", () => {
  const weekly = ritual("2027-03-05T21:00", "Europe/Lisbon", "FREQ=WEEKLY", 7);
  const told = shiftOf(weekly, "Asia/Tokyo", "en");
  assert.deepEqual([told?.hour, told && wallOf(told.at, "Europe/Lisbon")], ["05:00", "2027-04-02T21:00"]);
  assert.equal(shiftOf(weekly, "Europe/Berlin", "en"), undefined, "both change on the same night");
  assert.equal(shiftOf(weekly, "Europe/Lisbon", "en"), undefined);
  assert.equal(shiftOf(ritual("2027-03-05T21:00", "Europe/Lisbon", null, 7), "Asia/Tokyo", "en"), undefined);
  const daily = ritual("2027-03-05T21:00", "Europe/Lisbon", "FREQ=DAILY", 1);
  assert.equal(shiftOf(daily, "Asia/Tokyo", "en")?.hour, "05:00", "though only eight days are known");
});

test("a date that was moved is no change of the clock", () => {
  const weekly = ritual("2027-01-08T21:00", "Europe/Lisbon", "FREQ=WEEKLY", 7, 4);
  const [first, second, ...rest] = weekly.coming;
  assert.ok(first && second);
  const moved = { ...second, start: "2027-01-16T10:00", at: instantOf("2027-01-16T10:00", "Europe/Lisbon") };
  assert.equal(shiftOf({ ...weekly, coming: [first, moved, ...rest] }, "Asia/Tokyo", "en"), undefined);
});

test("a way that has a word is told from a rule of its own", () => {
  assert.deepEqual(
    [null, "FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=WEEKLY;INTERVAL=2"].map(wayOf),
    ["once", "daily", "weekly", "monthly", "yearly", undefined],
  );
});
