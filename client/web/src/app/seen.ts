// What a room looked like when it was last seen, kept on the device for when it is out of reach.
//
// It is kept as it came, so what is sealed stays sealed in it, and all of it once more under a key of this browser that
// cannot be read out: a copy of the storage alone shows nothing. Where browsers do not seal, nothing is kept.

import { canSeal } from "../sdk/keyring.ts";
import { Locker } from "../sdk/locker.ts";
import { decode, encode } from "../sdk/msgpack.ts";
import type { Entry, Person, RoomCard } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** So many of the newest entries are kept. */
const NEWEST = 100;
const locker = new Locker("samesky-seen");
const KINDS = [
  "room",
  "timer",
  "player",
  "playlist",
  "questions",
  "checkin",
  "support",
  "letters",
  "kindness",
  "chat",
] as const;

/** A room as it was. */
export interface Seen {
  card: RoomCard;
  members: Record<string, Person>;
  states: Record<string, unknown>;
  entries: Entry[];
  /** Room time of the last look, and milliseconds of this device then. */
  at: number;
  on: number;
}

/** A room of which nothing is known. */
export function unseen(id: string): Seen {
  return { card: { id, kind: "" }, members: {}, states: {}, entries: [], at: 0, on: 0 };
}

/** The room as it is now, for a later time. */
export function seenOf(room: Room): Seen {
  const ons = [...new Set(KINDS.flatMap((kind) => (kind === "room" ? ["room"] : room.instances(kind))))];
  return {
    card: room.card,
    members: room.members,
    states: Object.fromEntries(ons.map((on) => [on, room.state(on)])),
    entries: room.entries.slice(-NEWEST),
    at: room.clock.now() ?? 0,
    on: Date.now(),
  };
}

/** Keeps it. */
export async function keepSeen(seen: Seen): Promise<void> {
  if (!canSeal() || typeof indexedDB === "undefined") return;
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const box = await locker.closed(nonce, encode(seen));
  if (gone.has(seen.card.id)) return;
  await locker.put(seen.card.id, { nonce, box });
}

/** Rooms forgotten by this page: what was just being kept of them is not kept after all. */
const gone = new Set<string>();

/** What was kept of a room, if it can be read. */
export async function lastSeen(room: string): Promise<Seen | undefined> {
  if (!canSeal() || typeof indexedDB === "undefined") return undefined;
  gone.delete(room);
  try {
    const row = await locker.get<{ nonce: Uint8Array<ArrayBuffer>; box: ArrayBuffer }>(room);
    return row && (decode(await locker.opened(row.nonce, row.box)) as Seen);
  } catch {
    return undefined; // of another browser key or an older form: then nothing was seen
  }
}

/** Forgets it. */
export async function forgetSeen(room: string): Promise<void> {
  gone.add(room);
  if (typeof indexedDB === "undefined") return;
  await locker.drop(room).catch(() => undefined);
}
