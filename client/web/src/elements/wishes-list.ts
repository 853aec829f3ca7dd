// Lists of wishes as they go to the hub, and what all want: made and read here, on the device.
// `samesky_client/wishing.py` makes the same.

import type { Room } from "../sdk/room.ts";

/** Digests in a list, with those that mean nothing, and bytes of each. */
const [DIGESTS, SIZE] = [128, 8];
/** How many of as many words that mean nothing stand in each list, so that all have some in common. */
const DRAWN = 40;
/** The form of a box with digests, and of one in a room where nothing is sealed. */
const [FORM, PLAIN] = [3, 0];

/** By digest, the words that have it: a map for each key of the room, newest first. */
export type Known = readonly ReadonlyMap<string, string>[];

/** What these words are as digests; where nothing is sealed, the beginning of the words themselves. */
export async function known(room: Room, on: string, words: readonly string[]): Promise<Known> {
  const made = await room.digests(on, words);
  return made ?? [new Map(words.map((one) => [plainly(one), one]))];
}

/** My list as it goes to the hub: always as many, in order. Throws `RefusedError`. */
export async function listOf(room: Room, on: string, ids: readonly string[]): Promise<Uint8Array> {
  const nothing = shuffled(Array.from({ length: DIGESTS }, (_, n) => `-${n + 1}`)).slice(0, DRAWN);
  const sealed = (await room.digests(on, [])) !== undefined;
  const [made] = await known(room, on, [...ids, ...nothing]);
  const all = new Set(made?.keys());
  while (all.size < DIGESTS) all.add(hex(crypto.getRandomValues(new Uint8Array(SIZE))));
  const bytes = [...all]
    .sort()
    .flatMap((one) => (one.match(/../g) ?? []).map((two) => Number.parseInt(two, 16)));
  return Uint8Array.from([sealed ? FORM : PLAIN, ...bytes]);
}

/** Of what was found, the cards by digest, without what means nothing. */
export function common(found: readonly string[], digests: Known): Map<string, string> {
  const cards = new Map(digests.flatMap((one) => [...one]));
  return new Map(found.flatMap((one) => (cards.has(one) ? [[one, cards.get(one) ?? ""] as const] : [])));
}

/** The ids in my own box; none where it is nothing of the kind. */
export function wanted(text: string | undefined): string[] {
  try {
    const { wants } = JSON.parse(text ?? "") as { wants?: unknown };
    return typeof wants === "string" ? wants.split(" ").filter(Boolean) : [];
  } catch {
    return [];
  }
}

/** With which key my list was made: the digest of nothing, under that. */
export function keyIn(text: string | undefined): string {
  try {
    return String((JSON.parse(text ?? "") as { key?: unknown }).key ?? "");
  } catch {
    return "";
  }
}

/** My own box; `key` is the digest of nothing. */
export function written(ids: readonly string[], key: string): string {
  return JSON.stringify({ wants: [...ids].sort().join(" "), key });
}

/** One of these, by chance. */
export function drawn<T>(some: readonly T[]): T | undefined {
  return shuffled(some)[0];
}

function shuffled<T>(some: readonly T[]): T[] {
  const chance = crypto.getRandomValues(new Uint32Array(some.length));
  return some
    .map((one, n) => ({ one, by: chance[n] ?? 0 }))
    .sort((a, b) => a.by - b.by)
    .map(({ one }) => one);
}

function plainly(word: string): string {
  const bytes = new Uint8Array(SIZE);
  bytes.set(new TextEncoder().encode(word).slice(0, SIZE));
  return hex(bytes);
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}
