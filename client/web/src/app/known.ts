import type { Access } from "../sdk/room.ts";
import { vault } from "../sdk/vault.ts";

/** A room that this device has the key of. */
export interface Known {
  access: Access;
  /** What it was called when it was last seen. */
  name: string;
  /** When it was last opened, in milliseconds. */
  seen: number;
}

const PREFIX = "samesky:room:";

/** The rooms of this device, the last one opened first. */
export function knownRooms(store: Storage = localStorage): Known[] {
  const keys = Array.from({ length: store.length }, (_, n) => store.key(n) ?? "");
  return keys
    .filter((key) => key.startsWith(PREFIX))
    .map((key) => read(store, key))
    .filter((known) => known !== undefined)
    .sort((a, b) => b.seen - a.seen);
}

/** What this device has of a room, if anything. */
export function knownRoom(room: string, store: Storage = localStorage): Known | undefined {
  return read(store, PREFIX + room);
}

/** Keeps the key, so that a reload comes back by itself. */
export function keepRoom(access: Access, name: string, store: Storage = localStorage): void {
  store.setItem(PREFIX + access.room, JSON.stringify({ access, name, seen: Date.now() }));
}

/** Forgets the key on this device; the seat stays. */
export function forgetRoom(room: string, store: Storage = localStorage): void {
  store.removeItem(PREFIX + room);
  void vault()
    .drop(room)
    .catch(() => undefined);
}

function read(store: Storage, key: string): Known | undefined {
  try {
    const known = JSON.parse(store.getItem(key) ?? "null") as Known | null;
    return known?.access?.device?.secret ? known : undefined;
  } catch {
    return undefined;
  }
}
