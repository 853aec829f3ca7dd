// Dates as wall time and zone: their instants, and from when on they are at another hour for somebody.

import type { Occurrence, Ritual } from "../sdk/protocol.d.ts";
import { hourIn, offsetOf } from "./daylight.ts";

const DAY = 86400;

/** The instant, in seconds, at which clocks in a zone show `2027-01-22T21:00`; the first where they do so twice. */
export function instantOf(wall: string, zone: string): number {
  const bare = Date.parse(`${wall}:00Z`) / 1000;
  const before = offsetOf(zone, new Date((bare - DAY) * 1000));
  const after = offsetOf(zone, new Date((bare + DAY) * 1000));
  const fits = [before, after]
    .map((offset) => bare - offset)
    .filter((at) => at + offsetOf(zone, new Date(at * 1000)) === bare);
  return fits.length ? Math.min(...fits) : bare - before;
}

/** The wall time of an instant in a zone, as fields for days and hours take it. */
export function wallOf(at: number, zone: string): string {
  return new Date((at + offsetOf(zone, new Date(at * 1000))) * 1000).toISOString().slice(0, 16);
}

/** From an instant on, a date that repeats is at another hour than before. */
export interface Shift {
  at: number;
  hour: string;
}

/** The next change of its hour in a zone, as far as it is near enough to be told. */
export function shiftOf(
  { rule, coming }: Ritual,
  zone: string,
  language: string,
  days = 60,
): Shift | undefined {
  const [next] = coming;
  if (!next || !rule.again) return undefined;
  const daily = rule.again.startsWith("FREQ=DAILY");
  const near: Pick<Occurrence, "at">[] = daily
    ? Array.from({ length: days }, (_, n) => {
        const day = new Date(Date.parse(`${next.start.slice(0, 10)}T00:00Z`) + n * DAY * 1000).toISOString();
        return { at: instantOf(day.slice(0, 10) + rule.start.slice(10), rule.tz) };
      })
    : coming.filter(({ id, start, tz }) => id === start && tz === rule.tz);
  const hours = near.map(({ at }) => ({ at, hour: hourIn(zone, new Date(at * 1000), language) }));
  return hours.find(({ at, hour }) => hour !== hours[0]?.hour && at < next.at + days * DAY);
}

/** How a rule repeats, where that is one of a few ways that have a word. */
export const WAYS = ["once", "daily", "weekly", "monthly", "yearly"] as const;
export type Way = (typeof WAYS)[number];

/** The way of a rule; undefined for one of its own. */
export function wayOf(again: string | null): Way | undefined {
  if (again === null) return "once";
  return WAYS.find((way) => again === `FREQ=${way.toUpperCase()}`);
}
