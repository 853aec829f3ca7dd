// Pages of decks, fetched once and opened here.

import type { TourPage } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { fetchBlob, unsealed } from "./blobs.ts";
import { type Leaf, leafOf, PAGE } from "./tour-note.ts";

/** Pages of a room that were asked for, by the names of their blobs; null: it does not open. */
const asked = new WeakMap<Room, Map<string, Promise<Leaf | null>>>();

/** One page, asked for once. Rejects while it is out of reach. */
export function leaf(
  room: Room,
  on: string,
  { by, blob }: Pick<TourPage, "by" | "blob">,
): Promise<Leaf | null> {
  const all = asked.get(room) ?? new Map<string, Promise<Leaf | null>>();
  asked.set(room, all);
  const opens = async () => leafOf(await unsealed(room, await fetchBlob(room, blob), on, PAGE, by)) ?? null;
  const found = all.get(blob) ?? opens();
  all.set(blob, found);
  found.catch(() => all.delete(blob)); // the next look tries again
  return found;
}
