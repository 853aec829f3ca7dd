// What the timeline holds of small acts, and what this device keeps of a day.

import type { Entry } from "../sdk/protocol.d.ts";

/** An act that somebody tells of, or thanks for one. */
export interface Kindly {
  id: string;
  kind: "did" | "thanked";
  by: string;
  member: string;
  at: number;
  box: Uint8Array;
  /** The field that the box was sealed for. */
  field: string;
}

/** What an entry holds; undefined for another one, or one that was erased. */
export function kindlyOf(entry: Entry): Kindly | undefined {
  const { id, kind, at, on } = entry;
  const { member, text } = (entry.body ?? {}) as { member?: string; text?: Uint8Array };
  if (on.split(":")[0] !== "kindness" || !member || !text) return undefined;
  if (kind !== "did" && kind !== "thanked") return undefined;
  const field = `${kind === "did" ? "did" : "thank"}.text/${member}`;
  return { id, kind, by: entry.by ?? "", member, at, box: text, field };
}

/** What passed between me and the others in an instance since then, newest first. */
export function passed(entries: readonly Entry[], on: string, since: number): Kindly[] {
  return entries
    .filter((entry) => entry.on === on && entry.at >= since)
    .flatMap((entry) => kindlyOf(entry) ?? [])
    .reverse();
}

/** What became of the act of a day, on this device: nobody else ever learns of it. */
export interface Today {
  day: number;
  /** How many acts were put aside. */
  aside: number;
  /** Done or left alone: there is no more to show today. */
  put: "" | "done" | "rest";
  /** The act that was drawn, and for whom, so that it stays though the hours there go on; empty: not yet. */
  act: string;
  who: string;
}

const keyOf = (room: string, you: string) => `samesky.kindness.${room}.${you}`;

/** What is kept of this day; of another one, nothing. */
export function today(room: string, you: string, day: number): Today {
  const fresh: Today = { day, aside: 0, put: "", act: "", who: "" };
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(room, you)) ?? "null") as Today | null;
    return kept?.day === day ? { ...fresh, ...kept } : fresh;
  } catch {
    return fresh; // a page that may keep nothing begins anew with each look
  }
}

/** Keeps it. */
export function keepToday(room: string, you: string, kept: Today): void {
  try {
    localStorage.setItem(keyOf(room, you), JSON.stringify(kept));
  } catch {
    // a page that may keep nothing
  }
}
