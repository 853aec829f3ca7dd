// What the timeline holds of agreements: words that came to hold.

import type { Entry } from "../sdk/protocol.d.ts";

/** A version of a sentence that came to hold. */
export interface Held {
  sentence: string;
  version: string;
  by: string;
  /** Room time at which it did. */
  at: number;
  box: Uint8Array;
  signed: readonly string[];
}

/** What an entry says came to hold; undefined for another entry, or one that was erased. */
export function heldOf(entry: Entry): Held | undefined {
  if (entry.kind !== "agreed" || entry.on.split(":")[0] !== "agreements") return undefined;
  const { sentence, version, by, text, signed } = (entry.body ?? {}) as {
    sentence?: string;
    version?: string;
    by?: string;
    text?: Uint8Array;
    signed?: string[];
  };
  if (!sentence || !version || !by || !text) return undefined;
  return { sentence, version, by, at: entry.at, box: text, signed: signed ?? [] };
}

/** The words of a sentence that held before these, newest first; each version once. */
export function before(
  entries: readonly Entry[],
  on: string,
  sentence: string,
  now: readonly string[],
): Held[] {
  const seen = new Set(now);
  return entries
    .filter((entry) => entry.on === on)
    .flatMap((entry) => heldOf(entry) ?? [])
    .reverse()
    .filter((one) => {
      if (one.sentence !== sentence || seen.has(one.version)) return false;
      seen.add(one.version);
      return true;
    });
}
