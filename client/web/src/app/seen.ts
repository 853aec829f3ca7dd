// What a room looked like when it was last seen, kept on the device for when it is out of reach.
//
// It is kept as it came, so what is sealed stays sealed in it, and all of it once more under a key of this browser that
// cannot be read out: a copy of the storage alone shows nothing. Where browsers do not seal, nothing is kept.

import { canSeal } from "../sdk/keyring.ts";
import { decode, encode } from "../sdk/msgpack.ts";
import type { Entry, Person, RoomCard } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** So many of the newest entries are kept. */
const NEWEST = 100;
const [NAME, ROOMS, OWN] = ["samesky-seen", "rooms", "own"] as const;
const KINDS = ["room", "timer", "player", "playlist", "questions", "chat"] as const;

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
  const how = { name: "AES-GCM", iv: nonce };
  const box = await crypto.subtle.encrypt(how, await own(), encode(seen));
  if (gone.has(seen.card.id)) return;
  await run(ROOMS, "readwrite", (store) => store.put({ nonce, box }, seen.card.id));
}

/** Rooms forgotten by this page: what was just being kept of them is not kept after all. */
const gone = new Set<string>();

/** What was kept of a room, if it can be read. */
export async function lastSeen(room: string): Promise<Seen | undefined> {
  if (!canSeal() || typeof indexedDB === "undefined") return undefined;
  gone.delete(room);
  try {
    const row = await run<{ nonce: Uint8Array<ArrayBuffer>; box: ArrayBuffer } | undefined>(
      ROOMS,
      "readonly",
      (store) => store.get(room),
    );
    if (!row) return undefined;
    const how = { name: "AES-GCM", iv: row.nonce };
    return decode(await crypto.subtle.decrypt(how, await own(), row.box)) as Seen;
  } catch {
    return undefined; // of another browser key or an older form: then nothing was seen
  }
}

/** Forgets it. */
export async function forgetSeen(room: string): Promise<void> {
  gone.add(room);
  if (typeof indexedDB === "undefined") return;
  await run(ROOMS, "readwrite", (store) => store.delete(room)).catch(() => undefined);
}

async function own(): Promise<CryptoKey> {
  const get = () => run<CryptoKey | undefined>(OWN, "readonly", (store) => store.get(OWN));
  const found = await get();
  if (found) return found;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  // Two tabs may make one at once: the first one stays.
  await run(OWN, "readwrite", (store) => store.add(made, OWN)).catch(() => undefined);
  return (await get()) ?? made;
}

async function run<T>(
  name: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<T> {
  const db = await opened();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(name, mode);
    const request = work(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request.result as T);
    transaction.onabort = () =>
      reject(transaction.error ?? new Error("The storage of this browser is full."));
  });
}

let db: Promise<IDBDatabase> | undefined;

function opened(): Promise<IDBDatabase> {
  db ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(ROOMS);
      request.result.createObjectStore(OWN);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => {
      db = undefined;
      reject(request.error ?? new Error("This browser keeps nothing."));
    };
  });
  return db;
}
