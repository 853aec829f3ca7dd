// What is in a box of languages: what somebody has chosen, and what follows from it.

import { type Item, result, WAYS, type Way } from "./ways.ts";

/** The way chosen, by the id of the situation. */
export type Chosen = Readonly<Record<string, Way>>;

/** The text of a box. */
export function written(chosen: Chosen): string {
  return JSON.stringify({ chosen });
}

/** What is in a box, without what this version does not know; undefined where it is none. */
export function chosenOf(text: string): Chosen | undefined {
  try {
    const found = (JSON.parse(text) as { chosen?: unknown } | null)?.chosen;
    if (found === null || typeof found !== "object") return undefined;
    const known = Object.entries(found).filter(
      (pair): pair is [string, Way] =>
        typeof pair[1] === "string" && (WAYS as readonly string[]).includes(pair[1]),
    );
    return Object.fromEntries(known);
  } catch {
    return undefined;
  }
}

/** The ways that do somebody good, the most of all first, each with its share, 0 to 1. */
export function ranked(items: readonly Item[], chosen: Chosen): { way: Way; share: number }[] {
  const shares = result(items, chosen);
  return WAYS.map((way) => ({ way, share: shares[way] }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

/** So many of these for a day and a person: the same on all their devices, another three tomorrow or when asked for. */
export function some<T>(all: readonly T[], count: number, seed: number): T[] {
  if (all.length <= count) return [...all];
  const first = (seed * count) % all.length;
  return Array.from({ length: count }, (_, n) => all[(first + n) % all.length] as T);
}
