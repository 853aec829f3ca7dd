// Something from the past, drawn again by chance: here, on the device, where the words are.

import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** What somebody was thankful for, a while ago. */
export interface Again {
  entry: Entry;
  /** Who wrote it. */
  who: string;
  box: Uint8Array;
}

/** Seconds after which something is of the past. */
const PAST = 7 * 86400;
/** Pages of the past that are looked into, of so many entries. */
const [LOOKS, PAGE] = [4, 100];

/** What opened in an entry of gratitude, by member; undefined for another entry, or one that was erased. */
export function thanksOf(entry: Entry): Record<string, Uint8Array> | undefined {
  if (entry.kind !== "thanks" || entry.on.split(":")[0] !== "gratitude") return undefined;
  const { thanks } = (entry.body ?? {}) as { thanks?: Record<string, Uint8Array> };
  return thanks && Object.keys(thanks).length ? thanks : undefined;
}

/** A page of thanks that has opened: as one, however many entries it came in. */
export interface Opened {
  entries: readonly Entry[];
  page: string;
  thanks: Record<string, Uint8Array>;
}

/** Seconds within which entries of the same page are of one; long after, its number is given again. */
const ONE_PAGE = 30 * 86400;

/** All pages that have opened, oldest first. */
export function pagesOf(entries: readonly Entry[]): Opened[] {
  const found: Opened[] = [];
  for (const entry of entries) {
    const thanks = thanksOf(entry);
    if (!thanks) continue;
    const page = pageOf(entry);
    const before = found.findLast(
      ({ entries: [first], page: other }) =>
        first?.on === entry.on && other === page && entry.at - first.at < ONE_PAGE,
    );
    if (before)
      Object.assign(before, { entries: [...before.entries, entry], thanks: { ...before.thanks, ...thanks } });
    else found.push({ entries: [entry], page, thanks });
  }
  return found;
}

/** The page that an entry of thanks is of. */
export function pageOf(entry: Entry): string {
  return String((entry.body as { page?: unknown } | undefined)?.page ?? "");
}

/** One of what was written in `on` before `now` (room time) less a week; the same for the same `seed`. */
export function oneOf(entries: readonly Entry[], on: string, now: number, seed: string): Again | undefined {
  const all = entries
    .filter((entry) => entry.on === on && entry.at < now - PAST)
    .flatMap((entry) =>
      Object.entries(thanksOf(entry) ?? {}).map(([who, box]): Again => ({ entry, who, box })),
    );
  return all[Math.floor(chance(seed) * all.length)];
}

/**
 * One of what was written in `on` long ago, from anywhere in the past of the room: where not all of it is here, pages
 * from places by chance are asked for, and looked into on this device.
 */
export async function drawnAgain(
  room: Room,
  on: string,
  now: number,
  seed: string,
): Promise<Again | undefined> {
  const newest = room.entries.at(-1)?.seq ?? 0;
  for (let n = 0; room.earlier && n < LOOKS; n += 1) {
    const { entries } = await room.page(2 + Math.floor(chance(`${seed} ${n}`) * newest), PAGE);
    const found = oneOf(entries, on, now, seed);
    if (found) return found;
  }
  return oneOf(room.entries, on, now, seed);
}

/** A number from 0 up to 1 that looks random and follows from `seed` (FNV-1a, mixed once more). */
export function chance(seed: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < seed.length; n += 1) hash = Math.imul(hash ^ seed.charCodeAt(n), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const SPANS = [
  ["year", 365.25 * 86400],
  ["month", 30.44 * 86400],
  ["week", 7 * 86400],
  ["day", 86400],
] as const;

/** How long ago, as one says it: "last year", "3 weeks ago". */
export function ago(seconds: number, language: string): string {
  const [unit, length] = SPANS.find(([, length]) => seconds >= 0.97 * length) ?? ["day", 86400];
  const words = new Intl.RelativeTimeFormat(language, { numeric: "always" }).format(
    -Math.max(1, Math.round(seconds / length)),
    unit,
  );
  return words.charAt(0).toLocaleUpperCase(language) + words.slice(1);
}
