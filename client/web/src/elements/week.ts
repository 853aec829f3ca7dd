// A week of free hours while it is drawn: spans of minutes for each day, read and changed by whole hours.

import type { Span } from "../sdk/protocol.d.ts";

/** What is free of each day, from Monday. */
export type Week = readonly (readonly Span[])[];
/** An hour of the week: 0 is Monday; 18 is from 18:00 to 19:00. */
export interface Cell {
  day: number;
  hour: number;
}

export const EMPTY: Week = Array.from({ length: 7 }, () => []);
/** Hours before this one are night. */
export const MORNING = 6;
const MAX_SPANS = 8;

/** Minutes of an hour that are free. */
export function freeOf(week: Week, { day, hour }: Cell): number {
  return (week[day] ?? []).reduce((sum, { start, end }) => {
    return sum + Math.max(0, Math.min(end, hour * 60 + 60) - Math.max(start, hour * 60));
  }, 0);
}

/** The week with all hours between two corners free, or not. A day holds so many spans; with more it stays as it was. */
export function drawn(week: Week, from: Cell, to: Cell, free: boolean): Week {
  const [low, high] = [Math.min(from.hour, to.hour) * 60, Math.max(from.hour, to.hour) * 60 + 60];
  const [first, last] = [Math.min(from.day, to.day), Math.max(from.day, to.day)];
  return week.map((spans, day) => {
    if (day < first || day > last) return spans;
    const rest = spans.flatMap(({ start, end }) => [
      { start, end: Math.min(end, low) },
      { start: Math.max(start, high), end },
    ]);
    const made = joined([...rest, ...(free ? [{ start: low, end: high }] : [])]);
    return made.length > MAX_SPANS ? spans : made;
  });
}

/** In order, without what is empty, and what touches as one. */
function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const one of spans.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && one.start <= last.end) last.end = Math.max(last.end, one.end);
    else found.push({ ...one });
  }
  return found;
}

/** Whether anything of the night is free. */
export function hasNight(week: Week): boolean {
  return week.some((spans) => spans.some(({ start }) => start < MORNING * 60));
}

/** Days that follow each other and have the same spans, as one: `[[0, 4, spans], …]`; days without any are left out. */
export function inWords(week: Week): { first: number; last: number; spans: readonly Span[] }[] {
  const found: { first: number; last: number; spans: readonly Span[] }[] = [];
  week.forEach((spans, day) => {
    const before = found.at(-1);
    if (before?.last === day - 1 && same(before.spans, spans)) before.last = day;
    else if (spans.length) found.push({ first: day, last: day, spans });
  });
  return found;
}

/** Whether two weeks are the same. */
export function sameWeek(one: Week, other: Week): boolean {
  return one.every((spans, day) => same(spans, other[day] ?? []));
}

function same(one: readonly Span[], other: readonly Span[]): boolean {
  return JSON.stringify(joined(one)) === JSON.stringify(joined(other));
}
