// Hands of guessing: what is in their boxes, which have opened, and how near guesses came.
// `samesky_client/guesses.py` reads and writes the same.

import type { Entry } from "../sdk/protocol.d.ts";

/** How near a guess came. */
export const MARKS = ["close", "part", "off"] as const;
export type Mark = (typeof MARKS)[number];

/** What somebody has answered, and what they guess; empty where they left that open. */
export interface Told {
  answer: string;
  guess: string;
}

/** The text of a box. */
export function written({ answer, guess }: Told): string {
  return JSON.stringify({ answer, ...(guess ? { guess } : {}) });
}

/** What is in a box; undefined where it is nothing of the kind. */
export function toldOf(text: string | undefined): Told | undefined {
  try {
    const found = JSON.parse(text ?? "") as { answer?: unknown; guess?: unknown } | null;
    if (typeof found?.answer !== "string") return undefined;
    return { answer: found.answer, guess: typeof found.guess === "string" ? found.guess : "" };
  } catch {
    return undefined;
  }
}

/** A mark, where this version knows it. */
export function markOf(text: string | undefined): Mark | undefined {
  return MARKS.find((one) => one === text);
}

/** A hand that has opened: as one, however many entries it came in. */
export interface Opened {
  entries: readonly Entry[];
  on: string;
  hand: string;
  card: string;
  /** By who guesses, whom. */
  whom: Record<string, string>;
  notes: Record<string, Uint8Array>;
}

/** Seconds within which entries of the same hand are of one; long after, its number is given again. */
const ONE_HAND = 30 * 86400;

/** What opened in an entry; undefined for another entry, or one that was erased. */
export function handOf(entry: Entry): Opened | undefined {
  if (entry.kind !== "hand" || entry.on.split(":")[0] !== "guess") return undefined;
  const { hand = "", card = "", whom = {}, notes = {} } = (entry.body ?? {}) as Partial<Opened>;
  return Object.keys(notes).length ? { entries: [entry], on: entry.on, hand, card, whom, notes } : undefined;
}

/** All hands that have opened, oldest first. */
export function handsOf(entries: readonly Entry[]): Opened[] {
  const found: Opened[] = [];
  for (const entry of entries) {
    const one = handOf(entry);
    if (!one) continue;
    const before = found.findLast(
      ({ entries: [first], on, hand }) =>
        on === one.on && hand === one.hand && entry.at - (first?.at ?? 0) < ONE_HAND,
    );
    if (before)
      Object.assign(before, {
        entries: [...before.entries, entry],
        notes: { ...before.notes, ...one.notes },
      });
    else found.push(one);
  }
  return found;
}
