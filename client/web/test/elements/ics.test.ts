import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf } from "../../src/elements/dates.ts";
import { offsetOf } from "../../src/elements/daylight.ts";
import { icsOf } from "../../src/elements/ics.ts";
import type { Ritual, Rule } from "../../src/sdk/protocol.d.ts";

const NAMED = { title: "Date", url: "https://hub.example/r/room", instead: "rituals-d1-1" };

function ritual(rule: Partial<Rule>, more: Partial<Ritual> = {}): Ritual {
  const whole = {
    start: "2027-01-22T21:00",
    tz: "Europe/Lisbon",
    again: null,
    until: null,
    skipped: [],
    moved: {},
  };
  return {
    rule: { ...whole, ...rule },
    by: "ines",
    minutes: 90,
    title: null,
    programme: null,
    segments: [],
    remind: [30],
    coming: [],
    reminded: [],
    own: {},
    uid: "abc",
    revised: 3,
    changed: Date.UTC(2027, 0, 1) / 1000,
    ...more,
  };
}

/** The lines, put together again where they were folded. */
function lines(text: string): string[] {
  return text.replaceAll("\r\n ", "").split("\r\n");
}

/** What is said of one property. */
function all(text: string, name: string): string[] {
  return lines(text).filter((line) => line.startsWith(name));
}

test("a series has its rule, what is left out and what was moved, as wall time of its zone", () => {
  const moved = { "2027-01-29T21:00": { start: "2027-01-30T20:00", tz: "Asia/Tokyo" } };
  const rule = { again: "FREQ=WEEKLY", until: "2027-06-30T12:00", skipped: ["2027-02-05T21:00"], moved };
  const text = icsOf(ritual(rule), NAMED);
  assert.deepEqual(all(text, "RRULE:FREQ=WEEKLY"), ["RRULE:FREQ=WEEKLY;UNTIL=20270630T110000Z"]);
  assert.deepEqual(all(text, "EXDATE"), ["EXDATE;TZID=Europe/Lisbon:20270205T210000"]);
  assert.deepEqual(all(text, "RECURRENCE-ID"), ["RECURRENCE-ID;TZID=Europe/Lisbon:20270129T210000"]);
  assert.deepEqual(all(text, "DTSTART;"), [
    "DTSTART;TZID=Europe/Lisbon:20270122T210000",
    "DTSTART;TZID=Asia/Tokyo:20270130T200000",
  ]);
  assert.deepEqual(all(text, "TZID:"), ["TZID:Asia/Tokyo", "TZID:Europe/Lisbon"]);
  assert.deepEqual([...new Set(all(text, "UID"))], ["UID:abc@samesky"]);
  assert.deepEqual([...new Set(all(text, "SEQUENCE"))], ["SEQUENCE:3"]);
  assert.deepEqual([...new Set(all(text, "DTSTAMP"))], ["DTSTAMP:20270101T000000Z"]);
  assert.deepEqual(all(text, "TRIGGER"), ["TRIGGER:-PT30M", "TRIGGER:-PT30M"]);
});

test("a series that ends after so many dates has no other end", () => {
  const text = icsOf(ritual({ again: "FREQ=WEEKLY;COUNT=3", until: "2027-06-30T12:00" }), NAMED);
  assert.deepEqual(all(text, "RRULE:FREQ=W"), ["RRULE:FREQ=WEEKLY;COUNT=3"]);
});

test("a date that is longer than the others is so", () => {
  const own = {
    "2027-01-29T21:00": { by: "ines", minutes: 150, title: null, programme: null, segments: [] },
    "2027-02-05T21:00": { by: "ines", minutes: 90, title: null, programme: "coffee", segments: [] },
    "2027-02-12T21:00": { by: "ines", minutes: 20, title: null, programme: null, segments: [] },
  };
  const text = icsOf(ritual({ again: "FREQ=WEEKLY", skipped: ["2027-02-12T21:00"] }, { own }), NAMED);
  assert.deepEqual(all(text, "DURATION"), ["DURATION:PT90M", "DURATION:PT150M"]);
  assert.deepEqual(all(text, "RECURRENCE-ID"), ["RECURRENCE-ID;TZID=Europe/Lisbon:20270129T210000"]);
  const moved = { "2027-01-29T21:00": { start: "2027-01-30T20:00", tz: "Asia/Tokyo" } };
  const both = icsOf(ritual({ again: "FREQ=WEEKLY", moved }, { own }), NAMED);
  assert.deepEqual(all(both, "DTSTART;")[1], "DTSTART;TZID=Asia/Tokyo:20270130T200000");
  assert.deepEqual(all(both, "DURATION"), ["DURATION:PT90M", "DURATION:PT150M", "DURATION:PT20M"]);
});

test("one that happens once is where it was moved to, and in an hour that comes twice it is the first", () => {
  const moved = { "2027-01-22T21:00": { start: "2027-01-23T20:00", tz: "Asia/Tokyo" } };
  const once = icsOf(ritual({ moved }), NAMED);
  assert.deepEqual(all(once, "DTSTART;"), ["DTSTART;TZID=Asia/Tokyo:20270123T200000"]);
  assert.deepEqual(all(once, "RECURRENCE-ID"), []);
  const twice = icsOf(ritual({ start: "2027-10-31T02:30", tz: "Europe/Berlin" }), NAMED);
  assert.ok(lines(twice).includes("DTSTART:20271031T003000Z"));
  const never = icsOf(ritual({ start: "2027-03-28T02:30", tz: "Europe/Berlin" }), NAMED);
  assert.deepEqual(all(never, "DTSTART;"), ["DTSTART;TZID=Europe/Berlin:20270328T033000"]);
});

test("a name keeps its marks, and no line is too long or cut inside a letter", () => {
  const title = `Käse; Brot, Wein\\ und\nSüßes ${"🧀 für uns beide ".repeat(12)}`;
  const text = icsOf(ritual({}), { ...NAMED, title });
  const [summary = ""] = all(text, "SUMMARY:");
  const read = summary
    .slice(8)
    .replaceAll("\\n", "\n")
    .replaceAll(/\\([\\;,])/g, "$1");
  assert.equal(read, title);
  for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
});

test("one of a room of an older version has a name for calendars nevertheless", () => {
  const text = icsOf(ritual({}, { uid: "", changed: 0 }), { ...NAMED, url: "" });
  assert.deepEqual(all(text, "UID"), ["UID:rituals-d1-1@samesky"]);
  assert.deepEqual(all(text, "DTSTAMP"), ["DTSTAMP:20270122T210000Z"]);
  assert.deepEqual(all(text, "URL"), []);
});

/** What clocks show by the text of a zone alone: the last change before, in seconds ahead of UTC. */
function read(text: string, at: number): number {
  const found: { at: number; after: number }[] = [];
  for (const part of text.split(/BEGIN:(?:STANDARD|DAYLIGHT)/).slice(1)) {
    const value = (name: string) =>
      lines(part)
        .find((line) => line.startsWith(name))
        ?.slice(name.length + 1) ?? "";
    const seconds = (of: string) =>
      (of[0] === "-" ? -1 : 1) * (Number(of.slice(1, 3)) * 3600 + Number(of.slice(3, 5)) * 60);
    const [before, after] = [seconds(value("TZOFFSETFROM")), seconds(value("TZOFFSETTO"))];
    for (const onset of [value("DTSTART"), ...value("RDATE").split(",").filter(Boolean)]) {
      const iso = onset.replace(/(....)(..)(..)T(..)(..)(..)/, "$1-$2-$3T$4:$5:$6Z");
      found.push({ at: Date.parse(iso) / 1000 - before, after });
    }
  }
  return found.filter((one) => one.at <= at).sort((a, b) => b.at - a.at)[0]?.after ?? Number.NaN;
}

test("the zone is what the world says it is, to the minute around each change", () => {
  const zones = ["Europe/Lisbon", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham"];
  for (const tz of [...zones, "America/St_Johns", "Africa/Casablanca", "America/Santiago", "UTC"]) {
    const text = icsOf(ritual({ tz, again: "FREQ=WEEKLY" }), NAMED);
    const zone = text.slice(0, text.indexOf("END:VTIMEZONE"));
    const begin = instantOf("2027-01-01T00:00", tz);
    for (let day = begin; day < begin + 3 * 366 * 86400; day += 86400) {
      const same = offsetOf(tz, new Date(day * 1000)) === offsetOf(tz, new Date((day + 86400) * 1000));
      for (let at = day; at < day + 86400; at += same ? 86400 : 1800)
        for (const near of [at - 60, at + 60])
          assert.equal(
            read(zone, near),
            offsetOf(tz, new Date(near * 1000)),
            `${tz} ${new Date(near * 1000).toISOString()}`,
          );
    }
  }
});
