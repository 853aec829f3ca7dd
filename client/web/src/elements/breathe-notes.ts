// Notes to oneself: kept on this device alone, under a key of the browser's that cannot be read out. Nothing of them is ever
// sent, not even that there are any.

import { Locker } from "../sdk/locker.ts";
import { decode, encode } from "../sdk/msgpack.ts";
import type { Sitting } from "../sdk/protocol.d.ts";

export type Exercise = Sitting["what"];

/** What somebody wrote in one exercise. */
export interface Note {
  what: Exercise;
  /** Milliseconds of this device. */
  at: number;
  texts: string[];
}

/** An exercise that is not done. */
export interface Draft {
  what: Exercise;
  step: number;
  texts: string[];
}

/** What one member has on this device. */
export interface Notes {
  notes: Note[];
  draft: Draft | null;
}

interface Row {
  nonce: Uint8Array<ArrayBuffer>;
  box: ArrayBuffer;
}

/** So many notes are kept; the oldest go first. */
export const MOST = 200;
const locker = new Locker("samesky-notes");
const NONE: Notes = { notes: [], draft: null };
let last: Promise<unknown> = Promise.resolve();

/** Whether this page can keep anything. */
export function canKeep(): boolean {
  return globalThis.crypto?.subtle !== undefined && typeof indexedDB !== "undefined";
}

/** What a member has on this device; nothing where it cannot be read. */
export async function notesOf(room: string, member: string): Promise<Notes> {
  if (!canKeep()) return NONE;
  await last;
  try {
    return (await all(room))[member] ?? NONE;
  } catch {
    return NONE; // of another browser key: then it cannot be read any more
  }
}

/** Changes it, one after the other; gives what there is then. Where nothing can be kept, it is the page's alone. */
export function changeNotes(room: string, member: string, change: (before: Notes) => Notes): Promise<Notes> {
  const mine = last.then(async () => {
    if (!canKeep()) return change(NONE);
    const before = await all(room).catch((): Record<string, Notes> => ({}));
    const after = change(before[member] ?? NONE);
    const kept = { notes: after.notes.slice(-MOST), draft: after.draft };
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const box = await locker.closed(nonce, encode({ ...before, [member]: kept }));
    await locker.put(room, { nonce, box });
    return kept;
  });
  last = mine.catch(() => undefined);
  return mine;
}

/** Forgets all that was kept in a room. */
export async function forgetNotes(room: string): Promise<void> {
  if (typeof indexedDB === "undefined") return;
  await last;
  await locker.drop(room).catch(() => undefined);
}

async function all(room: string): Promise<Record<string, Notes>> {
  const row = await locker.get<Row>(room);
  return row ? (decode(await locker.opened(row.nonce, row.box)) as Record<string, Notes>) : {};
}
