// What lies on the shelf: letters that wait, as states, and those that have opened for me, as entries.

import type { Entry, LetterView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";

/** How a letter waits. */
export type How = LetterView["how"];
export const HOWS = ["day", "visit", "when", "arrival"] as const satisfies readonly How[];

/** Moments for which a letter may wait, that have words of ours. */
export const MOMENTS = ["sleep", "miss", "sad", "proud", "argued", "alone"] as const;
export type Moment = (typeof MOMENTS)[number];

/** Seconds for which a letter that has opened is new. */
export const FRESH = 86400;
/** Seconds for which somebody's word counts that they are together with another; as the rule has it. */
export const TOGETHER = 12 * 3600;

/** What stands on an envelope. */
export interface Outside {
  title?: string;
  when?: Moment;
}

/** A letter that has opened for me, or that I wrote and others have opened. */
export interface Letter {
  on: string;
  id: string;
  at: number;
  by: string;
  how: How;
  outside: Uint8Array | null;
  text: Uint8Array;
  /** When it was sealed. */
  written: number;
  entry: Entry;
}

/** A letter that waits. */
export interface Waiting extends LetterView {
  on: string;
}

/** The letter of an entry; undefined for another entry, or one that was erased. */
export function letterOf(entry: Entry): Letter | undefined {
  if (entry.on.split(":")[0] !== "letters" || entry.kind !== "letter") return undefined;
  const { by, how, outside, text, written } = (entry.body ?? {}) as Partial<Letter>;
  if (!by || !how || !(text instanceof Uint8Array)) return undefined;
  const { on, id, at } = entry;
  return { on, id, at, by, how, outside: outside ?? null, text, written: written ?? at, entry };
}

/** Those that have opened, for me or of mine, newest first. */
export function openedIn(room: Room): Letter[] {
  return room.entries.flatMap((entry) => letterOf(entry) ?? []).reverse();
}

/** Those that wait, for me or of mine: what opens next comes first, then what was written first. */
export function waitingIn(room: Room): Waiting[] {
  const next = ({ times, written }: Waiting) => Math.min(...Object.values(times), 1e12) * 1e3 + written / 1e9;
  return room
    .instances("letters")
    .flatMap((on) => {
      const view = room.state<LetterView>(on);
      return view ? [{ ...view, on }] : [];
    })
    .sort((a, b) => next(a) - next(b));
}

/** What stands on an envelope, from the text in its box; nothing that we cannot read. */
export function outsideOf(text: string | undefined): Outside {
  try {
    const { title, when } = JSON.parse(text ?? "{}") as { title?: unknown; when?: unknown };
    return {
      ...(typeof title === "string" && title.trim() ? { title } : {}),
      ...(MOMENTS.includes(when as Moment) ? { when: when as Moment } : {}),
    };
  } catch {
    return {};
  }
}

/** Who has said lately that they are together, on a letter for a visit. */
export function hereOn({ here }: LetterView, now: number): string[] {
  return Object.keys(here).filter((who) => (here[who] ?? 0) > now - TOGETHER);
}
