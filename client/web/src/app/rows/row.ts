// What the app knows of one activity besides its element: how its entries read later.

import type { TemplateResult } from "lit";
import { readable } from "../../elements/room-element.ts";
import type { Entry } from "../../sdk/protocol.d.ts";
import type { Room } from "../../sdk/room.ts";

/** Words of one member in an entry. */
export interface Told {
  who: string;
  /** To whom, where it is from one to one. */
  to?: string;
  box: Uint8Array;
  /** The field that the box was sealed for. */
  field: string;
  /** Sealed a while before the entry, maybe with a key that was replaced since. */
  old?: boolean;
  /** How what is in the box reads, where that is no plain text. */
  reads?(text: string): string;
}

/** An entry for those who read it later; nothing told: its words were erased. */
export interface Kept {
  told: readonly Told[];
  /** What it is, in the middle of a line. */
  head(name: (member: string) => string): string;
  /** What it is of, as somebody has named that. */
  of?: Told | undefined;
  /** What else is to be said of it, which nobody wrote; with that it was not erased, though nothing is told. */
  lead?(name: (member: string) => string): string;
  /** Learns the words that it is put into, where they come on their own. */
  learn?(): Promise<void>;
  /** Pictures of it by member, as data URLs, where there are some: `<samesky-strip>` draws them. */
  pictures?(room: Room): Promise<ReadonlyMap<string, string>>;
  /** What is drawn of it below its words, by an element that comes with `learn`. */
  drawn?(room: Room, entry: Entry): TemplateResult;
}

/** What an entry of an activity holds for later; undefined: nothing of the kind. */
export type Keeps = (entry: Entry) => Kept | undefined;

/** All words that are in it. */
export function wholeOf({ told, of }: Kept): readonly Told[] {
  return of ? [of, ...told] : told;
}

/** What an entry is, and what of, in the middle of a line; while that is not known, without. */
export function headNow(
  room: Room,
  entry: Entry,
  { head, of }: Kept,
  name: (member: string) => string,
): string {
  const named = of && toldNow(room, entry, of);
  return named ? `${head(name)} · ${named}` : head(name);
}

/** How words of an entry read now; empty while that is not known. */
export function toldNow(room: Room, entry: Entry, { who, box, field, old, reads }: Told): string {
  const opened = room.unseal(box, entry.on, field, who, old ? undefined : entry.at);
  return opened.text === undefined || !reads ? readable(opened) : reads(opened.text);
}
