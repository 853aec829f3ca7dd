// A date as a file that calendars take (RFC 5545), made on this device: it has the name that only devices can read.

import type { Ritual, Rule } from "../sdk/protocol.d.ts";
import { instantOf, wallOf } from "./dates.ts";
import { offsetOf } from "./daylight.ts";

const WEEK = 7 * 86400;
/** Years for which changes of the clocks are told, from the first date on. */
const YEARS = 10;
/** Octets of a line, without its end. */
const WIDTH = 75;

/** What a file says besides what the ritual does. */
export interface Named {
  title: string;
  /** Where the room opens, without a secret; empty: not said. */
  url: string;
  /** Stands for the ritual in a room of an older version: it has no name for calendars of its own. */
  instead: string;
}

/** The file. Its `uid` is that of the hub's feed, so that a calendar with both has the date once. */
export function icsOf(one: Ritual, named: Named): string {
  const { rule } = one;
  // A room that was kept by an older app knows of no dates of their own.
  const long = (id: string) => one.own?.[id]?.minutes ?? one.minutes;
  const longer = Object.keys(one.own ?? {})
    .filter((id) => long(id) !== one.minutes && !rule.skipped.includes(id))
    .map((id) => [id, { start: id, tz: rule.tz }] as const);
  const apart = Object.entries({ ...Object.fromEntries(longer), ...rule.moved });
  const moved = rule.again === null ? [] : apart.sort();
  const alone = rule.again === null ? (rule.moved[rule.start] ?? rule) : undefined;
  const series = () => [
    `DTSTART${local(rule.start, rule.tz)}`,
    ...(rule.again ? [`RRULE:${rule.again}${ending(rule)}`] : []),
    ...(rule.skipped.length ? [`EXDATE;TZID=${rule.tz}:${rule.skipped.map(bare).join(",")}`] : []),
  ];
  const events = [
    event(
      one,
      named,
      alone ? [`DTSTART${there(alone.start, alone.tz)}`] : series(),
      alone ? long(rule.start) : one.minutes,
    ),
    ...moved.flatMap(([id, to]) =>
      event(one, named, [`RECURRENCE-ID${local(id, rule.tz)}`, `DTSTART${there(to.start, to.tz)}`], long(id)),
    ),
  ].flat();
  const starts = [rule, ...Object.values(rule.moved)];
  const year = Math.min(...starts.map(({ start }) => Number(start.slice(0, 4))));
  const zones = [...new Set(starts.map(({ tz }) => tz))].sort().flatMap((tz) => zone(tz, year - 1));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Samesky//Samesky//EN",
    "CALSCALE:GREGORIAN",
    ...zones,
    ...events,
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function event(one: Ritual, { title, url, instead }: Named, when: string[], minutes: number): string[] {
  const changed = `${basic(new Date((one.changed || instantOf(one.rule.start, one.rule.tz)) * 1000))}Z`;
  const name = escaped(title);
  const alarms = one.remind.flatMap((before) => [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${name}`,
    `TRIGGER:-PT${before}M`,
    "END:VALARM",
  ]);
  return [
    "BEGIN:VEVENT",
    `UID:${one.uid || instead}@samesky`,
    `SEQUENCE:${one.revised}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    ...when,
    `DURATION:PT${minutes}M`,
    `SUMMARY:${name}`,
    "STATUS:CONFIRMED",
    "CLASS:PRIVATE",
    ...(url ? [`URL:${url}`] : []),
    ...alarms,
    "END:VEVENT",
  ];
}

/** Behind the name of a property: the wall time by which a series names a date. */
function local(wall: string, tz: string): string {
  return `;TZID=${tz}:${bare(wall)}`;
}

/** The same for one that is alone: if clocks never show it, what they show then; if twice, the instant. */
function there(wall: string, tz: string): string {
  const at = instantOf(wall, tz);
  const twice = [-2, -1, -0.5, 0.5, 1, 2].some((hours) => wallOf(at + hours * 3600, tz) === wallOf(at, tz));
  return twice ? `:${basic(new Date(at * 1000))}Z` : local(wallOf(at, tz), tz);
}

function ending({ again, until, tz }: Rule): string {
  if (!until || again?.includes("COUNT=")) return "";
  return `;UNTIL=${basic(new Date(instantOf(until, tz) * 1000))}Z`;
}

/** `2027-01-22T21:00` as `20270122T210000`. */
function bare(wall: string): string {
  return `${wall.replaceAll(/[-:]/g, "")}00`;
}

function basic(at: Date): string {
  return at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
}

/** VTIMEZONE: what this device knows of a zone's clocks, from the beginning of a year on. */
function zone(tz: string, year: number): string[] {
  const ahead = (at: number) => offsetOf(tz, new Date(at * 1000));
  const [begin, end] = [Date.UTC(year, 0) / 1000, Date.UTC(year + YEARS + 1, 0) / 1000];
  const first = ahead(begin);
  const changes = new Map<string, { before: number; after: number; onsets: string[] }>();
  for (let at = begin, before = first; at < end; at += WEEK) {
    const after = ahead(at + WEEK);
    if (after === before) continue;
    let [low, high] = [at, at + WEEK];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (ahead(middle) === before) low = middle;
      else high = middle;
    }
    const kind = `${before} ${after}`;
    const known = changes.get(kind) ?? { before, after, onsets: [] };
    known.onsets.push(basic(new Date((high + before) * 1000)));
    changes.set(kind, known);
    before = after;
  }
  const start = { before: first, after: first, onsets: [basic(new Date((begin + first) * 1000))] };
  return [
    "BEGIN:VTIMEZONE",
    `TZID:${tz}`,
    ...[start, ...changes.values()].flatMap(({ before, after, onsets: [onset, ...more] }) => {
      const kind = after > before ? "DAYLIGHT" : "STANDARD";
      return [
        `BEGIN:${kind}`,
        `DTSTART:${onset}`,
        ...(more.length ? [`RDATE:${more.join(",")}`] : []),
        `TZOFFSETFROM:${offset(before)}`,
        `TZOFFSETTO:${offset(after)}`,
        `END:${kind}`,
      ];
    }),
    "END:VTIMEZONE",
  ];
}

function offset(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${seconds < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r\n|[\r\n]/g, "\\n");
}

/** A long line goes on behind a space; no letter is cut in two. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let [text, width] = ["", 0];
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (width + size > WIDTH) [text, width] = [`${text}\r\n `, 1];
    [text, width] = [text + letter, width + size];
  }
  return text;
}

/** Hands a file to the person. */
export function handOver(text: string, name: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
