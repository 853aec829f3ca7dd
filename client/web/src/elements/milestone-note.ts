// What a milestone is called, and how far away it is.

import type { Milestone, MilestonesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { instantOf } from "./dates.ts";
import { offsetOf } from "./daylight.ts";

/** What stands in the box of a milestone: a small map in JSON. */
export interface Called {
  title: string;
  /** The year in which a day that comes again was first. */
  since?: number;
}

const [MAX_TITLE, DAY] = [60, 86400];

/** The text of a box. */
export function written({ title, since }: Called): string {
  return JSON.stringify(since ? { title, since } : { title });
}

/** What a text says; undefined where it is none of these. */
export function called(text: string | undefined): Called | undefined {
  try {
    const found = JSON.parse(text ?? "") as { title?: unknown; since?: unknown } | null;
    if (typeof found?.title !== "string" || !found.title) return undefined;
    const title = found.title.slice(0, 2 * MAX_TITLE);
    const year = found.since;
    return typeof year === "number" && Number.isInteger(year) && year > 0 && year < 10_000
      ? { title, since: year }
      : { title };
  } catch {
    return undefined;
  }
}

/** What a milestone is called, as far as its box opens here; an entry of the timeline holds the same. */
export function calledIn(
  room: Room,
  on: string,
  id: string,
  { what, words, by }: Pick<Milestone, "what" | "words" | "by">,
): Called | undefined {
  return words ? called(room.unseal(words, on, `${what}.words/${id}`, by).text) : undefined;
}

/** Whether it is kept for a 29th of February. */
export function leaps({ again }: Pick<Milestone, "again">): "before" | "after" | undefined {
  if (again?.includes("BYMONTHDAY=-1")) return "before";
  return again?.includes("BYSETPOS=2") ? "after" : undefined;
}

/** How far away an instant is, in the one unit that tells most: days by the calendar of the reader's zone. */
export function away(
  at: number,
  now: number,
  zone: string,
): { n: number; unit: "days" | "hours" | "minutes" } {
  const day = (one: number) => Math.floor((one + offsetOf(zone, new Date(one * 1000))) / DAY);
  const days = day(at) - day(now);
  const left = Math.max(0, at - now);
  if (days > 1 || left > DAY) return { n: Math.max(1, days), unit: "days" };
  if (left >= 2 * 3600) return { n: Math.round(left / 3600), unit: "hours" };
  return { n: Math.max(1, Math.ceil(left / 60)), unit: "minutes" };
}

/** Where a visit is in its time at room time `now`. */
export function phaseOf(one: Milestone, begins: number | null, now: number): "ahead" | "on" | "over" {
  if (one.at !== null && one.at > now) return "ahead";
  const ends = one.ends_at ?? (begins ?? now) + DAY;
  return now < ends ? "on" : "over";
}

/** Room time at which it begins or began; null where it has no day. */
export function beginOf({ start, tz, at }: Milestone): number | null {
  return at ?? (start ? instantOf(start, tz || "UTC") : null);
}

/** A key of its own for something new. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((one) => one.toString(16).padStart(2, "0"))
    .join("");
}

/** The instants at which something is celebrated on all screens: as it was wished, and as days come. */
export function feastsOf(view: Pick<MilestonesView, "kept" | "celebration"> | undefined): number[] {
  const days = Object.values(view?.kept ?? {}).flatMap(({ at }) => (at === null ? [] : [at]));
  return view?.celebration ? [view.celebration.at, ...days] : days;
}
