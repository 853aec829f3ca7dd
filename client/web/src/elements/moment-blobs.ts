// Pictures of strips, fetched once and opened here.

import type { Entry } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { fetchBlob, unsealed } from "./blobs.ts";
import { FIELD, isPicture, saidOf, stripOf } from "./moment-note.ts";

/** Pictures of a room that were asked for, by the names of their blobs; empty: it does not open. */
const asked = new WeakMap<Room, Map<string, Promise<string>>>();

/** One picture, asked for once. Rejects while it is out of reach. */
export function picture(room: Room, on: string, by: string, name: string): Promise<string> {
  const all = asked.get(room) ?? new Map<string, Promise<string>>();
  asked.set(room, all);
  const opens = async () => {
    const text = await unsealed(room, await fetchBlob(room, name), on, FIELD, by);
    return isPicture(text) ? text : "";
  };
  const found = all.get(name) ?? opens();
  all.set(name, found);
  found.catch(() => all.delete(name)); // the next look tries again
  return found;
}

/** The pictures of a kept strip by member, where they open; what is out of reach is left out. */
export async function picturesIn(room: Room, entry: Entry): Promise<Map<string, string>> {
  const strip = stripOf(entry);
  const all = Object.entries(strip?.boxes ?? {}).map(async ([who, box]): Promise<[string, string]> => {
    const said = saidOf(room.unseal(box, entry.on, strip?.field ?? "", who).text);
    return [who, said ? await picture(room, entry.on, who, said.picture).catch(() => "") : ""];
  });
  return new Map((await Promise.all(all)).filter(([, data]) => data));
}
