// What the timeline holds of check-ins: notes that I may read, and answers to them.

import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** One note, as it came. */
export interface Told {
  who: string;
  /** Room time of the entry. */
  at: number;
  day: string;
  box: Uint8Array;
}

/** One answer to a note. */
export interface Answered {
  by: string;
  member: string;
  at: number;
  box: Uint8Array;
}

/** Days of the picture, and entries asked for at a time, so many times at most. */
export const DAYS = 28;
const [PAGE, LOOKS] = [100, 6];

/** The notes in an entry, by member; undefined for another entry, or one that was erased. */
export function notesOf(entry: Entry): { day: string; notes: Record<string, Uint8Array> } | undefined {
  if (entry.kind !== "notes" || entry.on.split(":")[0] !== "checkin") return undefined;
  const { day, notes } = (entry.body ?? {}) as { day?: string; notes?: Record<string, Uint8Array> };
  return day && notes && Object.keys(notes).length ? { day, notes } : undefined;
}

/** The answer in an entry. */
export function metOf(entry: Entry): (Answered & { day: string }) | undefined {
  if (entry.kind !== "met" || entry.on.split(":")[0] !== "checkin") return undefined;
  const { day, member, text } = (entry.body ?? {}) as { day?: string; member?: string; text?: Uint8Array };
  return day && member && text ? { by: entry.by ?? "", member, day, at: entry.at, box: text } : undefined;
}

/** All notes of an instance since then, oldest first. */
export function told(entries: readonly Entry[], on: string, since: number): Told[] {
  return entries
    .filter((entry) => entry.on === on && entry.at >= since)
    .flatMap((entry) => {
      const { day, notes } = notesOf(entry) ?? { day: "", notes: {} };
      return Object.entries(notes).map(([who, box]) => ({ who, at: entry.at, day, box }));
    });
}

/** The answers to notes of one day; days have the same names again after a thousand, so only those since it began. */
export function answersOf(entries: readonly Entry[], on: string, day: string, since: number): Answered[] {
  return entries
    .filter((entry) => entry.on === on && entry.at >= since)
    .flatMap((entry) => {
      const met = metOf(entry);
      return met?.day === day ? [met] : [];
    });
}

/** Asks for the pages that hold the last four weeks, as far as they are not here. */
export async function pastOf(room: Room, now: number): Promise<void> {
  for (let n = 0; n < LOOKS && room.earlier; n += 1) {
    if ((room.entries[0]?.at ?? now) < now - DAYS * 86400) return;
    await room.page(undefined, PAGE);
  }
}
