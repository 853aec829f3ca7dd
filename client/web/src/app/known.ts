import { forgetNotes } from "../elements/breathe-notes.ts";
import type { Access } from "../sdk/room.ts";
import { vault } from "../sdk/vault.ts";
import { letGo } from "./push.ts";
import { forgetSeen } from "./seen.ts";

/** A room that this device has the key of. */
export interface Known {
  access: Access;
  /** What it was called when it was last seen. */
  name: string;
  /** When it was last opened, in milliseconds. */
  seen: number;
  /** Which view of it was open last. */
  view?: string;
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
  const view = read(store, PREFIX + access.room)?.view;
  store.setItem(PREFIX + access.room, JSON.stringify({ access, name, seen: Date.now(), view }));
}

/** Keeps which view of a room is open, for the next time. */
export function keepView(room: string, view: string, store: Storage = localStorage): void {
  const known = read(store, PREFIX + room);
  if (known) store.setItem(PREFIX + room, JSON.stringify({ ...known, view }));
}

/** Forgets the key on this device; the seat stays. */
export function forgetRoom(room: string, store: Storage = localStorage): void {
  store.removeItem(PREFIX + room);
  void vault()
    .drop(room)
    .catch(() => undefined);
  void forgetSeen(room);
  void forgetNotes(room);
  void letGo(room).catch(() => undefined);
}

function read(store: Storage, key: string): Known | undefined {
  try {
    const known = JSON.parse(store.getItem(key) ?? "null") as Known | null;
    return known?.access?.device?.secret ? known : undefined;
  } catch {
    return undefined;
  }
}
